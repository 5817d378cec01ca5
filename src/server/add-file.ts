import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { copyProject } from '../store/copy.ts'
import { partOf, removePart, sync, takeName } from '../store/parts.ts'
import { makePostgres } from '../store/postgres/open.ts'
import { openSqlite } from '../store/sqlite.ts'
import { StoreTrouble } from '../store/store.ts'

/**
 * Puts a copy of a project file into a folder, whole or not at all, under the name it has or the next one that is free, and
 * gives that name without its ending. Throws `StoreTrouble` where the folder cannot be written.
 */
export function addFile(folder: string, file: string, name: string): string {
  // The name of a project, so that what is left of it when this is killed goes when that is opened, or one is added again.
  const part = partOf(join(folder, `${namesLike(name).next().value}.retro`))
  try {
    copyFileSync(file, part)
    sync(part)
    for (const slug of namesLike(name)) {
      const path = join(folder, `${slug}.retro`)
      // A log that another file of this name left is not to be taken for its own.
      if (existsSync(path) || existsSync(`${path}-wal`)) continue
      if (takeName(part, path)) return slug
    }
    throw new Error('no name is free')
  } catch (error) {
    throw explained(error, folder)
  } finally {
    removePart(part)
  }
}

/** Copies what is in a project file into a database, whole or not at all, as `addFile` into a folder. */
export async function addToDatabase(database: string, file: string, name: string): Promise<string> {
  const from = openSqlite(file, { readonly: true })
  try {
    for (const slug of namesLike(name))
      try {
        await makePostgres({ database, project: slug }, (store) => copyProject(from, store))
        return slug
      } catch (trouble) {
        if (!(trouble instanceof StoreTrouble && trouble.code === 'already-there')) throw trouble
      }
    throw new Error('no name is free')
  } finally {
    await from.close()
  }
}

/** A name that is safe in every folder and address, then the same with 2, 3 and so on. */
export function* namesLike(name: string): Generator<string> {
  const plain = name
    .normalize('NFC')
    .replace(/\.retro$/i, '')
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '')
  const base = [...plain].slice(0, 60).join('') || 'project'
  yield base
  for (let n = 2; ; n++) yield `${base}-${n}`
}

function explained(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code))
    return new StoreTrouble('read-only', `${folder} cannot be written (${code}).`, 'Check the folder, and try again.')
  return error
}
