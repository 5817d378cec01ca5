import { listed } from '../../../core/wording.ts'
import { saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import type { Chosen } from './answer.ts'

/** What a statement rests on: the configuration in a version, its evidence in words, what speaks against it, its limits. */
export function Grounds({ chosen: { id, value, grounds, version } }: { chosen: Chosen }) {
  return (
    <section className="guidance-grounds">
      <h2>What it rests on</h2>
      {grounds.length === 0 && (
        <p className="note">No configuration. Say below which it comes from, or take the statement away.</p>
      )}
      {grounds.map((one) => (
        <div key={one.configuration}>
          <p>
            <Link screen="configuration" id={one.configuration}>
              {one.label === one.title ? one.title : `${one.label}, ${one.title}`}
            </Link>
            <span className="soft">
              {one.version
                ? ` (number ${one.version.number} in ${one.version.name})`
                : version
                  ? ` (not in ${version})`
                  : ''}
            </span>
          </p>
          <p className="serif">{one.strength}</p>
          <dl>
            <dt>Sources</dt>
            <dd>{one.kinds || 'None'}</dd>
            <dt>Settings</dt>
            <dd>{one.settings || 'None'}</dd>
            {one.contrary.length > 0 && (
              <>
                <dt>Contrary</dt>
                <dd>
                  {one.contrary.map(({ source, label, stance, of }, i) => (
                    <span key={`${source} ${of}`}>
                      {i > 0 && '; '}
                      <StanceMark stance={stance} />{' '}
                      <Link screen="source" id={source}>
                        {label}
                      </Link>{' '}
                      {stance === 'absent' ? 'looked and did not find' : stance} {of ? `the ${of}` : 'it as a whole'}
                    </span>
                  ))}
                </dd>
              </>
            )}
            {one.rivals.length > 0 && (
              <>
                <dt>Rivals</dt>
                <dd>{listed(one.rivals.map(({ label, title }) => (label === title ? title : `${label} ${title}`)))}</dd>
              </>
            )}
            {one.limits.length > 0 && (
              <>
                <dt>Limits</dt>
                <dd>{one.limits.join(' ')}</dd>
              </>
            )}
          </dl>
        </div>
      ))}
      <Field
        label="What it does not say"
        long
        placeholder="Limits that counting does not tell: for whom, where, at what cost"
        value={value.limits}
        save={saveField('guideline.written', id, 'limits')}
      />
    </section>
  )
}
