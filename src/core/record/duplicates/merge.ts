import type { Name, Reference } from '../facts.ts'

/** A record that a source is made of, with the place its values come from: "Scopus", a file. */
export interface Part {
  id: string
  reference: Reference
}

export type Field = keyof Reference

export interface Merged {
  reference: Reference
  /** Which record gave each field. */
  origin: Partial<Record<Field, string>>
  /** Fields in which records say different things, with each value once and the records that have it. */
  differences: { field: Field; values: { value: string; records: string[] }[] }[]
}

/**
 * One reference of several records: the best value of each field, by what is most complete and cleanest, and then by
 * what most records say. The values of `primary`, where a person chose one, come before all others.
 */
export function merged(parts: readonly Part[], primary?: string): Merged {
  const reference: Record<string, unknown> = {}
  const origin: Merged['origin'] = {}
  const differences: Merged['differences'] = []
  const fields = [...new Set(parts.flatMap((part) => Object.keys(part.reference)))] as Field[]
  for (const field of fields) {
    const having = parts.filter((part) => part.reference[field] !== undefined)
    const votes = new Map<string, string[]>()
    for (const part of having) {
      const key = plain(part.reference[field])
      votes.set(key, [...(votes.get(key) ?? []), part.id])
    }
    const worth = (part: Part) =>
      quality(field, part.reference[field]) +
      (votes.get(plain(part.reference[field]))?.length ?? 0) / (parts.length + 1)
    const best = having.find((part) => part.id === primary) ?? having.reduce((a, b) => (worth(b) > worth(a) ? b : a))
    reference[field] = best.reference[field]
    origin[field] = best.id
    if (votes.size > 1)
      differences.push({
        field,
        values: [...votes.values()].map((records) => ({
          value: shown(parts.find((part) => part.id === records[0])?.reference[field]),
          records,
        })),
      })
  }
  return { reference: reference as Reference, origin, differences }
}

/** Written alike: case, marks and blanks aside. */
const plain = (value: unknown): string =>
  shown(value)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const nameShown = ({ literal, particle, family, given }: Name): string =>
  literal ?? [[particle, family].filter(Boolean).join(' '), given].filter(Boolean).join(', ')

/** A value of a reference as text: names and lists by semicolon. */
export function shown(value: unknown): string {
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'object' ? nameShown(one as Name) : String(one))).join('; ')
  return value === undefined ? '' : String(value)
}

/** Whole steps: what is better in kind. Fractions are left to how many records say so. */
function quality(field: Field, value: unknown): number {
  const text = shown(value)
  const shouting = /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && text.length > 12
  switch (field) {
    case 'title':
      return (
        (shouting ? 0 : 4) + (/^\[.*\]$|\[[^\]]*\]\.?$/.test(text) ? 0 : 2) + (/[:?–—] |\. [A-Z]/.test(text) ? 1 : 0)
      )
    case 'author':
    case 'editor': {
      const names = value as Name[]
      const full = names.filter((name) => (name.given?.replace(/[^\p{L}]/gu, '').length ?? 0) > 3).length
      return (shouting ? 0 : 1) + names.length * 2 + (full * 2 > names.length ? 1 : 0)
    }
    case 'abstract':
      return Math.floor(Math.min(text.length, 20_000) / 50)
    case 'keywords':
    case 'issn':
    case 'isbn':
      return (value as unknown[]).length
    case 'container':
      return (shouting ? 0 : 2) + (/[:=(]|\b[A-Z][a-z]{0,4}\.? [A-Z][a-z]{0,4}\b/.test(text) ? 0 : 1)
    case 'pages':
      return /\d\s*[-–]\s*\d/.test(text) ? 2 : /^[a-z]?\d/i.test(text) ? 1 : 0
    case 'volume':
      return /^\d+$/.test(text) ? 1 : 0
    case 'type':
      return text === 'article' || text === 'document' ? 0 : 1
    default:
      return 0
  }
}
