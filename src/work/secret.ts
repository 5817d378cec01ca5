import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, in letters that fit a link, a cookie and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. It is random and long, so a plain hash is enough and nobody can work back from it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A name for a thing in lists; it opens nothing. */
export const newName = (prefix: string): string => `${prefix}_${randomBytes(9).toString('base64url')}`
