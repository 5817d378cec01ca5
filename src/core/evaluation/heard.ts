import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { withinOf } from './profile.ts'

/** The ways in which an evaluation comes to know something, as they are held side by side. */
export const witnessWays = ['interview', 'observation', 'document', 'survey', 'indicator'] as const
export type WitnessWay = (typeof witnessWays)[number]

const waysOf: Readonly<Partial<Record<Value<'source'>['kind'], WitnessWay>>> = {
  interview: 'interview',
  observation: 'observation',
  survey: 'survey',
  'indicator series': 'indicator',
}

/** In which way a source came to be known: what is not heard, seen, asked or measured is a document, minutes included. */
export const wayOf = (kind: Value<'source'>['kind'] | undefined): WitnessWay => (kind && waysOf[kind]) ?? 'document'

/**
 * The cases in which each source was gathered, and those around them: by who took part, by the encounters they come from, by the rounds and the answers of a
 * survey, and by the figures that came of it. A publication of the review was gathered in none.
 */
export function casesOfSources(state: State): Map<Id<'src'>, Set<Id<'cas'>>> {
  const found = new Map<Id<'src'>, Set<Id<'cas'>>>()
  const around = new Map([...state.case.keys()].map((id) => [id, withinOf(state, id)]))
  const told: Iterable<{ source?: Id<'src'> | undefined; case?: Id<'cas'> | undefined }>[] = [
    state.participant.values(),
    state.encounter.values(),
    state.wave.values(),
    state.response.values(),
    state.result.values(),
  ]
  for (const table of told)
    for (const { source, case: of } of table) {
      if (!source || !of) continue
      const known = found.get(source) ?? new Set()
      for (const one of around.get(of) ?? []) known.add(one)
      found.set(source, known)
    }
  return found
}
