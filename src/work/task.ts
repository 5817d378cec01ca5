import type { Id } from '../core/ids.ts'
import type { Project } from '../store/project.ts'
import { bringIn, type Incoming } from './bring-in.ts'
import { duplicatesIn, type Kin, type Likely } from './duplicates.ts'
import { Stopped, type Told } from './job.ts'
import { joinFound } from './join-found.ts'

/** Work that takes long, as data that can go to another thread. */
export type Task =
  | { do: 'import'; file: Incoming; join: boolean }
  | {
      do: 'duplicates'
      who: Id<'per'>
      /** `false` only looks for what is left to people. */
      join?: boolean
    }

/** What came of a task: what was imported, how many were joined, and what is left to a person. */
export interface Done {
  ok: true
  import?: Id<'imp'>
  records?: number
  /** The acts, to be undone from the last. */
  acts: string[]
  joined: number
  likely: Likely[]
  related: Kin[]
}
export type Outcome = Done | { ok: false; refusal: { code: string; message: string; hint: string } }

/** Carries a task out on a project. A duplicate search that is cancelled after an import leaves the import as it is. */
export async function carryOut(project: Project, task: Task, told: Told): Promise<Outcome> {
  const came = task.do === 'import' ? await bringIn(project, task.file, told) : undefined
  if (came && !came.ok) return came
  const imported = came && { import: came.import, records: came.records }
  const acts = came ? [came.act] : []
  if (task.do === 'import' && !task.join) return { ok: true, ...imported, acts, joined: 0, likely: [], related: [] }
  try {
    if (task.do === 'duplicates' && task.join === false) {
      const { likely, related } = await duplicatesIn(project.store, project.journal.state, told)
      return { ok: true, acts, joined: 0, likely, related }
    }
    const who = task.do === 'import' ? task.file.who : task.who
    const result = await joinFound(project, who, told, came && new Set([came.import]))
    if (!result.ok) return result
    const { joins, likely, related, act } = result.found
    if (act) acts.push(act)
    return {
      ok: true,
      ...imported,
      acts,
      joined: joins.reduce((sum, { from }) => sum + from.length, 0),
      likely,
      related,
    }
  } catch (trouble) {
    if (!(trouble instanceof Stopped)) throw trouble
    if (imported) return { ok: true, ...imported, acts, joined: 0, likely: [], related: [] }
    return {
      ok: false,
      refusal: { code: 'cancelled', message: 'The search for duplicates was cancelled.', hint: 'Nothing was joined.' },
    }
  }
}
