import { useId } from 'react'
import { searchPurposes } from '../../../core/choices.ts'
import type { SearchRow } from '../../../core/view/searches.ts'
import { useKeysOf } from '../../acting.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { shown } from '../../parts/Key.tsx'
import { setQuery, useRoute } from '../../routes.ts'

export const filterNames = ['text', 'purpose', 'phase', 'show'] as const

/** What a reader may want to see alone; each choice is in the address. */
const shows: Record<string, { words: string; has: (row: SearchRow) => boolean }> = {
  open: { words: 'something to look at', has: (row) => row.differences.length + row.unsaid.length > 0 },
  nothing: { words: 'found nothing', has: (row) => row.hits === 0 },
  planned: { words: 'not run yet', has: (row) => row.runs === 0 && !row.dropped },
  dropped: { words: 'dropped', has: (row) => row.dropped !== undefined },
  again: { words: 'run again', has: (row) => row.runs > 1 },
}

/** Whether an entry is among what the address asks for. */
export function passes(row: SearchRow, query: URLSearchParams): boolean {
  const words = (query.get('text') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const text = [row.title, row.aim, row.where, row.strategy].join(' ').toLowerCase()
  const is = (name: 'purpose' | 'phase') => !query.get(name) || query.get(name) === row[name]
  return (
    words.every((word) => text.includes(word)) &&
    is('purpose') &&
    is('phase') &&
    (shows[query.get('show') ?? '']?.has(row) ?? true)
  )
}

const orders: Record<string, { words: string; before: (a: SearchRow, b: SearchRow) => number }> = {
  date: { words: 'newest first', before: (a, b) => compare(b.on ?? '', a.on ?? '') },
  hits: { words: 'most hits first', before: (a, b) => (b.hits ?? -1) - (a.hits ?? -1) },
  only: { words: 'most found only there', before: (a, b) => b.only - a.only },
  purpose: { words: 'by purpose', before: (a, b) => place(a) - place(b) },
  title: { words: 'by title', before: (a, b) => compare(a.title.toLowerCase(), b.title.toLowerCase()) },
}
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
const place = ({ purpose }: SearchRow) => searchPurposes.indexOf(purpose)

/** The entries in the order that the address asks for; else as they were logged. */
export const ordered = (rows: readonly SearchRow[], order: string | null): readonly SearchRow[] => {
  const asked = orders[order ?? '']
  return asked ? [...rows].sort(asked.before) : rows
}

interface Props {
  rows: readonly SearchRow[]
  phases: readonly { id: string; name: string }[]
  clear?: (() => void) | undefined
}

export function Filters({ rows, phases, clear }: Props) {
  const id = useId()
  const keys = useKeysOf('find-search')
  const text = useRoute().query.get('text') ?? ''
  const used = searchPurposes.filter((purpose) => rows.some((row) => row.purpose === purpose))
  const there = Object.entries(shows).filter(([, { has }]) => rows.some(has))
  return (
    <search className="filters">
      <div className="choice wide">
        <label className="label" htmlFor={id}>
          Title, database, words of the strategy
        </label>
        <input
          id={id}
          type="search"
          className="input"
          value={text}
          placeholder={keys ? `Press ${shown(keys).join(' ')} to write here` : undefined}
          onChange={(event) => setQuery({ text: event.target.value })}
        />
      </div>
      <Choice name="purpose" label="Purpose" options={used.map((one) => [one, one])} />
      {phases.length > 0 && <Choice name="phase" label="Phase" options={phases.map(({ id, name }) => [id, name])} />}
      <Choice name="show" label="Only those with" options={there.map(([name, { words }]) => [name, words])} />
      <Choice
        name="sort"
        label="Order"
        all="as logged"
        options={Object.entries(orders).map(([name, { words }]) => [name, words])}
      />
      {clear && (
        <Button kind="quiet" onClick={clear}>
          Show all
        </Button>
      )}
    </search>
  )
}
