import type { RecordRead } from '../read.ts'
import type { Line } from './lines.ts'
import { longestValue, type Reading, tell } from './reading.ts'

/** How a format writes tags: one record is a run of lines, each a tag and its value, or a line that goes on. */
export interface Grammar {
  /** Takes a line apart; undefined when it has no tag. */
  tag: (line: string) => readonly [tag: string, value: string] | undefined
  /** A tag that begins a record. */
  begins: (tag: string) => boolean
  /** A tag that ends one, and belongs to it. */
  ends: (tag: string) => boolean
  /** A tag that can only stand in a record, so that one begins there even if its proper beginning is missing. */
  within?: (tag: string) => boolean
  /** A blank line ends a record too. */
  blankEnds?: boolean
  /** Records have no end of their own: the next beginning is it. */
  endless?: boolean
  /** What a line without a tag does to the value before it; the default joins words with a blank. */
  goesOn?: (tag: string) => 'word' | 'paragraph' | 'next'
  /** Tags that belong to the whole file and to no record. */
  ofFile?: (tag: string) => boolean
}

/** One record, still in its tags. */
export interface Tagged {
  fields: RecordRead['fields']
  lines: RecordRead['lines']
  bytes: NonNullable<RecordRead['bytes']>
}

/**
 * Cuts a tagged file into records. Nothing is thrown away in silence: what stands between records is told with its
 * line, a record without an end ends where the next begins, and one that the file breaks off is still a record.
 */
export function* taggedRecords(lines: Iterable<Line>, grammar: Grammar, reading: Reading): Generator<Tagged> {
  const { tag: tagOf, begins, ends, blankEnds = false, endless = blankEnds } = grammar
  const { within = () => false, goesOn = () => 'word', ofFile = () => false } = grammar
  let open: Tagged | undefined
  let longer = false
  let between: { line: number; count: number; text: string } | undefined
  const outside = (line: Line) => {
    if (between) between.count++
    else between = { line: line.number, count: 1, text: line.text.slice(0, 80).trim() }
  }
  const toldOutside = () => {
    if (!between) return
    const { line, count, text } = between
    const many = count === 1 ? 'A line stands' : `${count} lines stand`
    tell(reading, { kind: 'noted', code: 'between-records', message: `${many} between records: “${text}”.`, line })
    between = undefined
  }
  const unended = (line: number, how: string) =>
    tell(reading, {
      kind: 'repaired',
      code: 'no-end',
      message: `The record has no end; ${how}.`,
      line,
      record: reading.records + 1,
    })

  for (const line of lines) {
    // Nearly all lines begin with their tag.
    const blank = !(line.text.charCodeAt(0) > 32 && line.text.charCodeAt(0) < 128) && line.text.trim() === ''
    const found = blank ? undefined : tagOf(line.text)
    if (!found) {
      if (open && blank && blankEnds) {
        yield open
        open = undefined
      } else if (open && !blank) {
        goOn(open, line)
        open.lines[1] = line.number
        open.bytes[1] = line.to - open.bytes[0]
      } else if (!blank && !/^\s*\d+\.?\s*$/.test(line.text) && !/^[\s\ufeff]+$/.test(line.text)) outside(line)
      continue
    }
    const [tag, value] = found
    if (begins(tag)) {
      if (open) {
        if (!endless) unended(open.lines[0], 'it was taken to end where the next begins')
        yield open
      }
      toldOutside()
      open = { fields: [], lines: [line.number, line.number], bytes: [line.from, 0] }
    } else if (!open && within(tag)) {
      toldOutside()
      open = { fields: [], lines: [line.number, line.number], bytes: [line.from, 0] }
      if (!begins('')) {
        const message = `The record begins with ${tag}: its first line is missing.`
        tell(reading, {
          kind: 'repaired',
          code: 'no-beginning',
          message,
          line: line.number,
          record: reading.records + 1,
        })
      }
    } else if (!open) {
      if (!ofFile(tag)) outside(line)
      continue
    }
    longer = false
    if (!ends(tag)) add(open, tag, value, line)
    open.lines[1] = line.number
    open.bytes[1] = line.to - open.bytes[0]
    if (ends(tag)) {
      yield open
      open = undefined
    }
  }
  if (open) {
    if (!endless) unended(open.lines[0], 'the file ends there')
    yield open
  }
  toldOutside()

  function add(record: Tagged, tag: string, value: string, line: Line): void {
    record.fields.push([tag, limited(value, tag, line)])
  }

  function goOn(record: Tagged, line: Line): void {
    const last = record.fields.at(-1)
    if (!last) return void record.fields.push(['', limited(line.text.trim(), '', line)])
    const [tag, before] = last
    const how = goesOn(tag)
    if (how === 'next') add(record, tag, line.text.trim(), line)
    if (how === 'next' || longer) return
    last[1] = before ? before + (how === 'paragraph' ? '\n' : ' ') + line.text.trim() : line.text.trim()
    if (last[1].length > longestValue) last[1] = limited(last[1], tag, line)
  }

  function limited(value: string, tag: string, line: Line): string {
    if (value.length <= longestValue) return value
    longer = true
    const message = `A value of more than ${longestValue} characters was cut; the file itself is kept whole.`
    tell(reading, { kind: 'lost', code: 'too-long', message, line: line.number, record: reading.records + 1, tag })
    return value.slice(0, longestValue)
  }
}

/** The values of a record by tag, and the first of them; blank ones are none. */
export interface ByTag {
  (...tags: string[]): string[]
  one: (...tags: string[]) => string | undefined
}

/** Asked some forty times for each record, so it makes no lists in vain. */
export function byTag(fields: RecordRead['fields']): ByTag {
  const values = new Map<string, string[]>()
  for (const [tag, value] of fields) {
    if (value === '' || (!(value.charCodeAt(0) > 32 && value.charCodeAt(0) < 128) && value.trim() === '')) continue
    const known = values.get(tag)
    if (known) known.push(value)
    else values.set(tag, [value])
  }
  const all = (...tags: string[]) => {
    let found = nothing
    for (const tag of tags) {
      const some = values.get(tag)
      if (some) found = found.length > 0 ? [...found, ...some] : some
    }
    return found
  }
  const one = (...tags: string[]) => {
    for (const tag of tags) {
      const some = values.get(tag)
      if (some) return some[0]
    }
    return undefined
  }
  return Object.assign(all, { one })
}
const nothing: string[] = []
