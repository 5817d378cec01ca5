import { equal } from '../../equal.ts'
import { type Fact, type NounName, nouns } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { isBuiltin } from '../../project/templates.ts'
import type { State } from '../../state.ts'
import { listed, type TextNoun, type TheoryDocument } from './document.ts'

/** What a theory in text changes in a project. */
export interface Taken {
  facts: Fact[]
  added: number
  changed: number
  /** What the project has and the text has not: it stays, and is named. */
  stays: Id[]
}

/** What is named comes before what names it; lineage comes last, as it retires what it names. */
export const takingOrder: readonly TextNoun[] = [
  'template',
  'theory',
  'component',
  'configuration',
  'link',
  'evidence',
  'relation',
  'likeness',
  'synthesis',
  'substantive',
  'version',
  'meeting',
  'refinement',
  'comparison',
]

/**
 * The facts by which a project comes to say what a theory in text says: what is new is added, what differs is changed field
 * by field. What the text leaves out stays: a text of one programme theory takes nothing from the others. `why` is the
 * reason for changes, which frozen wording needs.
 */
export function takeTheory(state: State, document: TheoryDocument, why?: string): Taken {
  const taken: Taken = { facts: [], added: 0, changed: 0, stays: [] }
  const reason = why ? { why } : {}
  for (const noun of takingOrder) {
    for (const [id, value] of listed(document, noun)) {
      const current = state[noun].get(id as never) as Record<string, unknown> | undefined
      const type = nouns[noun as NounName].fact
      if (!current) {
        // A refinement gives its reason in a field of its fact, not of its value.
        taken.facts.push({ type, id, from: null, to: value, ...reason } as unknown as Fact)
        taken.added++
        continue
      }
      const said = value as Record<string, unknown>
      const fields = [...new Set([...Object.keys(current), ...Object.keys(said)])].filter(
        (field) => !equal(current[field], said[field]),
      )
      if (fields.length === 0) continue
      const pick = (of: Record<string, unknown>) =>
        Object.fromEntries(fields.map((field) => [field, of[field] ?? null]))
      taken.facts.push({ type, id, from: pick(current), to: pick(said), ...reason } as unknown as Fact)
      taken.changed++
    }
    for (const [id] of state[noun]) if (!document[noun].has(id) && !isBuiltin(id)) taken.stays.push(id)
  }
  return taken
}
