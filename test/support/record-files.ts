// Files of records made by grammars, as exports of each format may be: what was put in is known, so it can be counted.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { Format } from '../../src/core/record/formats/sniff.ts'
import { zip } from './zip.ts'

/** A file, and for each of its records the mark that its title holds and how many authors it has. */
export interface Made {
  name: string
  bytes: Uint8Array
  records: { mark: string; authors: number }[]
}

interface Person {
  family: string
  given: string
}
interface Work {
  mark: string
  title: string
  authors: Person[]
  year: string
  abstract: string
  keywords: string[]
  extra: string
}

/** Words as people, databases and attackers write them. None of them ends a line. */
const nasty = fc.constantFrom(
  ..."trust integrated-care Nguyễn 信頼 “quoted” ’s – a;b x,y 50% $5 C# a_b ~ ^ & < > = ( ) [1] @work \\ | ' ` &amp; &eacute; <i>x</i> </record> ]]> TY PMID 😀 \u0301 \ufeff \u2028 \u00a0 \t \0 \u0007 NULL -- === %0 ER".split(
    ' ',
  ),
  'x'.repeat(400),
  '\ud800',
)
const words = fc.array(nasty, { maxLength: 8 }).map((all) => all.join(' '))
const family = fc.constantFrom(
  'Sims',
  'van der Berg',
  'O’Neill',
  'Nguyễn',
  'Ångström-Okafor',
  'Müller',
  '信',
  'de la Cruz',
)
const person = fc.record({ family, given: fc.constantFrom('A.', 'Ana', 'María José', 'V A') })
const works = fc
  .array(
    fc.record({
      title: words,
      authors: fc.array(person, { maxLength: 4 }),
      year: fc.constantFrom('2019', '1999', '98', '', 'in press', '20199', '2019/06/14/', 'Jun 2019'),
      abstract: words,
      keywords: fc.array(fc.constantFrom('peer support', 'diabetes mellitus, type 2', 'trust'), { maxLength: 3 }),
      extra: words,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((one, i): Work => ({ ...one, mark: `Mark${i}q`, title: `Mark${i}q ${one.title}` })))

/** How a file of lines may vary. */
const habits = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  blank: fc.boolean(),
  wrap: fc.boolean(),
  unended: fc.boolean(),
  tight: fc.boolean(),
  junk: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be'),
  pick: fc.nat(3),
})
type Habits = typeof habits extends fc.Arbitrary<infer T> ? T : never

/** A value on one line, as whatever writes lines of tags must keep it. */
const flat = (text: string): string => text.replace(/[\r\n\u2028]/g, ' ')
/** Braces, quotation marks and backslashes are BibTeX's own. */
const texed = (text: string): string => flat(text).replace(/[\\{}"@]/g, '')
const xml = (text: string): string =>
  flat(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
    .replace(/[\0-\x08\x0b-\x1f\ud800-\udfff\ufeff]/g, '')
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const inverted = ({ family, given }: Person): string => `${family}, ${given}`

const wrapped = (text: string, { wrap, lineEnd }: Habits, by: string): string =>
  wrap ? flat(text).replace(/ trust /g, `${lineEnd}${by}and trust `) : flat(text)

type Grammar = (works: readonly Work[], habits: Habits) => string

const ris: Grammar = (all, habits) => {
  const { lineEnd, blank, unended, tight, junk, pick } = habits
  const tag = (name: string, value: string) => `${name}  -${tight ? '' : ' '}${value}${lineEnd}`
  const [title, author, year] = [
    ['TI', 'AU', 'PY'],
    ['T1', 'A1', 'Y1'],
    ['TI', 'AU', 'DA'],
    ['T1', 'AU', 'PY'],
  ][pick] as [string, string, string]
  return all
    .map((work, i) =>
      [
        junk ? `${i + 1}.${lineEnd}` : '',
        tag('TY', 'JOUR'),
        tag(title, flat(work.title)),
        ...work.authors.map((name) => tag(author, inverted(name))),
        work.year && tag(year, work.year),
        tag('AB', wrapped(work.abstract, habits, '')),
        ...work.keywords.map((word) => tag('KW', word)),
        tag('ZZ', flat(work.extra)),
        unended ? '' : tag('ER', ''),
        blank ? lineEnd : '',
      ].join(''),
    )
    .join('')
}

const nbib: Grammar = (all, habits) => {
  const { lineEnd } = habits
  const tag = (name: string, value: string) => `${name.padEnd(4)}- ${value}${lineEnd}`
  return all
    .map((work, i) =>
      [
        tag('PMID', String(90_000_000 + i)),
        tag('TI', flat(work.title)),
        ...work.authors.flatMap((name) => [tag('FAU', inverted(name)), tag('AU', `${name.family} A`)]),
        work.year && tag('DP', work.year),
        tag('AB', wrapped(work.abstract, habits, '      ')),
        ...work.keywords.map((word) => tag('MH', word)),
        tag('ZZ', flat(work.extra)),
      ].join(''),
    )
    .join(lineEnd)
}

const wos: Grammar = (all, habits) => {
  const { lineEnd, blank } = habits
  const tag = (name: string, ...values: string[]) =>
    values.length > 0 ? `${name} ${values.join(`${lineEnd}   `)}${lineEnd}` : ''
  return `FN Clarivate${lineEnd}VR 1.0${lineEnd}${all
    .map((work) =>
      [
        `PT J${lineEnd}`,
        tag('AU', ...work.authors.map(inverted)),
        tag('TI', flat(work.title)),
        work.year && tag('PY', work.year),
        tag('AB', wrapped(work.abstract, habits, '   ')),
        work.keywords.length > 0 ? tag('DE', work.keywords.join('; ')) : '',
        tag('Z9', flat(work.extra)),
        `ER${lineEnd}`,
        blank ? lineEnd : '',
      ].join(''),
    )
    .join('')}EF${lineEnd}`
}

const enw: Grammar = (all, { lineEnd, pick }) => {
  const tag = (name: string, value: string) => `${name} ${value}${lineEnd}`
  const typed = pick < 2
  return all
    .map((work) =>
      [
        typed ? tag('%0', 'Journal Article') : '',
        tag('%T', flat(work.title)),
        ...work.authors.map((name) => tag('%A', inverted(name))),
        work.year && tag('%D', work.year),
        tag('%X', flat(work.abstract)),
        ...work.keywords.map((word) => tag('%K', word)),
        tag('%1', flat(work.extra)),
      ].join(''),
    )
    .join(lineEnd)
}

const ovid: Grammar = (all, { lineEnd }) =>
  all
    .map((work, i) => {
      const part = (name: string, ...values: string[]) =>
        values.length > 0 ? `${name}${lineEnd}${values.map((value) => `  ${value}${lineEnd}`).join('')}` : ''
      return [
        `<${i + 1}>${lineEnd}`,
        part('Accession Number', `0000-${i}`),
        work.authors.length > 0 ? part('Author', work.authors.map((name) => `${inverted(name)} 1`).join(';  ')) : '',
        part('Title', flat(work.title)),
        part('Source', `Ecohydrology.   8(6):1048-1064, ${work.year}.`),
        part('Abstract', flat(work.abstract)),
      ].join('')
    })
    .join(lineEnd)

const endnoteXml: Grammar = (all, { lineEnd, blank, pick }) => {
  const eol = blank ? lineEnd : ''
  const run = (text: string) =>
    pick === 0
      ? xml(text)
      : pick === 1
        ? `<style face="normal" font="default">${xml(text)}</style>`
        : `<style face="normal">${xml(text.slice(0, 9))}</style><style face="italic">${xml(text.slice(9))}</style>`
  return `<?xml version="1.0" encoding="UTF-8"?>${eol}<xml><records>${eol}${all
    .map(
      (work) =>
        `<record><ref-type name="Journal Article">17</ref-type><contributors><authors>${work.authors.map((name) => `<author>${run(inverted(name))}</author>`).join(eol)}</authors></contributors>${eol}<titles><title>${run(work.title)}</title></titles><dates><year>${work.year}</year></dates><abstract>${run(work.abstract)}</abstract><keywords>${work.keywords.map((word) => `<keyword>${word}</keyword>`).join('')}</keywords><custom1 lang="x">${run(work.extra)}</custom1></record>`,
    )
    .join(eol)}</records></xml>`
}

const pubmedXml: Grammar = (all, { lineEnd, blank }) => {
  const eol = blank ? lineEnd : ''
  return `<?xml version="1.0"?>${eol}<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "pubmed_190101.dtd">${eol}<PubmedArticleSet>${all
    .map(
      (work, i) =>
        `<PubmedArticle><MedlineCitation><PMID>${90_000_000 + i}</PMID><Article><Journal><JournalIssue><PubDate><Year>${xml(work.year)}</Year></PubDate></JournalIssue><Title>J</Title></Journal><ArticleTitle>${xml(work.title)} <i>in</i> vivo</ArticleTitle><Abstract><AbstractText Label="AIM">${xml(work.abstract)}</AbstractText></Abstract><AuthorList>${work.authors.map(({ family, given }) => `<Author><LastName>${family}</LastName><ForeName>${given}</ForeName></Author>`).join(eol)}</AuthorList></Article></MedlineCitation></PubmedArticle>`,
    )
    .join(eol)}</PubmedArticleSet>`
}

const bibtex: Grammar = (all, { lineEnd, junk, tight, pick }) => {
  const value = (text: string) => (pick === 1 ? `"${texed(text)}"` : `{${texed(text)}}`)
  const [open, close] = pick === 2 ? '()' : '{}'
  return all
    .map((work, i) =>
      [
        junk ? `A comment${lineEnd}` : '',
        `@article${open}key${i},${lineEnd}`,
        [
          `title = ${value(work.title)}`,
          work.authors.length > 0 ? `author = {${work.authors.map(inverted).join(' and ')}}` : 'note = {}',
          `year = ${value(work.year)}`,
          `abstract = ${value(work.abstract)}`,
          `keywords = {${work.keywords.join('; ')}}`,
          `funding_text 1 = ${value(work.extra)}`,
        ].join(`,${tight ? '' : lineEnd}`),
        `${lineEnd}${close}${lineEnd}`,
      ].join(''),
    )
    .join('')
}

const cslJson: Grammar = (all, { pick }) => {
  const items = all.map((work, i) => ({
    id: i,
    type: 'article-journal',
    title: work.title,
    author: work.authors,
    issued: { 'date-parts': [[work.year]] },
    abstract: work.abstract,
    keyword: work.keywords.join('; '),
    custom: { deep: [work.extra] },
  }))
  return JSON.stringify(pick === 0 ? { items } : items, null, pick === 1 ? 2 : 0)
}

const table =
  (separator?: string): Grammar =>
  (all, { lineEnd, pick, junk }) => {
    const sign = separator ?? [',', ';', '|', '\t'][pick] ?? ','
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    const head = ['ID', 'Title', 'Authors', 'Year', 'Abstract', 'Keywords', 'Extra']
    const rows = all.map((work, i) =>
      [
        String(i),
        cell(work.title),
        cell(work.authors.map(inverted).join('; ')),
        cell(work.year),
        cell(work.abstract.replaceAll(' trust ', ` trust${lineEnd}`)),
        cell(work.keywords.join('; ')),
        cell(work.extra),
      ].join(sign),
    )
    return [...(junk ? [`Saved on 2024-01-02${lineEnd}`] : []), head.join(sign), ...rows].join(lineEnd) + lineEnd
  }

const sheet: Grammar = (all, { pick }) => {
  const row = (cells: readonly string[]) =>
    `<row>${cells.map((text, i) => `<c r="${'ABCDEF'[i]}1" t="inlineStr"><is><t>${xml(text)}</t></is></c>`).join('')}</row>`
  const head = pick === 0 ? row(['Search of 2024']) : ''
  return `<worksheet><sheetData>${head}${row(['Title', 'Authors', 'Year', 'Abstract'])}${all.map((work) => row([work.title, work.authors.map(inverted).join('; '), work.year, work.abstract])).join('')}</sheetData></worksheet>`
}

const encoded = (text: string, encoding: Habits['encoding']): Uint8Array => {
  if (!encoding.startsWith('utf-16')) return new TextEncoder().encode((encoding === 'utf-8' ? '' : '\ufeff') + text)
  const bytes = Buffer.from(`\ufeff${text.replace(/^\ufeff/, '')}`, 'utf16le')
  return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes)
}

const grammars: Partial<Record<Format, [ending: string, Grammar]>> = {
  ris: ['ris', ris],
  nbib: ['nbib', nbib],
  wos: ['ciw', wos],
  enw: ['enw', enw],
  ovid: ['txt', ovid],
  'endnote-xml': ['xml', endnoteXml],
  'pubmed-xml': ['xml', pubmedXml],
  bibtex: ['bib', bibtex],
  'csl-json': ['json', cslJson],
  csv: ['csv', table()],
  tsv: ['tsv', table('\t')],
}

/** A file of a format, whatever its habits. */
export function fileOf(format: Format): fc.Arbitrary<Made> {
  if (format === 'zip')
    return fc.tuple(fileOf('ris'), fileOf('csv')).map(([a, b]) => ({
      name: 'a.zip',
      bytes: zip([
        { name: a.name, data: a.bytes },
        { name: b.name, data: b.bytes },
      ]),
      records: [...a.records, ...b.records],
    }))
  if (format === 'gz')
    return fileOf('nbib').map((a) => ({
      ...a,
      name: `${a.name}.gz`,
      bytes: new Uint8Array(gzipSync(a.bytes, { level: 1 })),
    }))
  return fc.tuple(works, habits).map(([all, chosen]) => {
    const records = all.map(({ mark, authors }) => ({ mark, authors: authors.length }))
    if (format === 'xlsx')
      return { name: 'a.xlsx', bytes: zip([{ name: 'xl/worksheets/sheet1.xml', data: sheet(all, chosen) }]), records }
    const [ending, grammar] = grammars[format] as [string, Grammar]
    return { name: `a.${ending}`, bytes: encoded(grammar(all, chosen), chosen.encoding), records }
  })
}

/** What is put into a file to damage it: noise, and the signs by which formats are told and read. */
const damage = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc
    .constantFrom(
      ...[
        '\0',
        '"',
        '""',
        '{',
        '}',
        '\\',
        '<',
        '>',
        '</record>',
        '<record>',
        ']]>',
        '<!--',
        '&',
        '\r',
        '\n',
        '\r\n\r\n',
      ],
      ...[
        'TY  - JOUR\n',
        'ER  - \n',
        'PMID- 1\n',
        '\n%0 Book\n',
        '\nPT J\n',
        '\n@book{',
        '[',
        ']',
        ',',
        ';',
        '\t',
        '\ufeff',
        '\n<2>\n',
      ],
      ...['$', '%', '#', '(', ')', '=', ' and ', 'PK\u0003\u0004', '{"id":', '<?xml', '<![CDATA[', '\u2028', 'é', '😀'],
    )
    .map((text) => new TextEncoder().encode(text)),
)

/** Damage to the bytes of a file: put in, put over, taken out, doubled, cut off. */
export const damaged = (bytes: Uint8Array, others: Uint8Array = bytes): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.tuple(fc.constantFrom('in', 'over', 'out', 'twice', 'cut', 'splice'), fc.nat(), fc.nat(400), damage), {
      minLength: 1,
      maxLength: 6,
    })
    .map((all) => {
      let now = bytes
      for (const [how, place, length, put] of all) {
        const at = now.length === 0 ? 0 : place % now.length
        const [before, after] = [now.subarray(0, at), now.subarray(at)]
        if (how === 'in') now = Buffer.concat([before, put, after])
        else if (how === 'over') now = Buffer.concat([before, put, after.subarray(put.length)])
        else if (how === 'out') now = Buffer.concat([before, after.subarray(length)])
        else if (how === 'twice') now = Buffer.concat([before, after.subarray(0, length), after])
        else if (how === 'splice')
          now = Buffer.concat([before, others.subarray(place % (others.length + 1)).subarray(0, length), after])
        else if (place % 5 === 0) now = before
      }
      return new Uint8Array(now)
    })

/** Damage that stays within one line of one record of a file: what it may do to its neighbours is nothing. */
export interface Hurt extends Made {
  hurt: number
}
/** Signs that formats are made of, and noise; no line ends. */
const splinter = fc.oneof(
  fc.uint8Array({ maxLength: 8 }).map((bytes) => bytes.map((byte) => (byte === 10 || byte === 13 ? 33 : byte))),
  fc
    .constantFrom(...'" { } \\ < > </title> <b> <!-- <! <? & [ ] , ; $ % ( ) "" "} "] = @ # ER'.split(' '))
    .map((text) => new TextEncoder().encode(text)),
)

/** A file in which one record is hurt, `placeOf` saying where in its bytes each record is. */
export const hurtOne = (
  format: Format,
  placeOf: (made: Made) => readonly (readonly [number, number] | undefined)[],
): fc.Arbitrary<Hurt> =>
  fc.tuple(fileOf(format), fc.nat(), fc.nat(), fc.nat(20), splinter).map(([made, which, place, length, put]) => {
    const hurt = which % made.records.length
    const [offset, size] = placeOf(made)[hurt] ?? [0, 0]
    // Text of two bytes a letter has no place for single ones.
    const wide = made.bytes[0] === 0xff || made.bytes[0] === 0xfe
    if (size < 3 || wide) return { ...made, hurt }
    const from = offset + 1 + (place % (size - 2))
    const out = made.bytes.subarray(from, Math.min(from + length, offset + size - 1))
    const lineEnd = out.findIndex((byte) => byte === 10 || byte === 13)
    const to = from + (lineEnd < 0 ? out.length : lineEnd)
    return {
      ...made,
      hurt,
      bytes: new Uint8Array(Buffer.concat([made.bytes.subarray(0, from), put, made.bytes.subarray(to)])),
    }
  })
