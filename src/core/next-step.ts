import { check } from './check/check.ts'
import type { Finding } from './check/finding.ts'
import type { Id } from './ids.ts'
import { configurationLabel, sourceLabel } from './label.ts'
import { mayLead, mayWrite } from './project/decide.ts'
import type { Role } from './project/facts.ts'
import { type Flow, flow } from './screening/flow.ts'
import { stagesOf, voteId } from './screening/outcome.ts'
import type { State } from './state.ts'
import { liveConfigurations, versionsOf } from './theory/lineage.ts'
import { counted, inWords, sentenceCase } from './wording.ts'

/** A screen, and what on it. */
export interface StepPlace {
  screen: 'protocol' | 'library' | 'source' | 'theory' | 'configuration' | 'versions' | 'overview'
  id?: Id
}

export interface NextStep {
  /** What to do: "Vote on Sims 2021". */
  label: string
  why: string
  place: StepPlace
}

/** Something that waits for someone: a person, or whoever leads. */
export interface Waiting {
  for: Id<'per'> | 'lead'
  what: 'votes' | 'conflicts'
  stage: Id<'stg'>
  count: number
  /** The first one, to begin with. */
  first: Id<'src'>
}

/**
 * What waits for whom at the stages, in their order. Hand in `seenBy` and the viewer: at a blinded stage only the
 * viewer's own votes are told, because the others' are not there to be counted.
 */
export function waiting(
  state: State,
  viewer: Id<'per'>,
  { undecided, fresh }: Pick<Flow, 'undecided' | 'fresh'> = flow(state),
): Waiting[] {
  const voters = [...state.person].filter(([, { roles, until }]) => !until && roles.some(votes)).map(([id]) => id)
  const found = new Map(stagesOf(state).map(([stage]) => [stage, new Map<string, Waiting>()]))
  const add = (one: Waiting) => {
    const known = found.get(one.stage)?.get(one.for)
    if (known) known.count += one.count
    else found.get(one.stage)?.set(one.for, one)
  }
  for (const { source, stage, conflict } of undecided) {
    const rules = state.stage.get(stage)
    if (!rules) continue
    if (conflict) {
      add({ for: 'lead', what: 'conflicts', stage, count: 1, first: source })
      continue
    }
    const wanting = voters.filter((person) => !state.vote.has(voteId(source, stage, person)))
    if (!rules.blinded && voters.length - wanting.length >= rules.reviewers) continue
    for (const person of wanting)
      if (person === viewer || !rules.blinded) add({ for: person, what: 'votes', stage, count: 1, first: source })
  }
  // What others have begun comes first; then what nobody has looked at, which waits for everyone.
  for (const { stage, count, first } of fresh)
    for (const person of voters)
      if (person === viewer || !state.stage.get(stage)?.blinded)
        add({ for: person, what: 'votes', stage, count, first })
  return [...found.values()].flatMap((waits) => [...waits.values()])
}
const votes = (role: Role) => role === 'owner' || role === 'lead' || role === 'reviewer'

/**
 * The next useful thing for one person: the question, sources, own votes, conflicts, theory, its gaps, a version,
 * findings to answer, in this order. Undefined when nothing waits, or for someone who only reads. Hand in `seenBy`.
 */
export function nextStep(
  state: State,
  viewer: Id<'per'>,
  findings: readonly Finding[] = check(state),
): NextStep | undefined {
  if (!mayWrite(state, viewer)) return undefined
  return beginning(state) ?? decision(state, viewer) ?? theoryWork(state, findings) ?? finish(state, findings)
}

function beginning(state: State): NextStep | undefined {
  const [project] = state.project.values()
  if (!project?.question?.trim())
    return {
      label: 'Write the question',
      why: 'Everything else is judged by it: how and why does it work, for whom, in which circumstances?',
      place: { screen: 'protocol' },
    }
  if (state.source.size === 0)
    return {
      label: 'Add a first source',
      why: 'A theory is built from documents, interviews and literature.',
      place: { screen: 'library' },
    }
}

function decision(state: State, viewer: Id<'per'>): NextStep | undefined {
  const all = waiting(state, viewer)
  const own = all.find((one) => one.what === 'votes' && one.for === viewer)
  if (own) {
    const stage = state.stage.get(own.stage)?.name ?? own.stage
    return {
      label: `Vote on ${sourceLabel(state, own.first)}`,
      why: `${sentenceCase(counted(own.count, 'source'))} ${own.count === 1 ? 'waits' : 'wait'} for your vote at ${stage}.`,
      place: { screen: 'source', id: own.first },
    }
  }
  const conflict = mayLead(state, viewer) && all.find((one) => one.what === 'conflicts')
  if (!conflict) return undefined
  return {
    label: `Settle the conflict on ${sourceLabel(state, conflict.first)}`,
    why: `${sentenceCase(counted(conflict.count, 'source'))} ${conflict.count === 1 ? 'is' : 'are'} in conflict at ${state.stage.get(conflict.stage)?.name ?? conflict.stage}.`,
    place: { screen: 'source', id: conflict.first },
  }
}

function theoryWork(state: State, findings: readonly Finding[]): NextStep | undefined {
  const live = liveConfigurations(state)
  if (live.length === 0)
    return {
      label: 'Form a first configuration',
      why: 'A rough theory early on tells what to look for.',
      place: { screen: 'theory' },
    }
  const gap = (name: Finding['check']) => findings.find((found) => found.check === name && !found.dismissed)
  const [empty] = gap('empty-slot')?.about ?? []
  if (empty)
    return {
      label: `Complete ${configurationLabel(state, empty as Id<'cmoc'>)}`,
      why: gap('empty-slot')?.message ?? '',
      place: { screen: 'configuration', id: empty },
    }
  const [unspoken] = gap('link-without-evidence')?.about ?? []
  if (unspoken)
    return {
      label: `Find evidence for ${configurationLabel(state, unspoken as Id<'cmoc'>)}`,
      why: gap('link-without-evidence')?.message ?? '',
      place: { screen: 'configuration', id: unspoken },
    }
}

function finish(state: State, findings: readonly Finding[]): NextStep | undefined {
  const live = liveConfigurations(state).map(([id]) => id)
  const newest = versionsOf(state).at(-1)?.[1]
  const held = new Set<Id>(newest?.members.map((member) => member.configuration))
  if (!newest || live.length !== held.size || live.some((id) => !held.has(id)))
    return {
      label: 'Freeze a version of the theory',
      why: newest
        ? `It has changed since “${newest.name}”.`
        : 'A named version can be cited and compared with later ones.',
      place: { screen: 'versions' },
    }
  const open = findings.filter((found) => !found.dismissed)
  const [first] = open
  if (!first) return undefined
  return {
    label: `Answer ${open.length === 1 ? 'a finding' : `${inWords(open.length)} findings`}`,
    why: first.message,
    place: { screen: 'overview' },
  }
}
