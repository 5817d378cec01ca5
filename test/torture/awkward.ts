import { deflateSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import { article } from '../support/article.ts'
import { chance } from '../support/chance.ts'
import { docx, paragraph } from '../support/docx.ts'
import { pdf } from '../support/pdf.ts'
import { zip } from '../support/zip.ts'
import { awkwardPages } from './awkward-pages.ts'
import { awkwardPdfs, soundPdfs } from './awkward-pdfs.ts'
import { type Awkward, catalog, font, helvetica, objects, packed, page, stream, tree } from './pdf-files.ts'

/** The same file with bytes changed, taken out, doubled, or cut off: what a bad disk and a bad connection do. */
export function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  const random = chance(seed)
  const at = () => Math.floor(random() * bytes.length)
  const copy = Buffer.from(bytes)
  const kind = seed % 4
  if (kind === 0) for (let n = 0; n < 1 + random() * 60; n++) copy[at()] = Math.floor(random() * 256)
  if (kind === 1) return new Uint8Array(copy.subarray(0, at()))
  if (kind === 2) {
    const [a, b] = [at(), at()].sort((x, y) => x - y) as [number, number]
    return new Uint8Array(Buffer.concat([copy.subarray(0, a), copy.subarray(Math.min(b, a + 3_000))]))
  }
  // Digits are numbers of objects, lengths and places: these hurt most.
  if (kind === 3)
    for (let n = 0, i = at(); n < 20; n++, i = at()) {
      for (; i < copy.length && !((copy[i] ?? 0) >= 48 && (copy[i] ?? 0) <= 57); ) i++
      if (i < copy.length) copy[i] = 48 + Math.floor(random() * 10)
    }
  return new Uint8Array(copy)
}

const words = (n: number) => Array.from({ length: n }, (_, i) => `word${i}`).join(' ')

/** PDFs, Word files and pages that are locked, damaged, endless, scripted, swelling, or in scripts that turn. */
export function awkward(mutations: number): Awkward[] {
  const sound = soundPdfs()
  const letter = docx(Array.from({ length: 60 }, (_, i) => paragraph(`Paragraph ${i}. ${words(30)}`)).join(''))
  const html = strToU8(`<html><body>${'<p>Trust <b>grew</b> slowly.</p>'.repeat(200)}</body></html>`)
  return [
    { name: 'locked.pdf', bytes: () => pdf([{ lines: [{ x: 50, y: 700, text: 'x' }] }], { password: 'x' }) },
    { name: 'zero-pages.pdf', bytes: () => pdf([]) },
    {
      name: 'says-a-million-pages.pdf',
      bytes: () => pdf([{ lines: [{ x: 9, y: 9, text: 'x' }] }], { count: 1_000_000 }),
    },
    { name: 'pages-5000.pdf', bytes: () => pdf(article(1, { pages: 5_000 })) },
    { name: 'mute-font.pdf', bytes: () => pdf([{ lines: [{ x: 50, y: 700, text: 'Nobody knows', font: 'mute' }] }]) },
    {
      name: 'right-to-left.pdf',
      bytes: () =>
        pdf([
          {
            lines: [
              { x: 50, y: 700, text: 'שלום לכולם מרחב', font: 'any' },
              { x: 50, y: 680, text: 'Trust ثقة and 信任 together 😀', font: 'any' },
            ],
          },
        ]),
    },
    {
      name: 'scripted.pdf',
      bytes: () =>
        pdf([{ lines: [{ x: 50, y: 700, text: 'Words' }] }], {
          catalog:
            '/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>',
        }),
    },
    { name: 'only-a-header.pdf', bytes: () => strToU8('%PDF-1.7\n') },
    { name: 'nothing.pdf', bytes: () => new Uint8Array() },
    { name: 'zeros.pdf', bytes: () => new Uint8Array(5_000_000) },
    {
      name: 'tree-of-itself.pdf',
      bytes: () => objects({ 1: catalog, 2: '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 3 0 R] >>', 3: page('') }),
    },
    {
      name: 'two-that-hold-each-other.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: '<< /Type /Pages /Count 9 /Kids [3 0 R] >>',
          3: '<< /Type /Pages /Count 9 /Parent 2 0 R /Kids [2 0 R] >>',
        }),
    },
    {
      name: 'own-parent.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: `<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 2 0 R >>`,
          3: '<< /Type /Page /Parent 2 0 R >>',
        }),
    },
    {
      name: 'drawing-in-itself.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page('/Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >>'),
          4: stream('/X Do'),
          6: stream(
            '/X Do /X Do',
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
          ),
        }),
    },
    {
      name: 'outline-in-a-ring.pdf',
      bytes: () =>
        objects({
          1: '<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>',
          2: tree,
          3: page(''),
          7: '<< /First 8 0 R /Last 8 0 R >>',
          8: '<< /Title (a) /Next 8 0 R /First 7 0 R >>',
        }),
    },
    {
      name: 'length-of-itself.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page('/Contents 4 0 R'),
          4: '<< /Length 4 0 R >>\nstream\nBT ET\nendstream',
        }),
    },
    {
      name: 'table-in-a-ring.pdf',
      bytes: () =>
        strToU8(
          `%PDF-1.7\n1 0 obj\n${catalog}\nendobj\n2 0 obj\n${tree}\nendobj\n3 0 obj\n${page('')}\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 4 /Prev 180 >>\nstartxref\n180\n%%EOF`,
        ),
    },
    {
      name: 'brackets-300000.pdf',
      bytes: () =>
        objects({ 1: catalog, 2: tree, 3: page(`/Contents 4 0 R /Annots ${'['.repeat(300_000)}`), 4: stream('BT ET') }),
    },
    {
      name: 'kids-of-kids-20000.pdf',
      bytes: () =>
        objects(
          Object.fromEntries([
            [1, catalog],
            ...Array.from({ length: 20_000 }, (_, i): [number, string] => [
              i + 2,
              `<< /Type /Pages /Count 1 /Kids [${i + 3} 0 R] >>`,
            ]),
            [20_002, '<< /Type /Page >>'],
          ]),
        ),
    },
    {
      name: 'saved-states-5-million.pdf',
      bytes: () =>
        objects({ 1: catalog, 2: tree, 3: page('/Contents 4 0 R'), 4: packed(Buffer.from('q '.repeat(5_000_000))) }),
    },
    {
      name: 'text-bomb-1-gb.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page(`/Contents 4 0 R ${font}`),
          4: packed(Buffer.alloc(1_000_000_000, 'BT /F 9 Tf (aaaaaaaaaaaaaaaaaaaaaaaa) Tj ET ')),
          5: helvetica,
        }),
    },
    {
      name: 'packed-twelve-times.pdf',
      bytes: () => {
        let bytes = Buffer.alloc(50_000_000, 32)
        for (let i = 0; i < 12; i++) bytes = deflateSync(bytes)
        return objects({
          1: catalog,
          2: tree,
          3: page('/Contents 4 0 R'),
          4: stream(bytes.toString('latin1'), `/Filter [${'/FlateDecode '.repeat(12)}]`),
        })
      },
    },
    {
      name: 'picture-100000-square.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page('/Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >>'),
          4: stream('595 0 0 842 0 0 cm /X Do'),
          6: packed(
            Buffer.alloc(1_000_000),
            '/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8',
          ),
        }),
    },
    {
      name: 'page-of-a-billion-points.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] /Contents 4 0 R ${font} >>`,
          4: stream('BT /F 9e8 Tf (far) Tj 1e30 1e30 Td (farther) Tj ET'),
          5: helvetica,
        }),
    },
    {
      name: 'page-turned-37.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page(`/Rotate 37 /Contents 4 0 R ${font}`),
          4: stream('BT /F 9 Tf (turned) Tj ET'),
          5: helvetica,
        }),
    },
    {
      name: 'map-of-a-billion.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page(`/Contents 4 0 R ${font}`),
          4: stream('BT /F 9 Tf <0001> Tj ET'),
          5: '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>] >>',
          6: stream(
            'begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <7fffffff> <0041> endbfrange endcmap',
          ),
        }),
    },
    {
      name: 'letters-a-million-fonts.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page(`/Contents 4 0 R ${font}`),
          4: packed(Buffer.from('/F 9 Tf BT (a) Tj ET '.repeat(400_000))),
          5: helvetica,
        }),
    },
    {
      name: 'function-in-a-ring.pdf',
      bytes: () =>
        objects({
          1: catalog,
          2: tree,
          3: page(
            '/Contents 4 0 R /Resources << /ColorSpace << /C [/Separation /X /DeviceRGB 6 0 R] >> /Pattern << /P << /PatternType 2 /Shading << /ShadingType 1 /ColorSpace /DeviceRGB /Function 6 0 R >> >> >> >>',
          ),
          4: stream('/C cs 1 scn /Pattern cs /P scn 0 0 9 9 re f'),
          6: '<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R 6 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>',
        }),
    },
    {
      name: 'macros.docx',
      bytes: () => docx(paragraph('Words beside a macro.'), { 'word/vbaProject.bin': new Uint8Array(20_000).fill(7) }),
    },
    {
      name: 'tracked.docx',
      bytes: () =>
        docx(
          '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>put in </w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>taken out </w:delText></w:r></w:del><w:r><w:t>left</w:t></w:r></w:p>',
        ),
    },
    { name: 'bomb.docx', bytes: () => docx(paragraph('x'), { 'word/styles.xml': new Uint8Array(600_000_000) }) },
    { name: 'bomb-of-words.docx', bytes: () => docx(paragraph('a'.repeat(300_000_000))) },
    {
      name: 'says-it-is-small.docx',
      bytes: () => zip([{ name: 'word/document.xml', data: new Uint8Array(80_000_000), says: 10 }]),
    },
    {
      name: 'entities.docx',
      bytes: () =>
        zip([
          { name: '[Content_Types].xml', data: '<Types/>' },
          {
            name: 'word/document.xml',
            data: `<!DOCTYPE a [<!ENTITY a "${'a'.repeat(1_000)}">${Array.from({ length: 8 }, (_, i) => `<!ENTITY ${'bcdefghi'[i]} "${`&${'abcdefgh'[i]};`.repeat(50)}">`).join('')}]><w:document><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>`,
          },
        ]),
    },
    {
      name: 'tables-in-tables-3000.docx',
      bytes: () =>
        docx(`${'<w:tbl><w:tr><w:tc>'.repeat(3_000)}${paragraph('in')}${'</w:tc></w:tr></w:tbl>'.repeat(3_000)}`),
    },
    { name: 'climbs-out.docx', bytes: () => docx(paragraph('x'), { '../../etc/x': strToU8('x') }) },
    { name: 'no-document.docx', bytes: () => zip([{ name: 'a.txt', data: 'x' }]) },
    { name: 'paragraphs-200000.docx', bytes: () => docx(paragraph('Trust grew.').repeat(200_000)) },
    {
      name: 'scripts.html',
      bytes: () =>
        strToU8(
          '<html><head><script>while(true){}</script><meta http-equiv="refresh" content="0;url=http://example.com"></head><body onload="alert(1)"><img src="http://example.com/x.png"><link rel=stylesheet href="//example.com/x.css"><iframe src="file:///etc/passwd"></iframe><p>Words.</p></body></html>',
        ),
    },
    {
      name: 'divs-500000.html',
      bytes: () => strToU8(`<html><body>${'<div>'.repeat(500_000)}in${'</div>'.repeat(500_000)}`),
    },
    { name: 'never-closed.html', bytes: () => strToU8(`<html><body>${'<p><b><i><a href="'.repeat(100_000)}`) },
    { name: 'one-attribute.html', bytes: () => strToU8(`<html><body data-x="${'x'.repeat(50_000_000)}">words`) },
    { name: 'signs.html', bytes: () => strToU8(`<html><body>${'&amp;&#x1F600;&notanentity;'.repeat(300_000)}`) },
    { name: 'lists-100000.md', bytes: () => strToU8(`${'> '.repeat(5_000)}deep\n${'- a\n'.repeat(100_000)}`) },
    { name: 'one-line.txt', bytes: () => new Uint8Array(55_000_000).fill(97) },
    {
      name: 'article-of-nothing.xml',
      bytes: () => strToU8(`<article article-type="x">${'<sec>'.repeat(50_000)}<p>in</p>`),
    },
    {
      name: 'endless-times.vtt',
      bytes: () => strToU8(`WEBVTT\n\n${'00:00:01.000 --> 99:99:99.999\n<v A>a\n\n'.repeat(150_000)}`),
    },
    ...awkwardPdfs(),
    ...awkwardPages(),
    ...Array.from({ length: mutations }, (_, seed): Awkward => {
      const [name, bytes] =
        seed % 5 === 3
          ? (['docx', letter] as const)
          : seed % 5 === 4
            ? (['html', html] as const)
            : (['pdf', sound[seed % sound.length] ?? new Uint8Array()] as const)
      return { name: `damaged-${seed}.${name}`, bytes: () => damaged(bytes, seed) }
    }),
  ]
}
