import type { RecordRead } from '../read.ts'
import { dateFrom, pagesFrom } from './fields.ts'
import type { Line } from './lines.ts'
import { namesFrom } from './name.ts'
import { count, type Reading, referenceOf } from './reading.ts'
import { type ByTag, byTag, type Grammar, type Tagged, taggedRecords } from './tagged.ts'

/** RIS (Research Information Systems): two signs, two blanks, a hyphen and a blank; exports are freer than that. */
const tagLine = /^[\s\ufeff]{0,3}([A-Z][A-Z0-9])\s{0,4}-(?:\s|$)|^[\s\ufeff]{0,3}([A-Z][A-Z0-9])\s{1,4}-/

/** Every tag by its two signs, so that a tag is one and the same string throughout a file and found at once in tables. */
const tags: (string | undefined)[] = []
function tagAt(line: string): string | undefined {
  const [a, b] = [line.charCodeAt(0), line.charCodeAt(1)]
  if (!(a >= 65 && a <= 90 && ((b >= 65 && b <= 90) || (b >= 48 && b <= 57)))) return undefined
  const at = (a - 65) * 43 + b - 48
  tags[at] ??= String.fromCharCode(a, b)
  return tags[at]
}

const grammar: Grammar = {
  tag(line) {
    // As it should be, and nearly always is.
    if (
      line.charCodeAt(4) === 45 &&
      line.charCodeAt(5) === 32 &&
      line.charCodeAt(2) === 32 &&
      line.charCodeAt(3) === 32
    ) {
      const tag = tagAt(line)
      if (tag) return [tag, line.slice(6).trim()]
    }
    const found = tagLine.exec(line)
    if (!found) return undefined
    const tag = found[1] ?? found[2] ?? ''
    // Ovid writes NL and C1 between records; a word like "AB-" in running text is no tag.
    return [tag, line.slice(found[0].length).trim()]
  },
  begins: (tag) => tag === 'TY',
  ends: (tag) => tag === 'ER',
  within: (tag) => /^(TI|T1|AU|A1|AB|N2|PY|Y1)$/.test(tag),
  // EndNote goes on with the next keyword under KW, the next paragraph under AB and N1, the next name under AU.
  goesOn: (tag) => (/^(KW|A[U1-4]|ED)$/.test(tag) ? 'next' : /^(AB|N[12])$/.test(tag) ? 'paragraph' : 'word'),
}

/** Every record of a RIS file, whoever exported it. */
export function* risRecords(lines: Iterable<Line>, reading: Reading): Generator<RecordRead> {
  for (const tagged of taggedRecords(lines, grammar, reading)) {
    reading.records++
    yield risRecord(tagged, reading)
  }
}

function risRecord({ fields, lines, bytes }: Tagged, reading: Reading): RecordRead {
  const all = byTag(fields)
  const { one } = all
  const type = one('TY')
  const book = /^(BOOK|EBOOK|EDBOOK|THES|RPRT|GOVDOC)$/i.test(type ?? '')
  const authors = all('AU').length > 0 ? all('AU') : all('A1')
  const editors = /^E?CHAP$/i.test(type ?? '') && all('ED').length === 0 ? all('A2') : all('ED', 'A2')
  const named = one('T2', 'JF', 'BT', 'JO', 'JA', 'J2')
  const other = one('J2', 'JA') ?? all('JO').find((name) => name !== named)
  // EndNote gives the short name first for what came from PubMed.
  const [container, short] = named && other && other.length > named.length ? [other, named] : [named, other]
  const listed = all('KW')
  const keywords = listed.some((keyword) => keyword.includes(';')) ? listed.flatMap((one) => one.split(';')) : listed
  const said = {
    type,
    title: one('TI', 'T1', 'CT') ?? (book ? one('BT', 'T2') : undefined),
    author: namesFrom(authors),
    editor: namesFrom(editors),
    year: all('PY', 'Y1', 'DA', 'YR'),
    // EndNote gives the month alone, and the year beside it.
    published: [...all('DA', 'Y1', 'PY'), `${one('DA') ?? ''} ${one('PY') ?? ''}`]
      .map(dateFrom)
      .find((date) => date?.includes('-')),
    container: (!one('TI', 'T1', 'CT') && book ? undefined : container)?.replace(
      / : (?:the )?(?:official|an? official|an? international)\b.*$/i,
      '',
    ),
    containerShort: short === container ? undefined : short,
    originalTitle: one('TT', 'OP'),
    volume: one('VL'),
    issue: one('IS') ?? one('M1')?.match(/^[\w ()./-]{1,20}$/)?.[0],
    pages: pagesFrom(one('SP') ?? '', one('EP')) ?? pagesFrom(one('C7', 'AR', 'SE') ?? ''),
    publisher: one('PB'),
    place: one('CY', 'PP'),
    // EndNote gives the day of the electronic version here.
    edition: all('ET').find((edition) => !dateFrom(edition) && !/^\d{8}$/.test(edition)),
    doi: [...all('DO', 'DI', 'L3', 'M3'), ...all('UR', 'L2', 'LK').filter((url) => /doi\.org\//i.test(url))],
    url: all('UR', 'LK', 'L2', 'L1').find((url) => /^https?:/i.test(url)) ?? one('UR'),
    abstracts: all('AB', 'N2'),
    language: one('LA'),
    keywords,
    pmid: pmid(all),
    pmcid: all('C2', 'PMC').find((id) => /^PMC\d+$/i.test(id)),
    numbers: all('SN', 'BN'),
    notes: all('N1', 'RN', 'NO'),
  }
  count(reading, { fields, lines }, (tag) => understood.has(tag))
  const where = { line: lines[0], record: reading.records }
  const { reference, labels } = referenceOf(said, where, reading)
  const ownId = one('ID', 'AN')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set(
  'TY TI T1 CT BT T2 JF JO JA J2 AU A1 A2 ED PY Y1 DA YR VL IS M1 SP EP C7 AR SE PB CY PP ET DO DI L3 M3 UR LK L2 L1 AB N2 LA KW SN BN TT OP ID AN'.split(
    ' ',
  ),
)

/** A PubMed id, where the record says that it is one. */
function pmid(all: ByTag): string | undefined {
  const marked = all('U1', 'AN', 'C6', 'ID', 'M2').map((id) =>
    /^(?:PMID:?\s*)?(\d{4,9})\s*\[PMID\]$|^PMID:?\s*(\d{4,9})$/i.exec(id.trim()),
  )
  const sure = marked.find(Boolean)
  if (sure) return sure[1] ?? sure[2]
  const from = all('DP', 'DB').join(' ')
  return /\b(NLM|PubMed|MEDLINE)\b/i.test(from)
    ? all('AN')
        .find((id) => /^\d{4,9}$/.test(id.trim()))
        ?.trim()
    : undefined
}
