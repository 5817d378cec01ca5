import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdf } from '../../../test/support/pdf.ts'
import { unpackBoxes } from '../../core/document/boxes.ts'
import { installed, pngOf } from '../recognition.ts'
import { readPdf } from './pdf.ts'
import type { Raster } from './raster.ts'

const quarters = '\u0000\u00ff\u00ff\u0000'
const drawn = `q 100 0 0 100 50 600 cm BI /W 2 /H 2 /CS /G /BPC 8 ID ${quarters} EI Q`
const stencil = 'q 80 0 0 80 300 300 cm BI /W 8 /H 2 /IM true /BPC 1 ID \u000f\u00f0 EI Q'

async function seen(page: object): Promise<Raster> {
  let raster: Raster | undefined
  const see = async (one: Raster) => {
    raster = one
    return []
  }
  await readPdf(pdf([{ more: `${drawn}\n${stencil}`, ...page }]), { name: 'a.pdf', step: async () => {}, see })
  if (!raster) throw new Error('nothing was seen')
  return raster
}
const grey = ({ grey, width, scale }: Raster, x: number, y: number) =>
  grey[Math.round(y * scale) * width + Math.round(x * scale)]

test('pictures of a page lie where it shows them, upright and turned, greys and stencils', async () => {
  const upright = await seen({})
  // From the top left: the picture is 50 to 150 across and 142 to 242 down.
  expect([75, 125].flatMap((x) => [167, 217].map((y) => grey(upright, x, y)))).toEqual([0, 255, 255, 0])
  // A stencil puts ink where its bits are none.
  expect([320, 360].flatMap((x) => [480, 520].map((y) => grey(upright, x, y)))).toEqual([0, 255, 255, 0])
  expect(grey(upright, 400, 100)).toBe(255)
  const turned = await seen({ rotate: 90 })
  expect([turned.width, turned.height].map((n) => Math.round(n / turned.scale))).toEqual([842, 595])
  // Clockwise: what was at the left is at the top.
  expect(
    [
      [842 - 167, 75],
      [842 - 217, 75],
    ].map(([x = 0, y = 0]) => grey(turned, x, y)),
  ).toEqual([0, 255])
})

test('words that are seen in a scanned page are its words, with their places, and it is said that they were seen', async () => {
  const see = async ({ scale }: Raster) =>
    ['Trust', 'grew', 'slowly', '~'].map((text, i) => ({
      text,
      x: (60 + 50 * i) * scale,
      y: 100 * scale,
      width: 40 * scale,
      height: 12 * scale,
      sure: text === '~' ? 3 : 90,
      ends: i === 3,
    }))
  const scanned = pdf([{ picture: true }, { lines: [{ x: 50, y: 700, text: 'Printed' }] }])
  const read = await readPdf(scanned, { name: 'a.pdf', step: async () => {}, see })
  expect(read.text).toBe('Trust grew slowly\n\nPrinted')
  expect(read.pages.map(({ scanned }) => scanned)).toEqual([undefined, undefined])
  expect(read.problems).toMatchObject([{ what: expect.stringContaining('recognised from the picture'), page: 1 }])
  const [line] = unpackBoxes(0, read.pages[0]?.boxes ?? '')
  expect(line?.[1]).toMatchObject({ start: 6, x: expect.closeTo(110 / 595, 3), y: expect.closeTo(100 / 842, 3) })
  const without = await readPdf(scanned, { name: 'a.pdf', step: async () => {} })
  expect(without.pages.map(({ scanned }) => scanned)).toEqual([true, undefined])
})

test('a raster is written as PNG; a language that is none, or is not installed, is not there', () => {
  const png = Buffer.from(pngOf({ width: 2, height: 2, grey: Uint8Array.of(0, 255, 255, 0) }))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const at = png.indexOf('IDAT')
  const body = png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
  expect([...inflateSync(body)]).toEqual([0, 0, 255, 0, 255, 0])
  for (const language of ['../x', 'english', 'zzz', '']) expect(installed(language)).toBeUndefined()
})
