import { readTable } from '../adapters/read-table.ts'
import { answersFrom, type NotTaken } from '../core/characteristics/from-table.ts'
import { codesFrom } from '../core/coding/from-table.ts'
import type { DayOrder } from '../core/evaluation/dates.ts'
import { seriesFrom } from '../core/evaluation/from-table.ts'
import type { Id } from '../core/ids.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import { freshId } from './fresh-id.ts'

/** What came of a table: how much was taken, in which act, and the rows of which something was left. */
export type TableTaken =
  | { ok: true; taken: number; left: NotTaken[]; act?: string | undefined }
  | { ok: false; refusal: Refusal }

/**
 * Brings in a table, CSV or a workbook, as one act of one person: codes, series of indicators, or their answers to a form. It goes by what they
 * may see of the project, so that what is left out tells no more.
 */
export async function bringTable(
  project: Project,
  { state, viewer: who }: Pick<Seen, 'state' | 'viewer'>,
  bytes: Uint8Array,
  what: { codes: true } | { answers: Id<'form'> } | { series: true; order?: DayOrder | undefined },
): Promise<TableTaken> {
  const rows = readTable(bytes)
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
