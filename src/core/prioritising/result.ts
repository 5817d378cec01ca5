import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { concordance, meanRanks } from './concordance.ts'
import { rankedAs } from './steps.ts'

/** One idea in the result of a round. */
export interface Placed {
  idea: Id<'ide'>
  /**
   * Points or dots summed; of ranks, the first of `each` gives `each` points and the last one (Delbecq, Van de Ven and
   * Gustafson 1975, who have the most important of five cards marked 5).
   */
  score: number
  /** Its place by score, 1 first; ideas of the same score share the first of their places. */
  place: number
  shared: boolean
  /** How many seats gave it anything. */
  seats: number
}

export interface Round {
  round: 1 | 2
  /** How many seats cast a ballot that gives anything. */
  ballots: number
  placed: Placed[]
  /** Kendall's W, unranked ideas of a ballot sharing the last places; undefined where it cannot be told. */
  agreement: number | undefined
}

/** The ideas that are ranked: those that stand for themselves, in their order. */
export const rankedIdeas = (state: State, of: Id<'prz'>): [Id<'ide'>, Value<'idea'>][] =>
  referrers(state, 'idea', of)
    .filter(([, { joinedInto }]) => joinedInto === undefined)
    .sort(([, a], [, b]) => a.order - b.order)

/** What one ballot gives each idea, the more the better; an idea that was joined later gives to the one it is in. */
function worth(
  state: State,
  { method, each }: Value<'prioritisation'>,
  ballot: Value<'ballot'>,
): Map<Id<'ide'>, number> {
  const given = new Map<Id<'ide'>, number>()
  for (const { idea, gives } of ballot.choices) {
    const one = method === 'ranks' ? each - gives + 1 : gives
    const ranked = rankedAs(state, idea)
    given.set(ranked, (given.get(ranked) ?? 0) + one)
  }
  return given
}

/**
 * The result of a round from the ballots that a viewer may know: hand in `seenBy`. While a round goes on that is their own
 * alone, so ask for it when its step is over. Undefined where nobody has given anything.
 */
export function resultOf(state: State, of: Id<'prz'>, round: 1 | 2): Round | undefined {
  const rules = state.prioritisation.get(of)
  if (!rules) return undefined
  const ballots = referrers(state, 'ballot', of)
    .filter(([, ballot]) => ballot.round === round && ballot.choices.length > 0)
    .map(([, ballot]) => worth(state, rules, ballot))
  if (ballots.length === 0) return undefined
  const ideas = rankedIdeas(state, of).map(([id]) => id)
  const scores = ideas.map((idea) => ballots.reduce((sum, given) => sum + (given.get(idea) ?? 0), 0))
  const placed = ideas.map((idea, i): Placed => {
    const score = scores[i] as number
    return {
      idea,
      score,
      place: 1 + scores.filter((other) => other > score).length,
      shared: scores.filter((other) => other === score).length > 1,
      seats: ballots.filter((given) => given.has(idea)).length,
    }
  })
  return {
    round,
    ballots: ballots.length,
    placed: placed.sort((a, b) => a.place - b.place),
    agreement: concordance(ballots.map((given) => meanRanks(ideas.map((idea) => given.get(idea) ?? 0)))),
  }
}

/** By how many places an idea rose (above 0) or fell from the first ranking to the second. */
export const movesBetween = (first: Round, second: Round): Map<Id<'ide'>, number> => {
  const before = new Map(first.placed.map(({ idea, place }) => [idea, place]))
  return new Map(second.placed.map(({ idea, place }) => [idea, (before.get(idea) ?? place) - place]))
}
