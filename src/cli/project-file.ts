import { existsSync, writeFileSync } from 'node:fs'
import type { Seen } from '../core/view/view.ts'
import { openProject, type Project } from '../store/project.ts'
import { readerOf } from '../store/seen.ts'
import { openSqlite } from '../store/sqlite.ts'
import { type Answer, refused, type Trouble } from './command-line.ts'
import { whoActs } from './person.ts'

interface Place {
  file: string
  as?: string | undefined
}

/** Reads a project as one person may know it. The file is not written to. */
export const read = (place: Place, work: (seen: Seen, project: Project) => Promise<Answer> | Answer): Promise<Answer> =>
  withProject(place, true, work)

/** Opens a project to change it, as one person. */
export const write = (place: Place, work: (seen: Seen, project: Project) => Promise<Answer>): Promise<Answer> =>
  withProject(place, false, work)

async function withProject(
  { file, as }: Place,
  readonly: boolean,
  work: (seen: Seen, project: Project) => Promise<Answer> | Answer,
): Promise<Answer> {
  const store = openSqlite(file, { readonly })
  try {
    const project = await openProject(store)
    const people = await store.people()
    const acting = whoActs(project.journal.state, people, as)
    if ('refusal' in acting) return refused(acting.refusal, file)
    const answer = await work(await readerOf(project)(acting.who), project)
    await project.close()
    return answer
  } finally {
    await store.close()
  }
}

/** Writes text to a new file; one that is there stays as it is unless `force` says otherwise. */
export function writeNew(path: string, text: string, force = false): Trouble | undefined {
  if (existsSync(path) && !force)
    return { code: 'already-there', message: `${path} is there already.`, hint: 'Pick another name, or add --force.' }
  try {
    writeFileSync(path, text)
    return undefined
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return {
      code: 'read-only',
      message: `${path} cannot be written (${code}).`,
      hint: 'Check the folder, or pick another.',
    }
  }
}
