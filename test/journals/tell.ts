import { exportProject, importProject } from '../../src/store/export.ts'
import { joinCopies, writeJoined } from '../../src/store/merge.ts'
import type { Project } from '../../src/store/project.ts'
import { openProject } from '../../src/store/project.ts'
import { createSqlite } from '../../src/store/sqlite.ts'
import { ana, files } from './chapters/telling.ts'
import { story } from './story.ts'

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
  // A copy goes its own way, and both word one thing: that merging them tells is a fact too.
  const copy = createSqlite(':memory:')
  await importProject(copy, await exportProject(store))
  const away = await openProject(copy, clock, newId)
  for (const [one, title] of [
    [project, 'A title'],
    [away, 'Another title'],
  ] as const) {
    const { title: from } = one.journal.state.project.get('prj_this') ?? {}
    const change = { type: 'project.described', id: 'prj_this', from: { title: from }, to: { title } } as const
    await one.execute(ana, { do: 'change', changes: [change] })
  }
  const of = await joinCopies(store, copy)
  if ('refusal' in of) throw new Error(of.refusal.message)
  const both = createSqlite(':memory:')
  await writeJoined(store, copy, of.joined, both)
  return openProject(both, clock, newId)
}
