import { z } from 'zod'
import { verdicts } from '../choices.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { mayLead } from '../project/decide.ts'
import { isBlindedFor } from '../project/seen-by.ts'
import { type Independent, independentLevels, independentVotes } from '../screening/independent.ts'
import { outcome, stagesOf } from '../screening/outcome.ts'
import { pairwise } from '../screening/pairwise.ts'
import { share } from '../screening/share.ts'
import { votersAt } from '../screening/voters.ts'
import { inOrder, type State } from '../state.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/**
 * How far reviewers agree at a stage, pair by pair and together, on what they voted on independently; the same for each
 * calibration round; and what a second reader of a sample found that one reader would have missed. At a stage that is
 * blinded for the viewer it says only that it is hidden, but for rounds whose votes were laid open.
 */
export const agreement = view(z.object({ stage: idOf('stg').optional() }), (seen, asked) => {
  const { state, viewer, events } = seen
  const stages = stagesOf(state)
  const [stage, value] = stages.find(([id]) => !asked.stage || id === asked.stage) ?? []
  if (!stage || !value) return undefined
  const hidden = isBlindedFor(value, viewer)
  const { votes, blinded } = independentVotes(state, events(), stage)
  const rounds = inOrder(state, 'calibration').filter(([, round]) => round.stage === stage)
  return {
    stage,
    name: value.name,
    stages: stages.map(([id, { name }]) => ({ id, name })),
    hidden,
    /** Votes at a stage that was never blinded may have been seen by others before they voted. */
    blinded,
    all: hidden ? undefined : measured(seen, votes),
    levels: hidden ? [] : levels(seen, stage, value),
    missed: hidden ? undefined : missed(state, votes, stage),
    rounds: rounds.map(([id, round]) => ({
      id,
      value: round,
      people: round.people.map((person) => ({
        ...personOf(seen, person),
        voted: hidden && !round.opened && person !== viewer ? undefined : votedIn(round, votes, person),
      })),
      agreement: hidden && !round.opened ? undefined : measured(seen, votes, new Set(round.sources)),
    })),
    voters: votersAt(state, stage).map((person) => personOf(seen, person)),
    mayLead: !seen.past && mayLead(state, viewer),
  }
})

const votedIn = (round: Value<'calibration'>, votes: Independent, person: Id<'per'>): number =>
  round.sources.filter((source) => votes.get(source)?.has(person)).length

/** Each pair that voted on something together, and all together. */
function measured<T extends string>(
  seen: Seen,
  votes: Independent<T>,
  among?: ReadonlySet<Id<'src'>>,
  categories: readonly string[] = verdicts,
) {
  const { pairs, ...all } = pairwise(votes, categories, among)
  return {
    ...all,
    pairs: pairs.map(({ a, b, ...found }) => ({ a: personOf(seen, a), b: personOf(seen, b), ...found })),
  }
}

/** How far people agree on the levels of a gate, an aspect each; levels are taken as names, not as distances. */
function levels(seen: Seen, stage: Id<'stg'>, { levels = [], aspects = [], name }: Value<'stage'>) {
  const labels = new Map(levels.map(({ key, label }) => [key, label]))
  const asked = aspects.length > 0 ? aspects : [{ key: undefined, label: name }]
  return asked.flatMap(({ key, label }) => {
    const judged = independentLevels(seen.state, seen.events(), stage, key)
    const named = new Map(
      [...judged].map(([source, of]) => [
        source,
        new Map([...of].map(([by, level]) => [by, labels.get(level) ?? level])),
      ]),
    )
    const found = measured(seen, named, undefined, [...labels.values()])
    return found.pairs.length > 0 ? [{ label, found }] : []
  })
}

/**
 * Where one reviewer decides and a sample had a second: of what the first left out there, how much came in after all, and
 * what that lets one expect of the rest. Undefined without such a sample.
 */
function missed(state: State, votes: Independent, stage: Id<'stg'>) {
  const sampled = new Set(
    [...state.sample.values()]
      .filter((one) => one.stage === stage && one.use === 'second reviewer')
      .flatMap(({ sources }) => sources),
  )
  if (sampled.size === 0) return undefined
  let [both, back, alone] = [0, 0, 0]
  for (const [source, said] of votes) {
    const [first] = said.values()
    if (first !== 'exclude') continue
    if (!sampled.has(source)) alone += said.size === 1 ? 1 : 0
    else if (said.size > 1) {
      both++
      if (outcome(state, source, stage).kind === 'include') back++
    }
  }
  return { sampled: sampled.size, both, back, alone, share: share(back, both) }
}
