import { closeSync, openSync, readSync } from 'node:fs'
import type { Seen } from '../core/view/view.ts'
import { isDatabase, openStore, placeOf } from '../store/open.ts'
import { openProject, type Project } from '../store/project.ts'
import { readerOf } from '../store/seen.ts'
import type { Store } from '../store/store.ts'
import { type Answer, type Io, refused } from './command-line.ts'
import { whoActs } from './person.ts'
import { reading } from './progress.ts'

interface Place {
  file: string
  as?: string | undefined
}

type Work = (seen: Seen, project: Project) => Promise<Answer> | Answer

/** Reads a project as one person may know it. The file is not written to. */
export const read = (place: Place, io: Io, work: Work): Promise<Answer> => withProject(place, io, true, work)

/** Opens a project to change it, as one person. */
export const write = (place: Place, io: Io, work: Work): Promise<Answer> => withProject(place, io, false, work)

async function withProject({ file, as }: Place, io: Io, readonly: boolean, work: Work): Promise<Answer> {
  const wipe = reading(io, file)
  const project = await opened(() => openStore(placeOf(file), { readonly })).finally(wipe)
  try {
    const { state } = project.journal
    const acting = whoActs(state, await project.store.people(), as)
    if ('refusal' in acting) return refused(acting.refusal, file)
    return await work(await readerOf(project)(acting.who), project)
  } finally {
    await project.close()
  }
}

/** A project on a store; when it cannot be read the store is closed again. */
async function opened(open: () => Promise<Store>): Promise<Project> {
  const store = await open()
  try {
    return await openProject(store)
  } catch (trouble) {
    await store.close()
    throw trouble
  }
}

/** Whether a file is a project: told by its first bytes, so that a project may have any name. One in a database is. */
export function isProject(path: string): boolean {
  if (isDatabase(path)) return true
  try {
    const file = openSync(path, 'r')
    const start = Buffer.alloc(15)
    readSync(file, start, 0, start.length, 0)
    closeSync(file)
    return start.toString('latin1') === 'SQLite format 3'
  } catch {
    return false
  }
}
