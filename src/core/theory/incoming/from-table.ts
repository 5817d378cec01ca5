import { linkStatuses } from '../../choices.ts'
import type { Template } from '../../project/templates.ts'
import { tidy } from '../phrasing.ts'
import { type NamedTemplate, readSentences, type SentenceRead } from '../read-sentences.ts'
import { headings, type Meaning, type Reading } from './columns.ts'
import { type CitedCell, type Draft, titleOf } from './draft.ts'
import { type Split, splitCell } from './split.ts'
import type { Grid, GridRow } from './table.ts'

export interface Drafted {
  drafts: Draft[]
  /** What was passed over or went elsewhere, with its row. */
  told: { at: number; message: string }[]
}

/**
 * The configurations of a table, a row each. A row that is one cell across begins a programme theory where no column names
 * them; a row without a number under one that has it may go on; headings that are repeated are passed over. What a
 * cell says and no column takes is in the note of its configuration, and a row without any part in that of the one above.
 */
export function draftsOfTable(grid: Grid, reading: Reading, templates: readonly NamedTemplate[]): Drafted {
  const names = headings(grid, reading.heads)
  const template = templates.find(([id]) => id === reading.template)?.[1]
  if (!template) return { drafts: [], told: [] }
  const drafts: Draft[] = []
  const told: Drafted['told'] = []
  const outcome = template.slots.find(({ role }) => role === 'o')?.key
  const named = reading.columns.some(({ is }) => is === 'theory')
  const head = grid.rows.slice(0, reading.heads).map(({ cells }) => cells.map(tidy).join('\t'))
  let section: string | undefined
  /** Words that stood before the first configuration. */
  let early: string[] = []
  let unheaded: Drafted['told'][number] | undefined

  for (const row of grid.rows.slice(reading.heads)) {
    const last = drafts.at(-1)
    const filled = row.cells.filter((cell) => cell.trim() !== '')
    if (filled.length === 0) continue
    if (head.includes(row.cells.map(tidy).join('\t'))) {
      told.push({ at: row.at, message: 'The headings stand there again; they were passed over.' })
      continue
    }
    if (row.across && !named) {
      if (unheaded) told.push(unheaded)
      section = [...new Set(filled.map(tidy))].join(' ')
      unheaded = { at: row.at, message: `No configuration stands under “${section}”.` }
      continue
    }
    const on = goesOn(row, reading, last)
    const read = readRow(row, reading, names, template, templates, on)
    if (on && last) {
      last.slots.push(...read.slots)
      last.note.push(...read.note)
      last.cited.push(...read.cited)
      continue
    }
    if (row.across || (read.slots.length === 0 && read.sentences.length === 0)) {
      const words = [...new Set(filled.map(tidy))].join(' · ')
      told.push({ at: row.at, message: `Nothing stands in a slot; “${words.slice(0, 120)}” went into the note.` })
      if (last) last.note.push(words)
      else early.push(words)
      continue
    }
    const theory = read.theory ?? section
    const about = {
      at: row.at,
      ...(theory && { theory }),
      ...(read.polarity && { polarity: read.polarity }),
      ...(read.status && { status: read.status }),
    }
    const several = read.sentences.length > 1
    const made =
      read.slots.length > 0
        ? [{ template: reading.template, slots: read.slots, left: [], words: '' }]
        : read.sentences.map((one) => ({ ...fromSentence(one, 'whole'), words: one.words }))
    for (const [i, { words, left, ...parts }] of made.entries()) {
      const number = several && read.number ? `${read.number}.${i + 1}` : read.number
      const title = read.title
        ? [number, read.title].filter(Boolean).join(' ')
        : titleOf(number, parts.slots, outcome, words)
      drafts.push({ ...parts, ...about, title, note: [...early, ...left, ...read.note], cited: [...read.cited] })
      early = []
    }
    unheaded = undefined
  }
  if (unheaded) told.push(unheaded)
  for (const words of early) told.push({ at: 1, message: `“${words.slice(0, 200)}” stands beside no configuration.` })
  return { drafts, told }
}

/** A sentence as a draft has it; what was not understood is left over for the note. */
function fromSentence({ template, slots, phrasing, left, by, words }: SentenceRead, split: Split) {
  return {
    template,
    slots: slots.flatMap(({ slot, text }) => splitCell(text, split).map((one) => ({ slot, text: one }))),
    // A phrasing was made for the words as they stood.
    ...(phrasing !== undefined && { phrasing }),
    left: by === 'nothing' ? [words.trim()] : left.map((one) => `Not understood: ${one}`),
  }
}

/** The configurations of running text. */
export function draftsOfText(
  text: string,
  templates: readonly NamedTemplate[],
  preferred: NamedTemplate[0],
  split: Split,
): Drafted {
  const drafts: Draft[] = []
  const told: Drafted['told'] = []
  for (const read of readSentences(text, templates, preferred)) {
    const { left, ...draft } = fromSentence(read, split)
    const shape = templates.find(([id]) => id === read.template)?.[1]
    const outcome = shape?.slots.find(({ role }) => role === 'o')?.key
    if (read.by === 'nothing')
      told.push({
        at: read.line,
        message: `No part was known in “${tidy(read.words).slice(0, 120)}”; it is in the note.`,
      })
    else
      for (const words of read.left)
        told.push({ at: read.line, message: `“${words.slice(0, 120)}” was not understood; it is in the note.` })
    drafts.push({
      ...draft,
      at: read.line,
      title: titleOf(read.number, draft.slots, outcome, read.words),
      note: left,
      cited: [],
    })
  }
  return { drafts, told }
}

/** Whether a row belongs to the configuration above: its number or title is merged with that one's, or empty as was said. */
function goesOn(row: GridRow, { columns, goesOn }: Reading, last: Draft | undefined): boolean {
  if (!last) return false
  const leading = columns.flatMap(({ is }, at) => (is === 'number' || is === 'title' ? [at] : []))
  if (leading.length === 0) return false
  if (leading.every((at) => row.spanned?.includes(at))) return true
  return goesOn && leading.every((at) => (row.cells[at] ?? '').trim() === '')
}

interface RowRead {
  slots: { slot: string; text: string }[]
  sentences: SentenceRead[]
  number?: string
  title?: string
  theory?: string
  polarity?: Draft['polarity']
  status?: Draft['status']
  note: string[]
  cited: CitedCell[]
}

function readRow(
  row: GridRow,
  { columns, template: preferred }: Reading,
  names: readonly string[],
  template: Template,
  templates: readonly NamedTemplate[],
  on: boolean,
): RowRead {
  const read: RowRead = { slots: [], sentences: [], note: [], cited: [] }
  const note = (at: number, cell: string) => void read.note.push(`${names[at] ?? `column ${at + 1}`}: ${cell.trim()}`)
  let sentence: [number, string] | undefined
  for (const [at, given] of row.cells.entries()) {
    const cell = unguarded(given)
    // What a merge repeats was taken with the row above, where that one goes on.
    if (cell.trim() === '' || (on && row.spanned?.includes(at))) continue
    const { is = 'note', split = 'whole' }: { is?: Meaning; split?: Split } = columns[at] ?? {}
    if (is === 'nothing') continue
    const slot = template.slots.find(({ key }) => is === `slot ${key}`)
    if (slot) {
      const parts = splitCell(cell, split)
      if (parts.length > 0) read.slots.push(...parts.map((text) => ({ slot: slot.key, text })))
      // "–" or "?" is no component, and is not lost.
      else note(at, cell)
    } else if (is === 'sentence' && !sentence) sentence = [at, cell]
    else if (is === 'number' || is === 'title' || is === 'theory') {
      if (read[is] === undefined) read[is] = is === 'theory' ? cell.trim() : tidy(cell)
      else note(at, cell)
    } else if (is === 'sources') read.cited.push({ cell })
    else if (is.startsWith('sources ')) read.cited.push({ cell, slot: is.slice('sources '.length) })
    else if (is === 'status') {
      const status = linkStatuses.find(
        (one) => one === cell.trim().toLowerCase().replace('hypothesized', 'hypothesised'),
      )
      if (status && !on) read.status = status
      else note(at, cell)
    } else if (is === 'polarity') {
      const polarity = polarityIn(cell)
      if (polarity && !on) read.polarity = polarity
      if (!polarity || on || !/^[\p{L}+−–-]{1,10}$/u.test(cell.trim())) note(at, cell)
    } else note(at, cell)
  }
  for (const one of read.cited)
    if (one.slot !== undefined) one.of = read.slots.flatMap(({ slot, text }) => (slot === one.slot ? [text] : []))
  if (sentence) {
    const [at, cell] = sentence
    if (read.slots.length > 0 || on) note(at, cell)
    else read.sentences = readSentences(cell, templates, preferred)
  }
  // The configuration above has these already.
  if (on) for (const said of [read.number, read.title, read.theory]) if (said) read.note.push(said)
  return read
}

function polarityIn(cell: string): Draft['polarity'] | undefined {
  const said = cell.trim().toLowerCase()
  if (/^(?:neg|[-−–]|barrier|no\b|does not|hinder)/.test(said)) return 'negative'
  if (/^(?:pos|\+|enabl|yes\b|works)/.test(said)) return 'positive'
  return undefined
}

/** Without the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell)
