import { signalWords } from '../../diagram/series.ts'
import { configurationLabel } from '../../label.ts'
import { type AgreedAction, accountability } from '../../practice/accountability.ts'
import { sharedIntelligence } from '../../practice/shared.ts'
import type { Standing } from '../../practice/standing.ts'
import { get, type State } from '../../state.ts'
import { counted, inWords, sentenceCase } from '../../wording.ts'
import { type Block, cell, heading, para } from '../blocks.ts'
import type { Section } from '../section.ts'

const figure = (n: number | undefined, unit = ''): string =>
  n === undefined ? '' : `${Number(n.toPrecision(4))}${unit && ` ${unit}`}`

/** "18 days (2026-11), target 20 reached; in a run on one side of the mean, for the better". */
function standingWords({ now, unit, target, met, signal, turn }: Standing): string {
  const said = [
    now ? `${figure(now.value, unit)} (${now.on})` : 'no value yet',
    ...(target === undefined
      ? []
      : [`target ${figure(target)}${met === undefined ? '' : met ? ' reached' : ' not reached'}`]),
  ].join(', ')
  return signal ? `${said}; ${signalWords[signal]}${turn ? `, for the ${turn}` : ''}` : said
}

/**
 * Shared intelligence: what measures and needs speak to, by configuration (RAMESES II, item 15). Left out where no need is
 * written and no measure speaks to a configuration.
 */
export const sharedSection: Section = ({ state }) => {
  const { spoken, needs, indicators } = sharedIntelligence(state)
  if (spoken.length === 0 && needs.length === 0) return []
  const standings = new Map(indicators.map(({ standing }) => [standing.id, standing]))
  const needOf = (id: (typeof needs)[number][0]) => get(state, 'need', id)
  const blocks: Block[] = [
    heading(2, 'shared-intelligence', 'Shared intelligence'),
    para(
      'What measures and needs speak to, first where most is at stake: measures that turn for the worse, targets that are not reached, needs.',
    ),
  ]
  if (spoken.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-at-stake',
      caption: 'Configurations with most at stake',
      head: ['Configuration', 'Measures', 'Needs'],
      rows: spoken.map((row) => [
        cell(configurationLabel(state, row.configuration)),
        cell(
          row.indicators
            .flatMap((id) => standings.get(id) ?? [])
            .map((one) => `${one.name}: ${standingWords(one)}`)
            .join('. '),
        ),
        cell(row.needs.map((id) => needOf(id)?.of ?? id).join('; ')),
      ]),
    })
  if (needs.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-needs',
      caption: 'Needs, by locality or group',
      head: ['Whose', 'Need', 'Case', 'Speaks to'],
      rows: needs.map(([, need]) => [
        cell(need.of),
        cell(need.text),
        cell(get(state, 'case', need.case)?.name ?? ''),
        cell((need.configurations ?? []).map((id) => configurationLabel(state, id)).join(', ')),
      ]),
    })
  return blocks
}

/** What partners agreed to, decided and do, as things stood when the project last changed. Left out where there is none. */
export const accountabilitySection: Section = ({ state }) => {
  const { outcomes, loose, decisions, counts } = accountability(state, state.at.slice(0, 10))
  if (outcomes.length + loose.length + decisions.length === 0) return []
  const blocks: Block[] = [
    heading(2, 'accountability', 'Accountability'),
    para(
      `${sentenceCase(counted(counts.outcomes, 'agreed outcome'))}, ${inWords(counts.met)} of them reached; ${counted(counts.actions, 'action')}, ${inWords(counts.done)} done and ${inWords(counts.late)} late; ${counted(decisions.length, 'decision')}.`,
    ),
  ]
  if (outcomes.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-agreed-outcomes',
      caption: 'Agreed outcomes and their measures',
      head: ['Outcome', 'Case', 'Who answers for it', 'By when', 'Measures'],
      rows: outcomes.map(({ value, measures, late }) => [
        cell(value.text),
        cell(get(state, 'case', value.case)?.name ?? ''),
        cell(value.owner ?? 'nobody yet'),
        cell(value.due ? `${value.due}${late ? ', late' : ''}` : ''),
        cell(measures.map((one) => `${one.name}: ${standingWords(one)}`).join('. ')),
      ]),
    })
  const actions = [...outcomes.flatMap((one) => one.actions), ...loose]
  if (actions.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-actions',
      caption: 'Actions',
      head: ['Action', 'For', 'Who', 'By when', 'How far'],
      rows: actions.map((one) => actionRow(state, one)),
    })
  if (decisions.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-decisions',
      caption: 'Decisions and their reasons',
      head: ['Decision', 'On', 'Who', 'Because', 'Rests on'],
      rows: decisions.map(([, value]) => [
        cell(value.text),
        cell(value.on),
        cell(value.taken ?? ''),
        cell(value.because),
        cell((value.configurations ?? []).map((id) => configurationLabel(state, id)).join(', ')),
      ]),
    })
  return blocks
}

const actionRow = (state: State, { value, late, measure }: AgreedAction) => [
  cell(value.text),
  cell(get(state, 'agreedOutcome', value.outcome)?.text ?? ''),
  cell(value.owner ?? 'nobody yet'),
  cell(value.due ?? ''),
  cell(
    [
      late ? `${value.progress}, late` : value.progress,
      value.note,
      measure && `${measure.name}: ${standingWords(measure)}`,
    ]
      .filter(Boolean)
      .join('. '),
  ),
]
