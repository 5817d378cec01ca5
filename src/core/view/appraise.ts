import { z } from 'zod'
import { gatesOf } from '../appraisal/gates.ts'
import { excerptJudgements, type Judgement, judgementsOf, levelsAt } from '../appraisal/levels.ts'
import { movedSince } from '../appraisal/moved.ts'
import { verdicts } from '../choices.ts'
import { appraisalFigure, standingsAtGates } from '../diagram/appraisal.ts'
import { documentsOf } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear, labelOf, shortName } from '../label.ts'
import { criteriaOf, reasonsOf } from '../screening/lists.ts'
import { besideFrom, hasLeftAt, mayBeDecided, outcome, stagesOf, voteId } from '../screening/outcome.ts'
import { queueOf } from '../screening/queue.ts'
import { recallOf } from '../screening/recall.ts'
import { standings } from '../screening/standing.ts'
import { votesAt } from '../screening/voters.ts'
import { get, referrers } from '../state.ts'
import { personOf } from './person.ts'
import { recordsOf, wholeReference } from './reading.ts'
import { theoriesOf } from './screen.ts'
import { type Seen, view } from './view.ts'

/** How the rows of the appraisal are narrowed. */
export const appraiseFilters = ['mine', 'apart', 'moved'] as const

/**
 * The gates with their scales, and every source that came to one with the levels it stands at, at each. With `source`, all
 * that its page shows: what to judge by, one's own judgements, those of others where they may be seen, its passages.
 */
export const appraise = view(
  z.object({
    source: idOf('src').optional(),
    show: z.enum(appraiseFilters).optional(),
    from: z.coerce.number().int().min(0).default(0),
    count: z.coerce.number().int().min(0).max(1_000).default(500),
  }),
  (seen, { source, show, from, count }) => {
    const { state, viewer } = seen
    const gates = gatesOf(state)
    const queues = new Map(gates.map(([id]) => [id, queueOf(seen, id)]))
    const mine = new Map<Id<'src'>, Id<'stg'>[]>()
    for (const [stage, queue] of queues)
      if (votesAt(state, stage, viewer))
        for (const id of queue.next(queue.toDo)) mine.set(id, [...(mine.get(id) ?? []), stage])
    const rows = rowsOf(seen, gates, mine)
    const passes = (row: (typeof rows)[number], filter: (typeof appraiseFilters)[number]) =>
      row.cells.some((cell) => (filter === 'mine' ? cell.mine : filter === 'moved' ? cell.moved : cell.apart))
    const found = show ? rows.filter((row) => passes(row, show)) : rows
    return {
      gates: gates.map(([id, value]) => gateOf(seen, id, value, queues.get(id)?.toDo ?? 0)),
      sums: Object.fromEntries(
        appraiseFilters.map((filter) => [filter, rows.filter((row) => passes(row, filter)).length]),
      ) as Record<(typeof appraiseFilters)[number], number>,
      all: rows.length,
      figure: source
        ? undefined
        : appraisalFigure(
            standingsAtGates(
              state,
              rows.map(({ id }) => id),
            ),
          ),
      found: found.length,
      rows: found.slice(from, from + count),
      /** The place of the next recall of votes. */
      nextRecall: Math.max(0, ...[...state.recall.values()].map(({ order }) => order)) + 1,
      /** The sources that wait for the viewer, in the order of the gates. */
      next: [...mine.keys()].slice(0, 200),
      theories: theoriesOf(state),
      chosen: source ? chosen(seen, source, gates) : undefined,
    }
  },
  undefined,
  (seen, { source }) => (source ? recordsOf(seen, [source]) : []),
)

function gateOf({ state, past, viewer }: Seen, id: Id<'stg'>, value: Value<'stage'>, toDo: number) {
  return {
    id,
    name: value.name,
    kind: value.kind,
    levels: value.levels ?? [],
    aspects: value.aspects ?? [],
    scaleAfter: value.scaleAfter,
    note: value.note,
    blinded: value.blinded,
    reviewers: value.reviewers,
    beside: value.beside ?? false,
    reasonNeeded: value.reasonNeeded,
    verdicts: verdicts.filter((verdict) => !value.without?.some((left) => left === verdict)),
    criteria: criteriaOf(state, id, 'own'),
    reasons: reasonsOf(state, id),
    toDo,
    mayVote: !past && votesAt(state, id, viewer),
  }
}

/** A row for every source that has come to a gate, or may be judged there beside an earlier one, by label. */
function rowsOf(
  { state, events }: Seen,
  gates: readonly [Id<'stg'>, Value<'stage'>][],
  mine: ReadonlyMap<Id<'src'>, readonly Id<'stg'>[]>,
) {
  const stages = stagesOf(state)
  const places = gates.map(([stage]) => ({
    stage,
    from: besideFrom(stages, stage),
    at: stages.findIndex(([id]) => id === stage),
  }))
  const standing = standings(state, events)
  const rows = [...state.source].flatMap(([id, { reference }]) => {
    const stands = standing(id)
    if (!stands) return []
    const cells = places.flatMap(({ stage, from, at }) => {
      const came = stands.from <= at && stands.at >= at
      if (!came && (stands.from > at || stands.at < from || hasLeftAt(stands))) return []
      const result = outcome(state, id, stage)
      const levels = levelsAt(state, id, stage)
      return [
        {
          stage,
          outcome: result.kind,
          levels,
          mine: mine.get(id)?.includes(stage) ?? false,
          apart: result.kind === 'conflict' || levels.some(({ how }) => how === 'apart'),
          moved: judgementsOf(state, id, stage).some((one) => movedSince(state, one) !== undefined),
          nuggets: excerptJudgements(state, id, stage).filter(([, { nugget }]) => nugget).length,
        },
      ]
    })
    return cells.length > 0 ? [{ id, label: authorYear(reference), title: reference.title, cells }] : []
  })
  return rows.sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)))
}

function chosen(seen: Seen, id: Id<'src'>, gates: readonly [Id<'stg'>, Value<'stage'>][]) {
  const { state, viewer } = seen
  const value = state.source.get(id)
  if (!value) return undefined
  const reference = wholeReference(seen, id, value)
  return {
    id,
    label: authorYear(reference),
    reference,
    authors: (reference.author ?? reference.editor ?? []).map(shortName),
    documents: documentsOf(state, id).map(([document, { file }]) => ({ id: document, file })),
    gates: gates.map(([stage]) => {
      const vote = state.vote.get(voteId(id, stage, viewer))
      return {
        stage,
        reached: mayBeDecided(state, id, stage),
        outcome: outcome(state, id, stage),
        vote: vote && { verdict: vote.verdict, reason: vote.reason, note: vote.note },
        again: recallOf(state, id, stage)?.[1].because,
        judgements: judgementsOf(state, id, stage).map((one) => said(seen, one)),
        levels: levelsAt(state, id, stage),
      }
    }),
    excerpts: referrers(state, 'excerpt', id).map(([excerpt, { quote, kind, document, selectors }]) => ({
      id: excerpt,
      quote: quote || labelOf(state, excerpt),
      kind,
      document,
      page: selectors?.flatMap((one) => (one.type === 'page' ? [one.page] : []))[0],
      judgements: referrers(state, 'appraisal', excerpt).map((one) => said(seen, one)),
    })),
  }
}

/** A judgement as it is shown. */
function said(seen: Seen, one: Judgement) {
  const [id, { by, stage, aspect, level, because, theories = [], nugget, version }] = one
  const scale = get(seen.state, 'stage', stage)
  return {
    id,
    stage,
    by: personOf(seen, by),
    aspect,
    level,
    label: scale?.levels?.find(({ key }) => key === level)?.label ?? level,
    because,
    theories: theories.map((theory) => ({ id: theory, label: labelOf(seen.state, theory) })),
    nugget: nugget ?? false,
    version: version && labelOf(seen.state, version),
    moved: movedSince(seen.state, one),
  }
}
