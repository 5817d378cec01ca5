import type { PDFPageProxy } from 'pdfjs-dist'

/** What a page shows of pictures alone, in greys: 0 is black. */
export interface Raster {
  width: number
  height: number
  grey: Uint8Array
  /** How many of its points are a point of the page as it is shown (1/72 inch). */
  scale: number
}

type Matrix = readonly [number, number, number, number, number, number]
/** A picture as pdf.js unpacks it: 1 bit of grey, or 3 or 4 bytes of colour, for a point. */
interface Picture {
  width: number
  height: number
  data?: Uint8Array | Uint8ClampedArray
  kind?: number
}
interface Placed {
  picture: Picture
  at: Matrix
  /** A stencil: its bits say where ink is. */
  stencil: boolean
}

/** Enough for small print, and what a page may have of points at most. */
const [finest, mostPoints] = [300 / 72, 30_000_000]

/**
 * Lays the pictures of a page out as the page shows them, turned if it is turned, however many strips it was scanned in.
 * Words and drawings are not drawn: it is for pages that are nothing but pictures. Undefined where there are none.
 */
export async function rasterOf(page: PDFPageProxy, ops: Record<string, number>): Promise<Raster | undefined> {
  const placed = await picturesOf(page, ops)
  if (placed.length === 0) return undefined
  const { width, height } = page.getViewport({ scale: 1 })
  const native = Math.max(...placed.map(({ picture, at }) => picture.width / (Math.hypot(at[0], at[1]) || 1)))
  const scale = Math.max(1, Math.min(finest, native, Math.sqrt(mostPoints / (width * height))))
  const [across, down] = [Math.ceil(width * scale), Math.ceil(height * scale)]
  const grey = new Uint8Array(across * down).fill(255)
  const shown = page.getViewport({ scale }).transform as unknown as Matrix
  for (const one of placed) draw(one, times(shown, one.at), grey, across, down)
  return { width: across, height: down, grey, scale }
}

async function picturesOf(page: PDFPageProxy, ops: Record<string, number>): Promise<Placed[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const found: Placed[] = []
  const kept: Matrix[] = []
  let at: Matrix = [1, 0, 0, 1, 0, 0]
  for (let i = 0; i < fnArray.length; i++) {
    const [op, args] = [fnArray[i], argsArray[i] as unknown[]]
    if (op === ops.save) kept.push(at)
    else if (op === ops.restore) at = kept.pop() ?? at
    else if (op === ops.transform) at = times(at, args as unknown as Matrix)
    else if (op === ops.paintFormXObjectBegin) {
      kept.push(at)
      if (Array.isArray(args[0])) at = times(at, args[0] as unknown as Matrix)
    } else if (op === ops.paintFormXObjectEnd) at = kept.pop() ?? at
    else if (op === ops.paintImageXObject || op === ops.paintInlineImageXObject || op === ops.paintImageMaskXObject) {
      const picture = await pictureOf(page, args[0])
      if (picture?.data) found.push({ picture, at, stencil: op === ops.paintImageMaskXObject })
    }
  }
  return found
}

/** A picture stands in the list itself, or is fetched by its name. */
async function pictureOf(page: PDFPageProxy, said: unknown): Promise<Picture | undefined> {
  const name = typeof said === 'string' ? said : ((said as { data?: unknown } | null)?.data as string | undefined)
  if (typeof name !== 'string') return (said ?? undefined) as Picture | undefined
  const shelf = (name.startsWith('g_') ? page.commonObjs : page.objs) as {
    get: (name: string, then: (picture: unknown) => void) => void
  }
  return new Promise((resolve) => shelf.get(name, (picture) => resolve((picture ?? undefined) as Picture | undefined)))
}

function draw({ picture, stencil }: Placed, m: Matrix, grey: Uint8Array, across: number, down: number): void {
  const { width, height, data, kind } = picture
  const back = inverse(m)
  if (!data || !back) return
  const corners = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([u = 0, v = 0]) => [m[0] * u + m[2] * v + m[4], m[1] * u + m[3] * v + m[5]] as const)
  const bound = (n: number, most: number) => Math.max(0, Math.min(most, n))
  const [left, right] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))]
  const [top, bottom] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))]
  const row = (width + 7) >> 3
  const bits = stencil || kind === 1
  const bytes = kind === 3 ? 4 : 3
  for (let y = bound(Math.floor(top), down); y < bound(Math.ceil(bottom), down); y++)
    for (let x = bound(Math.floor(left), across); x < bound(Math.ceil(right), across); x++) {
      const u = back[0] * (x + 0.5) + back[2] * (y + 0.5) + back[4]
      const v = back[1] * (x + 0.5) + back[3] * (y + 0.5) + back[5]
      if (u < 0 || u >= 1 || v <= 0 || v > 1) continue
      const [i, j] = [Math.floor(u * width), Math.min(height - 1, Math.floor((1 - v) * height))]
      if (bits) {
        const lit = ((data[j * row + (i >> 3)] ?? 255) >> (7 - (i & 7))) & 1
        if (!stencil || !lit) grey[y * across + x] = lit ? 255 : 0
        continue
      }
      const p = (j * width + i) * bytes
      grey[y * across + x] = 0.3 * (data[p] ?? 255) + 0.59 * (data[p + 1] ?? 255) + 0.11 * (data[p + 2] ?? 255)
    }
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const whole = a * d - b * c
  if (!Number.isFinite(whole) || Math.abs(whole) < 1e-9) return undefined
  return [d / whole, -b / whole, -c / whole, a / whole, (c * f - d * e) / whole, (b * e - a * f) / whole]
}
