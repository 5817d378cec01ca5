import { useState } from 'react'
import type { DiffPiece } from '../../../core/diff.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { counted, inWords, listed } from '../../../core/wording.ts'
import { useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import type { VersionsAnswer } from './answer.ts'

type Change = NonNullable<ViewAnswer<'comparison'>>['changes'][number]

/** Two moments side by side: each configuration, slot by slot, with the words that came and went, and the acts between. */
export function Compare({ answer }: { answer: VersionsAnswer }) {
  const { query } = useRoute()
  const { versions } = answer
  const [drawn, draw] = useState(page)
  const a = query.get('a') ?? versions[0]?.id ?? 'now'
  const b = query.get('b') ?? (versions.length > 1 ? (versions.at(-1)?.id ?? 'now') : 'now')
  const { data } = useView('comparison', { a, b })
  const nameOf = (which: string) => versions.find((one) => one.id === which)?.value.name ?? 'Now'
  const changes = data?.changes ?? []
  const kept = changes.filter((one) => one.change === 'kept').length
  const all = query.has('all') || kept === changes.length
  const shown = all ? changes : changes.filter(({ change }) => change !== 'kept')
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
      {kept > 0 && kept < changes.length && (
        <label className="toggle">
          <input
            type="checkbox"
            checked={all}
            onChange={(event) => setQuery({ all: event.target.checked ? '1' : undefined })}
          />
          Also those kept word for word
        </label>
      )}
      {shown.slice(0, drawn).map((change) => (
        <One key={change.configuration} change={change} before={nameOf(a)} after={nameOf(b)} />
      ))}
      {shown.length > drawn && <Button onClick={() => draw(drawn + page)}>{`${shown.length - drawn} more`}</Button>}
    </section>
  )
}
/** So many configurations are drawn at a time. */
const page = 60

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
      {evidenceWords(change) && <p className="small soft">{evidenceWords(change)}</p>}
      {change.change !== 'kept' && (
        <div className="two">
          <Half name={before} there={change.change !== 'added'} change={change} side="before" />
          <Half name={after} there={change.change !== 'gone'} change={change} side="after" />
        </div>
      )}
    </article>
  )
}

/** "Evidence: 3 pieces before, 11 after; Sims 2021 and Bell 2022 came." Nothing where it stayed as it was. */
function evidenceWords({ change, evidence: { before, after, came, went } }: Change): string {
  if (change === 'added' || change === 'gone' || (before === after && came.length + went.length === 0)) return ''
  const moved = [came.length > 0 && `${few(came)} came`, went.length > 0 && `${few(went)} went`].filter(Boolean)
  return `Evidence: ${counted(before, 'piece')} before, ${inWords(after)} after${moved.length > 0 ? `; ${moved.join(', ')}` : ''}.`
}
const most = 6
const few = (all: readonly string[]) =>
  all.length <= most ? listed(all) : `${all.slice(0, most).join(', ')} and ${all.length - most} more`

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
