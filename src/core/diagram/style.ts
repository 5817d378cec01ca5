import type { Hue, Look } from './scene.ts'

/** The colours a figure needs, as a page names them, with their value on white paper. */
export const lightColours = {
  paper: '#ffffff',
  ink: '#1b1c1e',
  'ink-2': '#4a4d51',
  'ink-3': '#606368',
  'on-ink': '#ffffff',
  line: '#e3e3df',
  'line-2': '#cbcbc5',
  edge: '#83837c',
  known: '#ebebeb',
  hatch: '#c3c4c4',
  dropped: '#f6e4e3',
  bad: '#b3261e',
  c: '#00548c',
  'c-text': '#00548c',
  'c-tint': '#e2eef7',
  res: '#d55e00',
  'res-text': '#a34500',
  'res-tint': '#fcebdd',
  rea: '#b565b0',
  'rea-text': '#87407f',
  'rea-tint': '#f8eaf6',
  o: '#128052',
  'o-text': '#0b6440',
  'o-tint': '#dff3e8',
  i: '#5d6166',
  sunk: '#ededea',
  qualifies: '#8a5a00',
} as const
export type Colour = keyof typeof lightColours

/** The fonts of a figure: all narrower than, or as wide as, the widths that `words.ts` wraps by. */
export const figureFonts =
  '"Inter Variable", Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif'

const hues: Record<Hue, { mark: Colour; word: Colour; tint: Colour }> = {
  c: { mark: 'c', word: 'c-text', tint: 'c-tint' },
  res: { mark: 'res', word: 'res-text', tint: 'res-tint' },
  rea: { mark: 'rea', word: 'rea-text', tint: 'rea-tint' },
  o: { mark: 'o', word: 'o-text', tint: 'o-tint' },
  other: { mark: 'i', word: 'ink-2', tint: 'sunk' },
  supports: { mark: 'ink', word: 'ink', tint: 'sunk' },
  refines: { mark: 'ink', word: 'ink', tint: 'sunk' },
  qualifies: { mark: 'qualifies', word: 'qualifies', tint: 'sunk' },
  refutes: { mark: 'bad', word: 'bad', tint: 'dropped' },
  absent: { mark: 'ink-3', word: 'ink-3', tint: 'paper' },
}

/** How a mark is painted: fill and stroke by colour name. What is not said stays as it is. */
export interface Paint {
  fill?: Colour | 'none'
  stroke?: Colour
  width?: number
  dash?: readonly [number, number]
  /** Of words: their size in pixels, their weight, space between letters in em. */
  size?: number
  weight?: number
  spacing?: number
  /** The stroke lies behind the words. */
  behind?: true
}

/** What looks amount to, later ones over earlier ones: of two looks together, both have to be there. */
const paints: readonly (readonly [looks: readonly (Look | 'hatch')[], paint: Paint])[] = [
  [['small'], { size: 12 }],
  [['medium'], { weight: 500 }],
  [['strong'], { weight: 600 }],
  [['figure'], { size: 32, weight: 500, spacing: -0.02 }],
  [['soft'], { fill: 'ink-2' }],
  [['faint'], { fill: 'ink-3' }],
  [['inverse'], { fill: 'on-ink' }],
  [['hollow'], { fill: 'paper', stroke: 'ink-2', width: 1.1 }],
  [['halo'], { behind: true, stroke: 'paper', width: 3 }],
  [['paper'], { fill: 'paper' }],
  [['known'], { fill: 'known' }],
  [['node'], { fill: 'ink' }],
  [['gone'], { fill: 'paper', stroke: 'ink', width: 1.25 }],
  [['dropped'], { fill: 'dropped', stroke: 'bad', width: 0.6 }],
  [['edge'], { stroke: 'edge', width: 1 }],
  [['hair'], { fill: 'none', stroke: 'line-2', width: 1 }],
  [['row'], { fill: 'none', stroke: 'line', width: 1 }],
  [['dot'], { fill: 'line-2' }],
  [['rule'], { fill: 'none', stroke: 'ink', width: 3 }],
  [['rule', 'dashed'], { stroke: 'edge', width: 1.5 }],
  [['thread'], { fill: 'none', stroke: 'edge', width: 1.25 }],
  [['loop'], { fill: 'none', stroke: 'ink', width: 1.5 }],
  [['stop'], { fill: 'none', stroke: 'bad', width: 2.5 }],
  [['dashed'], { dash: [3, 3] }],
  [['loop', 'dashed'], { dash: [5, 3] }],
  [['hatch'], { stroke: 'hatch', width: 2.5 }],
  ...(Object.entries(hues) as [Hue, (typeof hues)[Hue]][]).flatMap(([hue, { mark, word, tint }]) => [
    [[hue, 'tint'], { fill: tint }] as const,
    [[hue, 'bar'], { fill: mark }] as const,
    [[hue, 'ring'], { fill: 'none', stroke: mark, width: 1.5 }] as const,
    [[hue, 'word'], { fill: word }] as const,
  ]),
]

/** Words and shapes before any look. */
const words: Paint = { size: 13, weight: 400, fill: 'ink' }

const known = new Map<string, Paint>()

/** How looks are painted, for a painter that knows no style rules. */
export function paintOf(looks: readonly Look[], as: 'text' | 'shape'): Paint {
  const key = `${as} ${looks.join(' ')}`
  const before = known.get(key)
  if (before) return before
  const paint: Paint = { ...(as === 'text' ? words : {}) }
  for (const [needed, one] of paints)
    if (needed.every((look) => (looks as readonly string[]).includes(look))) Object.assign(paint, one)
  known.set(key, paint)
  return paint
}

/**
 * The style rules of every figure. `colour` turns a name into a value: into the light one for a file that stands alone
 * (programs that draw SVG know no CSS variables), into `var(--name)` for a page with themes.
 */
export function figureRules(colour: (name: Colour) => string): string {
  const short = (n: number) => String(n).replace(/^(-?)0\./, '$1.')
  const rule = ({ fill, stroke, width, dash, size, weight, spacing, behind }: Paint): string =>
    [
      behind && 'paint-order:stroke',
      size && `font-size:${size}px`,
      weight && `font-weight:${weight}`,
      spacing && `letter-spacing:${short(spacing)}em`,
      fill && `fill:${fill === 'none' ? 'none' : colour(fill)}`,
      stroke && `stroke:${colour(stroke)}`,
      width && `stroke-width:${short(width)}${behind ? 'px;stroke-linejoin:round' : ''}`,
      dash && `stroke-dasharray:${dash.join(' ')}`,
    ]
      .filter(Boolean)
      .join(';')
  return [
    `.fig text{font-family:${figureFonts};font-size:13px;fill:${colour('ink')}}`,
    ...paints.map(([looks, paint]) => `.fig .${looks.join('.')}{${rule(paint)}}`),
  ].join('\n')
}
