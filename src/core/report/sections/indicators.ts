import { runWords } from '../../diagram/run-chart.ts'
import { shortly } from '../../diagram/scale.ts'
import { seriesFigure, seriesWords } from '../../diagram/series.ts'
import { chartOf } from '../../evaluation/chart.ts'
import { ruleSets } from '../../evaluation/xmr.ts'
import { labelOf } from '../../label.ts'
import { inOrder } from '../../state.ts'
import { counted, sentenceCase } from '../../wording.ts'
import { type Block, cell, heading, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/** Measures over time: what each is, its chart, and what of it is more than chance (RAMESES II, items 14 and 15). */
export const indicatorsSection: Section = ({ state }) => {
  const all = inOrder(state, 'indicator').map(([id, value]) => ({ id, value, chart: chartOf(value) }))
  if (all.length === 0) return []
  const rules = [...new Set(all.map(({ chart }) => ruleSets[chart.rules].source))]
  const blocks: Block[] = [
    heading(2, 'indicators', 'Indicators'),
    para(
      `${sentenceCase(counted(all.length, 'indicator'))} over time. Limits are those of individual values, the mean and 2.66 mean moving ranges to either side; signals follow ${rules.join('; ')}. Runs about the median are judged as Anhøj and Olesen do (2014, doi 10.1371/journal.pone.0113825).`,
    ),
    {
      as: 'table',
      id: 'table-indicators',
      caption: 'Indicators',
      landscape: true,
      head: ['Indicator', 'Case', 'What is counted', 'From', 'Speaks to', 'Last', 'What it says'],
      rows: all.map(({ value, chart }) => {
        const last = chart.points.at(-1)
        return [
          cell(value.name),
          cell((value.case && state.case.get(value.case)?.name) ?? ''),
          cell(value.definition ?? ''),
          cell(value.source ?? ''),
          cell((value.links ?? []).map((link) => labelOf(state, link)).join('; ')),
          cell(last ? `${shortly(last.value)}${value.unit ? ` ${value.unit}` : ''} (${last.on})` : ''),
          cell(chart.points.length > 1 ? `${seriesWords(value, chart)} ${runWords(chart)}` : seriesWords(value, chart)),
        ]
      }),
    },
  ]
  for (const { id, value, chart } of all.slice(0, most))
    if (chart.points.length > 1) {
      const scene = seriesFigure(value, chart)
      blocks.push({ as: 'figure', id: `figure-${id}`, caption: scene.title, scene })
    }
  if (all.length > most) blocks.push(para(`The first ${most} are drawn; the project holds the others.`))
  return blocks
}

/** A report is for reading: beyond this many charts the table tells. */
const most = 40
