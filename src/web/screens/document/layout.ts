/** The size of a page as it is shown unturned, in points. */
export interface Size {
  width: number
  height: number
}
/** Where a page lies on the desk, in CSS pixels; `width` and `height` are of the page as it lies, turned or not. */
export interface Place extends Size {
  top: number
}
/** How far a page is turned, in degrees with the clock. */
export type Turn = 0 | 90 | 180 | 270

/** CSS pixels between pages, and above the first. */
export const gap = 16
/** How many CSS pixels a point is at 100 %. */
const point = 96 / 72
const zooms = { least: 25, most: 400 }
/** A page that fills a wide window is no easier to read. */
const widest = 140

const asItLies = ({ width, height }: Size, turn: Turn): Size =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width }

/** The zoom, in per cent, at which the widest page fills a width; what is asked for otherwise, within bounds. */
export function zoomOf(sizes: readonly Size[], turn: Turn, width: number, asked: number | undefined): number {
  if (asked !== undefined) return Math.min(zooms.most, Math.max(zooms.least, Math.round(asked)))
  const most = sizes.reduce((most, size) => Math.max(most, asItLies(size, turn).width), 1)
  return Math.min(widest, Math.max(zooms.least, Math.floor((100 * width) / (most * point))))
}

/** Where every page lies at a zoom, one under another. */
export function placesOf(sizes: readonly Size[], turn: Turn, zoom: number): Place[] {
  let top = gap
  return sizes.map((size) => {
    const { width, height } = asItLies(size, turn)
    const place = {
      top,
      width: Math.round((width * point * zoom) / 100),
      height: Math.round((height * point * zoom) / 100),
    }
    top += place.height + gap
    return place
  })
}

/** Which pages, from 1, a window of the desk shows. */
export function shownIn(places: readonly Place[], top: number, height: number): { first: number; last: number } {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const place = places[middle]
    if (place && place.top + place.height < top) low = middle + 1
    else high = middle
  }
  let last = low
  while (last + 1 < places.length && (places[last + 1]?.top ?? 0) < top + height) last++
  return { first: low + 1, last: last + 1 }
}

/** Zoom in or out by a step: finer where a step is felt more. */
export function nextZoom(zoom: number, way: 1 | -1): number {
  const steps = [25, 33, 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400]
  const next = way === 1 ? steps.find((step) => step > zoom) : steps.findLast((step) => step < zoom)
  return next ?? (way === 1 ? zooms.most : zooms.least)
}
