import type { RecordRead } from '../read.ts'
import { dateFrom, pagesFrom } from './fields.ts'
import type { Line } from './lines.ts'
import { namesFrom } from './name.ts'
import { count, type Reading, referenceOf } from './reading.ts'
import { byTag, type Grammar, type Tagged, taggedRecords } from './tagged.ts'

/** EndNote's tagged import format and refer: a percent sign, a letter or sign, a blank; records are parted by blank lines. */
const grammar: Grammar = {
  tag(line) {
    const found = /^\ufeff?(%[0-9A-Za-z!@#$&()*+,<=>?[\]^~'"])(?:\s(.*))?$/s.exec(line)
    return found ? [found[1] ?? '', (found[2] ?? '').trim()] : undefined
  },
  begins: (tag) => tag === '%0',
  ends: () => false,
  endless: true,
  goesOn: (tag) =>
    tag === '%K' || tag === '%A' || tag === '%E' ? 'next' : tag === '%X' || tag === '%Z' ? 'paragraph' : 'word',
}

/** refer and bibIX have no %0: there a blank line ends a record, and any tag begins one. */
const refer: Grammar = { ...grammar, begins: (tag) => tag === '', within: () => true, blankEnds: true }

/** Every record of an EndNote tagged file, or of refer's. */
export function* enwRecords(lines: Iterable<Line>, reading: Reading): Generator<RecordRead> {
  const { typed, again } = peeked(lines)
  for (const tagged of taggedRecords(again, typed ? grammar : refer, reading)) {
    reading.records++
    yield enwRecord(tagged, reading)
  }
}

/** Whether the first tag is %0; and the lines once more. */
function peeked(lines: Iterable<Line>): { typed: boolean; again: Iterable<Line> } {
  const before: Line[] = []
  const rest = lines[Symbol.iterator]()
  let typed = false
  for (let next = rest.next(); !next.done; next = rest.next()) {
    before.push(next.value)
    const tag = grammar.tag(next.value.text)?.[0]
    if (tag) typed = tag === '%0'
    if (tag) break
  }
  const again = function* () {
    yield* before
    for (let next = rest.next(); !next.done; next = rest.next()) yield next.value
  }
  return { typed, again: again() }
}

function enwRecord({ fields, lines, bytes }: Tagged, reading: Reading): RecordRead {
  const all = byTag(fields)
  const { one } = all
  const type = one('%0') ?? (one('%J') ? 'journal article' : one('%B') ? 'book section' : 'generic')
  const said = {
    type,
    title: one('%T'),
    author: namesFrom(all('%A')),
    editor: namesFrom(all('%E')),
    year: all('%D', '%8'),
    published: dateFrom(`${one('%8') ?? ''} ${/\d{4}/.test(one('%8') ?? '') ? '' : (one('%D') ?? '')}`),
    container: one('%J', '%B'),
    containerShort: one('%O')?.match(/^[\p{L}. ]{2,60}$/u)?.[0],
    volume: one('%V'),
    issue: one('%N'),
    pages: pagesFrom(one('%P') ?? ''),
    publisher: one('%I'),
    place: one('%C'),
    edition: all('%7').find((edition) => !dateFrom(edition) && !/^\d{8}$/.test(edition)),
    doi: all('%R', '%U'),
    url: all('%U').find((url) => /^https?:/i.test(url)),
    abstracts: all('%X'),
    language: one('%G'),
    keywords: all('%K').flatMap((list) => (list.includes(';') ? list.split(';') : [list])),
    numbers: all('%@'),
    notes: all('%Z'),
  }
  count(reading, { fields, lines }, (tag) => understood.has(tag))
  const { reference, labels } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
  const ownId = one('%M', '%F', '%L')
  return { reference, fields, lines, bytes, ...(ownId && { ownId }), ...(labels.length > 0 && { labels }) }
}

const understood = new Set('%0 %T %A %E %D %8 %J %B %O %V %N %P %I %C %7 %R %U %X %G %K %@ %M %F %L'.split(' '))
