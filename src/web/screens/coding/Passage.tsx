import type { Id } from '../../../core/ids.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { ReadInPlace } from '../../parts/ReadInPlace.tsx'
import { Swatch } from '../codebook/Swatch.tsx'
import type { Opened } from './answer.ts'

export type Row = Opened['rows'][number]

interface Props {
  row: Row
  data: Opened
  /** Whether one is at it and may settle it. */
  here: boolean
  note: string
  setNote: (words: string) => void
  /** Agrees on these codes, whoever gave them. */
  agree: (codes: Id<'cod'>[]) => void
  /** Saves the note of what is agreed already. */
  save: (() => void) | undefined
}

/** One passage with what the one and the other made of it, and what is agreed. */
export function Passage({ row, data, here, note, setNote, agree, save }: Props) {
  const { first, second, agreed } = row
  // Before anything is agreed, what both gave is where it begins.
  const codes = agreed?.value.codes ?? row.both
  const passage = first ?? second
  return (
    <>
      <div className="three">
        <Side data={data} mark={first} alone={row.onlyFirst} name={data.first.name} />
        <div>
          <p className="quote">
            {inPlace(row.pieces, ({ words, first: one, second: other }) =>
              one || other ? <span className={one && other ? 'shared' : 'alone'}>{words}</span> : words,
            )}
          </p>
          {passage && <ReadInPlace passage={{ excerpt: passage.excerpt, document: passage.document }} />}
        </div>
        <Side data={data} mark={second} alone={row.onlySecond} name={data.second.name} />
      </div>
      {agreed && (
        <p className="agreed">
          {agreed.value.codes.length === 0 ? (
            <b className="strong">Neither is kept.</b>
          ) : (
            <>
              <Codes
                data={data}
                ids={agreed.value.codes}
                alone={[]}
                take={here ? (id) => agree(agreed.value.codes.filter((one) => one !== id)) : undefined}
              />{' '}
              <b className="strong">{wordsOf(row, data)}</b>
            </>
          )}{' '}
          <span className="small soft">
            agreed, {agreed.by.name}
            {agreed.value.note ? `: ${agreed.value.note}` : ''}
          </span>
        </p>
      )}
      {here && row.differs && (
        <form
          className="row wrap settle"
          onSubmit={(event) => {
            event.preventDefault()
            save?.()
          }}
        >
          <ActionButton name="keep-first" kind="quiet">{`Keep ${data.first.name}’s`}</ActionButton>
          <ActionButton name="keep-second" kind="quiet">{`Keep ${data.second.name}’s`}</ActionButton>
          <ActionButton name="keep-both" kind="quiet">
            Both
          </ActionButton>
          <ActionButton name="keep-neither" kind="quiet">
            Neither
          </ActionButton>
          <ActionButton name="whose-words" kind="quiet">
            {agreed ? 'Other words' : 'Words as one'}
          </ActionButton>
          <select
            className="input agree-code"
            aria-label="Agree on another code"
            value=""
            onChange={(event) => agree([...codes, event.target.value as Id<'cod'>])}
          >
            <option value="">Another code</option>
            {data.codes
              .filter(({ id, retired }) => !retired && !codes.includes(id))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
          <ActionButton name="note-agreed" kind="quiet">
            Note
          </ActionButton>
          <input
            className="input"
            aria-label="Note on what is agreed"
            placeholder="Why; it goes along with the key"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </form>
      )}
    </>
  )
}

interface Sided {
  data: Opened
  mark: Row['first'] | Row['second']
  alone: readonly Id<'cod'>[]
  name: string
}

const Side = ({ data, mark, alone, name }: Sided) => (
  <div className="given">
    <span className="sr">{name}: </span>
    {mark ? <Codes data={data} ids={mark.codes} alone={alone} /> : <p className="faint">not marked</p>}
    {inPlace(mark?.memos ?? [], (memo) => (
      <p className="small soft">{memo}</p>
    ))}
  </div>
)

interface Shown {
  data: Opened
  ids: readonly Id<'cod'>[]
  alone: readonly Id<'cod'>[]
  /** Takes one of them away again. */
  take?: ((id: Id<'cod'>) => void) | undefined
}

/** Codes with their colours; dashed where one coder alone gave it. */
const Codes = ({ data, ids, alone, take }: Shown) => (
  <span className="codes">
    {ids.map((id) => {
      const code = data.codes.find((one) => one.id === id)
      return (
        <Chip key={id} kind={alone.includes(id) ? 'dash' : 'line'}>
          <Swatch colour={code?.colour} /> {code?.name ?? id}
          {alone.includes(id) && <span className="sr"> (alone)</span>}
          {take && (
            <button
              type="button"
              className="take"
              aria-label={`Take ${code?.name ?? 'it'} away`}
              onClick={() => take(id)}
            >
              ×
            </button>
          )}
        </Chip>
      )
    })}
  </span>
)

function wordsOf({ agreed, spans, first }: Row, data: Opened): string {
  const words = agreed?.value.words ?? []
  if (spans === 'alone') return 'It is kept.'
  if (spans === 'same') return ''
  if (words.length === 2) return 'The words of both as one.'
  return `The words of ${words[0] === first?.excerpt ? data.first.name : data.second.name}.`
}
