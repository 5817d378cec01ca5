import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import type { Stance } from '../theory/facts.ts'

/** What gives a mark its hue. Without one it is ink on paper. */
export type Hue = Slot['role'] | Stance

/**
 * What a mark means, as class names; `style.ts` says how each looks. Solid is known, dashed and hatched are not,
 * hollow comes from a publication.
 */
export type Look =
  | Hue
  /** Surfaces. `tint`, `bar` and `ring` take the hue; `known` is the grey of what is certain, `node` is ink,
   * `dot` an empty place. */
  | 'paper'
  | 'tint'
  | 'bar'
  | 'ring'
  | 'known'
  | 'node'
  | 'gone'
  | 'dropped'
  | 'hatched'
  | 'dot'
  /** Lines. `hair` and `row` part tables, `thread` joins slots, `loop` configurations, `stop` ends what was dropped. */
  | 'hair'
  | 'row'
  | 'edge'
  | 'rule'
  | 'thread'
  | 'loop'
  | 'stop'
  | 'dashed'
  /** Words. `word` takes the hue, `hollow` is a reported number, `halo` keeps words readable over ribbons. */
  | 'word'
  | 'soft'
  | 'faint'
  | 'inverse'
  | 'small'
  | 'strong'
  | 'medium'
  | 'figure'
  | 'hollow'
  | 'halo'

/** One thing drawn. Lengths are CSS pixels; a text's `y` is the baseline of its first line. */
export type Mark =
  | { as: 'rect'; x: number; y: number; width: number; height: number; round?: number; look: Look[] }
  | { as: 'circle'; x: number; y: number; r: number; look: Look[] }
  | { as: 'path'; d: string; look: Look[]; arrow?: boolean }
  | {
      as: 'text'
      x: number
      y: number
      lines: string[]
      /** From one baseline to the next. */
      leading?: number
      anchor?: 'start' | 'middle' | 'end'
      look: Look[]
    }
  /**
   * Marks that stand for one thing: `ref` is its id, `label` its name for those who do not see it. `strand` says what it
   * hangs together with: a node by its name, or a way from one node to another.
   */
  | { as: 'group'; ref?: Id; label?: string; strand?: { node: string } | { from: string; to?: string }; marks: Mark[] }

/** A figure as data. Screen and report paint the same one. */
export interface Scene {
  width: number
  height: number
  title: string
  /** What the figure says, in sentences: the text for those who do not see it. */
  desc: string
  marks: Mark[]
}

/** A number as a figure prints it: two decimals at most, so that the same scene gives the same text everywhere. */
export const px = (value: number): string => String(Math.round(value * 100) / 100 + 0)

export const text = (
  x: number,
  y: number,
  lines: string | string[],
  look: Look[] = [],
  anchor: 'start' | 'middle' | 'end' = 'start',
): Mark => ({ as: 'text', x, y, lines: typeof lines === 'string' ? [lines] : lines, look, anchor })

/** A path along points; corners may be rounded by `round` pixels. */
export function along(points: readonly (readonly [number, number])[], round = 0): string {
  const [first, ...rest] = points
  if (!first) return ''
  let d = `M${px(first[0])} ${px(first[1])}`
  rest.forEach((point, i) => {
    const before = points[i] ?? first
    const after = rest[i + 1]
    if (!after || round === 0) {
      d += `L${px(point[0])} ${px(point[1])}`
      return
    }
    const [ax, ay] = towards(point, before, round)
    const [bx, by] = towards(point, after, round)
    d += `L${px(ax)} ${px(ay)}Q${px(point[0])} ${px(point[1])} ${px(bx)} ${px(by)}`
  })
  return d
}

/** The point at most `distance`, and at most halfway, from one point towards another. */
function towards(from: readonly [number, number], to: readonly [number, number], distance: number): [number, number] {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const length = Math.hypot(dx, dy) || 1
  const step = Math.min(distance, length / 2) / length
  return [from[0] + dx * step, from[1] + dy * step]
}
