import { unpublishedWording } from '../../wording.ts'
import { along, type Look, type Mark, text } from '../scene.ts'
import { shorten, textWidth } from '../words.ts'
import type { Arrow, Band, Box, Lane, Strip } from './drawing.ts'
import { leading, size } from './measure.ts'

/** The name of a lane, over it. */
export const laneMarks = ({ x, width, role, title }: Lane): Mark[] => [
  text(x, 12, shorten(title, width, size), [role, 'word', 'small', 'strong']),
]

/** The name of a band; folded, what it holds. */
export function bandMarks({ x, y, width, height, title, folded, ...band }: Band): Mark[] {
  if (!folded) return title ? [text(x, y + 16, shorten(title, width, 13), ['strong'])] : []
  const said = [
    `${band.configurations} configuration${band.configurations === 1 ? '' : 's'}`,
    band.bare > 0 && `${band.bare} part${band.bare === 1 ? '' : 's'} without evidence`,
  ]
  return [
    { as: 'rect', x, y, width, height, round: 3, look: ['known'] },
    text(x + 12, y + 21, shorten(title, width - 24, 13), ['strong']),
    text(x + 12, y + 40, said.filter(Boolean).join(', '), ['small', 'soft']),
  ]
}

/** The number and title of a configuration, over its boxes. */
export function stripMarks(strip: Strip): Mark[] {
  const { x, width, baseline, middle, note, number, title, heading } = strip
  const words = `${number}  ${title}`
  const marks: Mark[] = [
    text(x, baseline, shorten(words, note ? width * 0.66 : width, size), ['small', 'medium', 'halo']),
  ]
  if (note) marks.push(text(x + width, baseline, shorten(note, width * 0.33, size), ['small', 'faint', 'halo'], 'end'))
  if (heading) marks.push(text(x, strip.y + 12, shorten(heading, width, size), ['small', 'strong', 'soft']))
  if (strip.unpublished) marks.push(text(x, middle + 4, unpublishedWording, ['small', 'faint']))
  return marks
}

/** A component: its words, and in small what is said of it. */
export function boxMarks({ x, y, width, height, role, lines, said, evidenced, missing }: Box): Mark[] {
  const surface: Look[] = evidenced ? [role, 'tint'] : ['paper', 'edge', 'dashed']
  const words: Look[] = missing ? ['small', 'faint'] : ['small']
  return [
    { as: 'rect', x, y, width, height, round: 2, look: surface },
    { as: 'rect', x, y, width: 3, height, look: [role, 'bar'] },
    text(x + 11, y + 17, lines, words),
    ...(said.length > 0 ? [text(x + 11, y + 17 + lines.length * leading, said, ['small', 'faint'])] : []),
  ]
}

/** A line with its head, and its words where it has any. */
export function arrowMarks(arrow: Arrow): Mark[] {
  const line: Look = arrow.as === 'step' || !arrow.carries ? 'thread' : 'loop'
  const ways = arrow.lines.map(
    ({ points, head, dashed }): Mark => ({
      as: 'path',
      d: along(points, 6),
      look: dashed ? [line, 'dashed'] : [line],
      ...(head && { arrow: true }),
    }),
  )
  return [...ways, ...labelMarks(arrow)]
}

/** The words of a line, on paper so that they can be read across it. */
export function labelMarks({ label }: Arrow): Mark[] {
  if (!label) return []
  const { x, y, words } = label
  return [
    { as: 'rect', x: x - 4, y: y - 12, width: textWidth(words, size) + 8, height: 16, look: ['paper'] },
    text(x, y, words, ['small', 'soft']),
  ]
}
