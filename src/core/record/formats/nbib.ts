import type { Name } from '../facts.ts'
import type { RecordRead } from '../read.ts'
import { dateFrom, pagesFrom } from './fields.ts'
import type { Line } from './lines.ts'
import { bodyFrom, nameFrom, namesFrom } from './name.ts'
import { count, type Reading, referenceOf } from './reading.ts'
import { byTag, type Grammar, type Tagged, taggedRecords } from './tagged.ts'

/** PubMed's tagged format (NLM, "MEDLINE/PubMed Data Element Descriptions"): a tag of up to four signs, a hyphen, a blank; six blanks go on. */
const grammar: Grammar = {
  tag(line) {
    // Some leave the blank out before a number.
    const found = /^\ufeff?([A-Z]{2,4}) {0,2}-(?: (.*)|(\d.*))?$/s.exec(line)
    return found ? [found[1] ?? '', (found[2] ?? found[3] ?? '').trim()] : undefined
  },
  begins: (tag) => tag === 'PMID',
  // Exports of parts of a record have no PMID.
  within: (tag) => tag !== 'PMID',
  ends: () => false,
  blankEnds: true,
}

/** Every record of a PubMed file. */
export function* nbibRecords(lines: Iterable<Line>, reading: Reading): Generator<RecordRead> {
  for (const tagged of taggedRecords(lines, grammar, reading)) {
    reading.records++
    yield nbibRecord(tagged, reading)
  }
}

function nbibRecord({ fields, lines, bytes }: Tagged, reading: Reading): RecordRead {
  const all = byTag(fields)
  const { one } = all
  const ids = all('LID', 'AID')
  const doi = ids.filter((id) => /\[doi\]|^doi:/i.test(id))
  const types = all('PT').join(' ')
  const said = {
    type:
      all('BTI').length > 0 && all('JT', 'TA').length === 0
        ? 'book'
        : /preprint/i.test(types)
          ? 'preprint'
          : /technical report/i.test(types)
            ? 'report'
            : 'journal article',
    title: one('TI', 'BTI'),
    author: authors(fields),
    editor: namesFrom(all('FED')),
    year: all('DP', 'DEP', 'EDAT'),
    published: dateFrom(one('DP') ?? ''),
    container: one('JT') ?? one('TA') ?? (all('TI').length > 0 ? one('BTI') : undefined),
    containerShort: all('JT').length > 0 ? one('TA') : undefined,
    originalTitle: one('TT'),
    volume: one('VI'),
    issue: one('IP'),
    pages:
      pagesFrom(one('PG') ?? '') ??
      pagesFrom(ids.find((id) => /\[pii\]/i.test(id) && /^e?\d{1,8} /i.test(id))?.split(' ')[0] ?? ''),
    publisher: one('PB'),
    edition: one('EN'),
    doi: doi.length > 0 ? doi : all('SO').flatMap((text) => /doi: ?(\S+)/i.exec(text)?.[1] ?? []),
    abstracts: all('AB').length > 0 ? all('AB') : all('OAB'),
    language: one('LA'),
    keywords: [...all('OT'), ...all('MH')].map((keyword) => keyword.replace(/\*/g, '')),
    pmid: one('PMID'),
    pmcid: one('PMC'),
    numbers: all('IS', 'ISBN'),
    notes: all('GN'),
  }
  count(reading, { fields, lines }, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  const ownId = one('PMID')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set(
  'PMID TI BTI FAU AU CN FED DP JT TA TT VI IP PG LID AID PB EN AB OAB LA OT MH PMC IS ISBN PT'.split(' '),
)

/** People by their full names and bodies, in the order of the file. A person who has only a short name gives that. */
function authors(fields: RecordRead['fields']): Name[] {
  const names: Name[] = []
  const full = fields.some(([tag]) => tag === 'FAU')
  for (const [tag, value] of fields) {
    const name = tag === 'CN' ? bodyFrom(value) : tag === (full ? 'FAU' : 'AU') ? nameFrom(value) : undefined
    if (name) names.push(name)
  }
  return names
}
