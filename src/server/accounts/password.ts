import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { strengthOf } from '../../adapters/password-strength.ts'
import type { Trouble } from '../answers.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** scrypt with N = 2^15, r = 8, p = 3: 32 MB and some tenths of a second for each guess (OWASP Password Storage, 2024). */
const cost = { log2N: 15, r: 8, p: 3, bytes: 32 }
/** How many are worked out at once; more wait, so that many who sign in together take no more memory than this. */
const atOnce = 2
const shortest = 12
const longest = 200

let going = 0
const waiting: (() => void)[] = []
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (going >= atOnce) await new Promise<void>((go) => waiting.push(go))
  else going++
  try {
    return await work()
  } finally {
    // Whoever waits takes the place over.
    const next = waiting.shift()
    if (next) next()
    else going--
  }
}

const hash = (password: string, salt: Buffer, { log2N, r, p, bytes }: typeof cost): Promise<Buffer> =>
  inTurn(() => derive(password.normalize('NFKC'), salt, bytes, { N: 2 ** log2N, r, p, maxmem: 2 ** log2N * r * 256 }))

/** What is kept of a password: how it was hashed, the salt, the hash. */
export async function kept(password: string, how = cost): Promise<string> {
  const salt = randomBytes(16)
  const made = await hash(password, salt, how)
  return ['scrypt', how.log2N, how.r, how.p, salt.toString('base64url'), made.toString('base64url')].join('$')
}

/** Whether it is the password. Without one that is kept it takes as long, so that nobody learns by time who has an account. */
export async function isPassword(password: string, known: string | null | undefined): Promise<boolean> {
  const [, log2N, r, p, salt = '', made = ''] = (known ?? nobodys).split('$')
  const expected = Buffer.from(made, 'base64url')
  const parameters = { log2N: Number(log2N), r: Number(r), p: Number(p), bytes: expected.length }
  const given = await hash(password, Buffer.from(salt, 'base64url'), parameters)
  return timingSafeEqual(given, expected) && Boolean(known)
}

const nobodys = ['scrypt', cost.log2N, cost.r, cost.p, 'A'.repeat(22), 'A'.repeat(43)].join('$')

/** Why a password will not do: too short, or among those that are guessed first. `own` are words that others know of a person. */
export function weakness(password: string, own: readonly string[]): Trouble | undefined {
  const { length } = [...password.normalize('NFKC')]
  if (length < shortest)
    return weak(
      `A password has ${shortest} characters or more.`,
      'Four or five words that do not belong together are easy to keep.',
    )
  if (length > longest) return weak(`A password has ${longest} characters at most.`, 'Take a shorter one.')
  const words = own.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
  if (strengthOf(password, [...words, 'retroduce']) < 4)
    return weak(
      'This password is among those that are guessed first.',
      'Take words that do not belong together, or let a password manager make one.',
    )
}

const weak = (message: string, hint: string): Trouble => ({ code: 'weak-password', message, hint })
