import { z } from 'zod'

/** An id shows its kind, in the type and in the text: `src_sims-2021` is a source and will not fit where `cmoc_1` is asked for. */
export type Id<P extends string = string> = `${P}_${string}`

/** The longest id is a vote's, which is made of three others. */
const longest = 240
const tail = `[A-Za-z0-9][A-Za-z0-9._-]{0,${longest}}`
const prefixes = new WeakMap<object, string>()

/** The schema of an id of one kind. Schemas made here are found again by `prefixOf`, so references can be followed. */
export function idOf<P extends string>(prefix: P): z.ZodType<Id<P>> {
  const schema = z.string().regex(new RegExp(`^${prefix}_${tail}$`), `expected an id that begins with ${prefix}_`)
  prefixes.set(schema, prefix)
  return schema as unknown as z.ZodType<Id<P>>
}

/** The schema of an id whose kind is open (what a comparison, a statement or a dismissal is about). */
export function anyId(): z.ZodType<Id> {
  const schema = z.string().regex(new RegExp(`^[a-z]{2,5}_${tail}$`), 'expected an id')
  prefixes.set(schema, '*')
  return schema as unknown as z.ZodType<Id>
}

/** The kind of id a schema stands for, `*` for any; undefined when the schema is not an id. */
export const prefixOf = (schema: object): string | undefined => prefixes.get(schema)

/** The part of an id before the first underscore. */
export const prefixOfId = (id: string): string => id.slice(0, id.indexOf('_'))

/**
 * A new id, in order of time and safe from collision, from what the caller brings in: core has no clock and no chance.
 * `random` is at least 10 letters or digits.
 */
export const idFrom = <P extends string>(prefix: P, ms: number, random: string): Id<P> =>
  `${prefix}_${ms.toString(36)}${random.slice(0, 10)}` as Id<P>
