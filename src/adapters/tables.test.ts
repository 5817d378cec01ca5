import { describe, expect, test } from 'vitest'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { read, references, told } from '../../test/support/records.ts'

const titles = (file: string | Uint8Array, name = 'a.csv') => references(file, name).map(({ title }) => title)

describe('a quotation mark that nothing closes', () => {
  const head = 'id,title,year\n'
  test('costs no row behind it', () => {
    const text = `${head}1,"Stray here,2001\n2,Two,2002\n3,"A ""quoted"" one",2003\n`
    expect(titles(text)).toEqual(['"Stray here', 'Two', 'A "quoted" one'])
    expect(told(text, 'a.csv')).toEqual(['stray-quote 2'])
  })
  test('also not when another closes it rows below', () => {
    expect(titles(`${head}1,"Stray,2001\n2,Two,2002\n3,Three",2003\n4,Four,2004\n`)).toEqual([
      '"Stray',
      'Two',
      'Three"',
      'Four',
    ])
  })
  test('in the headings', () => {
    expect(titles('id,"title,year\n1,One,2001\n2,Two,2002\n')).toHaveLength(2)
  })
  test('a cell that the file breaks off in is one cell, its lines included', () => {
    expect(titles(`${head}1,One,2001\n2,"Two and\nmore of it`)).toEqual(['One', 'Two and more of it'])
  })
  test('in every row, of ten thousand', () => {
    expect(titles(head + '1,"Stray,2001\n'.repeat(10_000))).toHaveLength(10_000)
  })
})

test('lines and bytes of a row, cells with line ends in them too', () => {
  const text = 'title,year\r\n"One\r\nand more",2001\r\nTwo,2002'
  const bytes = new TextEncoder().encode(text)
  const { records } = read(bytes, { name: 'a.csv' })
  expect(records.map(({ lines }) => lines)).toEqual([
    [2, 3],
    [4, 4],
  ])
  const [offset = 0, length = 0] = records[0]?.bytes ?? []
  expect(new TextDecoder().decode(bytes.subarray(offset, offset + length))).toBe('"One\r\nand more",2001\r\n')
})

test('line ends of old machines, with others inside cells', () => {
  expect(titles('title,year\r"One\nand more",2001\rTwo,2002\r')).toEqual(['One and more', 'Two'])
})

test('headings below a search and a date', () => {
  const text = 'Search: trust AND teams\nRun on,2024-01-02\n\nTitle,Authors,Year\nOne,"Sims, S.",2001\n'
  expect(references(text, 'a.csv')).toMatchObject([
    { title: 'One', author: [{ family: 'Sims', given: 'S.' }], year: 2001 },
  ])
  expect(told(text, 'a.csv')).toEqual(['between-records 1'])
})

test('a table of a hundred thousand rows without a quotation mark is read in one go', () => {
  const started = process.cpuUsage()
  expect(read(`id,title\n${'1,T\n'.repeat(100_000)}`, { name: 'a.csv' }).report.records).toBe(100_000)
  expect(process.cpuUsage(started).user).toBeLessThan(60_000_000)
})

describe('workbooks', () => {
  const text = (value: string) => ({ value, type: String })
  const sheet = (...rows: string[][]): SheetData => rows.map((row) => row.map(text))
  const workbook = async (...sheets: SheetData[]) =>
    new Uint8Array(
      await (sheets.length === 1
        ? writeExcelFile(sheets[0] as SheetData, {})
        : writeExcelFile(sheets.map((data, i) => ({ data, sheet: `S${i}` })) as never)
      ).toBuffer(),
    )

  test('every sheet with titles is read, another is told', async () => {
    const bytes = await workbook(
      sheet(['Title', 'Year'], ['One', '2001']),
      sheet(['What we did'], ['Searched']),
      sheet(['id', 'Title'], ['7', 'Two']),
    )
    expect(titles(bytes, 'a.xlsx')).toEqual(['One', 'Two'])
    expect(told(bytes, 'a.xlsx')).toContain('more-sheets')
  })

  test('signs that XML cannot hold, and what only looks like them', async () => {
    const bytes = await workbook(sheet(['Title', 'Abstract'], ['One', 'a_x000D_\nb and _x005F_x0041_']))
    expect(references(bytes, 'a.xlsx')[0]?.abstract).toContain('_x0041_')
  })
})
