import { Key } from '../../parts/Key.tsx'
import { Link } from '../../parts/Link.tsx'
import { Who } from '../../parts/Who.tsx'
import { useDigitKey } from '../screen/digits.ts'
import type { Chosen, Gate } from './answer.ts'

/** What is being said of one aspect, before it is recorded. */
export interface Draft {
  level?: string | undefined
  because: string
}

interface Props {
  gate: Gate
  aspect: { key: string | undefined; label: string; question?: string | undefined }
  place: number
  /** Digits pick its level. */
  current: boolean
  draft: Draft
  may: boolean
  take: () => void
  change: (part: Partial<Draft>) => void
  /** What others said, where it may be seen. */
  said: Chosen['gates'][number]['judgements']
  /** Why one's own judgement may not hold any more. */
  moved: string | undefined
}

/** One aspect of a gate: its levels with their anchors, the reason, and what others said of it. */
export function Aspect({ gate, aspect, place, current, draft, may, take, change, said, moved }: Props) {
  const keyOf = useDigitKey()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits pick the level of the aspect that has the focus
    <section className={current ? 'aspect current' : 'aspect'} onFocus={take}>
      <h2>{aspect.label}</h2>
      {aspect.question && <p className="soft">{aspect.question}</p>}
      {moved && <p className="note small">{moved}</p>}
      {gate.levels.length === 0 && (
        <p className="soft small">
          This gate has no scale; a reason is enough. A scale is given to it in the{' '}
          <Link screen="protocol" id="sources">
            protocol
          </Link>
          .
        </p>
      )}
      <div className="levels" role="radiogroup" aria-label={`Level: ${aspect.label}`}>
        {gate.levels.map(({ key, label, anchor }, i) => (
          <label key={key} className={draft.level === key ? 'on' : undefined}>
            <input
              type="radio"
              name={`level-${place}`}
              disabled={!may}
              checked={draft.level === key}
              onChange={() => change({ level: key })}
            />
            <span>
              <b>{label}</b> {anchor && <span className="soft">{anchor}</span>}
            </span>
            {current && i < 9 && <Key keys={keyOf(i + 1)} />}
          </label>
        ))}
      </div>
      {may && (
        <textarea
          id={`because-${place}`}
          className="input"
          rows={2}
          aria-label={`Because: ${aspect.label}`}
          placeholder="Because: what it rests on, in a line"
          value={draft.because}
          onChange={(event) => change({ because: event.target.value })}
        />
      )}
      {said.length > 0 && (
        <ul className="said-here">
          {said.map(({ id, by, label, because, moved, version }) => (
            <li key={id}>
              <Who id={by.id} full /> <b>{label}</b> <span className="serif">{because}</span>
              {(moved ?? version) && <span className="small faint"> {moved ?? `against ${version}`}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
