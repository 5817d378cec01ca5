import type { Arrow, Box, Drawing, Line, Place } from '../../../core/diagram/causes/drawing.ts'
import { fading } from '../../../core/diagram/causes/fading.ts'
import { bandMarks, boxMarks, labelMarks, stripMarks } from '../../../core/diagram/causes/marks.ts'
import { along, type Look, type Mark } from '../../../core/diagram/scene.ts'
import { type Colour, figureFonts, type Paint, paintOf } from '../../../core/diagram/style.ts'
import { shorten } from '../../../core/diagram/words.ts'
import { type Camera, headHeight, type Size } from './camera.ts'

/** Below the first, boxes are shapes and titles are short; from the second on, what is said of a component is told. */
const near = 0.5
const nearest = 0.62

export interface Shown {
  drawing: Drawing
  camera: Camera
  size: Size
  /** Device pixels for a CSS pixel. */
  ratio: number
  colour: (name: Colour) => string
  /** What is told of beside the canvas. */
  chosen: string | undefined
  /** Of a path: what belongs to it. The rest is faint. */
  lit: ReadonlySet<string> | undefined
  /** A thing that is being dragged, and how far. */
  dragged: { id: string; x: number; y: number } | undefined
}

type Context = CanvasRenderingContext2D

/** Paints what is in sight of the drawing, as much of it as can be read from so far. The geometry is the drawing's own. */
export function paint(context: Context, shown: Shown): void {
  const { drawing, camera, size, ratio, colour, lit } = shown
  const { scale } = camera
  const sight: Place = {
    x: -camera.x / scale,
    y: -camera.y / scale,
    width: size.width / scale,
    height: size.height / scale,
  }
  const seen = <T extends Place>(all: readonly T[]) => all.filter((one) => meets(one, sight))
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.fillStyle = colour('paper')
  context.fillRect(0, 0, size.width, size.height)
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * camera.x, ratio * camera.y)
  const bands = seen(drawing.bands)
  const strips = seen(drawing.strips)
  if (scale >= near) for (const band of bands) marks(context, bandMarks(band), colour)
  else for (const band of bands) if (band.folded) marks(context, bandMarks(band).slice(0, 1), colour)
  const arrows = drawing.arrows.filter((arrow) => meets(extentOf(arrow), sight))
  if (scale < near && !lit) thin(context, arrows, shown)
  else for (const arrow of arrows) faintly(context, lit && !lit.has(arrow.id), () => wholeArrow(context, arrow, shown))
  for (const box of seen(drawing.boxes)) faintly(context, lit && !lit.has(box.id), () => wholeBox(context, box, shown))
  if (scale >= near)
    for (const strip of strips)
      faintly(context, lit && !lit.has(strip.id), () => marks(context, stripMarks(strip), colour))
  context.globalAlpha = 1
  choice(context, shown)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  if (scale < near) farWords(context, { ...shown, bands, strips })
  heads(context, shown)
}

const meets = (one: Place, sight: Place): boolean =>
  one.x <= sight.x + sight.width &&
  one.x + one.width >= sight.x &&
  one.y <= sight.y + sight.height &&
  one.y + one.height >= sight.y

function faintly(context: Context, faint: boolean | undefined, run: () => void): void {
  context.globalAlpha = faint ? 0.2 : 1
  run()
}

const extents = new WeakMap<Arrow, Place>()
function extentOf(arrow: Arrow): Place {
  const known = extents.get(arrow)
  if (known) return known
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { points } of arrow.lines)
    for (const [x, y] of points) {
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x)
      bottom = Math.max(bottom, y)
    }
  const place = { x: left, y: top, width: right - left, height: bottom - top }
  extents.set(arrow, place)
  return place
}

/** A line as it is painted: the whole way, and the same in plain parts and faint ones, each kept once it was made. */
interface Way {
  whole: Path2D
  plain: Path2D
  faint: Path2D | undefined
}
const ways = new WeakMap<object, Way>()
function wayOf({ points }: Line): Way {
  const known = ways.get(points)
  if (known) return known
  const { plain, faint } = fading(points)
  const path = (parts: readonly (readonly (readonly [number, number])[])[]) =>
    new Path2D(parts.map((part) => along(part, 6)).join(' '))
  const made = { whole: path([points]), plain: path(plain), faint: faint.length > 0 ? path(faint) : undefined }
  ways.set(points, made)
  return made
}

/** Whether a way is drawn to its end however long it is: it is chosen, or leads from or to what is, or is part of a path. */
const isWhole = ({ id, from, to, configuration }: Arrow, { chosen, lit }: Shown): boolean =>
  lit?.has(id) === true ||
  (chosen !== undefined && (id === chosen || configuration === chosen || from.includes(chosen) || to.includes(chosen)))

/** From afar: all ways as plain lines, those without evidence and the middles of long ones paler, in one stroke each. */
function thin(context: Context, arrows: readonly Arrow[], shown: Shown): void {
  const strokes: Record<'faint' | 'dashed' | 'plain', Path2D> = {
    faint: new Path2D(),
    dashed: new Path2D(),
    plain: new Path2D(),
  }
  for (const arrow of arrows) {
    const whole = isWhole(arrow, shown)
    for (const line of arrow.lines) {
      const way = wayOf(line)
      strokes[line.dashed ? 'dashed' : 'plain'].addPath(whole ? way.whole : way.plain)
      if (!whole && way.faint) strokes.faint.addPath(way.faint)
    }
  }
  context.setLineDash([])
  context.lineWidth = Math.max(1.25, 0.8 / shown.camera.scale)
  for (const [kind, name] of [
    ['faint', 'line'],
    ['dashed', 'line-2'],
    ['plain', 'edge'],
  ] as const) {
    context.strokeStyle = shown.colour(name)
    context.stroke(strokes[kind])
  }
}

function wholeArrow(context: Context, arrow: Arrow, shown: Shown): void {
  const { colour, camera } = shown
  const look: Look = arrow.as === 'step' || !arrow.carries ? 'thread' : 'loop'
  const whole = isWhole(arrow, shown)
  for (const line of arrow.lines) {
    const { points, head, dashed } = line
    const way = wayOf(line)
    stroke(context, paintOf(dashed ? [look, 'dashed'] : [look], 'shape'), colour)
    context.stroke(whole ? way.whole : way.plain)
    if (!whole && way.faint) {
      const alpha = context.globalAlpha
      context.globalAlpha = alpha * 0.2
      context.stroke(way.faint)
      context.globalAlpha = alpha
    }
    if (!head) continue
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = points.slice(-2)
    const turn = Math.atan2(by - ay, bx - ax)
    context.setLineDash([])
    context.beginPath()
    for (const side of [-0.46, 0.46]) {
      context.moveTo(bx, by)
      context.lineTo(bx - 6.7 * Math.cos(turn + side), by - 6.7 * Math.sin(turn + side))
    }
    context.stroke()
  }
  if (camera.scale >= near) marks(context, labelMarks(arrow), colour)
}

const drawn = new WeakMap<Box, Mark[]>()
function wholeBox(context: Context, box: Box, { camera, colour, dragged }: Shown): void {
  const known = drawn.get(box)
  const all = known ?? boxMarks(box)
  if (!known) drawn.set(box, all)
  const moved = dragged?.id === box.id
  if (moved) context.translate(dragged.x, dragged.y)
  marks(context, camera.scale < near ? all.slice(0, 2) : camera.scale < nearest ? all.slice(0, 3) : all, colour)
  if (box.pinned) {
    context.beginPath()
    context.arc(box.x + box.width - 7, box.y + 7, 3, 0, 7)
    context.fillStyle = colour('ink')
    context.fill()
  }
  if (moved) context.translate(-dragged.x, -dragged.y)
}

/** What is told of beside the canvas has a line around it. */
function choice(context: Context, { drawing, chosen, colour, camera, dragged }: Shown): void {
  if (!chosen) return
  context.strokeStyle = colour('ink')
  context.setLineDash([])
  context.lineWidth = 2 / Math.min(1, camera.scale)
  const box = drawing.boxes.find(({ id }) => id === chosen)
  const strip = drawing.strips.find(({ id }) => id === chosen)
  const band = drawing.bands.find(({ id }) => id === chosen)
  const place = box ?? strip ?? band
  if (place) {
    const { x, y } = dragged?.id === chosen ? dragged : { x: 0, y: 0 }
    const top = strip ? strip.baseline - 16 : place.y
    context.strokeRect(place.x + x - 4, top + y - 4, place.width + 8, place.y + place.height - top + 8)
    return
  }
  context.lineWidth = 3 / Math.min(1, camera.scale)
  for (const line of drawing.arrows.find(({ id }) => id === chosen)?.lines ?? []) context.stroke(wayOf(line).whole)
}

/** From afar words keep their size on the screen: names of bands, and titles as far as there is room. */
function farWords(context: Context, shown: Shown & Pick<Drawing, 'bands' | 'strips'>): void {
  const { bands, strips, camera, colour, size, lit } = shown
  const at = (x: number, y: number) => [camera.x + x * camera.scale, camera.y + y * camera.scale] as const
  // A title lies across the boxes of its configuration, which have no words from so far.
  if (camera.scale >= 0.16)
    for (const strip of strips) {
      const [x, y] = at(strip.x, strip.middle)
      const room = strip.width * camera.scale - 12
      if (room < 60 || y < 0 || y > size.height) continue
      const title = shorten(`${strip.number} ${strip.title}`, room, 11)
      const style = { weight: 500, size: 11, fill: 'ink', halo: true } as const
      faintly(context, lit && !lit.has(strip.id), () => word(context, title, x + 8, y + 4, style, colour))
    }
  context.globalAlpha = 1
  for (const band of bands) {
    const [left, top] = at(band.x, band.y)
    const bottom = top + band.height * camera.scale
    const y = Math.min(Math.max(top + (band.folded ? 14 : 6), headHeight + 16), bottom)
    if (!band.title || bottom < headHeight) continue
    const many = `  ${band.configurations} configuration${band.configurations === 1 ? '' : 's'}`
    word(
      context,
      shorten(band.title + (band.folded ? many : ''), size.width - 24, 14),
      Math.max(left, 12),
      y,
      { weight: 600, size: 14, fill: 'ink', halo: true },
      colour,
    )
  }
}

/** The names of lanes stay in sight. */
function heads(context: Context, { drawing, camera, size, colour }: Shown): void {
  context.fillStyle = colour('paper')
  context.fillRect(0, 0, size.width, headHeight)
  context.fillStyle = colour('line')
  context.fillRect(0, headHeight - 1, size.width, 1)
  for (const { x, width, role, title } of drawing.lanes) {
    const left = camera.x + x * camera.scale
    const room = Math.max(24, width * camera.scale)
    if (left > size.width || left + room < 0) continue
    word(context, shorten(title, room, 12), left, 17, paintOf([role, 'word', 'small', 'strong'], 'text'), colour)
  }
}

function word(
  context: Context,
  said: string,
  x: number,
  y: number,
  style: Paint & { halo?: boolean },
  colour: Shown['colour'],
): void {
  font(context, style)
  if (style.halo) {
    context.strokeStyle = colour('paper')
    context.lineWidth = 4
    context.lineJoin = 'round'
    context.setLineDash([])
    context.strokeText(said, x, y)
  }
  context.fillStyle = colour((style.fill ?? 'ink') as Colour)
  context.fillText(said, x, y)
}

function font(context: Context, { weight = 400, size = 13 }: Paint): void {
  const next = `${weight} ${size}px ${figureFonts}`
  if (fonts.get(context) === next) return
  context.font = next
  fonts.set(context, next)
}
/** Setting a font is dear even where it is the same; a canvas that changes its size forgets it. */
const fonts = new WeakMap<Context, string>()
export const forgetFont = (context: Context): boolean => fonts.delete(context)

function stroke(context: Context, { stroke = 'ink', width = 1, dash }: Paint, colour: Shown['colour']): void {
  context.strokeStyle = colour(stroke)
  context.lineWidth = width
  context.setLineDash(dash ? [...dash] : [])
}

function marks(context: Context, all: readonly Mark[], colour: Shown['colour']): void {
  for (const mark of all) {
    if (mark.as === 'rect') {
      const style = paintOf(mark.look, 'shape')
      context.beginPath()
      context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.round ?? 0)
      if (style.fill && style.fill !== 'none') {
        context.fillStyle = colour(style.fill)
        context.fill()
      }
      if (!style.stroke) continue
      stroke(context, style, colour)
      context.stroke()
    } else if (mark.as === 'text') {
      const style = paintOf(mark.look, 'text')
      context.textAlign = mark.anchor === 'end' ? 'right' : 'left'
      mark.lines.forEach((line, i) => {
        word(
          context,
          line,
          mark.x,
          mark.y + i * (mark.leading ?? 16),
          { ...style, halo: style.behind === true },
          colour,
        )
      })
      context.textAlign = 'left'
    }
  }
}
