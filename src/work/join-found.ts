import type { Id } from '../core/ids.ts'
import type { Project, Result } from '../store/project.ts'
import { type Duplicates, duplicatesIn } from './duplicates.ts'
import type { Told } from './job.ts'

/** What came of looking for duplicates: what was joined in which act, and what is left to a person. */
export interface Joined extends Pick<Duplicates, 'joins' | 'likely' | 'related' | 'compared'> {
  act?: string | undefined
}

/** Finds duplicates among the records of a project and joins the certain ones as one act. */
export async function joinFound(
  project: Project,
  who: Id<'per'>,
  told: Told,
  imports?: ReadonlySet<Id<'imp'>>,
): Promise<{ ok: true; found: Joined } | Extract<Result, { ok: false }>> {
  const found = await duplicatesIn(project.store, project.journal.state, told, imports)
  if (found.joins.length === 0) return { ok: true, found }
  told.step('joining', 0, found.joins.length)
  const result = await project.execute(who, { do: 'join', joins: found.joins })
  return result.ok ? { ok: true, found: { ...found, act: result.act } } : result
}
