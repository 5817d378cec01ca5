import { z } from 'zod'
import { signalWords } from '../diagram/series.ts'
import type { Id } from '../ids.ts'
import { idOf } from '../ids.ts'
import { configurationLabel, labelOf, sourceLabel } from '../label.ts'
import { day } from '../noun.ts'
import { type AgreedAction, accountability as agreedIn } from '../practice/accountability.ts'
import { sharedIntelligence } from '../practice/shared.ts'
import type { Standing } from '../practice/standing.ts'
import { mayWrite } from '../project/decide.ts'
import { inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { type Seen, view } from './view.ts'

const caseParam = { case: idOf('cas').optional() }
const caseName = (state: State, id: Id<'cas'> | undefined) => id && state.case.get(id)?.name
const standingTold = ({ signal, ...rest }: Standing) => ({ ...rest, signal: signal && signalWords[signal] })
const named = (state: State, ids: readonly Id<'cmoc'>[]) =>
  ids.map((id) => ({ id, label: configurationLabel(state, id), title: state.configuration.get(id)?.title ?? '' }))

/** What both pages offer to pick from. */
const picks = ({ state, past, viewer }: Seen) => ({
  cases: inOrder(state, 'case').map(([id, { name }]) => [id, name] as const),
  configurations: liveConfigurations(state).map(
    ([id, { title }]) => [id, `${configurationLabel(state, id)} ${title}`] as const,
  ),
  indicatorsOf: inOrder(state, 'indicator').map(([id, value]) => {
    const where = caseName(state, value.case)
    return [id, where ? `${value.name} (${where})` : value.name] as const
  }),
  mayAdd: !past && mayWrite(state, viewer),
})
const nextOf = (state: State, noun: 'need' | 'agreedOutcome' | 'decision' | 'action') =>
  Math.max(0, ...inOrder(state, noun).map(([, { order }]) => order)) + 1

/** Measures and needs of a case, and what of the theory each speaks to, so that one sees where to act first. */
export const shared = view(z.object(caseParam), (seen, { case: of }) => {
  const { state } = seen
  const { indicators, needs, spoken, silent } = sharedIntelligence(state, of)
  return {
    ...picks(seen),
    indicators: indicators.map(({ standing, case: where, configurations }) => ({
      ...standingTold(standing),
      case: caseName(state, where),
      configurations: named(state, configurations),
    })),
    needs: needs.map(([id, value]) => ({
      id,
      value,
      case: caseName(state, value.case),
      source: value.source && { id: value.source, label: sourceLabel(state, value.source) },
      configurations: named(state, value.configurations ?? []),
    })),
    spoken: spoken.map(({ configuration, ...row }) => ({ ...row, ...named(state, [configuration])[0] })),
    silent: named(state, silent),
    next: nextOf(state, 'need'),
  }
})

/** What partners agreed to, who owns what, what was decided and why, and how far actions are. */
export const accountability = view(z.object({ ...caseParam, today: day.optional() }), (seen, { case: of, today }) => {
  const { state } = seen
  const { outcomes, loose, decisions, counts } = agreedIn(state, today ?? state.at.slice(0, 10), of)
  const action = ({ id, value, late, measure }: AgreedAction) => ({
    id,
    value,
    late,
    case: caseName(state, value.case),
    measure: measure && standingTold(measure),
    decision: value.decision && { id: value.decision, label: labelOf(state, value.decision) },
  })
  return {
    ...picks(seen),
    outcomes: outcomes.map(({ measures, actions, decisions: why, ...rest }) => ({
      ...rest,
      case: caseName(state, rest.value.case),
      measures: measures.map(standingTold),
      actions: actions.map(action),
      decisions: why.map((id) => ({ id, label: labelOf(state, id) })),
    })),
    loose: loose.map(action),
    decisions: decisions.map(([id, value]) => ({
      id,
      value,
      case: caseName(state, value.case),
      configurations: named(state, value.configurations ?? []),
    })),
    counts,
    outcomesOf: inOrder(state, 'agreedOutcome').map(([id, { text }]) => [id, text] as const),
    decisionsOf: inOrder(state, 'decision').map(([id, { text }]) => [id, text] as const),
    next: {
      outcome: nextOf(state, 'agreedOutcome'),
      decision: nextOf(state, 'decision'),
      action: nextOf(state, 'action'),
    },
  }
})
