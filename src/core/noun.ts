import { z } from 'zod'
import { type Id, idOf, prefixOf } from './ids.ts'

/**
 * A noun of the field, declared once: the prefix of its ids, the fact that tells of it, what that fact means, and its
 * fields. Schemas, state, undo, references and `docs/format.md` follow from the declaration.
 */
export interface Noun<P extends string = string, F extends string = string, S extends z.ZodRawShape = z.ZodRawShape> {
  readonly prefix: P
  readonly fact: F
  readonly means: string
  readonly value: z.ZodObject<S, z.core.$strict>
  /** Calls `visit` for every id found in a value or in a part of one. */
  readonly refs: (value: object, visit: (id: Id) => void) => void
}

export function noun<P extends string, F extends string, S extends z.ZodRawShape>(
  prefix: P,
  fact: F,
  means: string,
  shape: S,
): Noun<P, F, S> {
  const fields = Object.entries(shape).flatMap(([key, schema]) => {
    const walk = walker(schema as z.ZodType)
    return walk ? [[key, walk] as const] : []
  })
  const refs: Noun['refs'] = (value, visit) => {
    for (const [key, walk] of fields) {
      const field = (value as Record<string, unknown>)[key]
      if (field !== undefined && field !== null) walk(field, visit)
    }
  }
  return { prefix, fact, means, value: z.strictObject(shape), refs }
}

type Walk = (value: unknown, visit: (id: Id) => void) => void

/** How to find the ids in values of a schema; undefined when there can be none. */
function walker(schema: z.ZodType): Walk | undefined {
  if (prefixOf(schema)) return (value, visit) => visit(value as Id)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return walker(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) {
    const each = walker(schema.element as z.ZodType)
    return each && ((value, visit) => (value as unknown[]).forEach((item) => void each(item, visit)))
  }
  if (schema instanceof z.ZodObject) {
    const inner = noun('', '', '', schema.shape as z.ZodRawShape)
    const any = Object.values(schema.shape as z.ZodRawShape).some((field) => walker(field as z.ZodType))
    return any ? (value, visit) => inner.refs(value as object, visit) : undefined
  }
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map((option) => walker(option as z.ZodType))
    if (!options.some(Boolean)) return undefined
    return (value, visit) => {
      const at = schema.options.findIndex((option) => (option as z.ZodType).safeParse(value).success)
      options[at]?.(value, visit)
    }
  }
  return undefined
}

/** Part of a value: only the fields that a change names; null stands for a field that is not there. */
export type Patch<T> = { [K in keyof T]?: T[K] | null }

/** The schema of a fact about a noun. A whole value after `from: null`, else the same fields on both sides. */
export function factOf(n: Noun) {
  const part = z
    .strictObject(Object.fromEntries(Object.entries(n.value.shape).map(([k, s]) => [k, (s as z.ZodType).nullish()])))
    .nullable()
  return z.strictObject({
    type: z.literal(n.fact),
    id: idOf(n.prefix),
    from: part,
    to: part,
    why: text.optional(),
    evidence: z.array(idOf('evd')).optional(),
    said: z.looseObject({ type: z.string(), id: z.string() }).optional(),
  })
}

/** One line of words: titles, labels. At most 2,000 characters. */
export const line = z.string().max(2_000)
/** Running text: statements, memos, reasons. At most 100,000 characters. */
export const text = z.string().max(100_000)
/** A calendar date, as exact as it is known: 2017, 2017-03 or 2017-03-09. */
export const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected a date like 2017, 2017-03 or 2017-03-09')
/** Place in a list that people sort; fractions let a thing be put between two others. */
export const order = z.number()
/** A sha-256 in hexadecimal: the address of a blob or of material. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a sha-256 in hexadecimal')
