import { z } from 'zod'
import { verdicts } from '../choices.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear, configurationLabel, shortName } from '../label.ts'
import { may } from '../project/decide.ts'
import { mayNot } from '../project/roles.ts'
import { type RankedOrder, rankedOrders } from '../ranking/modes.ts'
import { databaseOf } from '../record/database.ts'
import { criteriaOf, reasonsOf } from '../screening/lists.ts'
import { stagesOf, voteId } from '../screening/outcome.ts'
import { ordered, type Queue, type QueueOrder, queueOf, queueOrders, roundOf } from '../screening/queue.ts'
import { isRecalled, recallOf } from '../screening/recall.ts'
import { votersAt, votesAt } from '../screening/voters.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { sentence } from '../theory/sentence.ts'
import { recordsOf, wholeReference } from './reading.ts'
import { type Seen, view } from './view.ts'

const params = z.object({
  /** Absent: the first stage at which the viewer has something to do. */
  stage: idOf('stg').optional(),
  /** A source to show before the next ones, whatever was decided of it: back, forth, or from a link. */
  source: idOf('src').optional(),
  /** How many of the next sources come along, so that the next one is there before it is asked for. */
  count: z.coerce.number().int().min(1).max(50).default(4),
  order: z.enum(queueOrders).default('ranked'),
  /** The link that a source could help, where the order is by the theory; else what has least evidence. */
  part: idOf('lnk').optional(),
  /** What a random order is made of; each reviewer's own unless told. */
  seed: z.string().max(200).optional(),
})
type Params = z.output<typeof params>

/**
 * The Screen page of one reviewer at a stage: the next sources with all that a page shows of one, what to decide by,
 * words to mark, theories a source may speak to, and how far they are. One request, with abstracts. Nothing in it
 * depends on what others voted while the stage is blinded. Undefined where there is no such stage or source.
 */
export const screen = view(
  params,
  (seen, asked) => {
    const { state, viewer } = seen
    const at = workAt(seen, asked)
    if (!at || (asked.source && !state.source.has(asked.source))) return undefined
    const { stage, value, queue } = at
    return {
      stage: {
        id: stage,
        name: value.name,
        kind: value.kind,
        reviewers: value.reviewers,
        /** Fewer people vote here than a source needs votes. */
        short: votersAt(state, stage).length < value.reviewers,
        blinded: value.blinded,
        reasonNeeded: value.reasonNeeded,
        /** In the order of their keys. */
        verdicts: verdicts.filter((verdict) => !value.without?.some((left) => left === verdict)),
        note: value.note,
        criteria: criteriaOf(state, stage, 'common'),
        reasons: reasonsOf(state, stage),
      },
      /** The one part of the theory that the order is to help. */
      part: partOf(state, asked.part),
      /** Every stage with what waits for the viewer there. */
      stages: stagesOf(state).map(([id, { name }]) => ({ id, name, toDo: queueOf(seen, id).toDo })),
      mayVote: !seen.past && votesAt(state, stage, viewer),
      /** Where it is by their role that the viewer does not vote: the reason. */
      whyNot: may(state, viewer, 'mayVote') ? undefined : mayNot.mayVote.message,
      progress: {
        done: queue.done,
        toDo: queue.toDo,
        /** Of these, how many are to be voted on again. */
        again: queue.again,
        total: queue.done + queue.toDo,
      },
      /** The sources to show, the first at once: the one asked for, then the next in the queue. */
      sources: shownOf(seen, at, asked).map((id) => page(seen, stage, id)),
      /** What the viewer voted on last at this stage, newest first: where `back` leads after a reload. */
      before: votedLast(seen, stage),
      theories: theoriesOf(state),
      highlights: inOrder(state, 'highlight')
        .filter(([, { by }]) => by === undefined || by === viewer)
        .map(([id, { use, theory, words, by }]) => ({ id, use, theory, words, mine: by === viewer })),
      tags: inOrder(state, 'tag').map(([id, { name }]) => ({ id, name })),
    }
  },
  undefined,
  (seen, asked) => {
    const at = workAt(seen, asked)
    return at ? recordsOf(seen, shownOf(seen, at, asked)) : []
  },
  (seen, asked) => {
    const stage = isRanked(asked.order) ? workAt(seen, asked)?.stage : undefined
    return stage && isRanked(asked.order) ? { stage, order: asked.order, part: asked.part } : undefined
  },
)

const isRanked = (order: QueueOrder): order is RankedOrder => rankedOrders.some((one) => one === order)

function partOf(state: State, id: Id<'lnk'> | undefined) {
  const link = id && state.link.get(id)
  if (!link) return undefined
  const { configuration, component } = link
  const text = state.component.get(component)?.text ?? ''
  return { id, text, configuration, label: configurationLabel(state, configuration) }
}

interface Work {
  stage: Id<'stg'>
  value: Value<'stage'>
  queue: Queue
}

/** The stage that is worked at and the viewer's queue there. */
function workAt(seen: Seen, { stage }: Params): Work | undefined {
  const stages = stagesOf(seen.state).map(([id, value]): Work => ({ stage: id, value, queue: queueOf(seen, id) }))
  if (stage) return stages.find((one) => one.stage === stage)
  return stages.find(({ queue }) => queue.toDo > 0) ?? stages[0]
}

function shownOf(seen: Seen, { queue }: Work, { source, count, order, seed }: Params): Id<'src'>[] {
  const by = isRanked(order) ? seen.ranked?.order : ordered(seen, order, seed ?? seen.viewer)
  const next = queue.next(count, by)
  return source ? [source, ...next.filter((id) => id !== source)].slice(0, count) : next
}

/** All that the page shows of one source. */
function page(seen: Seen, stage: Id<'stg'>, id: Id<'src'>) {
  const { state, viewer } = seen
  const source = state.source.get(id) as Value<'source'>
  const records = referrers(state, 'record', id)
  const reference = wholeReference(seen, id, source)
  const vote = state.vote.get(voteId(id, stage, viewer))
  const recall = vote && isRecalled(state, vote) ? recallOf(state, id, stage)?.[1] : undefined
  return {
    id,
    label: authorYear(reference),
    kind: source.kind,
    reference,
    authors: (reference.author ?? reference.editor ?? []).map(shortName),
    /** As the source has it, so that an edit can say what was: the abstract shown may stand with a record. */
    own: source.reference,
    databases: [...new Set(records.map(([, record]) => databaseOf(state, record.import)))],
    tags: source.tags ?? [],
    note: source.note,
    documents: referrers(state, 'document', id).map(([document, { file }]) => ({ id: document, file })),
    /** The viewer's own vote, if there is one. */
    vote: vote && { verdict: vote.verdict, reason: vote.reason, note: vote.note, theories: vote.theories ?? [] },
    /** Why it is to be voted on again. */
    again: recall?.because,
    round: roundOf(state, id, stage)?.name,
    why: whyHere(seen, id),
  }
}
/** Why a source stands where it does in a ranked queue: its place, the terms that speak for it, and what it is like. */
function whyHere({ ranked, state }: Seen, id: Id<'src'>) {
  const why = ranked?.why.get(id)
  if (!ranked || !why) return undefined
  const like = state.source.get(why.like as Id<'src'>)
  return {
    place: why.place,
    of: ranked.of,
    terms: why.terms,
    like: like && why.like && { id: why.like, label: authorYear(like.reference) },
    for: why.for && { id: why.for, label: configurationLabel(state, why.for) },
    votes: ranked.votes,
    /** How probable it is that it is included, by what the votes so far say; absent while they are too few. */
    probability: why.probability === undefined ? undefined : Number(why.probability.toFixed(3)),
  }
}

export type ScreenPage = ReturnType<typeof page>

/** The sources that the viewer voted on last at a stage, newest first. */
function votedLast({ state, viewer, events }: Seen, stage: Id<'stg'>, most = 20): Id<'src'>[] {
  const found = new Set<Id<'src'>>()
  const all = events()
  for (let i = all.length - 1; i >= 0 && found.size < most; i--) {
    const { actor, fact } = all[i] as (typeof all)[number]
    if (fact.type !== 'screening.voted' || actor !== viewer) continue
    const vote = state.vote.get(fact.id)
    if (vote?.stage === stage && vote.reviewer === viewer) found.add(vote.source)
  }
  return [...found]
}

/** The programme theories a vote may name, each with its configurations in words. */
export function theoriesOf(state: State) {
  const live = liveConfigurations(state)
  return inOrder(state, 'theory').map(([id, { title, statement }]) => ({
    id,
    title,
    statement,
    configurations: live
      .filter(([, { theory }]) => theory === id)
      .map(([cmoc]) => ({ id: cmoc, label: configurationLabel(state, cmoc), sentence: sentence(state, cmoc) })),
  }))
}
