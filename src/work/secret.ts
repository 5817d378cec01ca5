import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, in letters that fit a link, a cookie and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. It is random and long, so a plain hash is enough and nobody can work back from it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A name for a thing in lists; it opens nothing. */
export const newName = (prefix: string): string => `${prefix}_${randomBytes(9).toString('base64url')}`

/** Letters and digits that are told apart on paper, 32 of them. */
export const plainLetters = 'abcdefghjklmnpqrstuvwxyz23456789'

/** 125 random bits in letters that can be typed from a sheet of paper, in five groups of five. */
export function newTypedSecret(): string {
  const letters = [...randomBytes(25)].map((byte) => plainLetters[byte & 31]).join('')
  return letters.replace(/.{5}(?=.)/g, '$&-')
}

/** What was typed as such a secret, whatever its case and hyphens; undefined when it is none. What is kept is the hash of this. */
export function typedSecret(text: string): string | undefined {
  if (text.length > 100) return undefined
  const typed = text.toLowerCase().replace(/[\s-]/g, '').replace(/[1i]/g, 'l')
  return /^[a-hj-np-z2-9]{25}$/.test(typed) ? typed : undefined
}
