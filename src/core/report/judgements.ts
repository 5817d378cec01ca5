import { gatesOf } from '../appraisal/gates.ts'
import { judgementsOf, levelsAt } from '../appraisal/levels.ts'
import { appraisalFigure, standingsAtGates } from '../diagram/appraisal.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { stagesOf } from '../screening/outcome.ts'
import { inOrder, type State } from '../state.ts'
import { type Block, cell, naming, note } from './blocks.ts'

/** What was judged at the gates: the scales in the project's own words, the level of each source, why, and the nuggets that stay. */
export function judgements(state: State): Block[] {
  const all = inOrder(state, 'appraisal')
  const gates = gatesOf(state)
  const scaled = gates.filter(([, { levels }]) => levels?.length)
  const blocks = scaled.length > 0 ? [scalesTable(scaled)] : []
  if (all.length === 0)
    return [...blocks, note('No judgement of a single source on a scale is recorded; only the outcomes are.')]
  const sources = [...new Set(all.map(([, { source }]) => source))]
  const scene = appraisalFigure(standingsAtGates(state, sources))
  if (scene) blocks.push({ as: 'figure', id: 'figure-appraisal', caption: scene.title, scene })
  const judged = all.filter(([, { excerpt }]) => excerpt === undefined)
  const at = stagesOf(state).filter(([id]) => judged.some(([, { stage }]) => stage === id))
  if (judged.length > 0) blocks.push(levelsTable(state, gates, sources), reasonsTable(state, at, sources))
  const passages = all.filter(([, { excerpt }]) => excerpt !== undefined)
  if (passages.length > 0) blocks.push(passagesTable(state, passages))
  return blocks
}

type Gates = readonly [Id<'stg'>, Value<'stage'>][]

const scalesTable = (gates: Gates): Block => ({
  as: 'table',
  id: 'table-scales',
  caption: 'Scales of the gates, with their anchors',
  head: ['Gate', 'Level', 'What it means', 'After'],
  rows: gates.flatMap(([, { name, levels = [], scaleAfter, scaleFrom }]) =>
    levels.map(({ label, anchor }, i) => [
      cell(i === 0 ? name : ''),
      cell(label),
      cell(anchor ?? ''),
      i === 0 ? (scaleFrom ? [naming(scaleFrom)] : cell(scaleAfter ?? '')) : cell(''),
    ]),
  ),
})

/** A row for each source, a column for each gate: what holds, or all that was said where judgements differ. */
const levelsTable = (state: State, gates: Gates, sources: readonly Id<'src'>[]): Block => ({
  as: 'table',
  id: 'table-appraisal',
  caption: 'Appraisal of the sources',
  head: ['Source', ...gates.map(([, { name }]) => name)],
  rows: sources.map((source) => [
    [naming(source)],
    ...gates.map(([stage, { levels = [], aspects = [] }]) =>
      cell(
        levelsAt(state, source, stage)
          .map(({ aspect, levels: held }) => {
            const said = held.map((level) => levels.find(({ key }) => key === level)?.label ?? level).join(' or ')
            return aspect ? `${aspects.find(({ key }) => key === aspect)?.label ?? aspect}: ${said}` : said
          })
          .join('; ') || '–',
      ),
    ),
  ]),
})

const reasonsTable = (state: State, gates: Gates, sources: readonly Id<'src'>[]): Block => ({
  as: 'table',
  id: 'table-judgements',
  caption: 'Judgements at the gates, with their reasons',
  head: ['Source', 'Gate', 'Level', 'Because'],
  rows: sources.flatMap((source) =>
    gates.flatMap(([stage, rules]) =>
      judgementsOf(state, source, stage).map(([, { aspect, level, because }]) => [
        [naming(source)],
        cell([rules.name, rules.aspects?.find(({ key }) => key === aspect)?.label].filter(Boolean).join(': ')),
        cell(rules.levels?.find(({ key }) => key === level)?.label ?? level ?? ''),
        cell(because),
      ]),
    ),
  ),
})

/** Passages judged apart from their source (Pawson 2006 on digging for nuggets). */
const passagesTable = (state: State, passages: readonly [Id<'apr'>, Value<'appraisal'>][]): Block => ({
  as: 'table',
  id: 'table-passages',
  caption: 'Passages judged by themselves',
  head: ['Source', 'Passage', 'Gate and level', 'Because'],
  rows: passages.map(([, { source, excerpt, stage, level, because, nugget }]) => {
    const rules = state.stage.get(stage)
    return [
      [naming(source)],
      cell((excerpt && state.excerpt.get(excerpt)?.quote) ?? ''),
      cell(
        [rules?.name, rules?.levels?.find(({ key }) => key === level)?.label ?? level, nugget && 'a nugget that stays']
          .filter(Boolean)
          .join(', '),
      ),
      cell(because),
    ]
  }),
})
