import type { witnessKinds } from '../choices.ts'
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
} satisfies Partial<Record<(typeof witnessKinds)[number] | 'indicator series', WitnessWay>>

/** In which way a source came to be known: what is not heard, seen, asked or measured is a document, minutes included. */
export const wayOf = (kind: Value<'source'>['kind'] | undefined): WitnessWay => (kind && waysOf[kind]) ?? 'document'

/**
 * The cases in which each source was gathered, and those around them: by who took part. A publication of the review was
 * gathered in none.
 */
export function casesOfSources(state: State): Map<Id<'src'>, Set<Id<'cas'>>> {
  const found = new Map<Id<'src'>, Set<Id<'cas'>>>()
  for (const { source, case: of } of state.participant.values()) {
    if (!source || !of) continue
    const known = found.get(source) ?? new Set()
    for (const one of withinOf(state, of)) known.add(one)
    found.set(source, known)
  }
  return found
}
