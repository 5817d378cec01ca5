import type { tableFilters } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { authorYear } from '../label.ts'
import type { State } from '../state.ts'
import { type Field, type Said, saidAs } from './fit.ts'
import { extractable } from './progress.ts'
import { fieldsOf, type Standing, saidIn, standingsOf } from './standing.ts'

interface Cell {
  kind: Standing['kind']
  /** What stands, as people read it; empty where nothing does. */
  words: string
  said?: Said | undefined
}
export interface Row {
  source: Id<'src'>
  label: string
  title: string
  year: number | undefined
  cells: Cell[]
}
export interface CharacteristicsTable {
  form: Id<'form'>
  name: string
  fields: { id: Id<'fld'>; name: string; kind: Value<'field'>['kind'] }[]
  rows: Row[]
}

/** Sources by fields: what was agreed on, or that something is missing. Give it what one viewer may know. */
export function characteristicsTable(
  state: State,
  form: Id<'form'>,
  sources: readonly Id<'src'>[] = extractable(state, form),
): CharacteristicsTable | undefined {
  const rules = state.form.get(form)
  if (!rules) return undefined
  const fields = fieldsOf(state, form)
  return {
    form,
    name: rules.name,
    fields: fields.map(([id, { name, kind }]) => ({ id, name, kind })),
    rows: sources.flatMap((source) => {
      const reference = state.source.get(source)?.reference
      if (!reference) return []
      const standings = standingsOf(state, form, source)
      const cells = fields.map(([id, field]) => cellOf(field, standings.get(id) ?? { kind: 'missing' }))
      return [{ source, label: authorYear(reference), title: reference.title, year: reference.year, cells }]
    }),
  }
}

function cellOf(field: Field, standing: Standing): Cell {
  const said = saidIn(standing)
  if (!said) return { kind: standing.kind, words: '' }
  const { value, absent } = said
  return {
    kind: standing.kind,
    words: saidAs(field, said),
    said: { ...(value !== undefined && { value }), ...(absent && { absent }) },
  }
}

/**
 * Rows by a column (`label`, `year` or a field): numbers as numbers, words by the alphabet; whichever way, where nothing
 * was reported comes behind, and gaps last.
 */
export function sorted(table: CharacteristicsTable, by: string, down = false): Row[] {
  const at = table.fields.findIndex(({ id }) => id === by)
  const keyOf = (row: Row): string | number => {
    if (by === 'year') return row.year ?? ''
    const cell = row.cells[at]
    if (!cell) return row.label
    return typeof cell.said?.value === 'number' ? cell.said.value : cell.words
  }
  const behind = (row: Row, key: string | number) => (key === '' ? 2 : row.cells[at]?.said?.absent ? 1 : 0)
  const words = new Intl.Collator('en', { numeric: true })
  return table.rows
    .map((row) => ({ row, key: keyOf(row), last: behind(row, keyOf(row)) }))
    .sort((a, b) => {
      if (a.last !== b.last || a.last === 2) return a.last - b.last
      const order =
        typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : words.compare(`${a.key}`, `${b.key}`)
      return down ? -order : order
    })
    .map(({ row }) => row)
}

/** The rows that have all the words asked for, in whatever column, and what else is asked for. */
export function narrowed(
  rows: readonly Row[],
  { show, text = '' }: { show?: (typeof tableFilters)[number] | undefined; text?: string | undefined },
): Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ label, title, cells }) => {
    if (show === 'gaps' && cells.every(({ said }) => said)) return false
    if (show === 'whole' && !cells.every(({ said }) => said)) return false
    if (show === 'differs' && !cells.some(({ kind }) => kind === 'differs')) return false
    const all = [label, title, ...cells.map((cell) => cell.words)].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** What a cell is called where a table leaves the program: a gap is said, so that it is no empty answer. */
export const gapWords: Record<Standing['kind'], string> = {
  missing: '',
  awaited: '(not complete)',
  differs: '(not settled)',
  same: '',
  settled: '',
}

/** The table as rows of a spreadsheet, the head first; numbers stay numbers. */
export function asRows(table: CharacteristicsTable, rows: readonly Row[] = table.rows): (string | number)[][] {
  return [
    ['source', 'title', 'year', ...table.fields.map(({ name }) => name)],
    ...rows.map(({ label, title, year, cells }) => [
      label,
      title,
      year ?? '',
      ...cells.map(({ kind, words, said }) => (typeof said?.value === 'number' ? said.value : words || gapWords[kind])),
    ]),
  ]
}
