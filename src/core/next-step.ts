import { extractable, progressOf, reconcilingOf } from './characteristics/progress.ts'
import { formsOf } from './characteristics/standing.ts'
import { check } from './check/check.ts'
import type { Finding } from './check/finding.ts'
import { gates } from './choices.ts'
import { waitingFor } from './comment/threads.ts'
import { isEvaluation } from './evaluation/how-far.ts'
import { activationId } from './evaluation/ids.ts'
import type { Id } from './ids.ts'
import { configurationLabel, labelOf, sourceLabel } from './label.ts'
import { silentStepsFor } from './prioritising/waiting.ts'
import { mayLead, mayTakePart, mayWrite } from './project/decide.ts'
import { type Flow, flow } from './screening/flow.ts'
import { stagesOf, voteId } from './screening/outcome.ts'
import { votersAt } from './screening/voters.ts'
import type { State } from './state.ts'
import { liveConfigurations, versionsOf } from './theory/lineage.ts'
import { counted, inWords, sentenceCase } from './wording.ts'

/** A screen, and what on it. */
interface StepPlace {
  screen:
    | 'protocol'
    | 'library'
    | 'screen'
    | 'conflicts'
    | 'appraise'
    | 'extract'
    | 'reconcile'
    | 'source'
    | 'theory'
    | 'configuration'
    | 'versions'
    | 'overview'
    | 'settings'
    | 'report'
    | 'prioritise'
    | 'comments'
    | 'cases'
    | 'interviews'
  id?: Id | 'sources'
  query?: Partial<Record<'tab' | 'stage' | 'gate' | 'form', Id>>
}

/** What begins at the place at once, so that one can go on by typing. */
type StepAct =
  | 'write-question'
  | 'add-source'
  | 'add-stage'
  | 'add-person'
  | 'place-source'
  | 'decide'
  | 'new-configuration'
  | 'fill-slot'
  | 'link-evidence'
  | 'freeze'
  | 'answer-finding'
  | 'add-case'

export interface NextStep {
  /** What to do: "Vote on Sims 2021". */
  label: string
  why: string
  place: StepPlace
  act?: StepAct
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
  const votersOf = new Map(stagesOf(state).map(([stage]) => [stage, votersAt(state, stage)]))
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
    const voters = votersOf.get(stage) ?? []
    const wanting = voters.filter((person) => !state.vote.has(voteId(source, stage, person)))
    if (!rules.blinded && voters.length - wanting.length >= rules.reviewers) continue
    for (const person of wanting)
      if (person === viewer || !rules.blinded) add({ for: person, what: 'votes', stage, count: 1, first: source })
  }
  // What others have begun comes first; then what nobody has looked at, which waits for everyone.
  for (const { stage, count, first } of fresh)
    for (const person of votersOf.get(stage) ?? [])
      if (person === viewer || !state.stage.get(stage)?.blinded)
        add({ for: person, what: 'votes', stage, count, first })
  return [...found.values()].flatMap((waits) => [...waits.values()])
}

/**
 * The next useful thing for one person. The order is that of a realist review: the question, a source, whatever waits
 * for a decision, a rough theory, which is frozen before evidence is read against it (Pawson et al. 2005), the cases of an
 * evaluation, the stages, characteristics to take, evidence, the next version, findings to answer, the report. Undefined for someone who only
 * reads. Hand in `seenBy`.
 */
export function nextStep(
  state: State,
  viewer: Id<'per'>,
  findings: readonly Finding[] = check(state),
): NextStep | undefined {
  if (!mayTakePart(state, viewer)) return undefined
  const wanted = asked(state, viewer)
  if (!mayWrite(state, viewer)) return wanted
  return (
    wanted ??
    beginning(state) ??
    decision(state, viewer) ??
    roughTheory(state, findings) ??
    cases(state) ??
    stages(state) ??
    characteristics(state, viewer) ??
    evidence(state, findings) ??
    finish(state, findings)
  )
}

function beginning(state: State): NextStep | undefined {
  const [project] = state.project.values()
  if (!project?.question?.trim())
    return {
      label: 'Write the question',
      why: 'Everything else is judged by it: how and why does it work, for whom, in which circumstances?',
      place: { screen: 'protocol' },
      act: 'write-question',
    }
  if (state.source.size === 0)
    return {
      label: 'Add a first source',
      why: 'A theory is built from documents, interviews and literature.',
      place: { screen: 'library' },
      act: 'add-source',
    }
  // Whoever has imported a search wants to screen it.
  if (state.import.size > 0) return setStages(state)
}

/** What others wait for: one's part in a step that a group does in silence, and comments that ask for one. */
function asked(state: State, viewer: Id<'per'>): NextStep | undefined {
  const [group] = silentStepsFor(state, viewer)
  if (group)
    return {
      label: `${group.words} in ${group.title}`,
      why: 'The others wait until all are done.',
      place: { screen: 'prioritise', id: group.id },
    }
  const threads = waitingFor(state, viewer)
  const [thread] = threads
  if (thread)
    return {
      label: 'Answer a comment',
      why: `${sentenceCase(counted(threads.length, 'comment'))} ${threads.length === 1 ? 'names' : 'name'} you, the first on ${labelOf(state, thread.first.about)}.`,
      place: { screen: 'comments', id: thread.id },
    }
}

/** Stages are for who searches the literature; an evaluation does so only if it imports a search. */
const setStages = (state: State): NextStep | undefined =>
  state.stage.size > 0 || (isEvaluation(state) && state.import.size === 0)
    ? undefined
    : {
        label: 'Set the stages',
        why: 'They say what a source has to pass, who decides, and for which reasons it may leave.',
        place: { screen: 'protocol', id: 'sources' },
        act: 'add-stage',
      }

function decision(state: State, viewer: Id<'per'>): NextStep | undefined {
  const all = waiting(state, viewer)
  const own = all.find((one) => one.what === 'votes' && one.for === viewer)
  if (own) {
    const stage = state.stage.get(own.stage)
    const name = stage?.name ?? own.stage
    const why = `${sentenceCase(counted(own.count, 'source'))} ${own.count === 1 ? 'waits' : 'wait'} for your vote at ${name}.`
    if (stage?.levels?.length)
      return {
        label: `Judge ${sourceLabel(state, own.first)} for ${name.toLowerCase()}`,
        why,
        place: { screen: 'appraise', id: own.first, query: { gate: own.stage } },
      }
    // At a gate one judges with the whole source at hand; before, one screens one after another.
    return gates.some((gate) => gate === stage?.kind)
      ? {
          label: `Vote on ${sourceLabel(state, own.first)}`,
          why,
          place: { screen: 'source', id: own.first, query: { tab: own.stage } },
          act: 'decide',
        }
      : { label: `Screen at ${name}`, why, place: { screen: 'screen', id: own.stage } }
  }
  const settles = (stage: Id<'stg'>) =>
    mayLead(state, viewer) || (state.stage.get(stage)?.arbiters?.includes(viewer) ?? false)
  const conflict = all.find((one) => one.what === 'conflicts' && settles(one.stage))
  if (!conflict) return undefined
  return {
    label: `Settle the conflict on ${sourceLabel(state, conflict.first)}`,
    why: `${sentenceCase(counted(conflict.count, 'source'))} ${conflict.count === 1 ? 'is' : 'are'} in conflict at ${state.stage.get(conflict.stage)?.name ?? conflict.stage}.`,
    place: { screen: 'conflicts', id: conflict.first, query: { stage: conflict.stage } },
  }
}

function roughTheory(state: State, findings: readonly Finding[]): NextStep | undefined {
  if (liveConfigurations(state).length === 0)
    return {
      label: 'Form a first configuration',
      why: 'A rough theory early on tells what to look for.',
      place: { screen: 'theory' },
      act: 'new-configuration',
    }
  const empty = gap(findings, 'empty-slot')
  const [incomplete] = empty?.about ?? []
  if (empty && incomplete)
    return {
      label: `Complete ${configurationLabel(state, incomplete as Id<'cmoc'>)}`,
      why: empty.message,
      place: { screen: 'configuration', id: incomplete },
      act: 'fill-slot',
    }
  if (state.version.size === 0)
    return {
      label: 'Freeze the initial rough theory',
      why: 'When it holds every configuration you begin with. What changes from then on can be shown.',
      place: { screen: 'versions' },
      act: 'freeze',
    }
}

/** The cases of an evaluation; then, in a case where judging has begun, what is not judged there. */
function cases(state: State): NextStep | undefined {
  if (!isEvaluation(state)) return undefined
  if (state.case.size === 0)
    return {
      label: 'Name the first case',
      why: 'A theory is tested where it may be at work: in a system, a place, a team. Cases that differ in their contexts tell most.',
      place: { screen: 'cases' },
      act: 'add-case',
    }
  if (state.instrument.size + state.encounter.size + state.questionnaire.size + state.indicator.size === 0)
    return {
      label: 'Draft a first topic guide',
      why: 'It shows people the theory and asks what it looks like from where they are. Surveys and indicators are beside it.',
      place: { screen: 'interviews' },
    }
  const begun = new Set([...state.activation.values()].map((one) => one.case))
  for (const id of begun)
    for (const [configuration] of liveConfigurations(state))
      if (!state.activation.has(activationId(id, configuration)))
        return {
          label: `Judge ${configurationLabel(state, configuration)} in ${labelOf(state, id)}`,
          why: 'Others are judged there. “Not observed” is an answer too.',
          place: { screen: 'cases', id },
        }
}

const gap = (findings: readonly Finding[], name: Finding['check']) =>
  findings.find((found) => found.check === name && !found.dismissed)

/** Stages, someone who decides there, and a source that neither enters at one nor is said to be of use otherwise. */
function stages(state: State): NextStep | undefined {
  if (state.stage.size === 0) return setStages(state)
  if (state.person.size === 0)
    return {
      label: 'Say who you are',
      why: 'What is decided at a stage is recorded with the name of whoever decides.',
      place: { screen: 'settings' },
      act: 'add-person',
    }
  for (const [id, { entersAt, uses }] of state.source)
    if (!entersAt && !uses?.length && !isNamed(state, id))
      return {
        label: `Say where ${sourceLabel(state, id)} enters`,
        why: 'It is at no stage, and nothing says what else it is for.',
        place: { screen: 'source', id },
        act: 'place-source',
      }
}

/** Whether anything but the import it came by names a source: a citation, evidence, a theme. */
const isNamed = (state: State, id: Id<'src'>): boolean =>
  Object.entries(state.refs).some(([noun, refs]) => noun !== 'record' && refs.has(id))

/** Required answers that one did not give yet, and answers of two that wait to be compared. */
function characteristics(state: State, viewer: Id<'per'>): NextStep | undefined {
  for (const { id: form, form: rules, fields } of formsOf(state)) {
    const required = fields.some(([, field]) => field.required)
    if (!required && rules.extractors < 2) continue
    const sources = extractable(state, form)
    const wanting = sources.filter((source) => {
      const { mine, lacking } = progressOf(state, form, source, viewer)
      return lacking > 0 && (mine === 'to do' || mine === 'begun')
    })
    const [first] = wanting
    if (first)
      return {
        label: `Take the characteristics of ${sourceLabel(state, first)}`,
        why: `${sentenceCase(counted(wanting.length, 'source'))} ${wanting.length === 1 ? 'lacks' : 'lack'} your answers in ${rules.name}.`,
        place: { screen: 'extract', id: first, query: { form } },
      }
    const apart = sources.filter((source) => ['ready', 'differs'].includes(reconcilingOf(state, form, source).at))
    const [open] = apart
    if (open)
      return {
        label: `Reconcile ${sourceLabel(state, open)}`,
        why: `${sentenceCase(counted(apart.length, 'source'))} ${apart.length === 1 ? 'has' : 'have'} answers of two to compare in ${rules.name}.`,
        place: { screen: 'reconcile', id: open, query: { form } },
      }
  }
}

function evidence(state: State, findings: readonly Finding[]): NextStep | undefined {
  const unspoken = gap(findings, 'link-without-evidence')
  const [id] = unspoken?.about ?? []
  if (unspoken && id)
    return {
      label: `Find evidence for ${configurationLabel(state, id as Id<'cmoc'>)}`,
      why: unspoken.message,
      place: { screen: 'configuration', id },
      act: 'link-evidence',
    }
}

function finish(state: State, findings: readonly Finding[]): NextStep | undefined {
  const live = liveConfigurations(state).map(([id]) => id)
  const newest = versionsOf(state).at(-1)?.[1]
  const held = new Set<Id>(newest?.members.map((member) => member.configuration))
  if (newest && (live.length !== held.size || live.some((id) => !held.has(id))))
    return {
      label: 'Freeze a version of the theory',
      why: `It has changed since “${newest.name}”. A named version can be cited and compared.`,
      place: { screen: 'versions' },
      act: 'freeze',
    }
  const open = findings.filter((found) => !found.dismissed)
  const [first] = open
  if (first)
    return {
      label: `Answer ${open.length === 1 ? 'a finding' : `${inWords(open.length)} findings`}`,
      why: first.message,
      place: { screen: 'overview' },
      act: 'answer-finding',
    }
  return {
    label: 'Read the report',
    why: 'Nothing else waits. Every sentence and figure in it is computed from the project as it stands.',
    place: { screen: 'report' },
  }
}
