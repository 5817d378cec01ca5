import { z } from 'zod'
import { type Id, idOf } from '../ids.ts'
import { mayAssess, mayWrite } from '../project/decide.ts'
import { maySetUp } from '../quality/decide.ts'
import { offersFor } from '../quality/offers.ts'
import { criteriaOf, judgedIn } from '../quality/standing.ts'
import { placeNames } from '../report/place-names.ts'
import { flow } from '../screening/flow.ts'
import { inOrder } from '../state.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** The quality standards: rounds of judging, and one of them criterion by criterion, beside what the project shows. */
export const quality = view(z.object({ id: idOf('qrd').optional() }), (seen, { id }) => {
  const { state, viewer, past } = seen
  const rounds = inOrder(state, 'qualityRound')
  const chosen = id ?? rounds.at(-1)?.[0]
  const steps = flow(state, seen.events)
  const offers = new Map(criteriaOf(state).map(({ key }) => [key, offersFor(state, steps, key)]))
  return {
    rounds: rounds.map(([one, { name, opened }]) => ({ id: one, name, opened: opened === true })),
    people: past
      ? []
      : inOrder(state, 'person').flatMap(([person]) => (mayAssess(state, person) ? [personOf(seen, person)] : [])),
    maySetUp: !past && mayWrite(state, viewer),
    places: Object.entries(placeNames).sort(([, a], [, b]) => (a < b ? -1 : 1)),
    criteria: criteriaOf(state).map(({ key, name, asks }) => ({ key, name, asks, offers: offers.get(key) ?? [] })),
    chosen: chosen && shown(seen, chosen, offers),
  }
})

function shown(seen: Seen, id: Id<'qrd'>, offers: ReadonlyMap<string, ReturnType<typeof offersFor>>) {
  const { state, viewer, past } = seen
  const value = state.qualityRound.get(id)
  if (!value) return undefined
  const mine = value.assessors.some(({ person }) => person === viewer)
  return {
    id,
    value,
    assessors: value.assessors.map(({ person, as }) => ({ ...personOf(seen, person), as })),
    mayJudge: !past && mine && !value.opened && mayAssess(state, viewer),
    mayOpen: !past && !value.opened && maySetUp(state, viewer, value),
    criteria: judgedIn(state, id).map(({ criterion, said, apart }) => ({
      ...criterion,
      offers: offers.get(criterion.key) ?? [],
      apart,
      said: said.map(({ person, as, id: judgement, judgement: given }) => ({
        ...personOf(seen, person),
        as,
        judgement,
        given,
      })),
    })),
  }
}
