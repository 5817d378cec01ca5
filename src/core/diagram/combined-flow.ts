import { ownKinds } from '../choices.ts'
import { heardWords, takingPartWords } from '../fieldwork/taking-part.ts'
import type { Flow } from '../screening/flow.ts'
import type { State } from '../state.ts'
import { liveConfigurations, versionsOf } from '../theory/lineage.ts'
import { counted, sentenceCase, withCommas } from '../wording.ts'
import { boxMarks, type ChartBox, down, heightOf, type Placed } from './box-chart.ts'
import { type Mark, type Scene, text } from './scene.ts'

const width = 960
const gap = 32

/**
 * One chart of all that the theory was made of: the literature that was screened, other documents, and what people said
 * and did. Undefined where there is nothing but screened literature, which the flow tells better.
 */
export function combinedFlowFigure(state: State, { steps, included }: Flow): Scene | undefined {
  const apart = [...state.source.values()].filter(
    ({ entersAt, uses }) => !entersAt && uses?.includes('theory building'),
  )
  const own = [...state.source.values()].filter(({ kind }) => isOwn(kind))
  const documents = apart.filter(({ kind }) => !isOwn(kind))
  if (own.length + documents.length === 0) return undefined
  const literature: ChartBox[] = steps.map((step) => ({
    title: `${sentenceCase(step.label)}: ${withCommas(step.number)}`,
    ...(step.kind === 'reported' && { reported: true, lines: ['reported, not held here'] }),
  }))
  const branches: { name: string; boxes: ChartBox[] }[] = [
    {
      name: 'Literature that was screened',
      boxes: [...literature, { title: `Included: ${withCommas(included.length)}` }],
    },
    ...(documents.length > 0
      ? [
          {
            name: 'Documents read to build the theory',
            boxes: [boxOf(documents, 'document')],
          },
        ]
      : []),
    ...(own.length > 0
      ? [
          {
            name: 'What people said and did',
            boxes: [ownBox(state)],
          },
        ]
      : []),
  ]
  return drawn(branches, theoryBox(state))
}

const isOwn = (kind: string): boolean => (ownKinds as readonly string[]).includes(kind)

function byKind(sources: readonly { kind: string }[]): string[] {
  const counts = new Map<string, number>()
  for (const { kind } of sources) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, n]) => `${kind}: ${withCommas(n)}`)
}

/** How many there are, and of which kinds where they are of several. */
function boxOf(sources: readonly { kind: string }[], what: string): ChartBox {
  const kinds = byKind(sources)
  const only = kinds.length === 1 ? sources[0]?.kind : undefined
  return {
    title: only ? `${sentenceCase(only)}: ${withCommas(sources.length)}` : sentenceCase(counted(sources.length, what)),
    lines: only ? [] : kinds,
  }
}

/** What people said and did, of whom the number is told as far as it singles nobody out; and what was measured. */
function ownBox(state: State): ChartBox {
  const measured = [...state.source.values()].filter(({ kind }) => kind === 'survey' || kind === 'indicator series')
  const [title = '', ...lines] = [...heardWords(state), ...byKind(measured), ...takingPartWords(state)]
  return { title: sentenceCase(title), lines }
}

function theoryBox(state: State): ChartBox {
  const [first] = versionsOf(state)
  return {
    title: `Theory: ${counted(liveConfigurations(state).length, 'configuration')}`,
    ...(first && { lines: [`${first[1].name}: ${counted(first[1].members.length, 'configuration')}`] }),
  }
}

function drawn(branches: readonly { name: string; boxes: ChartBox[] }[], end: ChartBox): Scene {
  const wide = (width - gap * (branches.length - 1)) / branches.length
  const marks: Mark[] = []
  let foot = 0
  const lasts: Placed[] = []
  branches.forEach(({ name, boxes }, i) => {
    const x = i * (wide + gap)
    marks.push(text(x, 14, name, ['strong']))
    let y = 28
    let above: Placed | undefined
    for (const box of boxes) {
      const placed = { box, x, y, width: wide, height: heightOf(box, wide) }
      marks.push(...boxMarks(placed), ...(above ? [down(above, placed)] : []))
      above = placed
      y += placed.height + 24
    }
    if (above) lasts.push(above)
    foot = Math.max(foot, y)
  })
  const theory = { box: end, x: 0, y: foot + 12, width, height: heightOf(end, width) }
  marks.push(...boxMarks(theory), ...lasts.map((above) => down(above, theory)))
  return {
    width,
    height: theory.y + theory.height + 4,
    title: 'What the theory was made of',
    desc: [
      ...branches.map(
        ({ name, boxes }) =>
          `${name}: ${boxes.map(({ title, lines = [] }) => [title, ...lines].join(', ')).join('; ')}.`,
      ),
      `${end.title}${end.lines ? `, ${end.lines.join(', ')}` : ''}.`,
    ].join(' '),
    marks,
  }
}
