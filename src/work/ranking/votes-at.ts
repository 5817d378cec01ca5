import type { Id } from '../../core/ids.ts'
import { type Learnt, learntOn } from '../../core/screening/learnt.ts'
import { stagesOf } from '../../core/screening/outcome.ts'
import { after, sourcesOf, standings } from '../../core/screening/standing.ts'
import type { Seen } from '../../core/view/view.ts'

/** Sources and their numbers. */
export interface Numbered {
  ids: readonly Id<'src'>[]
  at: ReadonlyMap<Id<'src'>, number>
}

/** What a ranking learns from at a stage, by the numbers of sources. */
export interface VotesAt {
  of: Numbered
  learnt: Learnt
  seq: number
  /** 1 for what is to go on, -1 for what is not, 0 where nothing was decided. */
  votes: Int8Array
  /** 1 for each that stands at the stage. */
  open: Uint8Array
  /** Those decided since it was asked before, in the order in which they were last decided. */
  inOrder: number[]
}

/** Asked again as a state grows it costs what came since, and not all sources: of 100,000 everybody would wait for each vote. */
export function votesAt(before: VotesAt | undefined, of: Numbered, { state, events }: Seen, stage: Id<'stg'>): VotesAt {
  const learnt = learntOn(before?.learnt, state, events, stage)
  const follows = before?.of === of && before.learnt === learnt
  const { length } = of.ids
  const now: VotesAt = follows
    ? { ...before, seq: state.seq, inOrder: [] }
    : { of, learnt, seq: state.seq, votes: new Int8Array(length), open: new Uint8Array(length), inOrder: [] }
  const place = stagesOf(state).findIndex(([id]) => id === stage)
  const standing = standings(state, events)
  const look = (source: Id<'src'>) => {
    const row = of.at.get(source)
    if (row !== undefined) now.open[row] = standing(source)?.at === place ? 1 : 0
  }
  const vote = (source: Id<'src'>) => {
    const row = of.at.get(source)
    if (row === undefined) return
    const label = learnt.labels.get(source)
    now.votes[row] = label ?? 0
    if (label) now.inOrder.push(row)
  }
  if (!follows) {
    for (const source of of.ids) look(source)
    for (const source of learnt.labels.keys()) vote(source)
    return now
  }
  const changed = new Set<Id<'src'>>()
  for (const { fact } of after(events(), before.seq))
    for (const source of sourcesOf(state, fact)) {
      changed.delete(source)
      changed.add(source)
    }
  for (const source of changed) {
    look(source)
    vote(source)
  }
  return now
}
