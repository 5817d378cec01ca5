import type { Event, Value } from '../fact.ts'

/**
 * How a frozen version is cited: the project, the version, its date, and the hash of the event that froze it, which stands
 * for all that was said until then. `retroduce verify FILE --hash` checks it.
 */
export const citation = (
  title: string,
  { name }: Pick<Value<'version'>, 'name'>,
  { seq, at, hash }: Pick<Event, 'seq' | 'at' | 'hash'>,
): string => `${title}. ${name}, ${at.slice(0, 10)}. Retroduce project, event ${seq}, SHA-256 ${hash}.`
