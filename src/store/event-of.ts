import { Event, Fact, nounNames, nouns, upcast } from '../core/fact.ts'
import type { Row } from './store.ts'

const known = new Set<string>(nounNames.map((name) => nouns[name].fact))

/** A stored event in today's words; or that it tells of something this version does not know; or what is wrong with it. */
export type Read = { event: Event } | { unknown: string } | { wrong: string }

export function eventOf({ seq, id, at, actor, act, undoes, fact: text, hash }: Row): Read {
  const said = factOf(text)
  if (!said) return { wrong: 'its fact is not JSON that says its type' }
  if (!known.has(said.type)) return { unknown: said.type }
  const fact = Fact.safeParse(said)
  if (!fact.success) return wrong(fact.error.issues)
  // The store has seen to the kinds of the other columns; what they say is looked at here.
  const who = Circumstances.safeParse({ at, actor })
  if (!who.success) return wrong(who.error.issues)
  // One string for both where they are the same, which they mostly are, saves a tenth of the memory.
  const circumstances = { seq, id, at, actor: who.data.actor, act: act === id ? id : act }
  return { event: { ...circumstances, ...(undoes !== null && { undoes }), fact: fact.data, hash } }
}

const Circumstances = Event.pick({ at: true, actor: true })

const wrong = ([issue]: readonly { path: PropertyKey[]; message: string }[]): Read => ({
  wrong: `${issue?.path.join('.')}: ${issue?.message}`,
})

function factOf(text: string): { type: string } | undefined {
  try {
    const fact: unknown = JSON.parse(text)
    return typeof fact === 'object' && fact !== null && 'type' in fact ? upcast(fact as { type: string }) : undefined
  } catch {
    return undefined
  }
}
