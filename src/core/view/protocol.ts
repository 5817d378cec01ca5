import { z } from 'zod'
import { countables, heldOf } from '../check/countables.ts'
import type { NounName, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { allTemplates, isBuiltin } from '../project/templates.ts'
import { flow } from '../screening/flow.ts'
import { stagesOf } from '../screening/outcome.ts'
import { touchedAt } from '../screening/recall.ts'
import { inOrder, type State } from '../state.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** What was planned and how it changed: everything on the Protocol screen, each thing with its id, in order. */
export const protocol = view(z.object({}), (seen) => {
  const { state } = seen
  const [id, project] = [...state.project][0] ?? []
  const stream = flow(state, seen.events)
  const cited = (source: Id<'src'> | undefined) => source && { id: source, label: sourceLabel(state, source) }
  return {
    id: id ?? ('prj_this' as Id<'prj'>),
    project,
    objectives: listed(state, 'objective'),
    phases: listed(state, 'phase'),
    definitions: listed(state, 'definition').map((one) => ({
      ...one,
      cited: cited(one.value.source),
      wordings: wordingsOf(seen, one.id),
    })),
    templates: allTemplates(state).map(([template, value]) => ({ id: template, value, builtin: isBuiltin(template) })),
    frameworks: listed(state, 'framework').map((one) => ({
      ...one,
      cited: cited(one.value.source),
      groups: listed(state, 'group').filter(({ value }) => value.framework === one.id),
    })),
    sections: listed(state, 'protocol').map((one) => ({
      ...one,
      cited: (one.value.sources ?? []).flatMap((source) => cited(source) ?? []),
    })),
    stages: stagesOf(state).map(([stage, value]) => ({
      id: stage,
      value,
      criteria: listed(state, 'criterion').filter((one) => one.value.stage === stage),
      reasons: listed(state, 'reason').filter((one) => one.value.stage === stage),
      samples: listed(state, 'sample').filter(
        (one) => one.value.stage === stage && one.value.use === 'second reviewer',
      ),
      handedOut: handedOut(seen, stage),
      touched: touched(seen, stage),
    })),
    /** The place of the next recall of votes. */
    nextRecall: Math.max(0, ...[...state.recall.values()].map(({ order }) => order)) + 1,
    criteria: listed(state, 'criterion').filter((one) => one.value.stage === undefined),
    deviations: listed(state, 'deviation'),
    statements: listed(state, 'statement').map((one) => ({ ...one, cited: cited(one.value.citation) })),
    declarations: listed(state, 'declaration'),
    searches: listed(state, 'search'),
    counts: listed(state, 'count').map((one) => ({
      ...one,
      cited: cited(one.value.citation),
      held: heldOf({ state, flow: stream }, one.value),
    })),
    countables: countables(state),
  }
})

/** Copies of a stage that were made for somebody: when, of how many sources, and when what they did was last taken back. */
const handedOut = (seen: Seen, stage: Id<'stg'>) =>
  [...seen.state.handOut]
    .filter(([, one]) => one.stage === stage)
    .map(([id, { person, sources }]) => {
      const events = seen.told(id).filter(({ fact }) => fact.id === id)
      return {
        id,
        to: personOf(seen, person),
        sources: sources.length,
        at: events[0]?.at ?? '',
        back: events.findLast(({ fact }) => fact.type === 'copy.handedOut' && fact.from !== null && fact.to?.taken)?.at,
      }
    })

const entered = (state: State): Id<'src'>[] => [...state.source].flatMap(([id, { entersAt }]) => (entersAt ? [id] : []))

/** What a change of criteria touches at a stage: whether its votes are asked for again is for people. */
function touched(seen: Seen, stage: Id<'stg'>) {
  const found = touchedAt(seen.state, seen.events(), stage)
  return (
    found && {
      at: found.event.at,
      by: personOf(seen, found.event.actor),
      says: (found.event.fact.to as Partial<Value<'criterion'>> | null)?.text,
      votes: found.votes,
      on: found.sources.length,
      // A recall names its sources for all to read. At a blinded stage they must not be those that somebody voted on.
      sources: seen.state.stage.get(stage)?.blinded ? entered(seen.state) : found.sources,
    }
  )
}

const listed = <N extends NounName>(state: State, noun: N) => inOrder(state, noun).map(([id, value]) => ({ id, value }))

/** How a definition read before, oldest first: each wording with who gave it, when and why. The newest is what holds. */
function wordingsOf(seen: Seen, id: Id<'def'>) {
  return seen.told(id).flatMap((event) => {
    if (event.fact.id !== id) return []
    const meaning = (event.fact.to as Partial<Value<'definition'>> | null)?.meaning
    return meaning
      ? [{ meaning, seq: event.seq, at: event.at, by: personOf(seen, event.actor), why: event.fact.why }]
      : []
  })
}
