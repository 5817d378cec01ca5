import { decide } from '../core/decide.ts'
import type { Id } from '../core/ids.ts'
import { eventsOf } from '../core/journal.ts'
import { labelOf } from '../core/label.ts'
import { allTemplates, type Template } from '../core/project/templates.ts'
import type { State } from '../core/state.ts'
import { guessReading, headings, type Meaning, type Reading } from '../core/theory/incoming/columns.ts'
import { type Cited, type Draft, factsOf, type Made } from '../core/theory/incoming/draft.ts'
import { draftsOfTable, draftsOfText } from '../core/theory/incoming/from-table.ts'
import type { Split } from '../core/theory/incoming/split.ts'
import type { Grid } from '../core/theory/incoming/table.ts'
import type { NamedTemplate } from '../core/theory/read-sentences.ts'
import { parseTheory } from '../core/theory/text/parse.ts'
import { type Taken, takeTheory } from '../core/theory/text/take.ts'
import { firstLine } from '../core/theory/text/write.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import { freshId } from './fresh-id.ts'
import type { Told } from './job.ts'
import type { Readers } from './read-apart.ts'

/** How a file becomes theory, as far as a person has said; the rest is guessed. */
export interface TheoryReading {
  /** Which of its tables, from 0. */
  table?: number | undefined
  /** What is read of a file that has tables and running text. */
  as?: 'table' | 'text' | undefined
  template?: Id<'tpl'> | undefined
  heads?: number | undefined
  /** By the number of the column, from 0. */
  columns?: Readonly<Record<string, { is?: Meaning | undefined; split?: Split | undefined }>> | undefined
  goesOn?: boolean | undefined
  cited?: Cited | undefined
  /** How components stand in the sentences of running text. */
  split?: Split | undefined
  under?: Id<'pt'> | undefined
  /** Why wording changes that a version holds. */
  why?: string | undefined
}

interface TheoryIn extends TheoryReading {
  name: string
  bytes: Uint8Array
}

interface Refused {
  ok: false
  refusal: { code: string; message: string; hint: string }
}

/** What would come of a file, or came of it. */
export interface TheoryLooked {
  ok: true
  kind: 'table' | 'text' | 'form'
  tables: { name: string; rows: number; columns: number }[]
  table: number
  /** There is running text beside its tables. */
  hasText: boolean
  /** How the table is read, with what its columns are called and its first rows. */
  reading?: (Reading & { headings: string[]; sample: string[][] }) | undefined
  template: Id<'tpl'>
  /** What templates there are, to pick from and to show the slots of. */
  templates: (Pick<Template, 'name' | 'formula' | 'slots'> & { id: Id<'tpl'> })[]
  cited: Cited
  split: Split
  under?: Id<'pt'> | undefined
  /** The first of the configurations that would be made. */
  drafts: Draft[]
  of: number
  made: Made
  /** A theory in text: what it adds and changes, and what of the project it does not speak of. */
  taken?: (Omit<Taken, 'facts' | 'stays'> & { stays: { id: Id; label: string }[] }) | undefined
  problems: string[]
  /** Why it could not be recorded as it stands. */
  refusal?: Refused['refusal'] | undefined
}
export type TheoryCame = TheoryLooked & { act?: string | undefined }

/** So many configurations are shown before they are made. */
const shown = 200

/** Reads a file of configurations without keeping any of it, and says what would come of it. */
export async function lookAtTheory(
  project: Project,
  readers: Readers,
  seen: Seen,
  asked: TheoryIn,
  told: Told,
): Promise<TheoryLooked | Refused> {
  const plan = await planOf(readers, seen, asked, told)
  if (!plan.ok) return plan
  const { looked, facts } = plan
  const { journal } = project
  const asking = { who: seen.viewer, told: (key: string) => eventsOf(journal, key) }
  const decision =
    facts.length > 0 ? decide(journal.state, asking, { do: 'bring', changes: facts }) : { ok: true as const }
  return decision.ok ? looked : { ...looked, refusal: decision.refusal }
}

/** Makes theory of a file, as one act. */
export async function bringTheory(
  project: Project,
  readers: Readers,
  seen: Seen,
  asked: TheoryIn,
  told: Told,
): Promise<TheoryCame | Refused> {
  const plan = await planOf(readers, seen, asked, told)
  if (!plan.ok) return plan
  const { looked, facts } = plan
  if (facts.length === 0) return looked
  const result = await project.execute(seen.viewer, { do: 'bring', changes: facts })
  return result.ok ? { ...looked, act: result.act } : { ok: false, refusal: result.refusal }
}

async function planOf(readers: Readers, { state, viewer }: Seen, asked: TheoryIn, told: Told) {
  const form = theoryText(asked.bytes)
  if (form !== undefined) return formPlan(state, form, asked)
  const { name, bytes } = asked
  const answer = await readers.ask('grids', { name, bytes }, told)
  if (!answer.ok) return { ok: false as const, refusal: answer.refusal }
  const { tables, text, problems } = answer.read
  const templates = allTemplates(state) as NamedTemplate[]
  const preferred = asked.template ?? [...state.project.values()][0]?.template ?? 'tpl_cmo'
  const table = Math.min(asked.table ?? mostLike(tables, templates, preferred), Math.max(0, tables.length - 1))
  const grid = tables[table]
  const ofText = !grid || asked.as === 'text'
  if (ofText && text.trim() === '') return no('no-words', 'No table and no sentence was found in it.', 'Look into it.')
  const split = asked.split ?? 'whole'
  const cited = asked.cited ?? 'whole'
  const reading = ofText ? undefined : readingOf(grid, templates, preferred, asked)
  const { drafts, told: passed } =
    reading && grid ? draftsOfTable(grid, reading, templates) : draftsOfText(text, templates, preferred, split)
  const { facts, made } = factsOf(state, drafts, { fresh: freshId, by: viewer, cited, under: asked.under })
  const looked: TheoryLooked = {
    ok: true,
    kind: ofText ? 'text' : 'table',
    tables: tables.map((one) => ({ name: one.name, rows: one.rows.length, columns: widthOf(one) })),
    table,
    hasText: text.trim() !== '',
    ...(reading &&
      grid && {
        reading: {
          ...reading,
          headings: headings(grid, reading.heads),
          sample: grid.rows
            .slice(reading.heads, reading.heads + 4)
            .map(({ cells }) => cells.map((cell) => cell.slice(0, 300))),
        },
      }),
    template: reading?.template ?? preferred,
    templates: shapesOf(state),
    cited,
    split,
    under: asked.under,
    drafts: drafts.slice(0, shown),
    of: drafts.length,
    made: { ...made, told: [...passed, ...made.told].sort((a, b) => a.at - b.at) },
    problems,
  }
  return { ok: true as const, looked, facts }
}

const shapesOf = (state: State) =>
  allTemplates(state).map(([id, { name, formula, slots }]) => ({ id, name, formula, slots }))

/** What was guessed, with what a person said in its place. */
function readingOf(grid: Grid, templates: readonly NamedTemplate[], preferred: Id<'tpl'>, asked: TheoryIn): Reading {
  const only = asked.template ? templates.filter(([id]) => id === asked.template) : templates
  const guessed = guessReading(grid, only.length > 0 ? only : templates, preferred, asked.heads)
  return {
    ...guessed,
    goesOn: asked.goesOn ?? guessed.goesOn,
    columns: guessed.columns.map(({ is, split }, at) => ({
      is: asked.columns?.[at]?.is ?? is,
      split: asked.columns?.[at]?.split ?? split,
    })),
  }
}

/** The table that speaks most of slots. */
function mostLike(tables: readonly Grid[], templates: readonly NamedTemplate[], preferred: Id<'tpl'>): number {
  const slots = tables.map(
    (grid) => guessReading(grid, templates, preferred).columns.filter(({ is }) => /^slot |^sentence$/.test(is)).length,
  )
  return Math.max(0, slots.indexOf(Math.max(...slots)))
}

const widthOf = ({ rows }: Grid): number => Math.max(0, ...rows.slice(0, 1_000).map(({ cells }) => cells.length))

/** A theory in text knows itself by its first line. */
function theoryText(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, 100)).replace(/^\uFEFF/, '')
  return text.startsWith(firstLine) ? new TextDecoder().decode(bytes) : undefined
}

function formPlan(state: State, text: string, { why }: TheoryIn) {
  const read = parseTheory(text)
  if (!read.ok) {
    const [first] = read.problems
    const more = read.problems.length > 1 ? ` ${read.problems.length - 1} more lines cannot be read.` : ''
    return no('malformed', `Line ${first?.line}: ${first?.message}${more}`, first?.hint ?? '')
  }
  const { facts, stays, ...taken } = takeTheory(state, read.document, why)
  const looked: TheoryLooked = {
    ok: true,
    kind: 'form',
    tables: [],
    table: 0,
    hasText: false,
    template: 'tpl_cmo',
    templates: [],
    cited: 'whole',
    split: 'whole',
    drafts: [],
    of: 0,
    made: { configurations: 0, theories: 0, components: 0, reused: 0, evidence: 0, unknown: [], told: [] },
    taken: { ...taken, stays: stays.map((id) => ({ id, label: labelOf(state, id) })) },
    problems: [],
  }
  return { ok: true as const, looked, facts }
}

const no = (code: string, message: string, hint: string): Refused => ({ ok: false, refusal: { code, message, hint } })
