import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { layOut } from './causes/layout.ts'
import { arrowMarks, bandMarks, boxMarks, laneMarks, stripMarks } from './causes/marks.ts'
import { type Mark, type Scene, text } from './scene.ts'

/**
 * The programme theory as a figure: the web of causes with everything unfolded, as the screen shows it. What no source
 * speaks to is dashed.
 */
export function theoryFigure(state: State): Scene {
  const web = layOut(state)
  const title = 'Programme theory'
  if (web.strips.length === 0)
    return {
      width: web.width,
      height: 32,
      title,
      desc: web.desc,
      marks: [text(0, 20, 'No configuration yet.', ['soft'])],
    }
  const legend = 'Dashed: no source speaks to it yet, or the relation is not evidenced.'
  const group = (ref: string, marks: Mark[], label?: string): Mark => ({
    as: 'group',
    ref: ref as Id,
    ...(label && { label }),
    marks,
  })
  const owned = new Map<string, Mark[]>()
  for (const box of web.boxes) {
    const [first = ''] = box.configurations
    owned.set(first, [...(owned.get(first) ?? []), group(box.id, boxMarks(box))])
  }
  return {
    width: web.width,
    height: web.height + 12,
    title,
    desc: web.desc,
    marks: [
      ...web.lanes.flatMap(laneMarks),
      ...web.bands.flatMap(bandMarks),
      ...web.arrows.map((arrow) => group(arrow.id, arrowMarks(arrow), arrow.as === 'step' ? undefined : arrow.says)),
      ...web.strips.map((strip) =>
        group(strip.id, [...stripMarks(strip), ...(owned.get(strip.id) ?? [])], `${strip.number} ${strip.title}`),
      ),
      text(web.lanes[0]?.x ?? 0, web.height, legend, ['small', 'faint']),
    ],
  }
}
