import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { docx, paragraph } from '../../test/support/docx.ts'
import { zip } from '../../test/support/zip.ts'
import { readGrids } from './read-grids.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const cells = async (name: string, file: Uint8Array, at = 0) =>
  (await readGrids(name, file)).tables[at]?.rows.map((row) => row.cells)
const refused = (name: string, file: Uint8Array) =>
  readGrids(name, file).then(
    ({ tables, problems }) => ({ tables: tables.length, problems }),
    (error: { code?: string }) => error.code,
  )

const cell = (text: string, more = '') =>
  `<w:tc><w:tcPr>${more}</w:tcPr>${text
    .split('|')
    .map((one) => paragraph(one))
    .join('')}</w:tc>`
const row = (...all: string[]) => `<w:tr>${all.join('')}</w:tr>`
const wordTable = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`

test('tables of a Word file: paragraphs of a cell, merged cells, a row across, and the words around', async () => {
  const file = docx(
    [
      paragraph('Our theory in a table.'),
      wordTable(
        row(cell('Context'), cell('Mechanism', '<w:gridSpan w:val="2"/>'), cell('Outcome')),
        row(cell('Programme theory one', '<w:gridSpan w:val="4"/>')),
        row(cell('rain|wind', '<w:vMerge w:val="restart"/>'), cell('hats'), cell('worry'), cell('dry heads')),
        row(cell('', '<w:vMerge/>'), cell('coats'), cell('pride'), cell('dry &amp; warm')),
      ),
      paragraph('Rain (C) brings worry (M).'),
      wordTable(row(cell('another'))),
    ].join(''),
  )
  const { tables, text } = await readGrids('theory.docx', file)
  expect(tables.map(({ name }) => name)).toEqual(['Table 1', 'Table 2'])
  expect(tables[0]?.rows).toEqual([
    { at: 1, cells: ['Context', 'Mechanism', 'Mechanism', 'Outcome'] },
    { at: 2, cells: Array(4).fill('Programme theory one'), across: true },
    { at: 3, cells: ['rain\nwind', 'hats', 'worry', 'dry heads'] },
    { at: 4, cells: ['rain\nwind', 'coats', 'pride', 'dry & warm'], spanned: [0] },
  ])
  expect(text).toBe('Our theory in a table.\nRain (C) brings worry (M).')
})

/** A workbook with one sheet of this content (SpreadsheetML), as small as readers take it. */
const workbook = (sheet: string) =>
  zip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet>${sheet}</worksheet>` },
  ])
const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

test('sheets of a workbook: merged and computed cells, line ends within cells', async () => {
  const file = workbook(
    [
      '<sheetData>',
      `<row r="1">${inline('A1', 'Context')}${inline('B1', 'Outcome')}</row>`,
      `<row r="3">${inline('A3', 'rain\r\nwind')}${inline('B3', 'hats')}</row>`,
      '<row r="4"><c r="A4"/><c r="B4"><f>1+1</f><v>2</v></c></row>',
      `<row r="5">${inline('A5', 'Trust')}</row>`,
      '</sheetData><mergeCells><mergeCell ref="A3:A4"/><mergeCell ref="A5:B5"/><mergeCell ref="ZZZ9:A1"/><mergeCell ref="no"/></mergeCells>',
    ].join(''),
  )
  const { tables, problems } = await readGrids('t.xlsx', file)
  expect(tables[0]?.rows).toEqual([
    { at: 1, cells: ['Context', 'Outcome'] },
    { at: 3, cells: ['rain\nwind', 'hats'] },
    { at: 4, cells: ['rain\nwind', '2'], spanned: [0] },
    { at: 5, cells: ['Trust'], across: true },
  ])
  expect(problems).toEqual(['A cell is computed; the last results were read.'])
  const two = await writeExcelFile([
    { data: [[{ value: 'a' }]], sheet: 'One' },
    { data: [[{ value: 'b' }]], sheet: 'Two' },
  ] as never).toBuffer()
  expect((await readGrids('two.xlsx', new Uint8Array(two))).tables.map(({ rows }) => rows[0]?.cells)).toEqual([
    ['a'],
    ['b'],
  ])
})

test('text with separators, or copied out of a table, or running', async () => {
  expect(await cells('a.csv', bytes('\ufeffC,O\r\n"rain, wind","a ""b""\nc"\r\n'))).toEqual([
    ['C', 'O'],
    ['rain, wind', 'a "b"\nc'],
  ])
  expect(await cells('a.tsv', bytes('C\tO\nrain\thats\n'))).toEqual([
    ['C', 'O'],
    ['rain', 'hats'],
  ])
  expect(await cells('pasted.txt', bytes('C\tO\nrain\thats\n'))).toHaveLength(2)
  expect(await readGrids('pasted.txt', bytes('Rain (C) brings worry (M).'))).toEqual({
    tables: [],
    text: 'Rain (C) brings worry (M).',
    problems: [],
  })
})

test('files that are something else, damaged or made to burst are refused or read as far as they go', async () => {
  expect(await refused('a.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe('unknown-format')
  expect(await refused('a.bin', new Uint8Array(64))).toBe('unknown-format')
  expect(await refused('a.docx', bytes('PK\u0003\u0004 nothing'))).toBe('damaged')
  expect(await refused('a.zip', zipSync({ 'a.txt': bytes('x') }))).toBe('unknown-format')
  expect(await refused('a.xlsx', bytes('PK\u0003\u0004 nothing'))).toMatchObject({ tables: 0 })
  // A bomb: 60 MB of one letter in a sheet of 60 KB.
  const bomb = zip([{ name: 'xl/worksheets/sheet1.xml', data: 'a'.repeat(60_000_000) }])
  expect(await refused('a.xlsx', bomb)).toMatchObject({ tables: 0, problems: [expect.stringMatching(/sheet1/)] })
  const many = await readGrids('a.csv', bytes(`C,O\n${'rain,hats\n'.repeat(25_000)}`))
  expect([many.tables[0]?.rows.length, many.problems]).toEqual([20_000, ['What comes after row 20000 was not read.']])
})

test('merges without measure are bounded', async () => {
  const rows = Array.from(
    { length: 2_000 },
    (_, i) => `<row r="${i + 1}">${inline(`A${i + 1}`, 'x'.repeat(500))}</row>`,
  )
  const merges = Array.from({ length: 2_000 }, (_, i) => `<mergeCell ref="A${i + 1}:GR2000"/>`)
  const file = workbook(`<sheetData>${rows.join('')}</sheetData><mergeCells>${merges.join('')}</mergeCells>`)
  const { tables } = await readGrids('a.xlsx', file)
  const filled = tables[0]?.rows.reduce((sum, { cells }) => sum + cells.length, 0) ?? 0
  expect(filled).toBeLessThan(210_000)
  const spans = wordTable(...Array.from({ length: 300 }, () => row(cell('y', '<w:gridSpan w:val="60000"/>'))))
  const word = await readGrids('a.docx', docx(spans))
  expect(Math.max(...(word.tables[0]?.rows.map(({ cells }) => cells.length) ?? []))).toBeLessThanOrEqual(200)
})
