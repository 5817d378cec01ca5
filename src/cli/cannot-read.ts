import type { Trouble } from './command-line.ts'

/** Why a file that was named cannot be read, as the system says it. */
export function cannotRead(path: string, error: unknown): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const say = (trouble: string, why: string, hint = 'Check the path.'): Trouble => ({
    code: trouble,
    message: `${path} cannot be read: ${why}.`,
    hint,
  })
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return say('missing', 'there is no such file')
    case 'EISDIR':
      return say('is-folder', 'it is a folder', 'Name a file in it.')
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return say('too-large', 'it is too large to be read at once', 'Bring it in parts.')
    case 'EACCES':
    case 'EPERM':
      return say('missing', 'you may not', 'Change who may read it, or copy it to a folder of your own.')
    default:
      return say('missing', code)
  }
}
