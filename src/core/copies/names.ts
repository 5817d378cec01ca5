import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'

const isId = /^[a-z]{2,5}_[A-Za-z0-9]/

/** The ids that an id is made of: of a vote its source, stage and reviewer; of any other the id alone. */
const partsOf = (id: string): string[] => [id, ...id.slice(id.indexOf('_') + 1).split('.')]

/** Calls `visit` for every id in a fact, and for every id that such an id is made of. */
export function idsIn({ id, from, to }: Fact, visit: (id: string) => void): void {
  for (const part of partsOf(id)) visit(part)
  walk(present(from), visit)
  walk(present(to), visit)
}

/** One side of a fact without what a source was formerly: that is history, and names what is no longer there. */
const present = (side: Fact['from']): object | null => {
  const { formerly: _, ...rest } = (side ?? {}) as { formerly?: unknown }
  return side && rest
}

function walk(value: unknown, visit: (id: string) => void): void {
  if (typeof value === 'string') {
    if (value.length < 300 && isId.test(value)) for (const part of partsOf(value)) visit(part)
  } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) walk(one, visit)
}

/** A fact that names other things instead, also where an id is made of theirs; a list names each once. */
export function renamed(fact: Fact, names: ReadonlyMap<string, Id>): Fact {
  const { id, from, to } = fact
  const side = (of: Fact['from']) => of && { ...of, ...rename(present(of), names) }
  return { ...fact, id: rename(id, names), from: side(from), to: side(to) } as Fact
}

function rename<T>(value: T, names: ReadonlyMap<string, Id>): T {
  if (typeof value === 'string') return renameId(value, names) as T
  if (Array.isArray(value)) {
    const all = value.map((one) => rename(one, names))
    return all.filter((one, i) => typeof one !== 'string' || all.indexOf(one) === i) as T
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one, names)])) as T
}

function renameId(text: string, names: ReadonlyMap<string, Id>): string {
  if (text.length >= 300 || !isId.test(text)) return text
  const whole = names.get(text)
  if (whole) return whole
  const kind = text.slice(0, text.indexOf('_') + 1)
  const parts = text.slice(kind.length).split('.')
  return parts.some((part) => names.has(part)) ? kind + parts.map((part) => names.get(part) ?? part).join('.') : text
}
