import type { Drawing } from '../../../core/diagram/causes/drawing.ts'
import { topOf } from '../../../core/diagram/causes/measure.ts'
import { pinId } from '../../../core/diagram/pins.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { record } from '../../api.ts'
import type { Thing } from './thing.ts'

type Web = ViewAnswer<'web'>

/** Where a thing is when it is moved by so much: from its lane, and from the top of its band. */
function putAt({ bands, lanes }: Drawing, thing: Thing, by: { x: number; y: number }) {
  const place = thing.as === 'box' ? thing.box : thing.as === 'strip' ? thing.strip : undefined
  const band = place && bands.find(({ id }) => id === place.band)
  if (!place || !band) return undefined
  // A box that was put beside its lane by hand is nearer to that lane than to any other.
  const away = lanes.map(({ x }) => place.x - x)
  const beside = away.reduce((nearest, one) => (Math.abs(one) < Math.abs(nearest) ? one : nearest), away[0] ?? 0)
  const round = (n: number, least: number, most: number) => Math.round(Math.min(most, Math.max(least, n)))
  return {
    x: thing.as === 'box' ? round(beside + by.x, -1_000, 1_000) : 0,
    y: round(place.y - topOf(band) + by.y, 0, 1_000_000),
  }
}

/** Keeps a thing where it was put by hand. */
export function pin(web: Web, thing: Thing, by: { x: number; y: number }): void {
  const to = putAt(web, thing, by)
  if (!to) return
  const before = web.pins.find((one) => one.thing === thing.id)
  const id = pinId(web.by, thing.id)
  void record(
    before
      ? { type: 'thing.pinned', id, from: { x: before.x, y: before.y }, to }
      : { type: 'thing.pinned', id, from: null, to: { thing: thing.id, by: web.by, ...to } },
    'Put it there by hand.',
  )
}

/** Lets a thing stand where it is laid out. */
export function unpin(web: Web, thing: Thing): void {
  const before = web.pins.find((one) => one.thing === thing.id)
  if (!before) return
  void record(
    { type: 'thing.pinned', id: pinId(web.by, thing.id), from: { ...before, by: web.by }, to: null },
    'It stands where it is laid out.',
  )
}
