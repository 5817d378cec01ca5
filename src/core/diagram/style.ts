import type { Hue } from './scene.ts'

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

/**
 * The style rules of every figure. `colour` turns a name into a value: into the light one for a file that stands alone
 * (programs that draw SVG know no CSS variables), into `var(--name)` for a page with themes.
 */
export function figureRules(colour: (name: Colour) => string): string {
  const byHue = Object.entries(hues).flatMap(([hue, { mark, word, tint }]) => [
    `.fig .${hue}.tint{fill:${colour(tint)}}`,
    `.fig .${hue}.bar{fill:${colour(mark)}}`,
    `.fig .${hue}.ring{fill:none;stroke:${colour(mark)};stroke-width:1.5}`,
    `.fig .${hue}.word{fill:${colour(word)}}`,
  ])
  return [
    `.fig text{font-family:${figureFonts};font-size:13px;fill:${colour('ink')}}`,
    '.fig .small{font-size:12px}',
    '.fig .medium{font-weight:500}',
    '.fig .strong{font-weight:600}',
    '.fig .figure{font-size:32px;font-weight:500;letter-spacing:-.02em}',
    `.fig .soft{fill:${colour('ink-2')}}`,
    `.fig .faint{fill:${colour('ink-3')}}`,
    `.fig .inverse{fill:${colour('on-ink')}}`,
    `.fig .hollow{fill:${colour('paper')};stroke:${colour('ink-2')};stroke-width:1.1}`,
    `.fig .halo{paint-order:stroke;stroke:${colour('paper')};stroke-width:3px;stroke-linejoin:round}`,
    `.fig .paper{fill:${colour('paper')}}`,
    `.fig .known{fill:${colour('known')}}`,
    `.fig .node{fill:${colour('ink')}}`,
    `.fig .gone{fill:${colour('paper')};stroke:${colour('ink')};stroke-width:1.25}`,
    `.fig .dropped{fill:${colour('dropped')};stroke:${colour('bad')};stroke-width:.6}`,
    `.fig .edge{stroke:${colour('edge')};stroke-width:1}`,
    `.fig .hair{fill:none;stroke:${colour('line-2')};stroke-width:1}`,
    `.fig .row{fill:none;stroke:${colour('line')};stroke-width:1}`,
    `.fig .dot{fill:${colour('line-2')}}`,
    `.fig .rule{fill:none;stroke:${colour('ink')};stroke-width:3}`,
    `.fig .rule.dashed{stroke:${colour('edge')};stroke-width:1.5}`,
    `.fig .thread{fill:none;stroke:${colour('edge')};stroke-width:1.25}`,
    `.fig .loop{fill:none;stroke:${colour('ink')};stroke-width:1.5}`,
    `.fig .stop{fill:none;stroke:${colour('bad')};stroke-width:2.5}`,
    '.fig .dashed{stroke-dasharray:3 3}',
    '.fig .loop.dashed{stroke-dasharray:5 3}',
    `.fig .hatch{stroke:${colour('hatch')};stroke-width:2.5}`,
    ...byHue,
  ].join('\n')
}
