import { equal } from '../equal.ts'
import type { Event, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { changesOf, type FieldChange, type Names } from '../trail-words.ts'

/** A change of what a field asks. */
export interface Reworded {
  seq: number
  at: string
  by: Id<'per'>
  changes: FieldChange[]
  why?: string | undefined
}

/** The parts of a field that an answer rests on: what it asks, and what may be answered. */
const asking = ['name', 'instructions', 'kind', 'unit', 'options'] as const
type Wording = Partial<Pick<Value<'field'>, (typeof asking)[number]>>

/**
 * The wordings of fields through time, from the events that one viewer may read. `since(field, seq)` tells what of a
 * field was changed after event `seq`, oldest first; nothing when it asks today what it asked then, whatever happened
 * in between.
 */
export function wordings(told: (key: string) => readonly Event[], state: State, names: Names = new Map()) {
  const known = new Map<Id<'fld'>, { seq: number; wording: Wording; event: Event; touched: boolean }[]>()
  const of = (field: Id<'fld'>) => {
    const before = known.get(field)
    if (before) return before
    let wording: Wording = {}
    const steps = told(field).flatMap((event) => {
      const { fact, seq } = event
      if (fact.type !== 'field.set' || fact.id !== field) return []
      const touched = asking.some((part) => part in (fact.to ?? {}))
      wording = { ...(fact.from === null ? {} : wording), ...(fact.to as Wording | null) }
      return [{ seq, wording: said(wording), event, touched }]
    })
    known.set(field, steps)
    return steps
  }
  return {
    since(field: Id<'fld'>, seq: number): Reworded[] {
      const steps = of(field)
      const then = steps.findLast((step) => step.seq <= seq)
      const now = steps.at(-1)
      if (!then || !now || equal(then.wording, now.wording)) return []
      return steps.flatMap(({ seq: at, touched, event }) => {
        if (at <= seq || !touched) return []
        const changes = changesOf(state, names, event.fact)
        return [{ seq: at, at: event.at, by: event.actor, changes, ...(event.fact.why && { why: event.fact.why }) }]
      })
    },
  }
}

/** What is asked alone, without fields that are not there. */
const said = (wording: Wording): Wording =>
  Object.fromEntries(asking.flatMap((part) => (wording[part] != null ? [[part, wording[part]]] : [])))

/** The number of the event up to which an answer knew the wording of its field. */
export const asOf = (
  told: (key: string) => readonly Event[],
  id: Id,
  { asOf: confirmed }: { asOf?: number | undefined },
): number => confirmed ?? told(id).findLast((event) => event.fact.id === id)?.seq ?? 0
