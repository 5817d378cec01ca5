import type { Id } from '../../../core/ids.ts'
import { sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { navigate } from '../../routes.ts'
import type { CaseAnswer } from './answer.ts'
import type { Draft } from './draft.ts'

type Chosen = NonNullable<CaseAnswer['chosen']>
type Way = Chosen['ways'][number]
type Piece = Way['pieces'][number]

const called: Record<Way['way'], string> = {
  interview: 'Interviews',
  observation: 'Observation',
  document: 'Documents',
  survey: 'Survey',
  indicator: 'Indicators',
}
const saying: Record<NonNullable<Way['says']>, string> = {
  for: 'for it',
  against: 'against it',
  otherwise: 'otherwise than it says',
  both: 'for and against it',
}
const comes: Record<Chosen['comes'], string> = {
  agree: 'They agree.',
  conflict: 'They do not agree.',
  alone: 'One kind of witness alone.',
  nothing: 'Nothing from this case speaks to it yet.',
}
/** So many pieces are laid side by side (see the room of that name). */
const most = 4

interface Props {
  chosen: Chosen
  draft: Draft
  put: (part: Partial<Draft>) => void
}

/** What speaks to a configuration in a case, kind beside kind, each ticked where the verdict rests on it. */
export function Witnesses({ chosen, draft, put }: Props) {
  const ways = chosen.ways.filter(
    ({ pieces, replies, indicators }) => pieces.length + replies.length + indicators.length > 0,
  )
  // One of each kind and stance first, so that what conflicts stands beside each other.
  const pieces = ways.flatMap((way) => way.pieces)
  const ticked = pieces.filter(({ id }) => draft.evidence.includes(id))
  const beside = [...new Set([...ticked, ...apart(ways), ...pieces].map(({ id }) => id))].slice(0, most)
  useAction(
    'juxtapose',
    beside.length > 1 ? () => navigate({ screen: 'juxtapose', query: { of: beside.join(',') } }) : undefined,
  )
  return (
    <div className="cas-witnesses">
      <h3>
        What speaks to it here <span className="soft">{comes[chosen.comes]}</span>
        {beside.length > 1 && (
          <span className="push">
            <ActionButton name="juxtapose" kind="quiet" />
          </span>
        )}
      </h3>
      {ways.length > 0 && (
        <div className="cas-ways">
          {ways.map((way) => (
            <section key={way.way} aria-label={called[way.way]}>
              <h4>
                {called[way.way]} <span className="soft">{way.says && saying[way.says]}</span>
              </h4>
              <ul>
                {way.pieces.map((piece) => (
                  <PieceOf key={piece.id} piece={piece} draft={draft} put={put} />
                ))}
                {way.replies.map(({ id, source, role, says, standing, note }) => (
                  <li key={id} className="cas-piece">
                    <Tick
                      label={`It rests on ${source.label}, who ${says}`}
                      on={draft.replies.includes(id)}
                      set={() => put({ replies: toggled(draft.replies, id) })}
                    />
                    <span>
                      <b>{says}</b>{' '}
                      <Link screen="source" id={source.id}>
                        {source.label}
                      </Link>
                      <span className="faint"> {[role, standing].filter(Boolean).join(', ')}</span>
                      {note && <span className="soft"> {note}</span>}
                    </span>
                  </li>
                ))}
                {way.indicators.map(({ id, name, words, side }) => (
                  <li key={id} className="cas-piece">
                    <Tick
                      label={`It rests on ${name}`}
                      on={draft.indicators.includes(id)}
                      set={() => put({ indicators: toggled(draft.indicators, id) })}
                    />
                    <span>
                      <Link screen="indicators" id={id}>
                        {name}
                      </Link>{' '}
                      <span className={side ? undefined : 'soft'}>{words}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {chosen.picked.length > 0 && (
        <section aria-label="From elsewhere">
          <h4>Picked from elsewhere</h4>
          <ul>
            {chosen.picked.map((piece) => (
              <PieceOf key={piece.id} piece={piece} draft={draft} put={put} />
            ))}
          </ul>
        </section>
      )}
      {chosen.syntheses.length > 0 && (
        <ul className="cas-moves">
          {chosen.syntheses.map(({ id, value }) => (
            <li key={id}>
              <b>{value.move}</b> <span className="serif">{value.memo}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function PieceOf({ piece, draft, put }: Omit<Props, 'chosen'> & { piece: Omit<Piece, 'side'> }) {
  return (
    <li className="cas-piece">
      <Tick
        label={`It rests on ${piece.source}, ${piece.value.stance}`}
        on={draft.evidence.includes(piece.id)}
        set={() => put({ evidence: toggled(draft.evidence, piece.id) })}
      />
      <span>
        <StanceMark stance={piece.value.stance} />{' '}
        <Link screen="source" id={piece.value.source}>
          {piece.source}
        </Link>
        {piece.slots.length > 0 && <span className="faint"> {piece.slots.join(', ')}</span>}
        {piece.quote && <q className="serif">{piece.quote}</q>}
        {piece.result && (
          <span className="cas-result">
            <Link screen="surveys" id={piece.result.id}>
              {sentenceCase(piece.result.words)}
            </Link>
          </span>
        )}
        {piece.value.memo && <span className="soft"> {piece.value.memo}</span>}
      </span>
    </li>
  )
}

function Tick({ label, on, set }: { label: string; on: boolean; set: () => void }) {
  const may = writable.use()
  return (
    <label className="toggle">
      <input type="checkbox" checked={on} disabled={!may} onChange={set} />
      <span className="sr">{label}</span>
    </label>
  )
}

const toggled = <T extends Id>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

/** The first piece of each kind and side. */
function apart(ways: readonly Way[]): Piece[] {
  const found = new Map<string, Piece>()
  for (const { way, pieces } of ways)
    for (const piece of pieces) if (!found.has(`${way} ${piece.side}`)) found.set(`${way} ${piece.side}`, piece)
  return [...found.values()]
}
