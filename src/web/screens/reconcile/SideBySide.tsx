import { useRef, useState } from 'react'
import type { Said } from '../../../core/characteristics/fit.ts'
import { agreedId } from '../../../core/characteristics/ids.ts'
import type { Fact } from '../../../core/fact.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, useView } from '../../api.ts'
import { ActionKey } from '../../parts/ActionKey.tsx'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Who } from '../../parts/Who.tsx'
import type { Compared } from './answer.ts'
import { OwnWords } from './OwnWords.tsx'

type Row = Compared['rows'][number]

const kindWords: Record<Row['kind'], string> = {
  differs: 'differs',
  settled: 'settled',
  same: 'the same',
  awaited: 'not complete',
  missing: 'not answered',
}

/** The answers of all side by side, a row for each field; the row one is at is settled by a key, and the next follows. */
export function SideBySide({ source, seq, after }: { source: Compared; seq: number; after: (() => void) | undefined }) {
  const viewer = useView('frame', {}).data?.viewer
  const may = writable.use() && viewer !== undefined
  // The order in which they stood on arrival, so that a row that is settled does not jump.
  const [order] = useState(() => source.rows.map(({ field }) => field))
  const rows = source.rows.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
  const differing = source.rows.filter(({ kind }) => kind === 'differs').length
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.filter(({ kind, agreed }) => kind === 'differs' || agreed)
  const [at, setAt] = useState(0)
  const [writing, setWriting] = useState<string>()
  const list = useRef<HTMLOListElement>(null)
  const [refused, setRefused] = useState<string>()
  const here = shown[Math.min(at, shown.length - 1)]
  const focus = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to))
    setAt(next)
    setRefused(undefined)
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[next]?.focus()
  }
  const settle = async (row: Row, said: Said, because?: string) => {
    if (!viewer) return
    const focused = document.activeElement
    const id = agreedId(source.id, row.field)
    const of = { source: source.id, field: row.field, by: viewer }
    const now = {
      value: said.value ?? null,
      absent: said.absent ?? null,
      because: because || null,
      asOf: seq,
      by: viewer,
    }
    const before = row.agreed?.value
    const fact = before
      ? {
          type: 'answer.agreed',
          id,
          from: {
            value: before.value ?? null,
            absent: before.absent ?? null,
            because: before.because ?? null,
            asOf: before.asOf ?? null,
            by: before.by,
          },
          to: now,
        }
      : {
          type: 'answer.agreed',
          id,
          from: null,
          to: Object.fromEntries(Object.entries({ ...of, ...now }).filter(([, part]) => part !== null)),
        }
    const result = await ask({ do: 'change', changes: [fact as Fact] }, `Settled ${row.value.name}.`, { quiet: true })
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
    if (!result.ok) return
    setWriting(undefined)
    // Who went elsewhere meanwhile stays there.
    if (document.activeElement !== focused && document.activeElement !== document.body) return
    const next = shown.findIndex((one, i) => i > shown.indexOf(row) && one.kind === 'differs')
    if (next >= 0) focus(next)
    else if (differing <= 1) after?.()
  }
  const take = (person: number) => {
    const answer = here?.answers[person]
    return may && here && answer?.said ? () => void settle(here, answer.said as Said) : undefined
  }
  useAction('take-first', take(0))
  useAction('take-second', take(1))
  useAction('take-third', take(2))
  useAction('take-fourth', take(3))
  useAction('own-words', may && here ? () => setWriting(here.field) : undefined)
  useAction('next-difference', () => focus(at + 1))
  useAction('previous-difference', () => focus(at - 1))
  return (
    <div className="side-by-side">
      <p className="row wrap soft">
        <span>
          {differing === 0
            ? 'Nothing differs any more.'
            : `${differing} of ${source.rows.length} fields ${differing === 1 ? 'differs' : 'differ'}.`}
        </span>
        <Button kind="quiet" pressed={all} onClick={() => setAll(!all)}>
          All fields
        </Button>
        {may && differing > 0 && (
          <span className="small faint push">
            <ActionKey name="previous-difference" /> <ActionKey name="next-difference" /> field
          </span>
        )}
      </p>
      {shown.length > 0 && (
        <div className="people" style={{ '--people': source.people.length } as React.CSSProperties} aria-hidden="true">
          {source.people.map(({ id, name }) => (
            <span key={id} className="label">
              {name}
            </span>
          ))}
        </div>
      )}
      <ol ref={list} style={{ '--people': source.people.length } as React.CSSProperties}>
        {shown.map((row, i) => (
          <li
            key={row.field}
            tabIndex={i === at ? 0 : -1}
            aria-label={row.value.name}
            className={row.kind}
            onFocus={() => setAt(i)}
          >
            <h3>
              {row.value.name} <Chip kind={row.kind === 'differs' ? 'dash' : 'line'}>{kindWords[row.kind]}</Chip>
            </h3>
            <div className="answers">
              {row.answers.map((answer, person) => (
                <div key={answer.by} className="answer">
                  <span className="sr">{source.people[person]?.name}: </span>
                  {answer.said ? <Given row={row} at={person} /> : <p className="faint">left open</p>}
                  {may && answer.said && row.kind !== 'same' && (
                    <Button
                      kind="quiet"
                      keys={i === at ? String(person + 1) : undefined}
                      onClick={() => void settle(row, answer.said as Said)}
                    >
                      {`Take ${source.people[person]?.initials ?? 'it'}’s`}
                      <span className="sr"> for {row.value.name}</span>
                    </Button>
                  )}
                </div>
              ))}
            </div>
            {row.agreed && (
              <p className="agreed">
                <b className="strong">{row.agreed.words}</b>{' '}
                <span className="small soft">
                  settled by <Who id={row.agreed.by.id} full />
                  {row.agreed.value.because ? `: ${row.agreed.value.because}` : ''}
                  {row.agreed.earlier ? ' · to an earlier wording of the field' : ''}
                </span>
              </p>
            )}
            {may &&
              (writing === row.field ? (
                <OwnWords
                  row={row}
                  settle={(said, because) => settle(row, said, because)}
                  close={() => setWriting(undefined)}
                />
              ) : (
                <Button kind="quiet" keys={i === at ? 'e' : undefined} onClick={() => setWriting(row.field)}>
                  {row.kind === 'same' ? 'Say otherwise' : 'Own words'}
                  <span className="sr"> for {row.value.name}</span>
                </Button>
              ))}
            {refused && i === at && (
              <p className="err" role="alert">
                {refused}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Given({ row, at }: { row: Row; at: number }) {
  const answer = row.answers[at]
  if (!answer?.said) return null
  const { note, grounds = [] } = answer.said
  return (
    <div>
      <p className={answer.said.absent ? 'soft' : 'serif'}>{answer.words}</p>
      {answer.earlier && <p className="small soft">to an earlier wording of the field</p>}
      {note && <p className="small soft">{note}</p>}
      {inPlace(grounds, ({ quote, page }) => (
        <p className="small">
          <q className="serif">{quote}</q> {page ? <span className="faint">p. {page}</span> : null}
        </p>
      ))}
    </div>
  )
}
