// Past 400 lines as it is laid out: one list of what can be wrong, in the order of the standard.

import { article } from '../support/article.ts'
import { pdf } from '../support/pdf.ts'
import {
  type Awkward,
  catalog,
  catalogued,
  drawn,
  font,
  hello,
  helvetica,
  inStreams,
  latin,
  made,
  many,
  noise,
  numbered,
  objects,
  packed,
  page,
  stream,
  tree,
} from './pdf-files.ts'

const boxes = [
  '[0 0 0 0]',
  '[0 0 -595 -842]',
  '[595 842 0 0]',
  '[0 0 1e38 1e38]',
  '[1e9 1e9 1e9 1e9]',
  '[0 0 0.0001 0.0001]',
  '[0 0 595]',
  '[(a) /b null true]',
  '7',
  '[0 0 99999999999999999999 1]',
  '3 0 R',
]
const numbersSaid = ['--5', '1.2.3', '1e400', '+-7', '.', '00000000000000000000001', '9'.repeat(5_000), '-', '0x10']
const filters = [
  'ASCIIHexDecode',
  'ASCII85Decode',
  'LZWDecode',
  'RunLengthDecode',
  'FlateDecode',
  'DCTDecode',
  'JPXDecode',
  'JBIG2Decode',
  'CCITTFaxDecode',
  'Crypt',
  'NoSuchDecode',
] // prettier-ignore
const actions = [
  '/S /JavaScript /JS (while\\(true\\){})',
  '/S /Launch /F (/bin/sh)',
  '/S /URI /URI (http://example.com/)',
  '/S /SubmitForm /F (http://example.com/)',
  '/S /GoToR /F (other.pdf) /D [0 /Fit]',
  '/S /ImportData /F (a.fdf)',
  '/S /Rendition /OP 0',
  '/S /Named /N /NextPage /Next 7 0 R',
]

/** What can be wrong with a PDF as a file (ISO 32000-1, 7), part by part; each part in several sizes and sorts. */
export function awkwardPdfs(): Awkward[] {
  const paper = pdf(article(11, { pages: 3, title: 'Trust' }))
  const asText = Buffer.from(paper).toString('latin1')
  return [
    // 7.2 and 7.3: words and things
    ...made(
      'number',
      numbersSaid.map((n, i) => [i, () => drawn(`BT /F ${n} Tf ${n} ${n} Td (Words) Tj ET`)]),
    ),
    ...made(
      'nested',
      ['[', '<<', '<</A', '(', '<'].map((sign, i) => [i, () => catalogued(`/A ${sign.repeat(200_000)}`)]),
    ),
    ...made(
      'string',
      [1e4, 1e6, 2e7].map((n) => [n, () => drawn(`BT /F 9 Tf (${'a'.repeat(n)}) Tj ET`)]),
    ),
    ...made(
      'array',
      [1e4, 1e6].map((n) => [n, () => drawn(`BT /F 9 Tf [${'(a) -9 '.repeat(n)}] TJ ET`)]),
    ),
    ...made(
      'name',
      [1e4, 5e6].map((n) => [n, () => catalogued(`/${'#41'.repeat(n)} 1`)]),
    ),
    ...made(
      'comment',
      [1e6, 3e7].map((n) => [n, () => catalogued(`\n%${'x'.repeat(n)}\n`)]),
    ),
    ...made(
      'unclosed',
      ['(', '<', '[', '<<', 'BI /W 9 /H 9 ID ', 'BT', 'q', '/', '{'].map((sign, i) => [
        i,
        () => drawn(`${hello} ${sign}`),
      ]),
    ),
    // 7.4: filters
    ...filters.flatMap((filter, i) => [
      ...made(
        `filter-${filter}`,
        [0, 1, 2].map((n) => [
          n,
          () =>
            objects({
              1: catalog,
              2: tree,
              3: page(`/Contents 4 0 R ${font}`),
              4: stream(noise([0, 300, 200_000][n] ?? 0, i), `/Filter /${filter}`),
              5: helvetica,
            }),
        ]),
      ),
      ...made(`filter-${filter}-many`, [
        [
          100,
          () =>
            objects({
              1: catalog,
              2: tree,
              3: page(`/Contents 4 0 R ${font}`),
              4: stream(noise(9_000, i), `/Filter [${`/${filter} `.repeat(100)}]`),
              5: helvetica,
            }),
        ],
      ]),
    ]),
    ...made(
      'predictor',
      [
        '1 /Columns 1000000000',
        '15 /Columns 0',
        '2 /Colors 1000000',
        '12 /Columns -1',
        '2 /BitsPerComponent 64',
        '99',
      ].map((more, i) => [
        i,
        () =>
          objects({
            1: catalog,
            2: tree,
            3: page('/Contents 4 0 R'),
            4: packed(Buffer.from(hello.repeat(50)), `/DecodeParms << /Predictor ${more} >>`),
          }),
      ]),
    ),
    ...made('run-length-bomb', [
      [
        1,
        () =>
          objects({
            1: catalog,
            2: tree,
            3: page('/Contents 4 0 R'),
            4: stream('\x81 '.repeat(2_000_000), '/Filter /RunLengthDecode'),
          }),
      ],
    ]),
    ...made(
      'length',
      ['0', '-1', '999999999999', '(a)', 'null', '99 0 R', '4 0 R'].map((said, i) => [
        i,
        () => latin(Buffer.from(drawn(hello)).toString('latin1').replace(`/Length ${hello.length}`, `/Length ${said}`)),
      ]),
    ),
    ...made('no-endstream', [[1, () => latin(asText.replaceAll('endstream', ''))]]),
    // 7.5: the file
    ...made(
      'cut',
      many(24, (i) => [i, () => paper.subarray(0, Math.floor((paper.length * (i + 0.5)) / 24))]),
    ),
    ...made(
      'before',
      [1e3, 1e6].map((n) => [n, () => latin(`${noise(n, 3)}${asText}`)]),
    ),
    ...made(
      'behind',
      [1e3, 5e6].map((n) => [n, () => latin(`${asText}${noise(n, 4)}`)]),
    ),
    ...made(
      'header',
      ['%PDF-9.9', '%PDF-', '%PDG-1.4', '%!PS-Adobe-3.0 %PDF-1.4', '\ufeff%PDF-1.4'].map((head, i) => [
        i,
        () => latin(asText.replace('%PDF-1.4', head)),
      ]),
    ),
    ...made(
      'startxref',
      ['-1', '0', '99999999999', 'x', ''].map((said, i) => [
        i,
        () => latin(asText.replace(/startxref\n\d+/, `startxref\n${said}`)),
      ]),
    ),
    ...made('table', [
      [1, () => latin(asText.replaceAll(/\d{10} 00000 n/g, '0000000009 00000 n'))],
      [2, () => latin(asText.replaceAll(/\d{10} 00000 n/g, '9999999999 00000 n'))],
      [3, () => latin(asText.replace(/xref\n0 \d+/, 'xref\n0 2000000000'))],
      [4, () => latin(asText.replace(/xref\n0 (\d+)/, 'xref\n-5 $1'))],
      [5, () => latin(asText.replaceAll('\n', '\r'))],
    ]),
    ...made(
      'tables-in-a-ring',
      [2, 50, 5_000].map((n) => [
        n,
        () => {
          let text = asText.slice(0, asText.indexOf('xref\n0'))
          const from = text.length
          const one = (at: number, before: number) =>
            `xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 9 /Prev ${String(before).padStart(10, '0')} /Pad ${String(at).padStart(10, '0')} >>\n`
          const each = one(0, 0).length
          for (let i = 0; i < n; i++) text += one(i, from + each * ((i + 1) % n))
          return latin(`${text}startxref\n${from}\n%%EOF`)
        },
      ]),
    ),
    ...made('again-and-again', [[200, () => latin(asText.repeat(200))]]),
    ...made('objects', [
      [1, () => inStreams({})],
      [2, () => inStreams({ holder: '/Extends 4 0 R' })],
      [3, () => inStreams({ first: 1_000_000 })],
      [4, () => inStreams({ holder: '/N 1000000000' })],
      [5, () => inStreams({ table: '/Size 2000000000 /W [1 2 1]' })],
      [6, () => inStreams({ table: '/Size 8 /W [0 0 0]' })],
      [7, () => inStreams({ table: '/Size 8 /W [1 2 1] /Index [0 2000000000]' })],
      [8, () => inStreams({ table: '/Size 8 /W [8 8 8]' })],
      [9, () => inStreams({ table: '/Size 8 /W [1 2 1] /Prev 9' })],
      [10, () => inStreams({ table: '/Size 8 /W [1 -2 1]' })],
    ]),
    // 7.6: locks
    ...made(
      'locked',
      ['x', ''].map((password, i) => [i, () => pdf([{ lines: [{ x: 50, y: 700, text: 'Words' }] }], { password })]),
    ),
    ...made(
      'lock',
      [
        '/Filter /NoSuch',
        '/Filter /Standard /V 99 /R 99',
        '/Filter /Standard /V 5 /R 6 /O (a) /U (b) /OE (c) /UE (d) /Perms (e) /P -4',
        '/Filter /Standard /V 4 /R 4 /CF << /StdCF << /CFM /None >> >> /StmF /StdCF /StrF /StdCF /O (a) /U (b) /P 0',
        '/Filter /Standard /V 1 /R 2 /O 7 /U 8 /P (x)',
      ].map((said, i) => [
        i,
        () =>
          objects(
            { 1: catalog, 2: tree, 3: page(`/Contents 4 0 R ${font}`), 4: stream(hello), 5: helvetica },
            `/Root 1 0 R /Encrypt << ${said} >> /ID [(a) (b)]`,
          ),
      ]),
    ),
    // 7.7: the catalog and its pages
    ...made(
      'catalog',
      ['', '/Pages 1 0 R', '/Pages null', '/Pages (x)', '/Pages 99 0 R', '/Pages 3 0 R'].map((said, i) => [
        i,
        () => objects({ 1: `<< /Type /Catalog ${said} >>`, 2: tree, 3: page('') }),
      ]),
    ),
    ...made(
      'count',
      ['-1', '0', '1e9', '(x)', 'null', '2147483647'].map((n, i) => [
        i,
        () =>
          objects({
            1: catalog,
            2: `<< /Type /Pages /Count ${n} /Kids [3 0 R] >>`,
            3: page(`/Contents 4 0 R ${font}`),
            4: stream(hello),
            5: helvetica,
          }),
      ]),
    ),
    ...made(
      'kids',
      [
        'null',
        '7',
        '[null null null]',
        '[99 0 R]',
        '[3 0 R 3 0 R 3 0 R 3 0 R]',
        '<< >>',
        '[[[3 0 R]]]',
        '[1 0 R 2 0 R]',
      ].map((kids, i) => [
        i,
        () => objects({ 1: catalog, 2: `<< /Type /Pages /Count 3 /Kids ${kids} >>`, 3: page('') }),
      ]),
    ),
    ...made(
      'kids-deep',
      [10, 1_000, 100_000].map((n) => [
        n,
        () =>
          objects({
            1: catalog,
            ...numbered(n, 2, (i) => `<< /Type /Pages /Count 1 /Kids [${i + 3} 0 R] >>`),
            [n + 2]: '<< /Type /Page >>',
          }),
      ]),
    ),
    ...made(
      'kids-wide',
      [1_000, 100_000].map((n) => [
        n,
        () => objects({ 1: catalog, 2: `<< /Type /Pages /Count ${n} /Kids [${'3 0 R '.repeat(n)}] >>`, 3: page('') }),
      ]),
    ),
    ...made('pages-empty', [
      [3_000, () => pdf(many(3_000, () => ({})))],
      [12_000, () => pdf(many(12_000, () => ({})))],
    ]),
    ...made(
      'media-box',
      boxes.map((box, i) => [
        i,
        () =>
          objects({
            1: catalog,
            2: tree,
            3: `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R ${font} >>`,
            4: stream(hello),
            5: helvetica,
          }),
      ]),
    ),
    ...made(
      'unit',
      ['1e9', '0', '-1', '(x)'].map((unit, i) => [i, () => drawn(hello, `/UserUnit ${unit}`)]),
    ),
    ...made(
      'rotate',
      ['45', '-90', '1e9', '(x)', '90 0 R'].map((turn, i) => [i, () => drawn(hello, `/Rotate ${turn}`)]),
    ),
    ...made(
      'contents',
      ['[4 0 R 4 0 R null 99 0 R]', `[${'4 0 R '.repeat(20_000)}]`, '3 0 R', '(BT ET)', '[[4 0 R]]'].map((what, i) => [
        i,
        () => objects({ 1: catalog, 2: tree, 3: page(`/Contents ${what} ${font}`), 4: stream(hello), 5: helvetica }),
      ]),
    ),
    // 7.9 to 7.12: trees, names, functions
    ...made(
      'labels',
      [
        '<< /Kids [7 0 R] >>',
        '<< /Nums [0 << /S /r /St 2000000000 >>] >>',
        '<< /Nums [0 << /S /A /St 1000000 >>] >>',
        '<< /Nums [(a) (b)] >>',
      ].map((said, i) => [i, () => catalogued(`/PageLabels ${said}`, { 7: '<< /Kids [7 0 R 7 0 R] >>' })]),
    ),
    ...made(
      'outline',
      [10, 50_000].map((n) => [
        n,
        () =>
          catalogued('/Outlines 7 0 R', {
            7: `<< /First 8 0 R /Last ${n + 7} 0 R >>`,
            ...numbered(n, 8, (i) => `<< /Title (a) /Parent 7 0 R /Next ${i + 9} 0 R /First 7 0 R >>`),
          }),
      ]),
    ),
    ...made('about', [
      [
        'title',
        () =>
          objects(
            {
              1: catalog,
              2: tree,
              3: page(`/Contents 4 0 R ${font}`),
              4: stream(hello),
              5: helvetica,
              6: `<< /Title (${'t'.repeat(5_000_000)}) /Subject 6 0 R /doi [6 0 R] >>`,
            },
            '/Root 1 0 R /Info 6 0 R',
          ),
      ],
      [
        'entities',
        () =>
          catalogued('/Metadata 7 0 R', {
            7: stream(
              `<?xml version="1.0"?><!DOCTYPE x [${many(10, (i) => `<!ENTITY a${i} "${i === 0 ? 'ha' : `&a${i - 1};`.repeat(50)}">`).join('')}]><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description><dc:title>&a9;</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`,
              '/Type /Metadata /Subtype /XML',
            ),
          }),
      ],
      [
        'deep',
        () => catalogued('/Metadata 7 0 R', { 7: stream('<a>'.repeat(200_000), '/Type /Metadata /Subtype /XML') }),
      ],
    ]),
    ...made(
      'action',
      actions.map((what, i) => [i, () => catalogued('/OpenAction 7 0 R /AA << /WC 7 0 R >>', { 7: `<< ${what} >>` })]),
    ),
    ...made('form-of-xfa', [
      [
        1,
        () =>
          catalogued('/AcroForm << /XFA 7 0 R /Fields [8 0 R] >>', {
            7: stream('<xdp:xdp>'.repeat(9_999)),
            8: '<< /T (a) /Parent 8 0 R /Kids [8 0 R] >>',
          }),
      ],
    ]),
    ...made('layers', [
      [
        1,
        () =>
          catalogued('/OCProperties << /OCGs [7 0 R] /D << /Order [[[[7 0 R]]]] >> >>', {
            7: '<< /Type /OCMD /OCGs 7 0 R /VE [/And 7 0 R] >>',
          }),
      ],
    ]),
    ...made('parts', [
      [
        1,
        () =>
          catalogued('/StructTreeRoot 7 0 R /MarkInfo << /Marked true >>', {
            7: '<< /Type /StructTreeRoot /K 7 0 R /ParentTree 7 0 R >>',
          }),
      ],
    ]),
    ...made('attached', [
      [
        1,
        () =>
          catalogued('/Names << /EmbeddedFiles 7 0 R /Dests 7 0 R >>', { 7: '<< /Kids [7 0 R] /Limits [(a) (z)] >>' }),
      ],
    ]),
  ]
}

/** PDFs that are sound, in the ways in which files differ, to be damaged. */
export const soundPdfs = (): Uint8Array[] => [
  pdf(article(7, { pages: 6, title: 'Trust', doi: '10.1234/x' })),
  inStreams({}),
  pdf(many(4, (i) => ({ picture: i % 2 === 0, rotate: 90 * i, lines: [{ x: 50, y: 700, text: `Page ${i}` }] }))),
  pdf([
    { lines: many(40, (n) => ({ x: 50, y: 800 - 18 * n, text: 'ثقة and 信任 together 😀', font: 'any' as const })) },
  ]),
  pdf(article(8, { pages: 2 }), { password: '' }),
  drawn(hello, '/Annots [7 0 R]', {
    7: '<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] /QuadPoints [0 9 9 9 0 0 9 0] /Contents (x) >>',
  }),
]
