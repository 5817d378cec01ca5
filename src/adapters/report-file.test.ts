import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { awkward, awkwardBlocks } from '../../test/support/awkward-blocks.ts'
import { reportFormats } from '../core/choices.ts'
import { type Block, cell } from '../core/report/blocks.ts'
import { cellsOf } from '../core/report/cells.ts'
import { pieceOf } from '../core/report/pieces.ts'
import { chromiumHere, printerHere } from './print.ts'
import { reportFile, reportTypes } from './report-file.ts'

const inFolder = <T>(work: (folder: string) => Promise<T>) => work(mkdtempSync(join(tmpdir(), 'retroduce-report-')))
const table = (id: string) => pieceOf(awkwardBlocks(), id) ?? []
const textOf = (made: unknown) => (typeof made === 'string' ? made : new TextDecoder().decode(made as Uint8Array))

test('every format has its media type', () => {
  expect(Object.keys(reportTypes).sort()).toEqual([...reportFormats].sort())
})

test('CSV is one table, guarded against formulas, its numbers numbers', async () => {
  const csv = textOf(await reportFile(table('table-words'), 'csv'))
  expect(csv.split('\r\n').slice(0, 6)).toEqual([
    'Words,Number',
    "'=1+1,1000",
    "'+cmd|calc,2000",
    "'-2+3,3000",
    "'@SUM(A1),4000",
    "'=1,5000",
  ])
  expect(await reportFile(awkwardBlocks(), 'csv')).toMatchObject({ code: 'does-not-fit' })
  expect(await reportFile(table('first part').slice(0, 1), 'csv')).toMatchObject({
    message: 'CSV holds one table; here is none.',
  })
})

test('a workbook has a sheet for each table, its head in sight and filtered, and no formula', async () => {
  const made = (await reportFile(awkwardBlocks(), 'xlsx')) as Uint8Array
  const parts = Object.fromEntries(
    Object.entries(unzipSync(made)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  )
  const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)
  expect(names).toEqual(['Tables', expect.stringMatching(/^7 /), '8 Wider than a page'])
  for (const name of names) expect(name?.length).toBeLessThanOrEqual(31 + 5 * 10)
  const sheet = parts['xl/worksheets/sheet2.xml'] ?? ''
  expect(sheet).toContain('state="frozen"')
  expect(sheet).toContain('<autoFilter ref="A1:B8"/>')
  expect(sheet).not.toContain('<f>')
  expect(parts['xl/sharedStrings.xml']).toContain('=1+1')
  expect(Buffer.compare((await reportFile(awkwardBlocks(), 'xlsx')) as Uint8Array, made)).toBe(0)
})

test('a cell of 100,000 letters goes on in columns beside it', async () => {
  const long: Block = { as: 'table', id: 't', caption: 'Long', head: ['A'], rows: [[cell('x'.repeat(100_000))]] }
  const made = (await reportFile([long], 'xlsx')) as Uint8Array
  const words = new TextDecoder().decode(unzipSync(made)['xl/sharedStrings.xml'])
  expect(words).toContain('A (4)')
})

test('tables of one caption have sheets of their own names', async () => {
  const same = (id: string): Block => ({
    as: 'table',
    id,
    caption: `Where? [it] is: a/b ${'long '.repeat(9)}`,
    head: ['A'],
    rows: [],
  })
  const made = (await reportFile([same('a'), same('b')], 'xlsx')) as Uint8Array
  const book = new TextDecoder().decode(unzipSync(made)['xl/workbook.xml'])
  const names = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => name)
  expect(new Set(names).size).toBe(3)
  for (const name of names) expect(name).not.toMatch(/[[\]:*?/\\]/)
})

test('a column is numbers only where every cell is one', () => {
  const of = (...words: string[]) =>
    cellsOf({ as: 'table', id: 't', caption: '', head: ['A'], rows: words.map((one) => [cell(one)]) }).rows.flat()
  expect(of('1,234', '', '7')).toEqual([1234, '', 7])
  expect(of('1,234', 'not said')).toEqual(['1,234', 'not said'])
  expect(of('007')).toEqual(['007'])
  expect(of('1,23')).toEqual(['1,23'])
  expect(of('-0.5', '12345678901234567890')).toEqual(['-0.5', '12345678901234567890'])
})

test('a figure comes as SVG and as PNG, the same every time', async () => {
  const figure = table('figure-of words')
  expect(textOf(await reportFile(figure, 'svg'))).toMatch(/^<svg /)
  const png = (await reportFile(figure, 'png')) as Uint8Array
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(png.buffer, png.byteOffset)
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([464, 144])
  expect(Buffer.compare((await reportFile(figure, 'png')) as Uint8Array, png)).toBe(0)
  expect(await reportFile([...figure, ...figure], 'png')).toMatchObject({
    message: 'PNG holds one figure; here are 2.',
  })
})

test('where no Chromium is, a PDF is refused with what to do instead', async () => {
  expect([chromiumHere({ CHROMIUM: '/nowhere/chromium' }), printerHere(inFolder, { PATH: '' })]).toEqual([
    undefined,
    undefined,
  ])
  expect(await reportFile(awkwardBlocks(), 'pdf')).toMatchObject({
    code: 'no-printer',
    hint: expect.stringContaining('HTML'),
  })
  const print = printerHere(inFolder, { CHROMIUM: '/bin/true' })
  expect(await reportFile(awkwardBlocks(), 'pdf', { print })).toMatchObject({
    message: expect.stringContaining('printed nothing'),
  })
})

test('in LaTeX words are words, and every brace is closed', async () => {
  const tex = textOf(await reportFile(awkwardBlocks(), 'tex'))
  await expect(tex).toMatchFileSnapshot('../../test/golden/latex-of-awkward-words.tex')
  expect(tex.match(/(?<!\\)\\end\{document\}/g)).toHaveLength(1)
  const bare = tex.replace(/^%.*$/gm, '').replace(/\\[{}]/g, '')
  expect(bare.match(/\{/g)?.length).toBe(bare.match(/\}/g)?.length)
  expect(tex).not.toMatch(/(?<!\\)[#$~^](?!1|2)/)
  expect(tex).toContain(awkward.emoji)
})
