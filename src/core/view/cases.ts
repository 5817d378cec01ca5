import { z } from 'zod'
import { across, type Cell, differences, fired, still } from '../evaluation/across.ts'
import { emergent } from '../evaluation/emergent.ts'
import { activationId } from '../evaluation/ids.ts'
import { profileOf } from '../evaluation/profile.ts'
import { type Id, idOf } from '../ids.ts'
import { whoWords } from '../input/who.ts'
import { configurationLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get, inOrder, type State } from '../state.ts'
import { retiredBy } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { sentenceSpans } from '../theory/sentence.ts'
import { view } from './view.ts'

/**
 * The cases with what is within each, how every configuration was judged in it, and of one configuration, `of`, what tells the
 * cases apart; and what emerged.
 */
export const cases = view(z.object({ of: idOf('cmoc').optional() }), ({ state }, { of }) => {
  const matrix = across(state)
  const verdicts = (id: Id<'cmoc'>, among: readonly string[]) =>
    matrix.cases.flatMap(({ id: one, value, cells }) => {
      const verdict = cells.find(({ configuration }) => configuration === id)?.judged?.verdict
      return verdict && among.includes(verdict) ? [{ id: one, name: value.name }] : []
    })
  return {
    cases: matrix.cases.map(({ id, value, depth, cells }) => ({
      id,
      depth,
      name: value.name,
      kind: value.kind,
      chosenBecause: value.chosenBecause,
      attributes: value.attributes ?? [],
      contexts: profileOf(state, id).size,
      cells: cells.map(cellOf),
    })),
    configurations: matrix.configurations.map(([id, { title }]) => ({
      id,
      title,
      label: configurationLabel(state, id),
      left: retiredBy(state, id) !== undefined,
    })),
    chosen: of && state.configuration.has(of) ? chosenOf(state, of, matrix.cases, verdicts) : undefined,
    emergent: emergentOf(state),
    memberChecks: memberChecks(state),
    origin: [...state.origin.values()][0],
    next: Math.max(0, ...inOrder(state, 'case').map(([, one]) => one.order ?? 0)) + 1,
  }
})

/** A cell of the matrix as it is shown. */
export const cellOf = ({ configuration, judged, moved, evidence, proposed }: Cell) => ({
  configuration,
  verdict: judged?.verdict,
  because: judged?.because,
  moved,
  evidence,
  proposed,
})

function chosenOf(
  state: State,
  id: Id<'cmoc'>,
  all: readonly { id: Id<'cas'> }[],
  verdicts: (id: Id<'cmoc'>, among: readonly string[]) => { id: Id<'cas'>; name: string }[],
) {
  const template = templateOf(state, get(state, 'configuration', id)?.template ?? 'tpl_cmo')
  return {
    id,
    label: configurationLabel(state, id),
    spans: sentenceSpans(state, id),
    fired: verdicts(id, fired),
    still: verdicts(id, still),
    differences: differences(
      state,
      id,
      all.map((one) => one.id),
    ),
    retired: retiredBy(state, id) !== undefined,
    /** What a refinement would rest on: the evidence of the verdicts that it was at work. */
    evidence: [
      ...new Set(verdicts(id, fired).flatMap((one) => state.activation.get(activationId(one.id, id))?.evidence ?? [])),
    ],
    slot: template.slots.find(({ role }) => role === 'c')?.key ?? '',
    nextLink: Math.max(0, ...linksOf(state, id).map(([, link]) => link.order)) + 1,
    nextOrder: Math.max(0, ...[...state.refinement.values()].map(({ order }) => order)) + 1,
  }
}

/** What those said who were shown the theory that was made of what they said: at which version, and what came of it. */
const memberChecks = (state: State) =>
  inOrder(state, 'input').flatMap(([id, { how, on, who, version, shown, text, outcome, because }]) =>
    how === 'member check'
      ? [{ id, on, who: whoWords(who), shown: get(state, 'version', version)?.name ?? shown, text, outcome, because }]
      : [],
  )

function emergentOf(state: State) {
  const { added, unintended, contexts } = emergent(state)
  const named = (configuration: Id<'cmoc'>) => ({
    id: configuration,
    label: configurationLabel(state, configuration),
    title: state.configuration.get(configuration)?.title ?? '',
  })
  return {
    added: added.map(({ configuration, ...rest }) => ({ ...named(configuration), ...rest })),
    unintended: unintended.map(({ configuration, ...rest }) => ({ ...named(configuration), ...rest })),
    contexts: contexts.map(({ cases, ...rest }) => ({
      ...rest,
      cases: cases.map((id) => ({ id, name: state.case.get(id)?.name ?? id })),
    })),
  }
}
