import { describe, expect, test } from 'vitest'
import { article } from '../../../test/support/article.ts'
import { type DrawnPage, type Making, pdf } from '../../../test/support/pdf.ts'
import { rectsOf, unpackBoxes } from '../../core/document/boxes.ts'
import { fold } from '../../core/document/fold.ts'
import { pageAt, rangeOfPage } from '../../core/document/page-at.ts'
import { readDocument } from '../read-document.ts'

const read = async (pages: readonly DrawnPage[], making: Making = {}) =>
  (await readDocument(pdf(pages, making), { name: 'a.pdf', step: async () => {} })).read
const refused = (bytes: Uint8Array) =>
  readDocument(bytes, { name: 'a.pdf', step: async () => {} }).then(
    () => 'read',
    (error: { code?: string }) => error.code,
  )
const words = (text: string) => [{ lines: [{ x: 50, y: 700, text }] }]

describe('an article in two columns', () => {
  test('is read column by column, with heads, page numbers and hyphens known', async () => {
    const pages = article(7, { pages: 4, title: 'Leading together', doi: '10.1234/abc.5' })
    const document = await read(pages, { title: 'In the file' })
    expect(document.about).toMatchObject({ title: 'In the file' })
    expect(document.pages).toHaveLength(4)
    expect(document.problems).toEqual([])
    const furniture = document.furniture.map(({ start, end }) => document.text.slice(start, end))
    expect(furniture).toEqual([
      'A. Sims and others',
      '101',
      'Journal of Realist Review 12 (2024) 1-4',
      '102',
      'A. Sims and others',
      '103',
      'Journal of Realist Review 12 (2024) 1-4',
      '104',
    ])
    // Every line of a page in the order it was set, the left column before the right one.
    for (const [i, { lines = [] }] of pages.entries()) {
      const { start, end } = rangeOfPage(document, i + 1)
      const inText = lines.map(({ text }) => document.text.indexOf(text, start))
      expect(inText.every((at) => at >= start && at < end)).toBe(true)
      const body = inText.filter((_, n) => n > 1)
      expect(body).toEqual([...body].sort((a, b) => a - b))
    }
    expect(document.blocks[0]).toMatchObject({ kind: 'heading', level: 1 })
    // Words broken at a line end are whole for whoever searches, and the text is as it stands.
    const broken = /([a-z]+)-\n([a-z]+)/.exec(document.text)
    expect(broken).not.toBeNull()
    const searched = fold(document.text, { without: document.furniture, hyphens: 'undone' }).text
    expect(searched).toContain(`${broken?.[1]}${broken?.[2]}`)
    expect(searched).not.toContain('Journal of Realist Review')
  })

  test('every word has its place on its page', async () => {
    const [first] = article(7, { pages: 1 })
    const line = first?.lines?.[8]
    const document = await read([first ?? {}])
    const start = document.text.indexOf(line?.text ?? '')
    const [{ page, rects = [] } = { page: 0 }] = rectsOf(document, { start, end: start + (line?.text.length ?? 0) })
    expect(page).toBe(1)
    expect(rects).toHaveLength(1)
    const [x = 0, y = 0, , height = 0] = rects[0] ?? []
    expect(x * 595).toBeCloseTo(line?.x ?? 0, 0)
    // The baseline lies between the top and the foot of the letters.
    expect(842 - (y + height) * 842).toBeLessThan(line?.y ?? 0)
    expect(842 - y * 842).toBeGreaterThan(line?.y ?? 0)
    const packed = unpackBoxes(0, document.pages[0]?.boxes ?? '').flat()
    expect(packed.map(({ start }) => start)).toEqual([...document.text.matchAll(/\S+/g)].map(({ index }) => index))
    const [two] = rectsOf(document, { start, end: document.text.indexOf('\n', start) + 12 })
    expect(two?.rects).toHaveLength(2)
  })
})

test('pages have their own names, sizes and beginnings', async () => {
  const document = await read(
    [...words('Preface'), ...words('One'), { lines: [{ x: 50, y: 400, text: 'Two' }], width: 842, height: 595 }],
    {
      labels: '<< /Nums [0 << /S /r >> 1 << /S /D /St 1 >>] >>',
    },
  )
  expect(document.pages.map(({ label, width }) => [label, width])).toEqual([
    ['i', 595],
    ['1', 595],
    ['2', 842],
  ])
  expect(['Preface', 'One', 'Two'].map((word) => pageAt(document.pages, document.text.indexOf(word)))).toEqual([
    1, 2, 3,
  ])
})

test('scripts from right to left are in the order they are read', async () => {
  const drawn = (text: string) => [...text].reverse().join('')
  const document = await read([
    {
      lines: [
        { x: 300, y: 700, text: drawn('אמון צמח לאט'), font: 'any' },
        { x: 300, y: 688, text: drawn('בין הצוותים'), font: 'any' },
      ],
    },
  ])
  expect(document.text).toBe('אמון צמח לאט\nבין הצוותים')
  const start = document.text.indexOf('צמח')
  const [{ rects = [] } = {}] = rectsOf(document, { start: 0, end: 4 })
  const [{ rects: next = [] } = {}] = rectsOf(document, { start, end: start + 3 })
  // The first word stands to the right of the second.
  expect(rects[0]?.[0]).toBeGreaterThan(next[0]?.[0] ?? 1)
})

test('turned pages and tables set on their side are read, and their words have places within the page', async () => {
  const document = await read([
    { rotate: 90, lines: [{ x: 50, y: 700, text: 'Turned with its page' }] },
    {
      lines: [
        { x: 300, y: 100, turned: 90, text: 'A table set on its side' },
        { x: 320, y: 100, turned: 90, text: 'and its second row' },
        { x: 50, y: 40, text: '12' },
      ],
    },
  ])
  expect(document.pages[0]).toMatchObject({ width: 842, height: 595 })
  expect(document.text).toBe('Turned with its page\n\nA table set on its side\nand its second row\n\n12')
  const [one, two] = rectsOf(document, { start: 0, end: document.text.length })
  for (const [x, y, width, height] of [...(one?.rects ?? []), ...(two?.rects ?? [])])
    expect([x, y, x + width, y + height].every((n) => n >= 0 && n <= 1)).toBe(true)
  // The words of the turned row stand above one another.
  const row = two?.rects.slice(0, 6) ?? []
  expect(new Set(row.map(([x]) => x)).size).toBe(1)
  expect(row.map(([, y]) => y)).toEqual(row.map(([, y]) => y).toSorted((a, b) => b - a))
})

test('scanned pages and fonts that say nothing are told', async () => {
  const document = await read([
    { picture: true },
    ...words('Words'),
    {},
    { lines: [{ x: 50, y: 700, text: 'What is said', font: 'mute' }] },
  ])
  expect(document.pages.map(({ scanned }) => scanned ?? false)).toEqual([true, false, false, true])
  expect(document.problems).toEqual([
    { what: 'One page is scanned: a picture, without words that can be searched or marked.', page: 1 },
    { what: 'One page has fonts that do not say which letters they show, so the words cannot be read.', page: 4 },
  ])
  expect((await read([{}])).problems).toEqual([{ what: 'No words are in it.' }])
})

test('columns of short cells are read by rows, notes beside the text for themselves', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [`Site ${i}`, `Leads ${i}`, `Trust ${i}`])
  const table = rows.flatMap((cells, i) => cells.map((text, n) => ({ x: 60 + n * 170, y: 700 - i * 14, text })))
  const document = await read([{ lines: table }])
  expect(document.text.replace(/\n+/g, ' ')).toContain('Site 3 Leads 3 Trust 3 Site 4')
  const beside = [
    ...Array.from({ length: 30 }, (_, i) => ({
      x: 200,
      y: 700 - i * 12,
      text: `Line ${i} of the running text, which goes on and on over it`,
    })),
    ...Array.from({ length: 6 }, (_, i) => ({ x: 40, y: 695 - i * 9, size: 7, text: `margin note ${i}` })),
  ]
  const notes = (await read([{ lines: beside }])).text
  expect(notes.indexOf('margin note 5')).toBeLessThan(notes.indexOf('Line 0'))
})

test('numbers beside the lines of a manuscript are not its words', async () => {
  const lines = Array.from({ length: 24 }, (_, i) => [
    { x: 40, y: 760 - i * 24, text: String(i + 1) },
    { x: 90, y: 760 - i * 24, size: 12, text: `What the authors wrote on line number ${i + 1} of it` },
  ]).flat()
  const document = await read([{ lines }])
  expect(document.furniture).toHaveLength(24)
  expect(fold(document.text, { without: document.furniture, hyphens: 'undone' }).text).toContain(
    'number 3 of it What the authors',
  )
})

describe('hostile files', () => {
  const plain = Buffer.from(pdf(words('One page only'))).toString('latin1')
  const raw = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

  test.each([
    ['locked with a password', pdf(words('Secret'), { password: 'open sesame' }), 'locked'],
    ['without a page', pdf([]), 'empty'],
    ['of nothing', new Uint8Array(0), 'empty'],
    ['cut off', raw(plain.slice(0, 700)), 'damaged'],
    ['of rubbish', raw(`%PDF-1.7\n${'x'.repeat(10_000)}`), 'damaged'],
    ['called a PDF', raw('MZ\u0000\u0001 a program'), 'unknown-format'],
    ['locked with no password at all', pdf(words('Open'), { password: '' }), 'read'],
    [
      'with scripts, which do not run',
      pdf(words('Quiet'), { catalog: '/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >>' }),
      'read',
    ],
    ['with two thousand million pages, of which one is there', pdf(words('One'), { count: 2e9 }), 'read'],
    ['whose pages are their own parents', raw(plain.replace(/\/Kids \[\d+ 0 R\]/, '/Kids [2 0 R]')), 'read'],
  ])('%s', async (_, bytes, came) => {
    expect(await refused(bytes)).toBe(came)
  })

  test('of very many pages', async () => {
    let told = 0
    const bytes = pdf(
      Array.from({ length: 600 }, (_, i) => ({ lines: [{ x: 50, y: 400, text: `Page ${i + 1} of many` }] })),
    )
    const { read } = await readDocument(bytes, { name: 'a.pdf', step: async () => void told++ })
    expect(read.pages).toHaveLength(600)
    expect(read.text).toContain('Page 600 of many')
    expect(told).toBe(601)
  })
})
