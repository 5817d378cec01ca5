import { formsOf } from '../characteristics/standing.ts'
import type { QualityCriterion } from '../choices.ts'
import { checklistOf, ramesesOf } from '../report/checklist.ts'
import { declares, held, type Part, project, states } from '../report/standards.ts'
import type { Flow } from '../screening/flow.ts'
import { runsOf, wasRun } from '../search/runs.ts'
import type { State } from '../state.ts'
import { liveConfigurations, versionsOf } from '../theory/lineage.ts'
import { counted } from '../wording.ts'

/**
 * What the project itself can show for a criterion: counts of what is in it, there or not. It speaks for no level: how good
 * something is, a person judges.
 */
export const offersFor = (state: State, flow: Flow, criterion: QualityCriterion): Part[] =>
  offers[criterion](state, flow)

type Offer = (state: State, flow: Flow) => Part[]

/** A count as what is there; none of it as what is not. */
const some = (n: number, one: string, many?: string): Part =>
  held(n > 0 ? counted(n, one, many) : (many ?? `${one}s`), n > 0)
const only = <T>(all: Iterable<T>, which: (one: T) => unknown): number => [...all].filter(which).length

const purpose: Offer = (state) => [
  held('a question', project(state)?.question),
  held('why it is needed', project(state)?.rationale),
  held('why a realist approach', project(state)?.whyRealist),
  some(state.objective.size, 'objective'),
]

const principles: Offer = (state) => [
  some(state.definition.size, 'definition'),
  some(liveConfigurations(state).length, 'configuration'),
  some(
    only(state.link.values(), ({ slot }) => slot.startsWith('M')),
    'mechanism in configurations',
    'mechanisms in configurations',
  ),
  some(
    only(state.evidence.values(), ({ inference }) => inference),
    'piece of evidence with its inference',
    'pieces of evidence with their inference',
  ),
]

const theory: Offer = (state) => [
  some(versionsOf(state).length, 'version of the theory', 'versions of the theory'),
  some(state.refinement.size, 'step of refinement', 'steps of refinement'),
  some(liveConfigurations(state).length, 'configuration'),
  some(
    only(state.substantive.values(), ({ use }) => use && use !== 'rejected'),
    'substantive theory in use',
    'substantive theories in use',
  ),
  held('what it means for practice', states(state, 'recommendation') || state.guideline.size > 0),
]

const reporting: Offer = (state, flow) => {
  const items = checklistOf(state, flow, ramesesOf(state))
  const answered = items.filter(({ answer }) => answer === 'yes').length
  return [
    held(`${answered} of ${items.length} items of the reporting standard`, answered === items.length),
    held('findings in words', states(state, 'finding')),
    held('limits in words', states(state, 'limitation')),
  ]
}

const offers: Record<QualityCriterion, Offer> = {
  problem: purpose,
  purpose,
  principles,
  theory,
  reporting,
  focus: (state) => [
    some(state.deviation.size, 'change of focus or plan', 'changes of focus or plan'),
    some(
      only(state.prioritisation.values(), ({ step }) => step === 'closed'),
      'prioritisation with a group',
      'prioritisations with a group',
    ),
    some(state.input.size, 'piece of stakeholder input', 'pieces of stakeholder input'),
    some(state.meeting.size, 'meeting about the theory', 'meetings about the theory'),
  ],
  search: (state) => {
    const carried = [...state.search.values()].filter(({ dropped }) => !dropped)
    const again = [...state.search.keys()].filter((id) => runsOf(state, id).filter(wasRun).length > 1).length
    return [
      some(carried.length, 'search', 'searches'),
      some(
        new Set(carried.flatMap(({ database, platform }) => database ?? platform ?? [])).size,
        'database or platform',
        'databases and platforms',
      ),
      some(
        only(
          carried,
          ({ purpose }) => purpose === 'supplementary' || purpose === 'cluster' || purpose === 'citation chase',
        ),
        'further search that followed',
        'further searches that followed',
      ),
      some(
        only(carried, ({ for: of }) => of),
        'search for a part of the theory',
        'searches for a part of the theory',
      ),
      some(again, 'search that was run again', 'searches that were run again'),
    ]
  },
  selection: (state, { included }) => [
    some(state.criterion.size, 'criterion', 'criteria'),
    held(
      'a gate of relevance',
      [...state.stage.values()].some(({ kind }) => kind === 'relevance'),
    ),
    held(
      'a gate of rigour',
      [...state.stage.values()].some(({ kind }) => kind === 'rigour'),
    ),
    some(state.appraisal.size, 'judgement at a gate', 'judgements at the gates'),
    some(included.length, 'included source'),
  ],
  extraction: (state) => [
    some(formsOf(state).length, 'form'),
    some(state.code.size, 'code'),
    some(state.excerpt.size, 'passage'),
    some(
      only(state.evidence.values(), ({ links }) => links.length > 0),
      'piece of evidence on a part of a configuration',
      'pieces of evidence on parts of configurations',
    ),
    some(state.secondCoding.size, 'second coding'),
  ],
  design: (state) => [
    some(state.case.size, 'case'),
    some(state.phase.size, 'phase'),
    some(state.deviation.size, 'change of plan', 'changes of plan'),
    held('ethics', declares(state, 'ethics')),
  ],
  collection: (state) => [
    some(state.instrument.size, 'instrument'),
    some(
      only(state.instrument.values(), ({ theories }) => theories.length),
      'instrument that asks about configurations',
      'instruments that ask about configurations',
    ),
    some(state.indicator.size, 'indicator'),
  ],
  sampling: (state) => [
    some(state.participant.size, 'person who took part', 'people who took part'),
    some(new Set([...state.participant.values()].flatMap(({ role }) => role)).size, 'role'),
    some(state.case.size, 'case'),
  ],
  analysis: (state) => [
    some(liveConfigurations(state).length, 'configuration'),
    some(state.evidence.size, 'piece of evidence', 'pieces of evidence'),
    some(
      only(state.evidence.values(), ({ stance }) => stance !== 'supports'),
      'piece that does not simply support',
      'pieces that do not simply support',
    ),
    some(state.activation.size, 'judgement of a configuration in a case', 'judgements of configurations in cases'),
    some(state.synthesis.size, 'move of the synthesis', 'moves of the synthesis'),
  ],
}
