import { saturationFigure } from '../../diagram/saturation.ts'
import { configurationLabel, sourceLabel } from '../../label.ts'
import { templateOf } from '../../project/templates.ts'
import type { State } from '../../state.ts'
import { type GapRow, gaps } from '../../theory/insight/gaps.ts'
import { quietSince, saturation } from '../../theory/insight/saturation.ts'
import { liveConfigurations } from '../../theory/lineage.ts'
import { counted, sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, heading, note, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/** A report is for reading: beyond this many, the project tells the rest. */
const most = 300

/** Where the theory rests on little, and what the last sources still brought (RAMESES I, item 16). */
export const gapsSection: Section = ({ state, events }) => {
  if (liveConfigurations(state).length === 0) return []
  const all = gaps(state)
  const found = all.filter((row) => row.gaps.length > 0)
  const sums = new Map<string, number>()
  for (const row of found) for (const gap of row.gaps) sums.set(gap, (sums.get(gap) ?? 0) + 1)
  const blocks: Block[] = [
    heading(2, 'gaps', 'Gaps and saturation'),
    para(
      found.length === 0
        ? `Of the ${counted(all.length, 'part')} of the configurations none rests on little.`
        : `Of the ${counted(all.length, 'part')} of the configurations, ${counted(found.length, 'rests', 'rest')} on little: ${[...sums].map(([gap, n]) => `${gap} ${withCommas(n)}`).join(', ')}.`,
    ),
  ]
  if (found.length > 0) blocks.push(gapsTable(state, found.slice(0, most)))
  if (found.length > most)
    blocks.push(note(`The table tells ${withCommas(most)} of ${withCommas(found.length)}; the project holds them all.`))
  const brought = saturation(state, events)
  if (brought.length === 0) return blocks
  const scene = saturationFigure(brought.map((row) => ({ ...row, label: sourceLabel(state, row.source) })))
  const quiet = quietSince(brought)
  return [
    ...blocks,
    para(
      quiet === 0
        ? 'The last source that was read still brought something new.'
        : `${sentenceCase(counted(quiet, 'source'))} at the end brought nothing new.`,
    ),
    { as: 'figure', id: 'figure-saturation', caption: scene.title, scene },
  ]
}

const gapsTable = (state: State, rows: readonly GapRow[]): Block => ({
  as: 'table',
  id: 'table-gaps',
  caption: 'Parts of the theory that rest on little',
  head: ['Configuration', 'Part', 'What is missing', 'In support', 'Qualifies or speaks against'],
  rows: rows.map(({ configuration, slot, gaps, supporting, challenging }) => [
    cell(configurationLabel(state, configuration)),
    cell(slotLabel(state, configuration, slot)),
    cell(gaps.join(', ')),
    cell(withCommas(supporting)),
    cell(withCommas(challenging)),
  ]),
})

function slotLabel(state: State, configuration: GapRow['configuration'], key: string): string {
  const template = state.configuration.get(configuration)?.template
  return (template && templateOf(state, template).slots.find((slot) => slot.key === key)?.word) ?? key
}
