import { useRef, useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, newId, useView } from '../../api.ts'
import { ActionKey } from '../../parts/ActionKey.tsx'
import { Button } from '../../parts/Button.tsx'
import type { Opened } from './answer.ts'
import { Passage, type Row } from './Passage.tsx'

/** What is kept of two passages: whose words, which codes. */
interface Kept {
  words: Id<'exc'>[]
  codes: Id<'cod'>[]
}

/** The passages of two coders side by side; the difference one is at is settled by a key, and the next follows. */
export function Met({ data }: { data: Opened }) {
  const viewer = useView('frame', {}).data?.viewer
  const may = writable.use() && data.mayAgree && viewer !== undefined
  const differing = data.rows.filter(({ differs }) => differs)
  const [all, setAll] = useState(differing.length === 0)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      differing.findIndex(({ agreed }) => !agreed),
    ),
  )
  const [note, setNote] = useState<{ of: string; words: string }>()
  const [refused, setRefused] = useState<string>()
  const list = useRef<HTMLOListElement>(null)
  const rows = all ? data.rows : differing
  const here = rows[Math.min(at, rows.length - 1)]
  const noted = (row: Row): string => (note?.of === keyOf(row) ? note.words : (row.agreed?.value.note ?? ''))
  const focus = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setAt(next)
    setRefused(undefined)
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[next]?.focus()
  }
  const step = (by: 1 | -1) => {
    for (let to = at + by; to >= 0 && to < rows.length; to += by) if (rows[to]?.differs) return focus(to)
    focus(at)
  }
  const settle = async (row: Row, kept: Kept, stay = false) => {
    if (!viewer) return
    const now = { ...kept, note: noted(row).trim() || null, by: viewer }
    const before = row.agreed
    const fact = before
      ? {
          type: 'coding.agreed',
          id: before.id,
          from: {
            words: before.value.words,
            codes: before.value.codes,
            note: before.value.note ?? null,
            by: before.value.by,
          },
          to: now,
        }
      : {
          type: 'coding.agreed',
          id: newId('agc'),
          from: null,
          to: { round: data.id, passages: row.passages, ...kept, by: viewer, ...(now.note && { note: now.note }) },
        }
    const result = await ask({ do: 'change', changes: [fact as Fact] }, 'Agreed. What each coded stays.', {
      quiet: true,
    })
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
    if (!result.ok) return
    setNote(undefined)
    const next = rows.findIndex((one, i) => i > rows.indexOf(row) && one.differs && !one.agreed)
    focus(stay || next < 0 ? rows.indexOf(row) : next)
  }
  const keep = (kept: ((row: Row) => Kept | undefined) | undefined, stay = false) => {
    const what = may && here?.differs ? kept?.(here) : undefined
    return here && what ? () => void settle(here, what, stay) : undefined
  }
  useAction(
    'keep-first',
    keep(({ first }) => first && { words: [first.excerpt], codes: [...first.codes] }),
  )
  useAction(
    'keep-second',
    keep(({ second }) => second && { words: [second.excerpt], codes: [...second.codes] }),
  )
  useAction('keep-both', keep(bothOf))
  useAction(
    'keep-neither',
    keep(() => ({ words: [], codes: [] })),
  )
  useAction('whose-words', keep(otherWords, true))
  useAction(
    'note-agreed',
    may && here?.differs
      ? () =>
          list.current
            ?.querySelectorAll<HTMLElement>(':scope > li')
            [rows.indexOf(here)]?.querySelector('input')
            ?.focus()
      : undefined,
  )
  useAction(
    'agree-code',
    may && here?.differs
      ? () =>
          list.current
            ?.querySelectorAll<HTMLElement>(':scope > li')
            [rows.indexOf(here)]?.querySelector('select')
            ?.focus()
      : undefined,
  )
  useAction('next-compared', () => step(1))
  useAction('previous-compared', () => step(-1))
  const open = differing.filter(({ agreed }) => !agreed).length
  return (
    <section aria-label={`${data.first.name} and ${data.second.name}`} className="met">
      <p className="row wrap soft">
        <span>
          {differing.length === 0
            ? `They coded all ${data.rows.length} alike.`
            : `${differing.length} of ${data.rows.length} passages differ; ${open === 0 ? 'all are agreed' : `${open} to agree on`}.`}
        </span>
        <Button kind="quiet" pressed={all} onClick={() => setAll(!all)}>
          All passages
        </Button>
        <span className="small faint push">
          <ActionKey name="previous-compared" /> <ActionKey name="next-compared" /> difference
        </span>
      </p>
      <div className="three heads" aria-hidden="true">
        <span className="label">{data.first.name}</span>
        <span className="label">Their words</span>
        <span className="label">{data.second.name}</span>
      </div>
      <ol ref={list}>
        {rows.map((row, i) => (
          <li key={keyOf(row)} tabIndex={i === at ? 0 : -1} aria-label={toldOf(row, data)} onFocus={() => setAt(i)}>
            <Passage
              row={row}
              data={data}
              here={may && i === at}
              note={noted(row)}
              setNote={(words) => setNote({ of: keyOf(row), words })}
              agree={(codes) =>
                void settle(
                  row,
                  {
                    words:
                      codes.length === 0 ? [] : row.agreed?.value.words.length ? row.agreed.value.words : row.passages,
                    codes,
                  },
                  true,
                )
              }
              save={
                row.agreed &&
                (() => row.agreed && void settle(row, { words: row.agreed.value.words, codes: row.agreed.value.codes }))
              }
            />
            {refused && i === at && (
              <p className="err" role="alert">
                {refused}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const keyOf = ({ first, second }: Row): string => `${first?.excerpt} ${second?.excerpt}`

const bothOf = ({ first, second, passages }: Row): Kept | undefined =>
  first && second ? { words: passages, codes: [...new Set([...first.codes, ...second.codes])] } : undefined

/** What is agreed with other words: of both as one, then the one’s, then the other’s. Before that, all codes, as one. */
function otherWords(row: Row): Kept | undefined {
  const { agreed, passages } = row
  if (passages.length < 2 || row.spans !== 'differ' || agreed?.value.words.length === 0) return undefined
  if (!agreed) return bothOf(row)
  const { words, codes } = agreed.value
  const [first, second] = passages as [Id<'exc'>, Id<'exc'>]
  return { words: words.length === 2 ? [first] : words[0] === first ? [second] : passages, codes }
}

const toldOf = (row: Row, { first, second }: Opened): string =>
  row.agreed
    ? 'Agreed'
    : !row.second
      ? `${first.name} alone`
      : !row.first
        ? `${second.name} alone`
        : row.onlyFirst.length + row.onlySecond.length > 0
          ? row.spans === 'differ'
            ? 'Codes and words differ'
            : 'Codes differ'
          : row.spans === 'differ'
            ? 'Words differ'
            : 'Coded alike'
