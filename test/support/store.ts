import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../../src/core/command.ts'
import type { Id } from '../../src/core/ids.ts'
import { openProject, type Project } from '../../src/store/project.ts'
import { createSqlite, openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { ana } from './journal.ts'

export const ben = 'per_ben' as Id<'per'>
export const cem = 'per_cem' as Id<'per'>

/** A path in a folder of its own, where nothing is yet. */
export const freshPath = (name = 'review.retro'): string => join(mkdtempSync(join(tmpdir(), 'retroduce-')), name)

/** Ana founds a project and takes Ben and Cem in: four facts. */
export const founding: Command = {
  do: 'change',
  changes: [
    { type: 'person.joined', id: ana, from: null, to: { roles: ['owner'] } },
    { type: 'person.joined', id: ben, from: null, to: { roles: ['reviewer'] } },
    { type: 'person.joined', id: cem, from: null, to: { roles: ['reviewer'] } },
    { type: 'project.described', id: 'prj_this', from: null, to: { title: 'A review', kind: 'realist review' } },
  ],
}

export const retitle = (from: string, to: string): Command => ({
  do: 'change',
  changes: [{ type: 'project.described', id: 'prj_this', from: { title: from }, to: { title: to } }],
})

export const word = (id: string, text: string): Command => ({
  do: 'change',
  changes: [{ type: 'component.worded', id: `cmp_${id}`, from: null, to: { text } }],
})

export const reword = (id: string, from: string, to: string): Command => ({
  do: 'change',
  changes: [{ type: 'component.worded', id: `cmp_${id}`, from: { text: from }, to: { text: to } }],
})

/** A founded project on a store, in memory unless another is given. */
export async function foundedOn(store: Store = createSqlite(':memory:')): Promise<Project> {
  const project = await openProject(store)
  await project.execute(ana, founding)
  return project
}

/** Opens the project of a file, works on it, and closes it again. */
export async function inside<T>(path: string, work: (project: Project) => Promise<T>): Promise<T> {
  const project = await openProject(openSqlite(path))
  try {
    return await work(project)
  } finally {
    await project.close()
  }
}
