import { z } from 'zod'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { labelOf } from '../label.ts'
import { mayFacilitate } from '../prioritising/decide.ts'
import { movesBetween, type Round, rankedIdeas, resultOf } from '../prioritising/result.ts'
import { prioritisationCsv } from '../prioritising/result-csv.ts'
import {
  ballotId,
  isSilent,
  notBeyond,
  readyId,
  roundOfStep,
  speaksFor,
  stepAfter,
  stepOfRound,
  stepsOf,
} from '../prioritising/steps.ts'
import { agreementWords, stepWords } from '../prioritising/words.ts'
import { mayTakePart } from '../project/decide.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { personOf } from './person.ts'
import { placeOf } from './place.ts'
import { type Seen, view } from './view.ts'

/** Prioritisations, and one of them: its steps, who takes part, the ideas, one's own ballots, and results of rounds that are over. */
export const prioritising = view(z.object({ id: idOf('prz').optional() }), (seen, { id }) => {
  const { state, viewer, past } = seen
  const all = inOrder(state, 'prioritisation')
  const chosen = id ?? (all.findLast(([, { step }]) => step !== 'closed') ?? all.at(-1))?.[0]
  return {
    all: all.map(([one, { title, step, method }]) => ({ id: one, title, step, words: stepWords(step, method) })),
    mayTakePart: !past && mayTakePart(state, viewer),
    meetings: inOrder(state, 'meeting').map(([meeting, { name }]) => [meeting as string, name] as const),
    people: inOrder(state, 'person').map(([person, { roles }]) => ({ ...personOf(seen, person), roles })),
    chosen: chosen && shown(seen, chosen),
  }
})

function shown(seen: Seen, id: Id<'prz'>) {
  const { state, viewer, past } = seen
  const value = state.prioritisation.get(id)
  if (!value) return undefined
  const { step, method } = value
  const seats = referrers(state, 'seat', id).sort(([, a], [, b]) => a.order - b.order)
  const mine = past ? [] : seats.filter(([, seat]) => speaksFor(state, viewer, seat))
  const round = roundOfStep(step)
  const rounds = ([1, 2] as const).flatMap((one) =>
    notBeyond(step, stepOfRound(one)) ? [] : (resultOf(state, id, one) ?? []),
  )
  return {
    id,
    value,
    facilitator: personOf(seen, value.facilitator),
    facilitates: !past && mayFacilitate(state, viewer, value),
    steps: stepsOf(method).map((one) => ({ step: one, words: stepWords(one, method), here: one === step })),
    next: nextOf(value),
    seats: seats.map(([seat, { person, role, order }]) => ({
      id: seat,
      value: { prioritisation: id, ...(person && { person }), role, order },
      person: person && personOf(seen, person),
      role,
      mine: mine.some(([one]) => one === seat),
      ready: isSilent(step) ? state.ready.has(readyId(id, step, seat)) : undefined,
    })),
    ideas: ideasOf(state, id, rounds, mine),
    /** One's own ballots of the round that goes on, and those one enters for others. */
    ballots: round
      ? mine.map(([seat, { role, person }]) => {
          const ballot = ballotId(id, round, seat)
          return { id: ballot, seat, role, own: person === viewer, round, value: get(state, 'ballot', ballot) }
        })
      : [],
    rounds: rounds.map((one) => ({ ...one, ...told(one) })),
    /** The result as a table, where there is one. */
    csv: rounds.length > 0 ? prioritisationCsv(state, id) : undefined,
    things: step === 'closed' ? [] : thingsLeft(state, id),
  }
}

const nextOf = ({ method, step }: Value<'prioritisation'>) => {
  const next = stepAfter(method, step)
  return next && { step: next, words: stepWords(next, method) }
}

const told = ({ agreement }: Round) => ({ words: agreement === undefined ? undefined : agreementWords(agreement) })

/** The ideas of the list, in the order of the last result where there is one, each with what was joined into it. */
function ideasOf(
  state: State,
  id: Id<'prz'>,
  rounds: readonly Round[],
  mine: readonly (readonly [Id<'sea'>, Value<'seat'>])[],
) {
  const [first, second] = rounds
  const moves = first && second && movesBetween(first, second)
  const at = (round: Round | undefined, idea: Id<'ide'>) => round?.placed.find((one) => one.idea === idea)
  const one = (idea: Id<'ide'>, value: Value<'idea'>) => ({
    id: idea,
    value,
    mine: mine.some(([seat]) => seat === value.seat),
    about: value.about && {
      id: value.about,
      label: labelOf(state, value.about),
      place: placeOf(state, value.about),
    },
    joined: referrers(state, 'idea', idea)
      .filter(([, { joinedInto }]) => joinedInto === idea)
      .map(([other, { text, joinedInto }]) => ({ id: other, text, joinedInto })),
    first: at(first, idea),
    second: at(second, idea),
    moved: moves?.get(idea),
  })
  const last = second ?? first
  return rankedIdeas(state, id)
    .map(([idea, value]) => one(idea, value))
    .sort((a, b) => (at(last, a.id)?.place ?? 0) - (at(last, b.id)?.place ?? 0))
}

/** Programme theories, configurations and formal theories that no idea of the list stands for yet. */
function thingsLeft(state: State, id: Id<'prz'>) {
  const stood = new Set<Id>(referrers(state, 'idea', id).flatMap(([, { about }]) => about ?? []))
  const all = [
    ...inOrder(state, 'theory').map(([pt, { title, statement }]) => ({
      id: pt as Id,
      kind: 'programme theory',
      words: statement || title,
    })),
    ...liveConfigurations(state).map(([cmoc, { title }]) => ({ id: cmoc as Id, kind: 'configuration', words: title })),
    ...[...state.substantive].map(([sub, { name }]) => ({ id: sub as Id, kind: 'candidate theory', words: name })),
  ]
  return all.filter((thing) => !stood.has(thing.id)).map((thing) => ({ ...thing, label: labelOf(state, thing.id) }))
}
