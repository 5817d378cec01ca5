import { z } from 'zod'
import { waitingCases } from '../copies/waiting.ts'
import { type Fact, nounOfFact, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { labelOfValue } from '../label.ts'
import { thing } from '../state.ts'
import { changesOf, nounWords } from '../trail-words.ts'
import { personOf } from './person.ts'
import { placeOf } from './place.ts'
import { type Seen, view } from './view.ts'

/**
 * What collided when two copies were merged and is still to be settled, oldest first: what stands and what the other copy
 * said, who said each and when. What one person said of one field, or in one act, is one case.
 */
export const collisions = view(z.object({}), (seen) => {
  return { cases: waitingCases(seen.state).map((of) => caseOf(seen, of)) }
})

function caseOf(seen: Seen, of: [Id<'col'>, Value<'collision'>][]) {
  const { state, people, told } = seen
  const [, last] = of.at(-1) as [Id<'col'>, Value<'collision'>]
  const said = last.said as unknown as Fact
  const noun = nounOfFact(said.type)
  const current = thing(state, said.id)?.value
  const named = current ?? said.to ?? said.from ?? {}
  const stands = told(said.id).findLast(({ fact }) => fact.id === said.id && touches(fact, last.field))
  const fields = said.to ? Object.keys(said.to) : Object.keys(current ?? {})
  const only = (value: object | undefined) =>
    Object.fromEntries(Object.entries(value ?? {}).filter(([field]) => fields.includes(field)))
  return {
    ids: of.map(([id]) => id),
    thing: said.id,
    noun: nounWords(noun),
    label: whole(named) ? labelOfValue(state, said.id, noun, named) : said.id,
    place: placeOf(state, said.id),
    kind: last.kind,
    field: last.field,
    /** How many changes of one act it is. */
    changes: of.length,
    stands: {
      there: current !== undefined,
      values: changesOf(state, people, { ...said, from: null, to: only(current) } as Fact).map(shown),
      ...(stands && { by: personOf(seen, stands.actor), at: stands.at, seq: stands.seq }),
    },
    said: {
      removed: said.to === null,
      values: changesOf(state, people, { ...said, from: null } as Fact).map(shown),
      by: personOf(seen, last.by as Id<'per'>),
      at: last.at,
      why: said.why,
    },
    /** The words of both where a third may be written instead. */
    words: wordsOf(current, said, last.field),
  }

  function whole(value: object): boolean {
    return value === current || said.from === null || said.to === null
  }
}

const shown = ({ field, to = '' }: { field: string; to?: string }) => ({ field, value: to })

const touches = ({ from, to }: Fact, field: string | undefined): boolean =>
  from === null || to === null || field === undefined || field in to

function wordsOf(current: object | undefined, said: Fact, field: string | undefined) {
  if (!current || !field || !said.to) return undefined
  const stands = (current as Record<string, unknown>)[field]
  const other = (said.to as Record<string, unknown>)[field]
  return typeof other === 'string' && (typeof stands === 'string' || stands === undefined)
    ? { stands: stands ?? '', said: other }
    : undefined
}
