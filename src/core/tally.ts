import { type Event, type NounName, nounOfFact } from './fact.ts'
import type { Id } from './ids.ts'

/** How many things of one kind came to be, were changed and went. */
export interface Tally {
  noun: NounName
  added: number
  changed: number
  removed: number
}

/** What events amount to by kind, in the order in which kinds first come; what came and went again is not counted. */
export function tallyOf(events: Iterable<Pick<Event, 'fact'>>): Tally[] {
  const things = new Map<NounName, Map<Id, 'added' | 'changed' | 'removed'>>()
  for (const { fact } of events) {
    const noun = nounOfFact(fact.type)
    const of = things.get(noun) ?? new Map()
    things.set(noun, of)
    const before = of.get(fact.id)
    if (fact.from === null) of.set(fact.id, 'added')
    else if (fact.to === null && before === 'added') of.delete(fact.id)
    else if (fact.to === null) of.set(fact.id, 'removed')
    else if (before !== 'added') of.set(fact.id, 'changed')
  }
  return [...things].flatMap(([noun, of]) => {
    const count = (what: string) => [...of.values()].filter((one) => one === what).length
    return of.size === 0 ? [] : [{ noun, added: count('added'), changed: count('changed'), removed: count('removed') }]
  })
}
