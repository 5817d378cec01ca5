import { z } from 'zod'
import { levelsDiffer } from '../appraisal/levels.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear, labelOf, shortName } from '../label.ts'
import { mayLead } from '../project/decide.ts'
import { isBlindedFor } from '../project/seen-by.ts'
import { criteriaOf, reasonsOf } from '../screening/lists.ts'
import { reopeningId, resolutionId, stagesOf, untouched, voteId, votesOn } from '../screening/outcome.ts'
import { roundOf } from '../screening/queue.ts'
import { standings } from '../screening/standing.ts'
import { votersAt } from '../screening/voters.ts'
import { get, type State } from '../state.ts'
import { personOf } from './person.ts'
import { recordsOf, wholeReference } from './reading.ts'
import { type Seen, view } from './view.ts'

/**
 * What is to be settled, stage by stage: sources whose votes are in conflict or in doubt, or that were re-opened; and
 * what was settled, newest first. With `source` (and `stage`), that one comes with both votes side by side, its
 * abstract and how it was settled. At a stage that is blinded for the viewer nothing is listed, and `hidden` says so.
 */
export const conflicts = view(
  z.object({
    stage: idOf('stg').optional(),
    source: idOf('src').optional(),
    /** How many of what was settled. */
    settled: z.coerce.number().int().min(0).max(1_000).default(50),
  }),
  (seen, asked) => {
    const { state, viewer } = seen
    const stages = stagesOf(state)
    const wanted = (stage: Id<'stg'>) => !asked.stage || stage === asked.stage
    const open = openCases(seen).filter(({ stage }) => wanted(stage))
    const settled = [...state.resolution.values()].filter(({ how, stage }) => how !== 'reported' && wanted(stage))
    const again = [...state.reopening.values()].filter(({ verdict, stage }) => verdict && wanted(stage))
    return {
      stages: stages.map(([id, value]) => ({
        id,
        name: value.name,
        kind: value.kind,
        hidden: isBlindedFor(value, viewer),
        reasonNeeded: value.reasonNeeded,
        reasons: reasonsOf(state, id),
        open: open.filter(({ stage }) => stage === id).length,
      })),
      open,
      settled: [...settled, ...again]
        .slice(asked.settled === 0 ? Number.POSITIVE_INFINITY : -asked.settled)
        .reverse()
        .map(({ source, stage, verdict }) => ({ ...named(seen, source, stage), verdict })),
      chosen:
        asked.source &&
        chosen(seen, asked.source, asked.stage ?? open.find((one) => one.source === asked.source)?.stage),
    }
  },
  undefined,
  (seen, { source }) => recordsOf(seen, source ? [source] : []),
)

const named = ({ state }: Seen, source: Id<'src'>, stage: Id<'stg'>) => ({
  source,
  stage,
  label: labelOf(state, source),
  title: state.source.get(source)?.reference.title ?? '',
})

/**
 * Why a source is listed: its verdicts differ, only its reasons or its levels do, somebody is in doubt, it was re-opened, or a vote is
 * missing and nobody is left to give it.
 */
type Why = 'verdicts' | 'reasons' | 'levels' | 'doubt' | 're-opened' | 'short'

function openCases(seen: Seen) {
  const { state, viewer, events } = seen
  const stages = stagesOf(state)
  const standing = standings(state, events)
  const found: (ReturnType<typeof named> & { why: Why; verdicts: Value<'vote'>['verdict'][] })[] = []
  const add = (source: Id<'src'>, stage: Id<'stg'>, known?: Why) => {
    const verdicts = votesOn(state, source, stage).map(([, { verdict }]) => verdict)
    const differ = new Set(verdicts).size > 1
    const doubt = verdicts.includes('maybe')
    const why =
      known ?? (doubt ? 'doubt' : differ ? 'verdicts' : levelsDiffer(state, source, stage) ? 'levels' : 'reasons')
    found.push({ ...named(seen, source, stage), why, verdicts })
  }
  const voters = stages.map(([stage]) => votersAt(state, stage))
  const hidden = stages.map(([, value]) => isBlindedFor(value, viewer))
  for (const source of state.source.keys()) {
    const { at = -1, kind } = standing(source) ?? {}
    const [stage] = stages[at] ?? []
    if (!stage || hidden[at]) continue
    if (kind === 'conflict' || kind === 'maybe') add(source, stage)
    else if (kind !== 'open' || untouched(state, source)) continue
    else if (state.reopening.has(reopeningId(source, stage))) add(source, stage, 're-opened')
    else if (isShort(state, source, stage, voters[at] ?? [])) add(source, stage, 'short')
  }
  return found
}

/** Whether a source has votes, but not enough, and everybody who could add one has voted. */
function isShort(state: State, source: Id<'src'>, stage: Id<'stg'>, voters: readonly Id<'per'>[]): boolean {
  const asked = roundOf(state, source, stage)?.people.filter((person) => voters.includes(person)) ?? voters
  return (
    votesOn(state, source, stage).length > 0 && asked.every((person) => state.vote.has(voteId(source, stage, person)))
  )
}

/** Everything that is needed to settle one source at a stage. Undefined when there is none, or it is hidden. */
function chosen(seen: Seen, source: Id<'src'>, stage: Id<'stg'> | undefined) {
  const { state, viewer, told } = seen
  const value = state.source.get(source)
  const rules = get(state, 'stage', stage)
  if (!value || !stage || !rules || isBlindedFor(rules, viewer)) return undefined
  const reference = wholeReference(seen, source, value)
  const when = (id: Id) => told(id).findLast((event) => event.fact.id === id)
  const reasonText = (reason: Id<'rsn'> | undefined) => get(state, 'reason', reason)?.text
  const resolution = state.resolution.get(resolutionId(source, stage))
  const reopening = state.reopening.get(reopeningId(source, stage))
  return {
    source,
    stage,
    label: authorYear(reference),
    reference,
    authors: (reference.author ?? reference.editor ?? []).map(shortName),
    documents: [...(state.refs.document.get(source) ?? [])].map((id) => ({ id, file: labelOf(state, id) })),
    votes: votesOn(state, source, stage).map(([id, vote]) => ({
      id,
      by: personOf(seen, vote.reviewer),
      at: when(id)?.at,
      verdict: vote.verdict,
      reason: reasonText(vote.reason),
      note: vote.note,
      theories: (vote.theories ?? []).map((theory) => ({ id: theory, label: labelOf(state, theory) })),
      origin: vote.origin,
    })),
    judgements: [...state.appraisal]
      .filter(([, judgement]) => judgement.source === source && judgement.stage === stage)
      .filter(([, { excerpt }]) => excerpt === undefined)
      .map(([id, { by, aspect, level, because }]) => ({ id, by: personOf(seen, by), aspect, level, because })),
    /** Whether the viewer may settle as third reviewer: who leads or settles here, and did not vote. */
    third:
      (rules.arbiters?.includes(viewer) || mayLead(state, viewer)) &&
      !votesOn(state, source, stage).some(([, { reviewer }]) => reviewer === viewer),
    resolution: resolution && {
      id: resolutionId(source, stage),
      value: resolution,
      reason: reasonText(resolution.reason),
      by: personOf(seen, resolution.by ?? when(resolutionId(source, stage))?.actor ?? viewer),
      at: when(resolutionId(source, stage))?.at,
    },
    reopening: reopening && {
      id: reopeningId(source, stage),
      value: reopening,
      /** Why it was settled so after the second look. */
      said: reopening.verdict && when(reopeningId(source, stage))?.fact.why,
      by: personOf(seen, reopening.by),
      at: when(reopeningId(source, stage))?.at,
    },
    rules: {
      name: rules.name,
      reasonNeeded: rules.reasonNeeded,
      levels: rules.levels ?? [],
      aspects: rules.aspects ?? [],
      criteria: criteriaOf(state, stage, 'common'),
      reasons: reasonsOf(state, stage),
    },
  }
}
