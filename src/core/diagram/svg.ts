import type { Id } from '../ids.ts'
import { type Mark, px, type Scene } from './scene.ts'
import { figureRules, lightColours } from './style.ts'

/** Text for XML: the five marks escaped, characters that XML cannot hold left out. */
export const xml = (words: string): string =>
  words
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** Paper around a figure that stands alone. */
const margin = 16

/**
 * A scene as SVG text. `alone` gives a file of its own: with the light colours inside and paper behind; otherwise the
 * page brings `figureRules`. `id` keeps the parts of several figures on one page apart; `to` says where what is drawn
 * leads to, where it leads anywhere.
 */
export function svg(
  scene: Scene,
  { id = 'figure', alone = true, to }: { id?: string; alone?: boolean; to?: (ref: Id) => string | undefined } = {},
): string {
  const edge = alone ? margin : 0
  const size = `width="${px(scene.width + 2 * edge)}" height="${px(scene.height + 2 * edge)}"`
  const view = `${-edge} ${-edge} ${px(scene.width + 2 * edge)} ${px(scene.height + 2 * edge)}`
  const marks = scene.marks.map((mark) => paint(mark, id, to))
  // Nothing inside a picture can be pressed, so one with links is a group.
  const role = marks.some((mark) => mark.includes('<a ')) ? 'group' : 'img'
  const head = `<svg xmlns="http://www.w3.org/2000/svg" class="fig" role="${role}" aria-labelledby="${id}-title ${id}-desc" ${size} viewBox="${view}">`
  return [
    head,
    `<title id="${id}-title">${xml(scene.title)}</title>`,
    `<desc id="${id}-desc">${xml(scene.desc)}</desc>`,
    ...(alone ? [`<style>${figureRules((name) => lightColours[name])}</style>`] : []),
    `<defs>${hatch(id)}${arrow(id)}</defs>`,
    ...(alone ? [`<rect class="paper" x="${-edge}" y="${-edge}" ${size}/>`] : []),
    ...marks,
    '</svg>',
    '',
  ].join('\n')
}

const hatch = (id: string): string =>
  `<pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="paper" d="M0 0H6V6H0Z"/><path class="hatch" d="M1.5 0V6"/></pattern>`

/** Two heads, because `context-stroke` is not known everywhere: one for threads, one for loops. */
const arrow = (id: string): string =>
  ['thread', 'loop']
    .map(
      (line) =>
        `<marker id="${id}-${line}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="${line}" d="M1 1 7 4 1 7"/></marker>`,
    )
    .join('')

function paint(mark: Mark, id: string, to?: (ref: Id) => string | undefined): string {
  if (mark.as === 'group') {
    const ref = mark.ref ? ` data-ref="${xml(mark.ref)}"` : ''
    const label = mark.label ? `<title>${xml(mark.label)}</title>` : ''
    const href = mark.ref && to?.(mark.ref)
    // A link holds no other: what is drawn inside leads where the whole does.
    const inner = mark.marks.map((inner) => paint(inner, id, href === undefined ? to : undefined)).join('\n')
    const group = `<g${ref}>${label}\n${inner}\n</g>`
    return href === undefined ? group : `<a href="${xml(href)}">${group}</a>`
  }
  const look = `class="${mark.look.join(' ')}"${mark.look.includes('hatched') ? ` fill="url(#${id}-hatch)"` : ''}`
  switch (mark.as) {
    case 'rect': {
      const round = mark.round ? ` rx="${px(mark.round)}"` : ''
      return `<rect ${look} x="${px(mark.x)}" y="${px(mark.y)}" width="${px(mark.width)}" height="${px(mark.height)}"${round}/>`
    }
    case 'circle':
      return `<circle ${look} cx="${px(mark.x)}" cy="${px(mark.y)}" r="${px(mark.r)}"/>`
    case 'path': {
      const head = mark.arrow ? ` marker-end="url(#${id}-${mark.look.includes('loop') ? 'loop' : 'thread'})"` : ''
      return `<path ${look} d="${mark.d}"${head}/>`
    }
    case 'text': {
      const anchor = mark.anchor && mark.anchor !== 'start' ? ` text-anchor="${mark.anchor}"` : ''
      const [first = '', ...more] = mark.lines
      const rest = more
        .map((words) => `<tspan x="${px(mark.x)}" dy="${px(mark.leading ?? 16)}">${xml(words)}</tspan>`)
        .join('')
      return `<text ${look} x="${px(mark.x)}" y="${px(mark.y)}"${anchor}>${xml(first)}${rest}</text>`
    }
  }
}
