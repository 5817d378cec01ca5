import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { counted, listed } from '../wording.ts'
import { along, type Mark, type Scene, text } from './scene.ts'
import { wrap } from './words.ts'

const width = 960
const gap = 32

/** The phases of the work from left to right, with what each holds here. What is only planned has a dashed line. */
export function phasesFigure(state: State): Scene {
  const phases = inOrder(state, 'phase')
  const columns = Math.max(2, Math.min(4, phases.length))
  const column = (width - gap * (columns - 1)) / columns
  const marks: Mark[] = []
  let top = 0
  for (let i = 0; i < phases.length; i += columns) {
    const row = phases.slice(i, i + columns).map((phase) => card(state, phase, column))
    const height = Math.max(...row.map((lines) => lines.height))
    row.forEach((inside, at) => {
      const x = at * (column + gap)
      const last = i + at === phases.length - 1
      const [id, phase] = phases[i + at] as (typeof phases)[number]
      const look = phase.status === 'planned' ? (['thread', 'dashed'] as const) : (['loop'] as const)
      marks.push({
        as: 'group',
        ref: id,
        label: `${phaseWords(phase.label)}, ${phase.name}`,
        marks: [
          {
            as: 'path',
            d: along([
              [x, top + 10],
              [x + column + (last || at === columns - 1 ? 0 : gap - 10), top + 10],
            ]),
            look: [...look],
            arrow: !last,
          },
          { as: 'circle', x: x + 4, y: top + 10, r: 4, look: phase.status === 'planned' ? ['gone'] : ['node'] },
          ...inside.marks(x, top + 32),
        ],
      })
    })
    top += height + 48
  }
  if (phases.length === 0) marks.push(text(0, 20, 'No phase is planned yet.', ['soft']))
  return {
    width,
    height: Math.max(32, top - 8),
    title: 'Phases of the work',
    desc: phases.map(([id, phase]) => told(state, id, phase)).join(' '),
    marks,
  }
}

function card(state: State, [id, phase]: [Id<'pha'>, Value<'phase'>], column: number) {
  const name = wrap(`${phase.label} ${phase.name}`, column, 13)
  const purpose = wrap(phase.purpose, column, 13)
  const acts = (phase.activities ?? []).flatMap((act) => wrap(act, column - 12, 12).map((line, i) => ({ line, i })))
  const holds = wrap([phase.status, holdings(state, id)].filter(Boolean).join(': '), column, 12)
  const height = (name.length + purpose.length) * 18 + acts.length * 16 + holds.length * 16 + 20
  const marks = (x: number, top: number): Mark[] => {
    let y = top
    const place = (lines: string[], leading: number, look: ('soft' | 'faint' | 'small' | 'strong')[]): Mark => {
      const mark: Mark = { as: 'text', x, y, lines, leading, look }
      y += lines.length * leading
      return mark
    }
    const parts = [place(name, 18, ['strong']), place(purpose, 18, ['soft'])]
    y += 2
    for (const { line, i } of acts) {
      if (i === 0) parts.push({ as: 'circle', x: x + 2.5, y: y - 4, r: 1.5, look: ['node'] })
      parts.push(text(x + 12, y, line, ['small']))
      y += 16
    }
    y += 4
    return [...parts, place(holds, 16, ['small', 'faint'])]
  }
  return { height, marks }
}

/** What belongs to a phase, counted from the project. */
function holdings(state: State, id: Id<'pha'>): string {
  const themes = referrers(state, 'theme', id)
  // A source belongs to one phase and can be cited in another: the themes of this one may rest on it too.
  const sources = new Set([
    ...referrers(state, 'source', id).map(([source]) => source),
    ...themes.flatMap(([, theme]) => theme.sources ?? []),
  ])
  const held: [number, string, string?][] = [
    [referrers(state, 'search', id).length, 'search', 'searches'],
    [sources.size, 'source'],
    [themes.length, 'theme'],
  ]
  return listed(held.filter(([n]) => n > 0).map(([n, one, many]) => counted(n, one, many)))
}

function told(state: State, id: Id<'pha'>, phase: Value<'phase'>): string {
  const holds = holdings(state, id)
  return `${phaseWords(phase.label)}, ${phase.name}, ${phase.status}: ${phase.purpose}${holds ? ` It holds ${holds}.` : ''}`
}

/** "Phase 1a"; a label that is a word of its own ("Next") stays as it is. */
const phaseWords = (label: string): string => (/^\d/.test(label) ? `Phase ${label}` : label)
