import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { docx, paragraph } from '../../../test/support/docx.ts'
import type { DocumentText } from '../../core/document/text.ts'
import { readDocument } from '../read-document.ts'

const reading = (name: string) => ({ name, step: async () => {} })
const read = async (name: string, file: string | Uint8Array) =>
  (await readDocument(typeof file === 'string' ? strToU8(file) : file, reading(name))).read
const refused = (name: string, file: string | Uint8Array) =>
  readDocument(typeof file === 'string' ? strToU8(file) : file, reading(name)).then(
    () => 'read',
    (error: { code?: string }) => error.code,
  )
const blocks = ({ text, blocks }: DocumentText) =>
  blocks.map(({ kind, start, end, level }) => [kind, ...(level ? [level] : []), text.slice(start, end)])
const marks = ({ text, marks }: DocumentText) =>
  marks.map(({ kind, start, end, to }) => [kind, text.slice(start, end), ...(to ? [to] : [])])

describe('HTML', () => {
  test('is running text with headings, items, tables, emphasis and links', async () => {
    const document = await read(
      'page.html',
      `<!doctype html><html lang="en"><head><title>Leading  together</title><meta name="citation_doi" content="doi:10.1234/abc"><style>p{}</style></head>
      <body><nav><a href="/">Home</a></nav><h1>Leading together</h1><p>Trust <em>grew</em> slowly&nbsp;here<sup>12</sup>.</p>
      <ul><li>One</li><li><p>Two</p></li></ul><table><tr><th>Site</th><th>Says</th></tr><tr><td>North</td><td></td><td>yes</td></tr></table>
      <blockquote>Said <b>so</b></blockquote><div>Loose <a href="https://example.org/a">words</a><div>nested</div>after</div><pre>  a
   b</pre></body></html>`,
    )
    expect(document.about).toEqual({ title: 'Leading together', doi: '10.1234/abc', language: 'en' })
    expect(blocks(document)).toEqual([
      ['heading', 1, 'Leading together'],
      ['paragraph', 'Trust grew slowly here12.'],
      ['item', 'One'],
      ['item', 'Two'],
      ['row', 'Site\tSays'],
      ['row', 'North\t\tyes'],
      ['quote', 'Said so'],
      ['paragraph', 'Loose words'],
      ['paragraph', 'nested'],
      ['paragraph', 'after'],
      ['verbatim', '  a\n   b'],
    ])
    expect(marks(document)).toEqual([
      ['emphasis', 'grew'],
      ['superscript', '12'],
      ['strong', 'so'],
      ['link', 'words', 'https://example.org/a'],
    ])
  })

  test('what runs, is hidden, fetched or filled in is left, and links lead to the web alone', async () => {
    const document = await read(
      'page.html',
      `<html><body><script>document.write("<p>run</p>")</script><p onclick="x()">Words<img src="https://evil.example/x.png" onerror="x()"></p>
      <iframe src="https://evil.example">inside</iframe><svg><text>drawn</text></svg><p hidden>hidden <b>too</b></p><p style="display:none">gone</p>
      <noscript>off</noscript><template><p>t</p></template><textarea>typed</textarea><p><a href="javascript:alert(1)">press</a> <a href=" data:text/html,x">me</a></p></body></html>`,
    )
    expect(document.text).toBe('Words\n\npress me')
    expect(marks(document)).toEqual([
      ['link', 'press'],
      ['link', 'me'],
    ])
  })

  test('a page of ten thousand nested elements is read, and one without words refused', async () => {
    const deep = `${'<div><b>'.repeat(5_000)}deep${'</b></div>'.repeat(5_000)}`
    expect((await read('deep.html', `<html>${deep}</html>`)).text).toBe('deep')
    expect(await refused('empty.html', '<html><body><script>fill()</script></body></html>')).toBe('no-words')
  })

  test('its own word for its encoding is believed', async () => {
    const latin = Buffer.from('<html><head><meta charset="iso-8859-1"></head><p>Zürich caf\u00e9</p></html>', 'latin1')
    expect((await read('a.html', new Uint8Array(latin))).text).toBe('Zürich café')
  })
})

test('an article in JATS is its title, abstract, sections, tables, notes and references', async () => {
  const document = await read(
    'article.xml',
    `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.2//EN" "JATS.dtd" [<!ENTITY bomb "boom">]>
    <article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en" article-type="research-article"><front><journal-meta><journal-title>J</journal-title></journal-meta>
    <article-meta><article-id pub-id-type="pmid">123</article-id><article-id pub-id-type="doi">10.1234/xyz</article-id>
    <title-group><article-title>Leading <italic>together</italic></article-title></title-group>
    <contrib-group><contrib><name><surname>Sims</surname><given-names>Ana</given-names></name></contrib></contrib-group>
    <abstract><p>Short.</p></abstract></article-meta></front>
    <body><sec><title>Methods</title><p>We asked<xref rid="r1"><sup>1</sup></xref>.</p><sec><title>Sites</title><list><list-item><p>North</p></list-item></list></sec></sec>
    <table-wrap><caption><title>Table 1</title><p>Who</p></caption><table><tr><th>a</th><td>b</td></tr></table></table-wrap><p>&bomb;</p></body>
    <back><ref-list><title>References</title><ref id="r1"><label>1</label><mixed-citation>Wong G. <source>RAMESES</source>. 2013.</mixed-citation></ref></ref-list></back></article>`,
  )
  expect(document.about).toEqual({ language: 'en', pmid: '123', doi: '10.1234/xyz', title: 'Leading together' })
  expect(blocks(document).slice(0, 9)).toEqual([
    ['heading', 1, 'Leading together'],
    ['paragraph', 'Sims Ana'],
    ['heading', 2, 'Abstract'],
    ['paragraph', 'Short.'],
    ['heading', 2, 'Methods'],
    ['paragraph', 'We asked1.'],
    ['heading', 3, 'Sites'],
    ['item', 'North'],
    ['caption', 'Table 1 Who'],
  ])
  expect(document.text).not.toContain('boom')
  expect(document.problems.map(({ what }) => what)).toEqual([
    'The XML is not well made in one place; words may be missing there.',
  ])
  expect(blocks(document).at(-1)).toEqual(['reference', '1 Wong G. RAMESES. 2013.'])
})

test('an article in JATS that is well made has nothing to look at, with its declaration and type or without', async () => {
  const article = '<article><body><p>We asked.</p></body></article>'
  for (const before of [
    '',
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '\ufeff<?xml version="1.0"?>\n<!DOCTYPE article>\n',
  ]) {
    const document = await read('article.xml', `${before}${article}\n`)
    expect(document.problems).toEqual([])
    expect(blocks(document)).toEqual([['paragraph', 'We asked.']])
  }
})

describe('Word files', () => {
  test('give headings, paragraphs, tables and notes, and changes as if accepted', async () => {
    const body = [
      paragraph('Leading together', 'Heading1'),
      '<w:p><w:r><w:t xml:space="preserve">Trust </w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>grew</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>shrank</w:delText></w:r></w:del></w:p>',
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    ].join('')
    const styles = strToU8(
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
    )
    const document = await read(
      'a.docx',
      docx(body, { 'word/styles.xml': styles, 'word/vbaProject.bin': new Uint8Array(9) }),
    )
    expect(blocks(document)).toEqual([
      ['heading', 1, 'Leading together'],
      ['paragraph', 'Trust grew'],
      ['row', 'a\tb'],
    ])
    expect(document.problems.map(({ what }) => what)).toEqual([
      'It has 2 tracked changes, read as if accepted.',
      'It has macros. They were not opened.',
    ])
  })

  test('that are bombs, other archives or broken are refused', async () => {
    const bomb = docx('', { 'word/styles.xml': new Uint8Array(130_000_000) })
    expect(bomb.length).toBeLessThan(300_000)
    expect(await refused('bomb.docx', bomb)).toBe('too-large')
    expect(await refused('a.zip', zipSync({ 'a.txt': strToU8('a') }))).toBe('unknown-format')
    expect(await refused('cut.docx', docx(paragraph('words')).slice(0, 300))).toBe('damaged')
    expect(await refused('deep.docx', docx('<w:sdt><w:sdtContent>'.repeat(60_000)))).toBe('damaged')
    expect(await refused('blank.docx', docx(paragraph('')))).toBe('no-words')
  })
})

test('plain text and Markdown are as they are written', async () => {
  const plain = await read('notes.txt', '\ufeffFirst line\r\nand more\r\n\r\n  Second  paragraph \n')
  expect(plain.text).toBe('First line\nand more\n\n  Second  paragraph \n')
  expect(blocks(plain).map(([, text]) => text)).toEqual(['First line\nand more', 'Second  paragraph'])
  const wide = await read('notes.txt', new Uint8Array(Buffer.from('\ufeffÜber Vertrauen 👩🏽‍🚀', 'utf16le')))
  expect(wide.text).toBe('Über Vertrauen 👩🏽‍🚀')
  const markdown = await read(
    'memo.md',
    '# A memo\n\nTrust *grew*, **slowly**:\nsee [there](https://example.org) and [run](javascript:x).\n\n- one\n- two\n\n> quoted\n> on\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode  x\n```\n',
  )
  expect(blocks(markdown)).toEqual([
    ['heading', 1, 'A memo'],
    ['paragraph', 'Trust grew, slowly: see there and run.'],
    ['item', 'one'],
    ['item', 'two'],
    ['quote', 'quoted on'],
    ['row', 'a\tb'],
    ['row', '1\t2'],
    ['verbatim', 'code  x\n'],
  ])
  expect(marks(markdown)).toEqual([
    ['emphasis', 'grew'],
    ['strong', 'slowly'],
    ['link', 'there', 'https://example.org'],
    ['link', 'run'],
  ])
})

describe('conversations', () => {
  const turns = ({ text, turns }: DocumentText) =>
    turns.map(({ start, end, speaker, from, to }) => [speaker, text.slice(start, end), from, to])

  test('subtitles have times and speakers', async () => {
    const vtt = await read(
      'talk.vtt',
      'WEBVTT\n\nNOTE made by hand\n\n1\n00:00:01.000 --> 00:00:03.500 align:start\n<v Ana>Trust &amp; time.</v>\n\n00:04.000 --> 00:06.000\n<v Ana>More of it.\n\n00:06.000 --> 00:07.000\n<v Ben><i>Yes.</i>\n\nbroken --> time\nno\n',
    )
    expect(turns(vtt)).toEqual([
      ['Ana', 'Trust & time.', 1_000, 3_500],
      ['Ana', 'More of it.', 4_000, 6_000],
      ['Ben', 'Yes.', 6_000, 7_000],
    ])
    expect(vtt.text).toBe('Trust & time.\nMore of it.\n\nYes.')
    expect(vtt.problems).toEqual([{ what: '1 cues have times that cannot be understood; they were left out.' }])
    const srt = await read(
      'talk.srt',
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nInterviewer: What helped?\r\n\r\n2\r\n01:00:02,250 --> 01:00:04,000\r\nP01: - Meetings.\r\n',
    )
    expect(turns(srt)).toEqual([
      ['Interviewer', 'What helped?', 1_000, 2_000],
      ['P01', 'Meetings.', 3_602_250, 3_604_000],
    ])
  })

  test('transcripts have turns however the names are written, and other texts have none', async () => {
    const plain = await read(
      'i.txt',
      'Interview 3\n\nInterviewer: What helped?\nP01: Meetings.\nNothing else.\nInterviewer: [00:01:05] And then?\nP01 (1:10): Trust.\n',
    )
    expect(turns(plain)).toEqual([
      ['Interviewer', 'What helped?', undefined, undefined],
      ['P01', 'Meetings.\nNothing else.', undefined, undefined],
      ['Interviewer', '[00:01:05] And then?', undefined, undefined],
      ['P01', 'Trust.', 70_000, undefined],
    ])
    const software = await read(
      'i.txt',
      'Ana Sims   0:03\nGood morning.\n\nBen   0:09\nMorning.\n\nAna Sims   0:12\nShall we?\n\nBen   1:00:00\nYes.',
    )
    expect(turns(software).map(([speaker, said, from]) => [speaker, said, from])).toEqual([
      ['Ana Sims', 'Good morning.', 3_000],
      ['Ben', 'Morning.', 9_000],
      ['Ana Sims', 'Shall we?', 12_000],
      ['Ben', 'Yes.', 3_600_000],
    ])
    const word = await read(
      'i.docx',
      docx(['Q: Who?', 'A: We.', 'Q: When?', 'A: Then.'].map((text) => paragraph(text)).join('')),
    )
    expect(turns(word).map(([speaker]) => speaker)).toEqual(['Q', 'A', 'Q', 'A'])
    const article = await read(
      'a.txt',
      'Aim: to see.\n\nMethods: we looked.\n\nResults: we saw.\n\nConclusion: seen.\n\nAnd much more of it.',
    )
    expect(article.turns).toEqual([])
  })
})

test('what is no document is refused, whatever it is called', async () => {
  expect(await refused('a.pdf', 'no pdf at all')).toBe('damaged')
  expect(await refused('old.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toBe(
    'unknown-format',
  )
  expect(await refused('a.png', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]))).toBe('unknown-format')
})
