import { csvOf } from '../csv.ts'
import type { Id } from '../ids.ts'
import { labelOf } from '../label.ts'
import { get, referrers, type State } from '../state.ts'
import { movesBetween, rankedIdeas, resultOf } from './result.ts'
import { ballotId, notBeyond, stepOfRound } from './steps.ts'

/**
 * A prioritisation as a table: a row for each idea, best first, with its scores and places, and what each seat gave it, by
 * role and without names. Rounds that are not over are left out.
 */
export function prioritisationCsv(state: State, of: Id<'prz'>): string {
  const value = state.prioritisation.get(of)
  if (!value) return ''
  const rounds = ([1, 2] as const).filter((round) => !notBeyond(value.step, stepOfRound(round)))
  const results = rounds.flatMap((round) => resultOf(state, of, round) ?? [])
  const [first, second] = [results[0], results[1]]
  const moves = first && second && movesBetween(first, second)
  const last = results.at(-1)
  const seats = referrers(state, 'seat', of).sort(([, a], [, b]) => a.order - b.order)
  const place = new Map(last?.placed.map((one) => [one.idea, one.place]))
  const ideas = rankedIdeas(state, of).sort(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
  const head = [
    'idea',
    'stands for',
    'chosen',
    ...results.flatMap(({ round }) => [`score ${round}`, `place ${round}`, `given by ${round}`]),
    ...(moves ? ['moved'] : []),
    ...results.flatMap(({ round }) => seats.map(([, { role }], i) => `${round}: ${i + 1} ${role}`)),
    'note',
    'joined',
    'id',
  ]
  const rows = ideas.map(([id, { text, about, chosen, note }]) => [
    text,
    about && labelOf(state, about),
    chosen ? 'yes' : '',
    ...results.flatMap(({ placed }) => {
      const one = placed.find(({ idea }) => idea === id)
      return [one?.score, one?.place, one?.seats]
    }),
    ...(moves ? [moves.get(id)] : []),
    ...results.flatMap(({ round }) =>
      seats.map(
        ([seat]) => get(state, 'ballot', ballotId(of, round, seat))?.choices.find(({ idea }) => idea === id)?.gives,
      ),
    ),
    note,
    referrers(state, 'idea', id)
      .map(([, joined]) => joined.text)
      .join('; '),
    id,
  ])
  return csvOf([head, ...rows])
}
