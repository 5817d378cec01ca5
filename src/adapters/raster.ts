import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const { resolve } = createRequire(import.meta.url)

/** More pixels than this are not drawn: a figure of hundreds of configurations is made smaller instead. */
const mostPixels = 12_000_000
/** Pixels of the picture for one of the figure: 192 to the inch, and 300 at the width of a page. */
const zoom = 2

/**
 * Liberation Sans as it comes with pdf.js: the figures are drawn by these letters and no others, so that a figure gives the
 * same bytes on every machine. Signs that it lacks are left out; the SVG has them.
 */
const fonts = (): Uint8Array[] =>
  ['Regular', 'Bold'].map((face) =>
    readFileSync(join(dirname(resolve('pdfjs-dist/package.json')), 'standard_fonts', `LiberationSans-${face}.ttf`)),
  )

let ready: Promise<Uint8Array[]> | undefined

/** A figure as PNG, by resvg. `size` is that of the SVG in CSS pixels. */
export async function pngOf(svg: string, { width, height }: { width: number; height: number }): Promise<Uint8Array> {
  ready ??= initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm'))).then(fonts)
  const fontBuffers = await ready
  const value = Math.min(zoom, Math.sqrt(mostPixels / Math.max(1, width * height)))
  const drawing = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'Liberation Sans', sansSerifFamily: 'Liberation Sans' },
    fitTo: { mode: 'zoom', value },
  })
  try {
    return drawing.render().asPng()
  } finally {
    drawing.free()
  }
}
