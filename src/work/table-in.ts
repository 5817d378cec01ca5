import { readTable } from '../adapters/read-table.ts'
import { answersFrom, type NotTaken } from '../core/characteristics/from-table.ts'
import { codesFrom } from '../core/coding/from-table.ts'
import type { DayOrder } from '../core/evaluation/dates.ts'
import { seriesFrom } from '../core/evaluation/from-table.ts'
import type { Fact } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { barred, may } from '../core/project/decide.ts'
import type { Refusal } from '../core/refusal.ts'
import { get } from '../core/state.ts'
import type { AnswerTable, Means } from '../core/survey/columns.ts'
import { responseOf, savedIn } from '../core/survey/from-form.ts'
import { knownIn, responsesFrom, sameAs } from '../core/survey/from-table.ts'
import { resultsFrom } from '../core/survey/results-from.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import { freshId, unorderedId } from './fresh-id.ts'

/** What came of a table: how much was taken, in which act, and the rows of which something was left. */
export type TableTaken =
  | { ok: true; taken: number; left: NotTaken[]; act?: string | undefined }
  | { ok: false; refusal: Refusal }

/**
 * Brings in the rows of a table as one act of one person: codes, series of indicators, results, or their answers to a form. It goes by what they
 * may see of the project, so that what is left out tells no more.
 */
export async function bringTable(
  project: Project,
  { state, viewer: who }: Pick<Seen, 'state' | 'viewer'>,
  rows: string[][],
  what: { codes: true } | { answers: Id<'form'> } | { series: true; order?: DayOrder | undefined } | { results: true },
): Promise<TableTaken> {
  if ('results' in what) return bringResults(project, { state, viewer: who }, rows)
  const { facts, left } =
    'codes' in what
      ? codesFrom(state, rows, () => freshId('cod'))
      : 'series' in what
        ? seriesFrom(state, rows, () => freshId('ind'), what.order)
        : answersFrom(state, what.answers, rows, who)
  if (facts.length === 0) return { ok: true, taken: 0, left }
  const result = await project.execute(who, { do: 'bring', changes: facts })
  return result.ok ? { ok: true, taken: facts.length, left, act: result.act } : result
}

/** Takes results from the rows of a table, with the links they are laid beside, as one act; the results are counted. */
export async function bringResults(
  project: Project,
  { state, viewer: who }: Pick<Seen, 'state' | 'viewer'>,
  rows: readonly (readonly string[])[],
): Promise<TableTaken> {
  const { facts, left } = resultsFrom(
    state,
    rows,
    { result: () => freshId('rsl'), evidence: () => freshId('evd') },
    who,
  )
  const taken = facts.filter(({ type }) => type === 'result.stated').length
  if (taken === 0) return { ok: true, taken, left }
  const result = await project.execute(who, { do: 'bring', changes: facts })
  return result.ok ? { ok: true, taken, left, act: result.act } : result
}

/** What came of a table of answers, and what its columns were taken for; where it was only tried, nothing is written. */
export type ResponsesTaken =
  | {
      ok: true
      taken: number
      left: NotTaken[]
      table?: Omit<AnswerTable, 'rows'> | undefined
      act?: string | undefined
    }
  | { ok: false; refusal: Refusal }

/**
 * Brings in what people answered in a wave, as one act: a table of a survey tool, or the file that a form saved. `trying`
 * tells what would come of it and writes nothing; `rows` are those of the table, where it was read already.
 */
export async function bringResponses(
  project: Project,
  { state, viewer: who }: Pick<Seen, 'state' | 'viewer'>,
  bytes: Uint8Array,
  wave: Id<'wav'>,
  {
    said = {},
    trying = false,
    rows,
  }: { said?: Readonly<Record<string, Means>>; trying?: boolean; rows?: string[][] | undefined } = {},
): Promise<ResponsesTaken> {
  if (!may(state, who, 'mayReadAnswers')) return { ok: false, refusal: barred('mayReadAnswers') }
  const newId = () => (get(state, 'wave', wave)?.anonymous ? unorderedId('rsp') : freshId('rsp'))
  const saved = savedIn(new TextDecoder().decode(bytes))
  let facts: Fact[]
  let left: NotTaken[] = []
  let table: Omit<AnswerTable, 'rows'> | undefined
  if (saved) {
    const one = responseOf(state, wave, saved)
    if (!one.ok) return one
    const { respondent, answers } = one.facts
    const known = knownIn(state, wave)
    const here = respondent === undefined ? known.byAnswers.has(sameAs(answers)) : known.byCode.has(respondent)
    if (here) left = [{ row: 1, message: `${respondent ?? 'Somebody with these answers'} is here already.` }]
    facts = here ? [] : [{ type: 'questionnaire.answered', id: newId(), from: null, to: one.facts }]
  } else {
    const read = responsesFrom(state, wave, rows ?? readTable(bytes), newId, said)
    const { rows: _, ...about } = read.table
    ;({ facts, left } = read)
    table = about
  }
  if (trying || facts.length === 0) return { ok: true, taken: facts.length, left, table }
  const result = await project.execute(who, { do: 'bring', changes: facts })
  return result.ok ? { ok: true, taken: facts.length, left, table, act: result.act } : result
}
