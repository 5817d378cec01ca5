import type { Id } from '../../ids.ts'
import { sourceLabel } from '../../label.ts'
import { journeyOf, type Outcome, resolutionId, stagesOf } from '../../screening/outcome.ts'
import { get, type State } from '../../state.ts'
import { counted, inWords, sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, heading, naming, note, para, type Span } from '../blocks.ts'
import { judgements } from '../judgements.ts'
import { nothingYet, type Section } from '../section.ts'

/** What became of each source at each gate, with the reason; of title and abstract the flow alone tells. */
export const appraisal: Section = ({ state }) => {
  const order = stagesOf(state)
  const stages = order.filter(([, { kind }]) => kind !== 'title-abstract')
  if (stages.length === 0)
    return nothingYet('appraisal', 'Selection and appraisal', 'No gate is set yet. Set the stages in the protocol.')
  const at = new Map<Id<'stg'>, { source: Id<'src'>; outcome: Outcome }[]>(stages.map(([id]) => [id, []]))
  for (const [source, { entersAt }] of state.source)
    if (entersAt)
      for (const { stage, outcome } of journeyOf(state, source, order)) at.get(stage)?.push({ source, outcome })
  const blocks: Block[] = [heading(2, 'appraisal', 'Selection and appraisal')]
  for (const [id, stage] of stages) {
    const reached = at.get(id) ?? []
    const left = reached.filter(({ outcome }) => outcome.kind !== 'include')
    blocks.push(
      para(
        `${sentenceCase(stage.name)}: ${counted(reached.length, 'source')}, ${left.length === 0 ? 'all' : inWords(reached.length - left.length)} went on.`,
        stage.note ? ` ${stage.note}` : '',
      ),
    )
    if (left.length > 0) blocks.push(leftTable(state, id, stage.name, left.slice(0, most)))
    if (left.length > most)
      blocks.push(
        note(`The table names ${withCommas(most)} of ${withCommas(left.length)}; the project holds them all.`),
      )
  }
  blocks.push(...judgements(state))
  return blocks
}

/** A report is for reading: beyond this many, a table of sources points to the project. */
const most = 1_000
/** Up to here those that left are cited too, and stand in the references; of more the label has to do. */
const cited = 100

const leftTable = (
  state: State,
  stage: Id<'stg'>,
  name: string,
  left: readonly { source: Id<'src'>; outcome: Outcome }[],
): Block => ({
  as: 'table',
  id: `table-left-${stage}`,
  caption: `Sources that did not pass ${name}`,
  head: ['Source', 'Outcome', 'Reason', 'How settled'],
  rows: left.map(({ source, outcome }) => [
    [left.length <= cited ? naming(source) : { as: 'thing', id: source, text: sourceLabel(state, source) }],
    cell(words[outcome.kind]),
    reasonOf(state, source, stage, outcome),
    cell(settled(state, source, stage, outcome)),
  ]),
})

const words: Record<Outcome['kind'], string> = {
  open: 'no outcome yet',
  conflict: 'in conflict',
  include: 'went on',
  exclude: 'excluded',
  maybe: 'in doubt',
  background: 'kept as background',
}

function reasonOf(state: State, source: Id<'src'>, stage: Id<'stg'>, outcome: Outcome): Span[] {
  const reason = 'reason' in outcome ? get(state, 'reason', outcome.reason)?.text : undefined
  const because = state.resolution.get(resolutionId(source, stage))?.because
  const said = [reason, because].filter((part) => part !== undefined)
  return cell(said.join('. ') || (outcome.kind === 'exclude' ? 'no reason recorded' : ''))
}

function settled(state: State, source: Id<'src'>, stage: Id<'stg'>, outcome: Outcome): string {
  if (!('settled' in outcome)) return ''
  return outcome.settled === 'votes' ? 'by votes' : (state.resolution.get(resolutionId(source, stage))?.how ?? '')
}
