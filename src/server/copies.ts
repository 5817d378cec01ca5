import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inFolder } from '../store/parts.ts'
import { openSqlite } from '../store/sqlite.ts'
import { type Store, StoreTrouble } from '../store/store.ts'
import { sorry } from './answers.ts'
import { piecesSent } from './body.ts'
import type { ApiContext } from './request.ts'

/** Troubles of this machine, and not of the file. */
const ours = ['disk-full', 'busy', 'unreachable', 'missing']

/** A project file that was sent, opened to be read alone. What is no project is refused by what it is, and not by where it lay. */
export const copySent = (c: ApiContext, work: (copy: Store, path: string) => Promise<Response>): Promise<Response> =>
  inFolder(async (folder) => {
    const path = join(folder, 'sent.retro')
    await writeFile(path, piecesSent(c))
    let copy: Store | undefined
    try {
      copy = openSqlite(path, { readonly: true })
      return await work(copy, path)
    } catch (trouble) {
      // What SQLite objects to in a file that somebody sent is no fault of ours.
      const raw = trouble instanceof Error && 'errcode' in trouble
      if (!raw && !(trouble instanceof StoreTrouble)) throw trouble
      const { code, message, hint } = raw
        ? { code: 'damaged', message: 'The file is damaged.', hint: '' }
        : (trouble as StoreTrouble)
      return sorry(c, {
        code: ours.includes(code) ? code : 'damaged',
        message: message.replaceAll(path, 'The file'),
        hint: ours.includes(code) ? hint : 'Send the project file as Retroduce wrote it.',
      })
    } finally {
      await copy?.close()
    }
  })
