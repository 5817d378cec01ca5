import { chance } from '../support/chance.ts'
import { type DrawnPage, pdf } from '../support/pdf.ts'
import {
  type Awkward,
  catalog,
  composite,
  drawn,
  embedded,
  forms,
  hello,
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

/** What can be wrong with what stands on the pages of a PDF: drawings, letters, marks (ISO 32000-1, 8, 9 and 12). */
export function awkwardPages(): Awkward[] {
  const page1 = (drawing: DrawnPage) => pdf([drawing])
  return [
    // 8: drawings
    ...made(
      'forms-ring',
      [2, 40].map((n) => [n, () => forms(numbered(n, 10, (i) => `${hello} /X${10 + ((i + 1) % n)} Do`))]),
    ),
    ...made(
      'forms-deep',
      [100, 5_000].map((n) => [n, () => forms(numbered(n, 10, (i) => `q /X${11 + i} Do Q`))]),
    ),
    ...made(
      'forms-double',
      [8, 16, 28].map((n) => [
        n,
        () => forms(numbered(n, 10, (i) => (i === n - 1 ? hello : `/X${11 + i} Do /X${11 + i} Do`))),
      ]),
    ),
    ...made('pattern-ring', [
      [
        1,
        () =>
          drawn(
            `/Pattern cs /P scn 0 0 99 99 re f ${hello}`,
            '/Resources << /Font << /F 5 0 R >> /Pattern << /P 7 0 R >> >>',
            {
              7: stream(
                '/Pattern cs /P scn 0 0 9 9 re f',
                '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.00001 /YStep 0 /Resources << /Pattern << /P 7 0 R >> >>',
              ),
            },
          ),
      ],
    ]),
    ...made(
      'picture',
      [
        '/Width 1000000000 /Height 1000000000',
        '/Width 0 /Height 0',
        '/Width -5 /Height 9',
        '/Width (a)',
        '/Width 9 /Height 9 /SMask 7 0 R',
        '/Width 9 /Height 9 /ColorSpace [/Indexed 7 0 R 255 (a)]',
        '/Width 9 /Height 9 /Filter /JPXDecode',
        '/Width 99999 /Height 99999 /Filter /JBIG2Decode',
      ].map((said, i) => [
        i,
        () =>
          drawn('/X Do', '/Resources << /XObject << /X 7 0 R >> >>', {
            7: stream(noise(500, i), `/Type /XObject /Subtype /Image /BitsPerComponent 8 ${said}`),
          }),
      ]),
    ),
    ...made('inline-picture', [
      [1, () => drawn(`BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID ${noise(100_000, 5)}`)],
      [2, () => drawn(`${'BI /W 1 /H 1 /BPC 8 /CS /G ID a EI '.repeat(20_000)}${hello}`)],
    ]),
    ...made('path', [
      [
        1_000_000,
        () =>
          objects({
            1: catalog,
            2: tree,
            3: page('/Contents 4 0 R'),
            4: packed(Buffer.from('1 2 m 3 4 l S '.repeat(1_000_000))),
          }),
      ],
    ]),
    // 9: letters
    ...made(
      'font-file',
      ['FontFile', 'FontFile2', 'FontFile3'].flatMap((file, i) =>
        [0, 40, 9_000].map((length): [string, () => Uint8Array] => [
          `${file}-${length}`,
          () =>
            drawn(
              hello,
              '',
              {
                6: stream(
                  `${['%!PS-AdobeFont-1.0', '\0\x01\0\0\0\x09', '\x01\0\x04\x02'][i]}${noise(length, i)}`,
                  '/Subtype /Type1C /Length1 9 /Length2 99999999 /Length3 -1',
                ),
              },
              embedded(file, i === 1 ? 'TrueType' : 'Type1'),
            ),
        ]),
      ),
    ),
    ...made(
      'font-broken',
      [
        '7',
        'null',
        '5 0 R',
        '<< >>',
        '<< /Type /Font /Subtype /Nothing >>',
        '<< /Type /Font /Subtype /Type0 /DescendantFonts [5 0 R] /Encoding /Identity-H >>',
        '<< /Type /Font /Subtype /Type1 /BaseFont /A /FirstChar 0 /LastChar 1000000000 /Widths [1] >>',
        `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [${many(50_000, (i) => `${i % 256} /g${i}`).join(' ')}] >> >>`,
      ].map((said, i) => [i, () => drawn(hello, '', {}, said)]),
    ),
    ...made('font-type3', [
      [
        1,
        () =>
          drawn(
            `BT /F 9 Tf (aaaa) Tj ET`,
            '',
            { 6: stream('9 0 d0 BT /F 9 Tf (aa) Tj ET') },
            '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0 0 0 0 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >> /Resources << /Font << /F 5 0 R >> >> >>',
          ),
      ],
    ]),
    ...made(
      'map',
      [
        'begincmap /A usecmap endcmap',
        `begincmap ${'1 beginbfchar <0041> <0042> endbfchar '.repeat(50_000)}endcmap`,
        '1 beginbfrange <0000> <ffffffff> [<0041>] endbfrange',
        `1 beginbfchar <0041> <${'d83d'.repeat(5_000)}> endbfchar`,
        noise(20_000, 8),
        '1 begincidrange <00> <ff> 99999999999 endcidrange',
      ].map((map, i) => [
        i,
        () =>
          drawn(
            'BT /F 9 Tf 50 700 Td <00410041> Tj ET',
            '',
            { 6: stream(map) },
            composite('/Identity-H', '/ToUnicode 6 0 R'),
          ),
      ]),
    ),
    ...made('map-of-itself', [
      [
        1,
        () =>
          drawn(
            'BT /F 9 Tf <0041> Tj ET',
            '',
            { 6: stream('begincmap endcmap', '/Type /CMap /UseCMap 6 0 R /CMapName /A') },
            composite('6 0 R'),
          ),
      ],
    ]),
    ...made(
      'written',
      ['/90ms-RKSJ-H', '/UniJIS-UTF16-V', '/Identity-V', '/GBK-EUC-H', '/NoSuchMap', '/../../etc/passwd'].map(
        (encoding, i) => [i, () => drawn('BT /F 9 Tf 50 700 Td <82a082a282a4> Tj ET', '', {}, composite(encoding))],
      ),
    ),
    ...made(
      'set',
      [
        '0 Tf',
        '-9 Tf',
        '1e9 Tf',
        '9 Tf 0 Tz',
        '9 Tf 0 0 0 0 0 0 Tm',
        '9 Tf 1e30 0 0 1e30 0 0 Tm',
        '9 Tf 1e9 Tc',
        '9 Tf -1e9 TL T* T*',
        '9 Tf 3 Tr',
      ].map((how, i) => [i, () => drawn(`BT /F ${how} (Words here) Tj T* (and there) Tj ET`)]),
    ),
    ...made(
      'letters-anywhere',
      [20_000, 120_000].map((n) => [
        n,
        () => {
          const random = chance(n)
          return page1({
            more: `BT /F 9 Tf ${many(n, () => `1 0 0 1 ${(595 * random()).toFixed(1)} ${(842 * random()).toFixed(1)} Tm (w) Tj`).join(' ')} ET`,
          })
        },
      ]),
    ),
    ...made('letters-in-one-place', [
      [50_000, () => page1({ more: `BT /F 9 Tf ${'1 0 0 1 50 700 Tm (same) Tj '.repeat(50_000)} ET` })],
    ]),
    ...made('turned-all-ways', [
      [360, () => page1({ lines: many(360, (i) => ({ x: 300, y: 400, text: `angle ${i}`, turned: i })) })],
    ]),
    ...made('blanks', [[1, () => page1({ more: `BT /F 9 Tf (${' '.repeat(2_000_000)}) Tj ET` })]]),
    ...made(
      'script',
      [
        'שלום ABC עולם 123',
        'ثقة بين الشركاء 2024',
        'नमस्ते दुनिया',
        '信任，治理。',
        'e\u0301e\u0301e\u0301 café',
        '👩‍👩‍👧‍👦🇳🇱😀',
        '\u202eabc\u202c def',
        'a\u0000b\u0007c\ufffe',
        'ﬁnd ﬂow ﬃ',
        '\u200b\u200d\ufeff',
      ].map((text, i) => [
        i,
        () => page1({ lines: many(30, (n) => ({ x: 50, y: 800 - 20 * n, text, font: 'any' as const })) }),
      ]),
    ),
    ...made('mute', [
      [
        1,
        () =>
          page1({ lines: many(30, (n) => ({ x: 50, y: 800 - 20 * n, text: 'Nobody knows', font: 'mute' as const })) }),
      ],
    ]),
    // 12: marks
    ...made(
      'marks',
      [1_000, 60_000].map((n) => [
        n,
        () =>
          drawn(hello, `/Annots [${'7 0 R '.repeat(n)}]`, {
            7: '<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] /QuadPoints [0 9 9 9 0 0 9 0] /Parent 7 0 R /Popup 7 0 R /IRT 7 0 R /Contents (x) >>',
          }),
      ]),
    ),
    ...made(
      'mark',
      [
        '/Rect [1e30 0 0 -1e30]',
        '/QuadPoints [1 2 3]',
        `/QuadPoints [${'1 '.repeat(800_000)}]`,
        '/Contents 7 0 R',
        '/AP << /N 7 0 R >>',
        '/C [9 9 9 9 9 9]',
        '/Subtype /Widget /Parent 7 0 R',
        '/Subtype /Link /A << /S /URI /URI (javascript:alert\\(1\\)) >>',
      ].map((said, i) => [
        i,
        () => drawn(hello, '/Annots [7 0 R]', { 7: `<< /Type /Annot /Subtype /Highlight ${said} >>` }),
      ]),
    ),
  ]
}
