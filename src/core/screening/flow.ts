import { retrievalId, retrievalOf, retrievalTold, soughtFor } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, type State } from '../state.ts'
import { journeyOf, resolutionId, stagesOf, untouched } from './outcome.ts'

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
      left: Left[]
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
      left: Left[]
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

export function flow(state: State): Flow {
  const stages = stagesOf(state)
  const at = new Map(
    stages.map(([id]) => [
      id,
      {
        entered: 0,
        open: 0,
        conflicts: 0,
        background: 0,
        left: [] as Left[],
        fresh: 0,
        first: undefined as Id<'src'> | undefined,
      },
    ]),
  )
  const included: Id<'src'>[] = []
  const undecided: Flow['undecided'] = []
  const last = stages.at(-1)?.[0]
  const sought = retrievalTold(state) ? soughtFor(stages) : undefined
  const retrieval = { left: [] as Left[], awaited: 0, held: 0 }
  /** Whether a source is not weighed at a stage because its full text is not to be had. */
  const lost = (source: Id<'src'>, stage: Id<'stg'>, open: boolean): boolean => {
    if (stage !== sought) return false
    const told = retrievalOf(state, source)
    if (told === 'retrieved') retrieval.held++
    else if (open && told !== 'not available') retrieval.awaited++
    if (!open || told !== 'not available') return false
    retrieval.left.push({ source, reason: undefined, because: state.retrieval.get(retrievalId(source))?.reason })
    return true
  }
  for (const [source, value] of state.source) {
    if (!value.entersAt) continue
    // Of most sources of a large search nobody has said anything yet: they are counted, not listed.
    const box = untouched(state, source) && at.get(value.entersAt)
    if (box && lost(source, value.entersAt, true)) continue
    if (box) {
      box.entered++
      box.open++
      box.first ??= source
      box.fresh++
      continue
    }
    for (const { stage, outcome } of journeyOf(state, source, stages)) {
      const box = at.get(stage)
      if (!box) continue
      const open = outcome.kind === 'open' || outcome.kind === 'maybe'
      if (lost(source, stage, open)) continue
      box.entered++
      const conflict = outcome.kind === 'conflict'
      if (open || conflict) undecided.push({ source, stage, conflict })
      if (open) box.open++
      else if (conflict) box.conflicts++
      else if (outcome.kind === 'background') box.background++
      else if (outcome.kind === 'exclude') box.left.push(whyLeft(state, source, stage, outcome.reason))
      else if (stage === last) included.push(source)
    }
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
  const reported = inOrder(state, 'count').filter(([, count]) => count.place !== 'other')
  const firstComputed = computed[0]?.number
  return {
    steps: [
      ...reported.map((entry, i) => reportedStep(entry, reported[i + 1]?.[1].number ?? firstComputed)),
      ...computed,
    ],
    included,
    undecided,
    fresh,
  }
}

type Left = { source: Id<'src'>; reason: Id<'rsn'> | undefined; because: string | undefined }

const reportedStep = ([id, count]: [Id<'cnt'>, Value<'count'>], next: number | undefined): FlowStep => ({
  kind: 'reported',
  count: id,
  label: count.what,
  number: count.number,
  citation: count.citation,
  locator: count.locator,
  note: count.note,
  left: next === undefined ? undefined : count.number - next,
  why: count.left,
})

function whyLeft(state: State, source: Id<'src'>, stage: Id<'stg'>, reason: Id<'rsn'> | undefined): Left {
  const settled = state.refs.resolution.has(source) ? state.resolution.get(resolutionId(source, stage)) : undefined
  return { source, reason, because: settled?.because }
}
