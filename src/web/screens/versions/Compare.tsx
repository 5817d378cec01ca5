import type { DiffPiece } from '../../../core/diff.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useView } from '../../api.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import type { VersionsAnswer } from './Versions.tsx'

type Change = NonNullable<ViewAnswer<'comparison'>>['changes'][number]

/** Two moments side by side: each configuration, slot by slot, with the words that came and went, and the acts between. */
export function Compare({ answer }: { answer: VersionsAnswer }) {
  const { query } = useRoute()
  const { versions } = answer
  const a = query.get('a') ?? versions[0]?.id ?? 'now'
  const b = query.get('b') ?? (versions.length > 1 ? (versions.at(-1)?.id ?? 'now') : 'now')
  const { data } = useView('comparison', { a, b })
  const nameOf = (which: string) => versions.find((one) => one.id === which)?.value.name ?? 'Now'
  const changes = data?.changes ?? []
  const kept = changes.filter((one) => one.change === 'kept').length
  return (
    <section className="compare">
      <div className="head">
        <h2>Compare</h2>
        <Which label="Before" name="a" value={a} versions={versions} />
        <span className="soft">with</span>
        <Which label="After" name="b" value={b} versions={versions} />
        {data && (
          <span className="more">
            {kept === changes.length ? 'the same words' : `${kept} of ${changes.length} kept word for word`},{' '}
            {data.acts} {data.acts === 1 ? 'act' : 'acts'} between
          </span>
        )}
      </div>
      {changes.map((change) => (
        <One key={change.configuration} change={change} before={nameOf(a)} after={nameOf(b)} />
      ))}
    </section>
  )
}

interface WhichProps {
  label: string
  name: 'a' | 'b'
  value: string
  versions: VersionsAnswer['versions']
}

const Which = ({ label, name, value, versions }: WhichProps) => (
  <select
    className="input"
    aria-label={label}
    value={value}
    onChange={(event) => setQuery({ [name]: event.target.value })}
  >
    {versions.map((version) => (
      <option key={version.id} value={version.id}>
        {version.value.name}
      </option>
    ))}
    <option value="now">Now</option>
  </select>
)

function One({ change, before, after }: { change: Change; before: string; after: string }) {
  const { configuration, title, number } = change
  const moved = number.before !== number.after && number.before && number.after
  return (
    <article>
      <h3>
        <span className="num">{number.after ?? number.before}</span>{' '}
        <Link screen="configuration" id={configuration}>
          {title.after ?? title.before}
        </Link>{' '}
        <Chip kind={change.change === 'kept' ? 'line' : 'dash'}>{change.change}</Chip>
        {moved && <span className="small faint">was {number.before}</span>}
      </h3>
      {change.acts.map(({ id, kind, why }) => (
        <p key={id} className="small soft">
          {kind}
          {why && `: ${why}`}
        </p>
      ))}
      {change.change !== 'kept' && (
        <div className="two">
          <Half name={before} there={change.change !== 'added'} change={change} side="before" />
          <Half name={after} there={change.change !== 'gone'} change={change} side="after" />
        </div>
      )}
    </article>
  )
}

interface HalfProps {
  name: string
  there: boolean
  change: Change
  side: 'before' | 'after'
}

/** One side: the words that both have, and those that only this side has. */
function Half({ name, there, change, side }: HalfProps) {
  // Against nothing, all words are new: then they are shown plain.
  const worded = (which: 'before' | 'after') => change.slots.some((slot) => slot[which].length > 0)
  const both = worded('before') && worded('after')
  const mine = (pieces: readonly DiffPiece[]) =>
    pieces
      .filter((piece) => piece.kind !== (side === 'before' ? 'added' : 'gone'))
      .map((piece) => (both ? piece : { ...piece, kind: 'same' as const }))
  const said = change.slots.filter((slot) => slot[side].length > 0)
  return (
    <div>
      <p className="small faint">{name}</p>
      {!there ? (
        <p className="soft">Not part of it.</p>
      ) : said.length === 0 ? (
        <p className="serif soft">
          <Diff pieces={mine(change.sentence)} />
        </p>
      ) : (
        said.map((slot) => (
          <div key={slot.slot} className="pair">
            <Role slot={slot} />
            <p className="serif said">
              <Diff pieces={mine(slot.diff)} />
            </p>
          </div>
        ))
      )}
    </div>
  )
}
