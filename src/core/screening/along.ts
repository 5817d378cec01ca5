import type { Fact, NounName, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { reopeningId, resolutionId, voteId } from './outcome.ts'

/** What is brought along by a join, and was decided before. */
export const bringsAlong = [
  'vote',
  'resolution',
  'reopening',
  'appraisal',
  'sample',
  'calibration',
  'recall',
  'comment',
  'input',
  'handOut',
] as const satisfies NounName[]

/**
 * What was decided of a source that is joined into another comes along. Where the same was decided of the one that stays
 * (a person voted on both, both were settled) that stands, and the other is taken back: the journal keeps it.
 */
export function decisionsAlong(state: State, into: Id<'src'>, from: Id<'src'>): Fact[] {
  const facts: Fact[] = []
  const why = 'Its source was joined into another.'
  for (const [id, vote] of referrers(state, 'vote', from)) {
    if (vote.source !== from) continue
    const moved = voteId(into, vote.stage, vote.reviewer)
    facts.push({ type: 'screening.voted', id, from: vote, to: null, why })
    if (!state.vote.has(moved))
      facts.push({ type: 'screening.voted', id: moved, from: null, to: { ...vote, source: into }, why })
  }
  for (const [id, settled] of referrers(state, 'resolution', from)) {
    const to = settled.citation === from ? { ...settled, citation: into } : settled
    const moved = resolutionId(into, settled.stage)
    if (settled.source !== from) {
      facts.push({ type: 'conflict.resolved', id, from: { citation: from }, to: { citation: into }, why })
      continue
    }
    facts.push({ type: 'conflict.resolved', id, from: settled, to: null, why })
    if (!state.resolution.has(moved))
      facts.push({ type: 'conflict.resolved', id: moved, from: null, to: { ...to, source: into }, why })
  }
  for (const [id, again] of referrers(state, 'reopening', from)) {
    const moved = reopeningId(into, again.stage)
    facts.push({ type: 'source.reopened', id, from: again, to: null, why })
    if (!state.reopening.has(moved))
      facts.push({ type: 'source.reopened', id: moved, from: null, to: { ...again, source: into }, why })
  }
  for (const [id] of referrers(state, 'appraisal', from))
    facts.push({ type: 'appraisal.made', id, from: { source: from }, to: { source: into }, why })
  return [...facts, ...listsAlong(state, into, from), ...remarksAlong(state, into, from)]
}

/** What was said of it is said of the one that stays. */
function remarksAlong(state: State, into: Id<'src'>, from: Id<'src'>): Fact[] {
  const renamed = (ids: readonly Id[] | undefined) => [...new Set((ids ?? []).map((id) => (id === from ? into : id)))]
  return [
    ...referrers(state, 'comment', from).map(
      ([id]): Fact => ({ type: 'comment.made', id, from: { about: from }, to: { about: into } }),
    ),
    ...referrers(state, 'input', from).map(([id, one]): Fact => {
      const fields = (['about', 'changed'] as const).filter((field) => one[field]?.includes(from))
      const said = (change: (field: 'about' | 'changed') => unknown) =>
        Object.fromEntries(fields.map((field) => [field, change(field)]))
      return {
        type: 'input.given',
        id,
        from: said((field) => one[field]),
        to: said((field) => renamed(one[field])),
      } as Fact
    }),
  ]
}

/** Draws, rounds, recalls and copies that were handed out name the source that stays instead, each once. */
function listsAlong(state: State, into: Id<'src'>, from: Id<'src'>): Fact[] {
  const renamed = ({ sources }: Pick<Value<'sample'>, 'sources'>) => ({
    from: { sources },
    to: { sources: [...new Set(sources.map((one) => (one === from ? into : one)))] },
  })
  return [
    ...referrers(state, 'sample', from).map(([id, one]): Fact => ({ type: 'sample.drawn', id, ...renamed(one) })),
    ...referrers(state, 'calibration', from).map(([id, one]): Fact => {
      const left = one.sources.filter((source) => source !== from)
      // A join does not lay the votes on another source open.
      if (one.opened && left.length > 0)
        return { type: 'calibration.held', id, from: { sources: one.sources }, to: { sources: left } }
      return { type: 'calibration.held', id, ...renamed(one) }
    }),
    // A copy names its sources by their places in the list, so that one may stand in it twice.
    ...referrers(state, 'handOut', from).map(([id, { sources }]): Fact => {
      const to = { sources: sources.map((one) => (one === from ? into : one)) }
      return { type: 'copy.handedOut', id, from: { sources }, to }
    }),
    ...referrers(state, 'recall', from).map(([id, one]): Fact => ({ type: 'votes.recalled', id, ...renamed(one) })),
  ]
}
