import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { awkward, awkwardBlocks } from '../../test/support/awkward-blocks.ts'
import { smallReview } from '../../test/support/small-review.ts'
import { type Block, cell } from '../core/report/blocks.ts'
import { report } from '../core/report/report.ts'
import { readDocx } from './documents/docx.ts'
import { writeDocx } from './docx-write.ts'
import { houseStyleIn } from './house-style.ts'

const at = '2024-03-09T10:00:00.000Z'
const partsOf = (docx: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))

/** Every element and attribute of a part, read by a strict parser. */
function elementsOf(xml: string) {
  const found: { name: string; attributes: Record<string, string>; words: string }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => void found.push({ name, attributes, words: '' }))
  parser.on('text', (words) => {
    const last = found.at(-1)
    if (last) last.words += words
  })
  parser.write(xml).close()
  return found
}
const wordsIn = (xml: string) =>
  elementsOf(xml)
    .filter(({ name }) => name === 'w:t')
    .map(({ words }) => words)
    .join('')

/** What a Word document must hold to be opened without repair, as far as its parts tell. */
function sound(docx: Uint8Array) {
  const parts = partsOf(docx)
  for (const [name, content] of Object.entries(parts)) if (/\.(?:xml|rels|svg)$/.test(name)) elementsOf(content)
  const document = elementsOf(parts['word/document.xml'] ?? '')
  const attribute = (name: string, key: string) =>
    document.flatMap((one) => (one.name === name ? [one.attributes[key] ?? ''] : []))
  const bookmarks = attribute('w:bookmarkStart', 'w:name')
  expect(new Set(bookmarks.map((name) => name.toLowerCase())).size).toBe(bookmarks.length)
  for (const name of bookmarks) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/)
  expect(attribute('w:bookmarkEnd', 'w:id')).toEqual(attribute('w:bookmarkStart', 'w:id'))
  for (const anchor of attribute('w:hyperlink', 'w:anchor')) expect(bookmarks).toContain(anchor)
  const styles = elementsOf(parts['word/styles.xml'] ?? '').flatMap(({ name, attributes }) =>
    name === 'w:style' ? [attributes['w:styleId']] : [],
  )
  expect(new Set(styles).size).toBe(styles.length)
  for (const style of [
    ...attribute('w:pStyle', 'w:val'),
    ...attribute('w:rStyle', 'w:val'),
    ...attribute('w:tblStyle', 'w:val'),
  ])
    expect(styles).toContain(style)
  const rels = elementsOf(parts['word/_rels/document.xml.rels'] ?? '').filter(({ name }) => name === 'Relationship')
  for (const { attributes } of rels) expect(parts).toHaveProperty([`word/${attributes.Target}`])
  const ids = rels.map(({ attributes }) => attributes.Id)
  for (const used of [
    ...attribute('a:blip', 'r:embed'),
    ...attribute('asvg:svgBlip', 'r:embed'),
    ...attribute('w:footerReference', 'r:id'),
  ])
    expect(ids).toContain(used)
  const fields = attribute('w:fldChar', 'w:fldCharType')
  expect(fields.filter((type) => type === 'begin').length).toBe(fields.filter((type) => type === 'end').length)
  return { parts, document, attribute }
}

test('a report of a project is a sound Word document, and the same again gives the same bytes', async () => {
  const { state, events } = smallReview()
  // One picture is drawn in a third of a second, so two have to do.
  const some = (block: Block) => block.as !== 'figure' || /flow$|lineage/.test(block.id)
  const blocks = report(state, { events }).filter(some)
  const docx = await writeDocx(blocks, { at })
  const { attribute, parts } = sound(docx)
  expect(attribute('w:tblHeader', 'w:val').length).toBe(blocks.filter(({ as }) => as === 'table').length)
  expect(attribute('wp:docPr', 'descr').every((words) => words.length > 10)).toBe(true)
  expect(parts['docProps/core.xml']).toContain('2024-03-09T10:00:00Z')
  expect(Buffer.compare(await writeDocx(report(state, { events }).filter(some), { at }), docx)).toBe(0)
}, 30_000)

test('whatever words people wrote, they are words in the document', async () => {
  const { parts } = sound(await writeDocx(awkwardBlocks()))
  const document = parts['word/document.xml'] ?? ''
  const words = wordsIn(document)
  for (const said of [awkward.quotes, awkward.mathematics, awkward.emoji, awkward.markup, awkward.rightToLeft])
    expect(words).toContain(said)
  expect(words).toContain('abc[31md')
  expect(document).not.toContain('javascript:')
  expect(document).toContain('HYPERLINK &#34;https://doi.org/10.1/a%22b%20c%5Cd%3Ce%3E%7Bf%7D%20%C3%A9&#34;')
  await expect(document.replaceAll('<w:p>', '\n<w:p>')).toMatchFileSnapshot(
    '../../test/golden/word-of-awkward-words.xml',
  )
})

test('captions are counted by Word and keep the numbers of the whole; what is right to left is set so', async () => {
  const { document, parts } = sound(await writeDocx(awkwardBlocks()))
  const instructions = document.filter(({ name }) => name === 'w:instrText').map(({ words }) => words.trim())
  expect(instructions).toEqual(
    expect.arrayContaining([
      'SEQ Table \\* ARABIC \\r 7',
      'SEQ Table \\* ARABIC',
      'SEQ Figure \\* ARABIC \\r 3',
      'REF r_table_words \\h',
    ]),
  )
  expect(parts['word/document.xml']).toContain('<w:bidi/>')
})

test('a table wider than a page is cut, each part with the column that names its rows', async () => {
  const { document, parts } = sound(await writeDocx(awkwardBlocks()))
  const text = parts['word/document.xml'] ?? ''
  const wide = text.slice(text.indexOf('Wider than a page'))
  expect(wide.match(/<w:tbl>/g)).toHaveLength(3)
  expect(wide.match(/>c0</g)).toHaveLength(3)
  expect(wide).toContain('columns 24 to 30 of 30')
  expect(document.filter(({ attributes }) => attributes['w:orient'] === 'landscape')).toHaveLength(1)
})

test('a cell of 100,000 letters may go on over pages', async () => {
  const long = 'word '.repeat(20_000)
  const table: Block = {
    as: 'table',
    id: 'table-1',
    caption: 'Long',
    number: 1,
    head: ['A'],
    rows: [[cell(long)], [cell('b')]],
  }
  const { parts } = sound(await writeDocx([table]))
  const rows = (parts['word/document.xml'] ?? '').split('<w:tr>').slice(1)
  expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, false, true])
})

test('other programs read it: words come out as they went in', async () => {
  const { text } = await readDocx(await writeDocx(awkwardBlocks()), { step: async () => {} } as never)
  for (const said of [awkward.emoji, 'a board', 'CMOC 29', '1 "trust" AND care']) expect(text).toContain(said)
})

test('a house style lends its own look and page, under whatever ids it has', async () => {
  const styles = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Mine"/></w:style></w:styles>`
  const house = {
    styles,
    page: { width: 12_240, height: 15_840, margin: { top: 1_000, right: 900, bottom: 1_000, left: 900 } },
  }
  const { parts, attribute } = sound(await writeDocx(awkwardBlocks(), { house }))
  expect(attribute('w:pStyle', 'w:val')).toContain('berschrift1')
  expect(attribute('w:pStyle', 'w:val')).toContain('TableTextReport')
  expect(parts['word/styles.xml']).not.toContain('w:numId w:val="9"')
  expect(attribute('w:pgSz', 'w:w')).toContain('12240')
})

test('of a file that is no Word document no style is taken', async () => {
  expect(houseStyleIn(new TextEncoder().encode('no zip'))).toBeUndefined()
  const own = houseStyleIn(await writeDocx(awkwardBlocks()))
  expect(own?.page).toMatchObject({ width: 11_906, height: 16_838 })
  const { zipSync, strToU8 } = await import('fflate')
  const evil = '<!DOCTYPE x [<!ENTITY a "b">]><w:styles xmlns:w="w">&a;</w:styles>'
  expect(houseStyleIn(zipSync({ 'word/styles.xml': strToU8(evil) }))).toBeUndefined()
  expect(houseStyleIn(zipSync({ 'word/styles.xml': strToU8('<w:styles') }))).toBeUndefined()
})

test('a project with nothing in it gives a whole document', async () => {
  sound(await writeDocx(report((await import('../core/state.ts')).emptyState())))
})

test('a figure that could not be read on a page is told in words, and leads to the file', async () => {
  const scene = { width: 900, height: 60_000, title: 'Long', desc: 'All of three hundred rows.', marks: [] }
  const figure: Block = { as: 'figure', id: 'figure-long', caption: 'Long', number: 1, scene }
  const { parts } = sound(await writeDocx([figure]))
  expect(Object.keys(parts).filter((path) => path.includes('media'))).toEqual([])
  expect(wordsIn(parts['word/document.xml'] ?? '')).toContain('All of three hundred rows. The figure is too large')
})
