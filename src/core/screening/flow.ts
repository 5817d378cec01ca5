import { retrievalId, retrievalOf, retrievalTold, soughtFor } from '../document/retrieval.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, type State } from '../state.ts'
import { withCommas } from '../wording.ts'
import { outcome, resolutionId, stagesOf } from './outcome.ts'
import { standings, standingsNow } from './standing.ts'

/** One box of the flow. `reported` numbers come from a publication and are drawn apart; the others are computed. */
export type FlowStep =
  | {
      kind: 'reported'
      count: Id<'cnt'>
      label: string
      number: number
      citation: Id<'src'>
      locator?: string | undefined
      note?: string | undefined
      /** How many left before the next step, and what is said of why. */
      left: number | undefined
      why?: string | undefined
    }
  | {
      kind: 'computed'
      stage: Id<'stg'>
      label: string
      number: number
      /** Why each of them left: `whyLeft`. */
      left: Id<'src'>[]
      /** Sources without an outcome, and those in conflict. */
      open: number
      conflicts: number
      background: number
    }
  /** Full texts, before the stage that needs them; told only where a project keeps track of them. */
  | {
      kind: 'retrieval'
      stage: Id<'stg'>
      label: string
      number: number
      /** Sources whose full text is not to be had, and that have no outcome without it. */
      left: Id<'src'>[]
      /** Of the sources without an outcome at the stage, those whose full text is not here yet. */
      awaited: number
      /** Of all that were sought, those whose full text is here, or was read elsewhere. */
      held: number
    }

/** The flow of sources: reported counts of steps whose rows are not here, then the stages as decided, then what is included. */
export interface Flow {
  steps: FlowStep[]
  included: Id<'src'>[]
  /** Sources that are at a stage without a decision though somebody has voted: not all votes yet, in doubt, in conflict. */
  undecided: { source: Id<'src'>; stage: Id<'stg'>; conflict: boolean }[]
  /** Of the sources that nobody has said anything of yet: how many wait at a stage, and the first of them. */
  fresh: { stage: Id<'stg'>; count: number; first: Id<'src'> }[]
}

/** With the events of a state that grows, what was computed before is followed: a vote costs one source and not 100,000. */
export function flow(state: State, events?: () => readonly Event[]): Flow {
  const standing = events ? standings(state, events) : standingsNow(state)
  const stages = stagesOf(state)
  const at = new Map(
    stages.map(([id]) => [
      id,
      {
        entered: 0,
        open: 0,
        conflicts: 0,
        background: 0,
        left: [] as Id<'src'>[],
        fresh: 0,
        first: undefined as Id<'src'> | undefined,
      },
    ]),
  )
  const included: Id<'src'>[] = []
  const undecided: Flow['undecided'] = []
  const boxes = [...at.values()]
  const last = stages.length - 1
  const sought = retrievalTold(state) ? soughtFor(stages) : undefined
  const retrieval = { left: [] as Id<'src'>[], awaited: 0, held: 0 }
  /** Whether a source is not weighed at a stage because its full text is not to be had. */
  const lost = (source: Id<'src'>, stage: Id<'stg'>, open: boolean): boolean => {
    if (stage !== sought) return false
    const told = retrievalOf(state, source)
    if (told === 'retrieved') retrieval.held++
    else if (open && told !== 'not available') retrieval.awaited++
    if (!open || told !== 'not available') return false
    retrieval.left.push(source)
    return true
  }
  for (const source of state.source.keys()) {
    const stands = standing(source)
    if (!stands) continue
    const { from, at: here, kind, fresh } = stands
    const stage = (stages[here] as (typeof stages)[number])[0]
    const box = boxes[here] as (typeof boxes)[number]
    // Of most sources of a large search nobody has said anything yet: they are counted, not listed.
    if (fresh) {
      if (lost(source, stage, true)) continue
      box.entered++
      box.open++
      box.first ??= source
      box.fresh++
      continue
    }
    for (let passed = from; passed < here; passed++) {
      lost(source, (stages[passed] as (typeof stages)[number])[0], false)
      ;(boxes[passed] as typeof box).entered++
    }
    const open = kind === 'open' || kind === 'maybe'
    if (lost(source, stage, open)) continue
    box.entered++
    const conflict = kind === 'conflict'
    if (open || conflict) undecided.push({ source, stage, conflict })
    if (open) box.open++
    else if (conflict) box.conflicts++
    else if (kind === 'background') box.background++
    else if (kind === 'exclude') box.left.push(source)
    else if (here === last) included.push(source)
  }
  const computed = stages.flatMap(([stage, value]): FlowStep[] => {
    const { entered = 0, open = 0, conflicts = 0, background = 0, left = [] } = at.get(stage) ?? {}
    const decided = { open, conflicts, background, left }
    const step: FlowStep = { kind: 'computed', stage, label: value.name, number: entered, ...decided }
    if (stage !== sought) return [step]
    const number = entered + retrieval.left.length
    return [{ kind: 'retrieval', stage, label: 'Full texts sought', number, ...retrieval }, step]
  })
  const fresh = [...at].flatMap(([stage, { fresh: count, first }]) => (first ? [{ stage, count, first }] : []))
  return {
    steps: [...reportedSteps(state, computed[0]?.number), ...computed],
    included,
    undecided,
    fresh,
  }
}

/**
 * Reported counts as steps. What was found at several places stands side by side, so all of it together goes on to the
 * next step; how many were duplicates is no step of its own but says why some left the one before.
 */
function reportedSteps(state: State, firstComputed: number | undefined): FlowStep[] {
  const reported = inOrder(state, 'count').filter(([, { place }]) => place !== 'other' && place !== 'duplicates')
  const { duplicates } = identifiedIn(state)
  const doubled = duplicates === undefined ? undefined : `Duplicates: ${withCommas(duplicates)}`
  let found = 0
  return reported.map(([id, count], i): FlowStep => {
    if (count.place === 'identified') found += count.number
    const after = reported[i + 1]?.[1]
    const side = count.place === 'identified' && after?.place === 'identified'
    const next = after?.number ?? firstComputed
    const all = count.place === 'identified' ? found : count.number
    return {
      kind: 'reported',
      count: id,
      label: count.what,
      number: count.number,
      citation: count.citation,
      locator: count.locator,
      note: count.note,
      left: side || next === undefined ? undefined : all - next,
      why: count.left ?? (count.place === 'identified' ? doubled : undefined),
    }
  })
}

/** What publications report of how much was found in all, and of how much of it twice; undefined where none says so. */
export function identifiedIn(state: State): { found: number | undefined; duplicates: number | undefined } {
  const sum = (place: 'identified' | 'duplicates') => {
    const counts = [...state.count.values()].filter((count) => count.place === place)
    return counts.length === 0 ? undefined : counts.reduce((all, { number }) => all + number, 0)
  }
  return { found: sum('identified'), duplicates: sum('duplicates') }
}

/** Why a source left at a step: a reason of the stage's list, or what was said when it was settled or not to be had. */
export function whyLeft(
  state: State,
  { kind, stage }: Pick<Exclude<FlowStep, { kind: 'reported' }>, 'kind' | 'stage'>,
  source: Id<'src'>,
): { source: Id<'src'>; reason: Id<'rsn'> | undefined; because: string | undefined } {
  if (kind === 'retrieval')
    return { source, reason: undefined, because: state.retrieval.get(retrievalId(source))?.reason }
  const came = outcome(state, source, stage)
  const settled = state.refs.resolution.has(source) ? state.resolution.get(resolutionId(source, stage)) : undefined
  return { source, reason: 'reason' in came ? came.reason : undefined, because: settled?.because }
}
