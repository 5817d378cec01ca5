import { Event, nounNames, nouns, upcast } from '../core/fact.ts'
import type { Row } from './store.ts'

const known = new Set<string>(nounNames.map((name) => nouns[name].fact))

/** A stored event in today's words; or that it tells of something this version does not know; or what is wrong with it. */
export type Read = { event: Event } | { unknown: string } | { wrong: string }

export function eventOf(row: Row): Read {
  const { undoes, fact: text, ...rest } = row
  const fact = factOf(text)
  if (!fact) return { wrong: 'its fact is not JSON that says its type' }
  if (!known.has(fact.type)) return { unknown: fact.type }
  const parsed = Event.safeParse({ ...rest, ...(undoes !== null && { undoes }), fact })
  if (parsed.success) return { event: parsed.data }
  const issue = parsed.error.issues[0]
  return { wrong: `${issue?.path.join('.')}: ${issue?.message}` }
}

function factOf(text: string): { type: string } | undefined {
  try {
    const fact: unknown = JSON.parse(text)
    return typeof fact === 'object' && fact !== null && 'type' in fact ? upcast(fact as { type: string }) : undefined
  } catch {
    return undefined
  }
}
