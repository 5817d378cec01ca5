import { randomBytes } from 'node:crypto'
import { type Id, idFrom } from '../core/ids.ts'

/** An id for a thing that is new. */
export const freshId = <P extends string>(prefix: P): Id<P> =>
  idFrom(prefix, Date.now(), randomBytes(8).toString('hex'))

/** An id that does not tell when its thing came to be, for what is anonymous. */
export const unorderedId = <P extends string>(prefix: P): Id<P> => `${prefix}_${randomBytes(12).toString('hex')}`
