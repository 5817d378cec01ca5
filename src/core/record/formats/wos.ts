import type { RecordRead } from '../read.ts'
import { dateFrom, pagesFrom } from './fields.ts'
import type { Line } from './lines.ts'
import { bodyFrom, namesFrom } from './name.ts'
import { count, type Reading, referenceOf } from './reading.ts'
import { byTag, type Grammar, type Tagged, taggedRecords } from './tagged.ts'

const perLine = /^(AU|AF|BA|BF|BE|CA|GP|C1|CR|EM|SN|BN)$/

/** Web of Science's tagged format: two signs and a blank; three blanks go on. */
const grammar: Grammar = {
  tag(line) {
    const found = /^\ufeff?([A-Z][A-Z0-9])(?: (.*))?$/s.exec(line)
    return found ? [found[1] ?? '', (found[2] ?? '').trim()] : undefined
  },
  begins: (tag) => tag === 'PT',
  ends: (tag) => tag === 'ER',
  goesOn: (tag) => (perLine.test(tag) ? 'next' : 'word'),
  ofFile: (tag) => tag === 'FN' || tag === 'VR' || tag === 'EF',
}

/** Every record of a Web of Science file. */
export function* wosRecords(lines: Iterable<Line>, reading: Reading): Generator<RecordRead> {
  for (const tagged of taggedRecords(lines, grammar, reading)) {
    reading.records++
    yield wosRecord(tagged, reading)
  }
}

function wosRecord({ fields, lines, bytes }: Tagged, reading: Reading): RecordRead {
  const all = byTag(fields)
  const { one } = all
  const people = all('AF').length >= all('AU').length ? all('AF') : all('AU')
  const bookAuthors = all('BF').length >= all('BA').length ? all('BF') : all('BA')
  const suffix = one('SU') && `Suppl ${one('SU')}`
  const kind = one('PT') ?? ''
  const said = {
    type: kind === 'J' && /proceedings paper|meeting abstract/i.test(one('DT') ?? '') ? 'conference' : kind,
    title: one('TI'),
    author: [
      ...namesFrom(people.length > 0 ? people : bookAuthors),
      ...all('CA', 'GP').flatMap((name) => bodyFrom(name) ?? []),
    ],
    editor: namesFrom(all('BE')),
    year: all('PY', 'EA'),
    published: one('PY') && dateFrom(`${one('PD') ?? ''} ${one('PY')}`),
    container: one('SO'),
    containerShort: one('JI', 'J9'),
    volume: one('VL'),
    issue: [one('IS'), suffix].filter(Boolean).join(' ') || one('SI'),
    pages: pagesFrom(one('BP') ?? '', one('EP')) ?? pagesFrom(one('AR') ?? ''),
    publisher: one('PU'),
    place: one('PI'),
    doi: all('DI', 'D2'),
    abstracts: all('AB'),
    language: one('LA'),
    keywords: all('DE', 'ID').flatMap((list) => list.split(';')),
    pmid: one('PM'),
    numbers: all('SN', 'EI', 'BN'),
  }
  count(reading, { fields, lines }, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  const ownId = one('UT')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set(
  'PT TI AU AF BA BF BE CA GP PY PD SO JI J9 VL IS SU SI BP EP AR PU PI DI D2 AB LA DE ID PM SN EI BN UT'.split(' '),
)
