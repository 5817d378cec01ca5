import { activationVerdicts } from '../../choices.ts'
import { type Across, across, type Cell, differences } from '../../evaluation/across.ts'
import { emergent } from '../../evaluation/emergent.ts'
import { partsIn } from '../../evaluation/parts.ts'
import { contextKey, courseOf, type Held, profileOf } from '../../evaluation/profile.ts'
import type { Id } from '../../ids.ts'
import { configurationLabel, labelOf } from '../../label.ts'
import { get, type State } from '../../state.ts'
import { counted, listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, citing, heading, note, para, type Span } from '../blocks.ts'
import type { Section } from '../section.ts'

/**
 * The cases: what each is, why it was chosen, its attributes, and what its contexts were like from when to when (RAMESES II,
 * items 8 and 10). Left out where there is none.
 */
export const casesSection: Section = ({ state }) => {
  if (state.case.size === 0) return []
  const { cases } = across(state)
  const [origin] = state.origin.values()
  return [
    heading(2, 'cases', 'Cases'),
    para(
      `${sentenceCase(counted(cases.length, 'case'))}.`,
      origin
        ? ` The theory that was tested is version “${origin.name}” of “${origin.title}” (${origin.hash.slice(0, 8)}).`
        : '',
    ),
    {
      as: 'table',
      id: 'table-cases',
      caption: 'Cases, and why they were chosen',
      head: ['Case', 'Kind', 'Within', 'Why chosen', 'Attributes'],
      rows: cases.map(({ value }) => [
        cell(value.name),
        cell(value.kind ?? ''),
        cell(get(state, 'case', value.within)?.name ?? ''),
        cell(value.chosenBecause ?? ''),
        cell((value.attributes ?? []).map(({ name, value }) => `${name}: ${value}`).join('; ')),
      ]),
    },
    ...contextsOf(state, cases),
  ]
}

function contextsOf(state: State, cases: Across['cases']): Block[] {
  const rows = cases.flatMap(({ id, value }) =>
    [...courseOf(state, id).values()]
      .flat()
      .map((held) => [
        cell(value.name),
        cell(held.words),
        cell(held.holds),
        cell(spanOf(held)),
        cell(held.because ?? ''),
      ]),
  )
  if (rows.length === 0) return []
  const caption = 'What contexts were like, case by case'
  return [
    { as: 'table', id: 'table-contexts', caption, head: ['Case', 'Context', 'Holds', 'When', 'What shows it'], rows },
  ]
}

const spanOf = ({ from, until }: Held): string =>
  [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')

/**
 * How each configuration was judged in each case: across cases as one table with what tells them apart, then case by case with
 * contexts, evidence and reasons; and what emerged (RAMESES II, item 15). Left out where nothing was judged.
 */
export const verdictsSection: Section = ({ state }) => {
  if (state.activation.size === 0) return []
  const matrix = across(state)
  const { configurations } = matrix
  const cases = matrix.cases.filter((one) => one.cells.some(({ judged }) => judged))
  const open = matrix.cases.length - cases.length
  const cells = cases.flatMap((one) => one.cells)
  const moved = cells.filter((one) => one.moved).length
  const said = activationVerdicts.flatMap((verdict) => {
    const n = cells.filter(({ judged }) => judged?.verdict === verdict).length
    return n > 0 ? [`${n} ${verdict}`] : []
  })
  return [
    heading(2, 'verdicts', 'Configurations in cases'),
    para(
      `${sentenceCase(counted(state.activation.size, 'verdict'))} on configurations in cases: ${listed(said)}.${open > 0 ? ` In ${counted(open, 'case')} none was judged.` : ''}`,
    ),
    ...(moved > 0
      ? [
          note(
            `${sentenceCase(counted(moved, 'verdict was', 'verdicts were'))} given before the theory moved; they are marked *.`,
          ),
        ]
      : []),
    {
      as: 'table',
      id: 'table-across',
      caption: 'Configurations across cases',
      head: ['Case', ...configurations.map(([id]) => configurationLabel(state, id))],
      ...(configurations.length > 6 && { landscape: true as const }),
      rows: cases.map(({ value, cells }) => [
        cell(value.name),
        ...cells.map(({ judged, moved }) => cell(judged ? `${judged.verdict}${moved ? ' *' : ''}` : '')),
      ]),
    },
    ...apart(state, matrix),
    ...cases.flatMap(({ id, value, cells }) => caseTable(state, id, value.name, cells)),
    ...emerged(state),
  ]
}

/** Which contexts tell apart where a configuration was at work and where not. */
function apart(state: State, { cases, configurations }: Across): Block[] {
  const ids = cases.map(({ id }) => id)
  const items = configurations.flatMap(([id]) =>
    differences(state, id, ids).flatMap(({ context, fired, still, tells }): Span[][] => {
      if (!tells) return []
      const where =
        tells === 'with'
          ? `holds wherever it was at work (${counted(fired.holds, 'case')}) and nowhere else`
          : `holds only where it was not at work (${counted(still.holds, 'case')})`
      return [cell(`${configurationLabel(state, id)}: “${context.words}” ${where}.`)]
    }),
  )
  return items.length === 0 ? [] : [para('What tells the cases apart, as far as is known:'), { as: 'list', items }]
}

/** One case: each verdict with the contexts there, the evidence it rests on, and why. */
function caseTable(state: State, id: Id<'cas'>, name: string, cells: readonly Cell[]): Block[] {
  const profile = profileOf(state, id)
  const rows = cells.flatMap(({ configuration, judged, moved }): Span[][][] => {
    if (!judged) return []
    const contexts = partsIn(state, configuration, 'c').flatMap(([, { component }]) => {
      const held = profile.get(contextKey({ component }))
      return held ? [`${held.words}: ${held.holds}`] : []
    })
    const sources = [
      ...new Set([
        ...(judged.evidence ?? []).flatMap((one) => get(state, 'evidence', one)?.source ?? []),
        ...(judged.replies ?? []).flatMap((one) => get(state, 'reply', one)?.source ?? []),
      ]),
    ]
    const measures = (judged.indicators ?? []).map((one) => labelOf(state, one))
    return [
      [
        cell(configurationLabel(state, configuration)),
        cell(`${judged.verdict}${moved ? ' *' : ''}`),
        cell(contexts.join('; ')),
        cell(...(sources.length > 0 ? [citing(sources)] : []), measures.length > 0 ? ` ${measures.join('; ')}` : ''),
        cell(judged.because),
      ],
    ]
  })
  if (rows.length === 0) return []
  const head = ['Configuration', 'Verdict', 'Contexts there', 'Rests on', 'Why']
  return [{ as: 'table', id: `table-${id}`, caption: `Configurations in ${name}`, head, rows }]
}

function emerged(state: State): Block[] {
  const { added, unintended, contexts } = emergent(state)
  const label = (id: Id<'cmoc'>) => configurationLabel(state, id)
  const items: Span[][] = [
    ...added.map(({ configuration, novelty }) =>
      cell(
        `${label(configuration)} was added${novelty ? ` (${novelty === 'new' ? 'new' : 'known from elsewhere'})` : ''}.`,
      ),
    ),
    ...unintended.map(({ configuration, text }) => cell(`Not intended: “${text}” (${label(configuration)}).`)),
    ...contexts.map(({ words, cases }) =>
      cell(
        `A context that no configuration has: “${words}” (${listed(cases.map((id) => get(state, 'case', id)?.name ?? id))}).`,
      ),
    ),
  ]
  return items.length === 0 ? [] : [para('What emerged:'), { as: 'list', items }]
}
