import type { settledHow } from '../choices.ts'
import type { Asking } from '../discretion.ts'
import { type Fact, nounOfFact, refsOf } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, refuse } from '../refusal.ts'
import { apply, draft, get, type State, thing } from '../state.ts'

export interface Settling {
  collisions: readonly Id<'col'>[]
  how: (typeof settledHow)[number]
  /** What is written instead, where neither is taken: the words of the field that both changed. */
  value?: string | undefined
}

/**
 * The facts that settle collisions: what stands is kept, what was said is taken (on what holds now, with what was removed
 * brought back where it needs that), or something else is written. Several, oldest first, are settled as one act.
 */
export function settlingFacts(state: State, asking: Asking, { collisions, how, value }: Settling): Decision<Fact[]> {
  const working = draft(state)
  const facts: Fact[] = []
  const put = (fact: Fact) => {
    apply(working, fact)
    facts.push(fact)
  }
  for (const id of collisions) {
    const found = get(state, 'collision', id)
    if (!found)
      return no(
        refuse('unknown-thing', `There is no collision ${id}.`, 'It was settled or taken back. Reload.', { id }),
      )
    if (found.settled)
      return no(
        refuse('changed-since', 'It was settled already.', 'Look at what came of it.', { id, field: 'settled' }),
      )
    const said = found.said as unknown as Fact
    if (how === 'taken') for (const fact of takenFacts(working, asking, said)) put(fact)
    if (how === 'written') {
      const { field } = found
      if (!field || value === undefined || !thing(working, said.id))
        return no(
          refuse('does-not-fit', 'Nothing else can be written here.', 'Keep what stands, or take the other.', { id }),
        )
      put(onNow(working, said, { [field]: value }))
    }
    put({ type: 'collision.found', id, from: { settled: null }, to: { settled: how } })
  }
  return { ok: true, facts }
}

const no = (refusal: ReturnType<typeof refuse>): { ok: false; refusal: typeof refusal } => ({ ok: false, refusal })

/** A change of some fields on what holds now. */
function onNow(state: State, { type, id }: Fact, to: object): Fact {
  const current = (thing(state, id)?.value ?? {}) as Record<string, unknown>
  const from = Object.fromEntries(Object.keys(to).map((field) => [field, current[field] ?? null]))
  return { type, id, from, to } as Fact
}

function takenFacts(state: State, asking: Asking, said: Fact): Fact[] {
  const { type, id, from, to, why, evidence } = said
  const reasons = { ...(why !== undefined && { why }), ...(evidence && { evidence }) }
  const current = thing(state, id)?.value
  if (to === null) return current ? [{ type, id, from: current, to: null, ...reasons } as Fact] : []
  if (current) return [{ ...onNow(state, said, to), ...reasons }]
  const whole = from === null ? to : { ...lastOf(asking, id), ...to }
  const working = draft(state)
  const facts: Fact[] = []
  restore(working, asking, facts, { type, id, from: null, to: whole, ...reasons } as Fact)
  return facts
}

/** Brings a thing back with what it names and is gone too. */
function restore(working: State, asking: Asking, facts: Fact[], fact: Fact): void {
  if (thing(working, fact.id)) return
  refsOf(nounOfFact(fact.type), fact.to, (id) => {
    const type = goneType(asking, id)
    if (type && id !== fact.id && !thing(working, id))
      restore(working, asking, facts, { type, id, from: null, to: lastOf(asking, id) } as Fact)
  })
  apply(working, fact)
  facts.push(fact)
}

const lastGone = ({ told }: Asking, id: Id) => told(id).findLast(({ fact }) => fact.id === id && fact.to === null)
const lastOf = (asking: Asking, id: Id): object => lastGone(asking, id)?.fact.from ?? {}
const goneType = (asking: Asking, id: Id): Fact['type'] | undefined => lastGone(asking, id)?.fact.type
