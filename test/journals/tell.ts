import type { Project } from '../../src/store/project.ts'
import { openProject } from '../../src/store/project.ts'
import { createSqlite } from '../../src/store/sqlite.ts'
import { ana, files, story } from './story.ts'

/** The story as a project in memory, with a clock and ids that are the same each time; its last act is undone. */
export async function tell(): Promise<Project> {
  const store = createSqlite(':memory:')
  let ids = 0
  let minutes = 0
  const clock = () => Date.UTC(2026, 10, 22, 9, minutes++)
  const newId = () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}`
  const project = await openProject(store, clock, newId, () => 'story')
  for (const file of files) await store.putBlob(new TextEncoder().encode(file), 'text/plain')
  for (const [who, command] of story) {
    const result = await project.execute(who, command)
    if (!result.ok) throw new Error(`${result.refusal.id}: ${result.refusal.message}`)
  }
  await project.execute(ana, { do: 'undo', act: project.journal.events.at(-1)?.act ?? '' })
  return project
}
