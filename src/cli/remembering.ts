import type { OtherExport } from '../core/choices.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import { exported } from '../work/report.ts'
import { type Answer, refused } from './command-line.ts'

/** The option of commands that write what a project can remember as given out. */
export const remember = {
  type: 'boolean',
  means: 'with a file or folder: the project remembers that it was given out, as after a download on screen',
} as const

/** Writes something, and has the project remember it as given out, if one says so; where it may not, nothing is written. */
export async function remembering(
  wanted: boolean | undefined,
  { state, viewer }: Seen,
  project: Project,
  format: OtherExport,
  write: () => Promise<Answer>,
): Promise<Answer> {
  if (!wanted) return write()
  const keeping = exported(viewer, { format, seq: state.seq, pieces: [] }, project.journal.events)
  const may = project.consider(viewer, keeping)
  if (!may.ok) return refused(may.refusal)
  const answer = await write()
  if (answer.exit !== 0) return answer
  const kept = await project.execute(viewer, keeping)
  return kept.ok ? answer : refused(kept.refusal)
}
