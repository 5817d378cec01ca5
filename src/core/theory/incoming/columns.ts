import type { columnMeanings } from '../../choices.ts'
import type { Slot } from '../../project/facts.ts'
import type { Template } from '../../project/templates.ts'
import { slotCalled } from '../parse-sentence.ts'
import { tidy } from '../phrasing.ts'
import { type NamedTemplate, readSentences } from '../read-sentences.ts'
import { type Split, splitOf } from './split.ts'
import type { Grid } from './table.ts'

/** A slot by its key, as "slot C", or the sources of one, "sources C"; or something else. What is of `nothing` is left out, which is told. */
export type Meaning = (typeof columnMeanings)[number] | `slot ${string}` | `sources ${string}`

interface Column {
  is: Meaning
  /** How several components stand in one of its cells. */
  split: Split
}

/** How a table is read; a person changes what was guessed. */
export interface Reading {
  template: NamedTemplate[0]
  /** How many rows at the top are headings. */
  heads: number
  columns: Column[]
  /** A row whose number or title is empty goes on with the configuration above it. */
  goesOn: boolean
}

const words = (head: string): string => tidy(head).toLowerCase()

/**
 * How a table would be read: by its headings, so many `rows` of them if that is known, and where they say nothing by what
 * stands in the cells.
 */
export function guessReading(
  grid: Grid,
  templates: readonly NamedTemplate[],
  preferred: NamedTemplate[0],
  rows?: number,
): Reading {
  const order = [...templates].sort(([a], [b]) => Number(b === preferred) - Number(a === preferred))
  const heads = rows ?? headRows(grid, order)
  const names = headings(grid, heads)
  const parts = names.filter((name) => !namesSources.test(words(name)))
  const slots = (template: Template) => new Set(parts.map((name) => slotIn(name, template)?.key).filter(Boolean)).size
  const [template, shape] = order.reduce((best, one) => (slots(one[1]) > slots(best[1]) ? one : best))
  const cells = (at: number) => grid.rows.slice(heads, heads + 200).map((row) => row.cells[at] ?? '')
  const taken = new Set<Meaning>()
  const columns = names.map((name, at): Column => {
    const guessed = meaningOf(name, cells(at), shape, order)
    const once = guessed === 'title' || guessed === 'number' || guessed === 'theory' || guessed === 'sentence'
    const is = once && taken.has(guessed) ? 'note' : guessed
    taken.add(is)
    return { is, split: is.startsWith('slot ') ? splitOf(cells(at)) : 'whole' }
  })
  const leading = columns.findIndex(({ is }) => is === 'number' || is === 'title')
  const filled = columns.flatMap(({ is }, at) => (is.startsWith('slot ') ? [at] : []))
  const told = grid.rows.slice(heads, heads + 200).filter(({ cells }) => filled.some((at) => cells[at]?.trim()))
  const bare = leading < 0 ? [] : told.map(({ cells }) => !cells[leading]?.trim())
  // Where the first has a number, one without goes on.
  const goesOn = bare[0] === false && bare.includes(true)
  return { template, heads, columns, goesOn }
}

/** The headings of each column; two rows of them are read as one: "Mechanism, resource". */
export function headings(grid: Grid, heads: number): string[] {
  const width = Math.max(0, ...grid.rows.slice(0, 1_000).map((row) => row.cells.length))
  return Array.from({ length: width }, (_, at) => {
    const said = grid.rows.slice(0, heads).map((row) => tidy(row.cells[at] ?? ''))
    return [...new Set(said.filter(Boolean))].join(', ') || `column ${at + 1}`
  })
}

/** One row of headings, two where the first is merged over several columns, none where it reads like the others. */
function headRows({ rows }: Grid, templates: readonly NamedTemplate[]): number {
  const [first, second] = rows
  if (!first) return 0
  const knows = (cells: readonly string[]) =>
    cells.filter(
      (cell) =>
        cell.length < 80 &&
        byName(
          words(cell),
          templates.map(([, one]) => one),
        ) !== undefined,
    ).length
  if (first.across && second && knows(second.cells) > 1) return 2
  if (knows(first.cells) < 1) return 0
  const merged = first.cells.some((cell, i) => cell !== '' && cell === first.cells[i + 1])
  return merged && second && (second.spanned?.length || knows(second.cells) > 0) ? 2 : 1
}

const byName = (name: string, templates: readonly Template[]): Meaning | undefined => {
  for (const template of templates) {
    const slot = slotIn(name, template)
    if (slot) return `${namesSources.test(name) ? 'sources' : 'slot'} ${slot.key}`
  }
  return known.find(([pattern]) => pattern.test(name))?.[1]
}

/** "Context: sources", "References for the outcome": where the sources of one slot stand. */
const namesSources = /\b(?:sources?|citations?|references?|refs?|papers|articles)\b/

const known: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:cmocs?|cmos?|icamos?|scmos?|configurations?|if.?then.*|.*\b(?:sentence|statement|proposition)s?)$/, 'sentence'],
  [
    /^(?:no\.?|nr\.?|n°|number|#|id|code|refinement|version|(?:cmoc?|item|row)\s*(?:no\.?|nr\.?|number|id|#))$/,
    'number',
  ],
  [/programme? theor|\btheme\b|\bdomain\b|\bgroup\b|\bcategory\b/, 'theory'],
  [/\b(?:title|name|label|heading)\b/, 'title'],
  [/source|citation|reference|evidence|stud(?:y|ies)\b|papers?\b|articles?\b|documents?\b/, 'sources'],
  [/\b(?:status|standing)\b/, 'status'],
  [/polarity|valence|positive|enabler|barrier/, 'polarity'],
]

/** "Context(s)", "Mechanism (resources offered)", "Outcomes: distal": the slot that a heading speaks of. */
export function slotIn(name: string, template: Template): Slot | undefined {
  const plain = name.replace(/\(s\)/gi, '').replace(/(?<!\s)\s*(?<!\d)\d+$/, '')
  const exact = slotCalled(plain, template)
  if (exact || plain.length > 60) return exact
  const said = plain.toLowerCase()
  const roles: Slot['role'][] = /\bresources?\b/.test(said)
    ? ['res']
    : /\b(?:reasoning|responses?|reactions?)\b/.test(said)
      ? ['rea']
      : /\bmechanisms?\b/.test(said)
        ? ['rea', 'res']
        : /\bcontexts?\b/.test(said)
          ? ['c']
          : /\boutcomes?\b/.test(said)
            ? ['o']
            : []
  const named = template.slots.filter(({ role }) => roles.includes(role))
  if (named.length > 0) return named[0]
  return template.slots.find(
    ({ role, word }) => role === 'other' && new RegExp(`\\b${escaped(word)}s?\\b`, 'i').test(said),
  )
}
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function meaningOf(
  name: string,
  cells: readonly string[],
  template: Template,
  templates: readonly NamedTemplate[],
): Meaning {
  const said = byName(words(name), [template])
  const filled = cells.filter((cell) => cell.trim() !== '')
  const long = filled.filter((cell) => cell.length > 30)
  const sentences = long.length > filled.length / 2 && readsAsSentences(long.slice(0, 5), templates)
  if (said === 'sentence') return sentences ? 'sentence' : long.length > filled.length / 2 ? 'note' : 'number'
  if (said) return said
  return sentences ? 'sentence' : 'note'
}

const readsAsSentences = (cells: readonly string[], templates: readonly NamedTemplate[]): boolean =>
  cells.filter((cell) =>
    readSentences(cell.slice(0, 5_000), templates, templates[0]?.[0] ?? 'tpl_cmo').some(({ by }) => by !== 'nothing'),
  ).length >=
  cells.length / 2
