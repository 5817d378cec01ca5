import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Promises, type Refusal, refuse } from '../refusal.ts'
import { get, referrers, type State } from '../state.ts'
import { ballotId, isSilent, notBeyond, readyId, stepOfRound, stepsOf } from './steps.ts'

const no = (id: Id, message: string, hint: string) => refuse('does-not-fit', message, hint, { id })

/** What holds of prioritisations at every moment: what is ranked does not change under those who rank it. */
export const prioritisingPromises: Promises = {
  prioritisation({ state, id, before, after }) {
    if (!after) return
    if (!stepsOf(after.method).includes(after.step))
      return no(id, `Dots have no step “${after.step}”.`, 'Close it after the dots.')
    if (!before) return
    const ranked = !notBeyond(before.step, 'clarifying') && !notBeyond(after.step, 'clarifying')
    if (ranked && (before.method !== after.method || before.each !== after.each))
      return no(id, 'It is being ranked by that rule already.', 'Set up another prioritisation.')
    if (before.facilitator !== after.facilitator && isSilent(before.step))
      return no(id, 'The facilitator stays until the step is over.', 'Go on to the next step first.')
    // While what was written in silence is hidden nothing may be told by what it stands for.
    if (notBeyond(after.step, 'generating') && !notBeyond(before.step, 'generating'))
      for (const [idea, { seat, about, joinedInto }] of referrers(state, 'idea', id))
        if (seat && (about || joinedInto))
          return no(id, 'Something was made of what was written in silence.', `Take it back first: ${idea}.`)
  },
  seat({ state, id, before, after }) {
    if (!after) return
    if (before && (before.prioritisation !== after.prioritisation || before.person !== after.person))
      return no(id, 'A seat stays whose it is.', 'Take another seat.')
    const same =
      after.person &&
      referrers(state, 'seat', after.prioritisation).find(
        ([other, { person }]) => other !== id && person === after.person,
      )
    if (same) return refuse('id-taken', 'They take part already.', 'Nothing needs to be done.', { id })
  },
  idea({ state, id, before, after }) {
    const of = get(state, 'prioritisation', (after ?? before)?.prioritisation)
    if (after && get(state, 'seat', after.seat) && !sits(state, after.seat, after.prioritisation))
      return no(id, 'That seat is of another prioritisation.', 'Name a seat of this one.')
    if (before && after && (before.prioritisation !== after.prioritisation || before.seat !== after.seat))
      return no(id, 'An idea stays where it was put, and whose it is.', 'Put another one.')
    if (after?.joinedInto) {
      const into = get(state, 'idea', after.joinedInto)
      if (after.joinedInto === id || into?.prioritisation !== after.prioritisation || into?.joinedInto)
        return no(id, 'It is joined into an idea of its own list that stands for itself.', 'Join it into another one.')
      if (referrers(state, 'idea', id).some(([, { joinedInto }]) => joinedInto === id))
        return no(id, 'Others are joined into this one.', 'Join it the other way round, or take those apart first.')
    }
    if (after?.seat && (after.about || after.joinedInto) && of && notBeyond(of.step, 'generating'))
      return no(id, 'It is written in silence: the others do not see it yet.', 'Go on to clarifying first.')
    if (!of || notBeyond(of.step, 'clarifying')) return
    if (!before || !after || before.text !== after.text || before.joinedInto !== after.joinedInto)
      return no(id, 'It is being ranked, so the list of ideas stays as it is.', 'Write what was said beside the idea.')
  },
  ballot({ state, id, before, after }) {
    const ballot = after ?? before
    const of = get(state, 'prioritisation', ballot?.prioritisation)
    if (!ballot || !of) return
    if (of.step !== stepOfRound(ballot.round))
      return no(
        id,
        'That ranking is not open, and its ballots stay as they were cast.',
        'Reload: somebody has gone on to another step.',
      )
    return after && (wellNamed(after, id) ?? fitting(state, of, after, id))
  },
  ready({ state, id, before, after }) {
    const ready = after ?? before
    const of = get(state, 'prioritisation', ready?.prioritisation)
    if (!ready || !of) return
    if (of.step !== ready.step)
      return no(id, 'That step does not go on now.', 'Reload: somebody has gone on to another step.')
    if (!after) return
    if (id !== readyId(after.prioritisation, after.step, after.seat)) return misnamed(id)
    if (!sits(state, after.seat, after.prioritisation))
      return no(id, 'That seat is of another prioritisation.', 'Name a seat of this one.')
  },
}

const sits = (state: State, seat: Id<'sea'> | undefined, of: Id<'prz'>): boolean =>
  get(state, 'seat', seat)?.prioritisation === of

const misnamed = (id: Id) =>
  refuse('malformed', 'Its id is made of what it is about, and it is about something else.', 'See docs/format.md.', {
    id,
  })
const wellNamed = ({ prioritisation, round, seat }: Value<'ballot'>, id: Id): Refusal | undefined =>
  id === ballotId(prioritisation, round, seat) ? undefined : misnamed(id)

/** Whether a ballot keeps to the rule by which it is cast, on ideas of its own list that stand for themselves. */
function fitting(
  state: State,
  { method, each }: Value<'prioritisation'>,
  { prioritisation, seat, choices }: Value<'ballot'>,
  id: Id,
): Refusal | undefined {
  if (!sits(state, seat, prioritisation))
    return no(id, 'That seat is of another prioritisation.', 'Name a seat of this one.')
  const ideas = choices.map(({ idea }) => idea)
  if (new Set(ideas).size < ideas.length) return no(id, 'An idea stands in it twice.', 'Name it once.')
  const off = ideas.find((idea) => {
    const value = get(state, 'idea', idea)
    return value?.prioritisation !== prioritisation || value.joinedInto !== undefined
  })
  if (off) return no(id, `${off} is not in the list that is ranked.`, 'Rank the ideas of the list.')
  const given = choices.map(({ gives }) => gives)
  if (method === 'ranks') {
    // Rank 1, 2, 3 …: each once and none left out, up to the number that is to be ranked.
    if (given.length > each || given.toSorted((a, b) => a - b).some((rank, i) => rank !== i + 1))
      return no(id, `Ranks go from 1 up to ${each}, each once and without a gap.`, 'Rank them one after another.')
  } else if (given.reduce((sum, one) => sum + one, 0) > each)
    return no(id, `There are ${each} to give, and it gives more.`, 'Take some back.')
}
