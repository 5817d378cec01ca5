import type { ToldGroup } from '../../../core/evaluation/told-back.ts'
import type { Stance } from '../../../core/theory/facts.ts'
import { counted, inWords, listed, sentenceCase } from '../../../core/wording.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'

interface Props {
  group: ToldGroup
  chosen?: boolean
  /** Absent where nothing of it comes. */
  choose?: (take: boolean) => void
}

/** What comes of one configuration and its kin, in the order in which one would ask: is it new, how was it refined, what shows it. */
export function Group({ group, chosen = false, choose }: Props) {
  const { configurations, refinements, wordings, parts, stances, evidence, sources, wordless, differs, left } = group
  const name = (
    <span className="back-names">
      {configurations.map(({ id, label, title, fresh }) => (
        <span key={id}>
          <b>{label}</b> {title && <span className="serif">{title}</span>} {fresh && <Chip>new</Chip>}
        </span>
      ))}
    </span>
  )
  return (
    <li>
      {choose ? (
        <label className="back-choose">
          <input type="checkbox" checked={chosen} onChange={({ target }) => choose(target.checked)} />
          {name}
        </label>
      ) : (
        name
      )}
      <div className="back-what">
        {refinements.map(({ kind, why }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps in their order, which does not change
          <p key={i}>
            <span className="label">{sentenceCase(kind)}</span>{' '}
            <span className="serif">{why || 'no reason is given'}</span>
          </p>
        ))}
        {wordings.map(({ id, of, pieces, why }) => (
          <p key={`${id} ${of}`}>
            <span className="label">{of}</span>{' '}
            <span className="serif">
              <Diff pieces={pieces} />
            </span>
            {why && <span className="soft small back-why">{why}</span>}
          </p>
        ))}
        {parts.map(({ id, slot, text, gone }) => (
          <p key={id}>
            <span className="label">{slot}</span>{' '}
            <span className="serif">{gone ? <del>{text}</del> : <ins>{text}</ins>}</span>
          </p>
        ))}
        {evidence > 0 && (
          <p>
            <span className="label">Evidence</span>{' '}
            <span className="back-stances">
              {stances.map(({ stance, n }) => (
                <span key={stance}>
                  <StanceMark stance={stance} /> {inWords(n)} {said(stance, n)}
                </span>
              ))}
              {sources > 0 && <span className="soft">with {counted(sources, 'new source')}</span>}
            </span>
          </p>
        )}
        {wordless > 0 && (
          <p className="soft">
            <span className="label">Left behind</span> {sentenceCase(inWords(wordless))}{' '}
            {wordless === 1 ? 'piece comes' : 'pieces come'} without what was said: whoever said it did not agree that
            it is shared, or the team keeps it private.
          </p>
        )}
        {differs.map(({ id, label, fields }) => (
          <p key={id} className="soft">
            <span className="label">Stays</span> The review says otherwise of {label} ({listed(fields)}).
          </p>
        ))}
        {left.map(({ id, message }) => (
          <p key={id} className="soft">
            <span className="label">Stays out</span> {message}
          </p>
        ))}
        {choose && evidence + refinements.length + wordings.length + parts.length === 0 && (
          <p className="soft">
            <span className="label">Besides</span> {sentenceCase(counted(group.facts, 'change'))} to what is kept of it.
          </p>
        )}
      </div>
    </li>
  )
}

/** "supports" of one piece, "support" of several. */
const said = (stance: Stance, n: number): string =>
  n === 1 || stance === 'absent' ? stance : stance === 'qualifies' ? 'qualify' : stance.slice(0, -1)
