import { damaged, StoreTrouble } from '../store.ts'

/** Node's own words for a connection that could not be made or did not last. */
const unconnected = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
])

/** What `pg` says when a connection ends or does not come about; it gives these no code. */
const ended =
  /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying|^timeout expired|^Query read timeout/

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * Whether the database could not be reached, or went away: connection exceptions (class 08), and a server that stops,
 * crashed or is starting (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export function isGone(error: unknown): boolean {
  const code = codeOf(error)
  if (unconnected.has(code) || /^08|^57P0[1235]$/.test(code)) return true
  if (error instanceof AggregateError) return error.errors.some(isGone)
  return error instanceof Error && ended.test(error.message)
}

/** Whether a row with the same key is there already. */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505'

/** What PostgreSQL or the connection to it says, as one clear line; what is a fault of ours stays as it is. */
export function troubleOf(name: string, error: unknown): unknown {
  if (error instanceof StoreTrouble) return error
  const say = (code: string, message: string, hint: string) => new StoreTrouble(code, message, hint, { cause: error })
  if (isGone(error))
    return say(
      'unreachable',
      `The database ${name} does not answer.`,
      'See that it runs and that its address is right, then try again.',
    )
  const code = codeOf(error)
  if (/^28/.test(code) || (error instanceof Error && /^SASL|password must be a string/.test(error.message)))
    return say('wrong-password', `The database ${name} does not let this user in.`, 'Check the user and the password.')
  const words = error instanceof Error ? error.message : String(error)
  // Only these two say that bytes are not as they were; XX000 is any error that PostgreSQL has no code for.
  if (/^XX00[12]$/.test(code)) return damaged(name, `PostgreSQL says “${words}”`, error)
  switch (code) {
    case '3D000':
      return say('missing', `There is no database ${name}.`, 'Make it first: createdb, or ask who runs the server.')
    case '25006':
      return say('read-only', `The database ${name} takes no changes now.`, 'It may be a copy: name the first one.')
    case '42501':
      return say('read-only', `This user may not change ${name}.`, 'Ask for the rights, or use another user.')
    case 'XX000':
    case '58030':
      return say('disk-trouble', `PostgreSQL could not do it: “${words}”.`, 'See its log, then try again.')
    case '53100':
      return say('disk-full', `There is no room left for ${name}.`, 'Free some space and try again; nothing is lost.')
    case '53300':
    case '53200':
    case '40001':
    case '40P01':
    case '55P03':
    case '57014':
      return say('busy', `The database ${name} has too much to do.`, 'Wait a moment and try again.')
    default:
      return error
  }
}
