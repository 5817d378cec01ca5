import { randomBytes } from 'node:crypto'
import { type Id, idFrom } from '../core/ids.ts'

/** An id for a thing that is new. */
export const freshId = <P extends string>(prefix: P): Id<P> =>
  idFrom(prefix, Date.now(), randomBytes(8).toString('hex'))
