import { listLength } from '../../check/counts.ts'
import { combinedFlowFigure } from '../../diagram/combined-flow.ts'
import { flowFigure } from '../../diagram/flow.ts'
import { prismaFigure } from '../../diagram/prisma.ts'
import type { Scene } from '../../diagram/scene.ts'
import { brought } from '../../record/brought.ts'
import { prismaFlow } from '../../screening/prisma.ts'
import { brokenSums } from '../../screening/sums.ts'
import { inOrder, type State } from '../../state.ts'
import { counted, sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, citing, heading, naming, note, para, type Span, say, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The flow of sources: in words, as a figure, and every reported count beside what is here (RAMESES I, item 12). */
export const flowSection: Section = ({ state, flow }) => {
  const { steps, included } = flow
  if (steps.length === 0)
    return nothingYet('flow', 'Flow of sources', 'Nothing is screened yet. Set the stages in the protocol.')
  const scene = flowFigure(state, flow)
  const blocks: Block[] = [
    heading(2, 'flow', 'Flow of sources'),
    para(
      ...steps.flatMap((step): Span[] => {
        const words = `${step.label}: ${withCommas(step.number)}`
        return step.kind === 'reported'
          ? [say(`${words} (reported by `), naming(step.citation), say('). ')]
          : [say(`${words}. `)]
      }),
      `${sentenceCase(counted(included.length, 'source'))} included.`,
    ),
    { as: 'figure', id: 'figure-flow', caption: scene.title, scene },
    ...brokenSums(state, flow).map(({ title, message }) => note(strong(`The sums do not meet. ${title}. `), message)),
    figure('figure-prisma', prismaFigure(prismaFlow(state, flow))),
  ]
  const combined = combinedFlowFigure(state, flow)
  if (combined) blocks.push(figure('figure-combined-flow', combined))
  if (state.record.size > 0) blocks.push(origins(state))
  const reported = inOrder(state, 'count').map(([, count]) => ({
    count,
    here: count.against && listLength({ state, flow }, count.against),
  }))
  if (reported.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-counts',
      caption: 'Numbers taken from publications, beside what this project holds',
      head: ['What', 'Reported', 'Held here', 'Source', 'Note'],
      rows: reported.map(({ count, here }) => [
        cell(count.what),
        cell(withCommas(count.number)),
        cell(here === undefined ? 'not held here' : withCommas(here)),
        [citing([count.citation], count.locator)],
        cell(count.note ?? ''),
      ]),
    })
  for (const { count, here } of reported)
    if (here !== undefined && here !== count.number)
      blocks.push(
        note(
          `${sentenceCase(count.what)}: ${withCommas(count.number)} reported, ${withCommas(here)} held here. The two differ.`,
        ),
      )
  return blocks
}

const figure = (id: string, scene: Scene): Block => ({ as: 'figure', id, caption: scene.title, scene })

/** Where the records came from, and what each database alone has. */
export const origins = (state: State): Block => ({
  as: 'table',
  id: 'table-origins',
  caption: 'Records, duplicates and sources by database',
  head: ['Database', 'Records', 'Duplicates', 'Sources', 'Only here'],
  rows: [...brought(state, 'database')].map(([database, { records, duplicates, fresh, only }]) => [
    cell(database),
    ...[records, duplicates, fresh, only].map((n) => cell(withCommas(n))),
  ]),
})
