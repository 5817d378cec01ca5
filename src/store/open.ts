import { openPostgres } from './postgres/open.ts'
import { openSqlite } from './sqlite.ts'
import { type Place, type Store, StoreTrouble } from './store.ts'

/** Whether what somebody named is a database, and no file. */
export const isDatabase = (named: string): boolean => /^postgres(?:ql)?:\/\//.test(named)

/** What the address of a database names: `postgres://…/DATABASE`, and perhaps one of its projects, `…/DATABASE/PROJECT`. */
export function databaseIn(address: string): { database: string; project?: string } {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const [database, project, ...more] = url?.pathname.split('/').filter(Boolean) ?? []
  if (!url || database === undefined || more.length > 0)
    throw new StoreTrouble(
      'malformed',
      'This is no address of a database.',
      'Write it as postgres://USER@HOST/DATABASE, and /PROJECT after it for one project.',
    )
  url.pathname = `/${database}`
  return { database: url.href, ...(project !== undefined && { project: decodeURIComponent(project) }) }
}

/** Where the project is that somebody named: a file, or a project of a database. */
export function placeOf(named: string): Place {
  if (!isDatabase(named)) return { file: named }
  const { database, project } = databaseIn(named)
  if (project !== undefined) return { database, project }
  throw new StoreTrouble(
    'malformed',
    'The address names a database and no project of it.',
    'Add the name of the project: postgres://USER@HOST/DATABASE/PROJECT.',
  )
}

/**
 * Opens a project where it is kept. `readonly` never writes; `wait` is how many milliseconds to wait for another program
 * that is writing to the file; without `watch` nobody is told of what others write, and whoever wants to know catches up.
 */
export const openStore = async (
  place: Place,
  options: { readonly?: boolean; wait?: number; watch?: boolean } = {},
): Promise<Store> => ('file' in place ? openSqlite(place.file, options) : openPostgres(place, options))
