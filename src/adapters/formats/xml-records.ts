import { SaxesParser } from 'saxes'
import { bytesOf, type Piece } from '../../core/record/formats/lines.ts'
import { longestValue, type Reading, tell } from '../../core/record/formats/reading.ts'
import type { RecordRead } from '../../core/record/read.ts'

/** A record of an XML file, still in its elements. */
export type Raw = Pick<Required<RecordRead>, 'fields' | 'lines' | 'bytes'>

/** Which elements of an XML format are records, and which only dress the words that they stand in. */
export interface Elements {
  records: ReadonlySet<string>
  dressing: (name: string) => boolean
}

/** How many faults of the XML are told; behind a broken tag there may be thousands. */
const toldFaults = 20

/**
 * The elements of a file that are records, with their fields by path. Memory holds two records and one stretch of the
 * file. Entities other than XML's five are not known, so that no file can swell. A record without an end ends where the
 * next begins, and one that a stray closing tag ended goes on with what follows it.
 */
export function* xmlRecords(
  pieces: Iterable<Piece>,
  { records, dressing }: Elements,
  reading: Reading,
): Generator<Raw> {
  const done: Raw[] = []
  let open: Raw | undefined
  /** The last record that ended: known to be whole once another begins. */
  let ended: Raw | undefined
  let outer = ''
  /** The elements around, within the record; and the words that stand in it and in each of them so far. */
  const path: string[] = []
  let words = ['']
  /** A stray closing tag ended the last record: what follows is still of it. */
  let torn = false
  let cut = false
  let faults = 0
  const parser = new SaxesParser({ fragment: true, position: true })
  const place = placesOf()
  /** The parser forgets its line as it closes. */
  let lastLine: number | undefined
  const lineNow = () => lastLine ?? parser.line
  const where = () => {
    const record = reading.records + done.length + (open || ended ? 1 : 0)
    return { line: lineNow(), ...(record > 0 && { record }) }
  }
  const field = (name: string, value: string) => {
    const words = unmasked(value).trim()
    if (words) open?.fields.push([name, words])
  }
  const leave = () => {
    const text = words.pop() ?? ''
    field(path.join('/') || 'text', text)
    path.pop()
  }
  const end = (at: number) => {
    if (!open) return
    while (words.length > 0) leave()
    open.lines[1] = lineNow()
    open.bytes[1] = place.of(at) - open.bytes[0]
    ended = open
    open = undefined
  }
  const unended = (message: string) =>
    tell(reading, { kind: 'repaired', code: 'no-end', message, ...where(), line: open?.lines[0] ?? 1 })
  const limited = (text: string): string => {
    if (text.length <= longestValue) return text
    cut = true
    const message = `A value of more than ${longestValue} characters was cut; the file itself is kept whole.`
    tell(reading, { kind: 'lost', code: 'too-long', message, ...where() })
    return text.slice(0, longestValue)
  }

  parser.on('error', (error) => {
    if (ended && /close tag|closing tag/.test(error.message)) torn = true
    if (faults++ >= toldFaults) return
    const message = `The XML is not well made here: ${error.message.replace(/^\d+:\d+: /, '').slice(0, 160)}`
    tell(reading, { kind: 'noted', code: 'xml', message, ...where() })
  })
  parser.on('opentagstart', ({ name }) => {
    if (!records.has(name)) return
    // The parser stands behind the name and one sign more.
    const at = parser.position - name.length - 2
    if (open) {
      unended('The record has no end; it was taken to end where the next begins.')
      end(at)
    }
    if (ended) done.push(ended)
    ended = undefined
    torn = false
    open = { fields: [], lines: [parser.line, parser.line], bytes: [place.of(at), 0] }
    outer = name
    words = ['']
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (!open && ended && torn) {
      open = ended
      ended = undefined
      words = ['']
    }
    if (!open || dressing(name) || (name === outer && path.length === 0)) return
    path.push(name)
    words.push('')
    cut = false
    for (const key in attributes) field(`${path.join('/')}@${key}`, limited(String(attributes[key])))
  })
  const said = (text: string) => {
    const last = words.length - 1
    if (open && !cut && last >= 0) words[last] = limited(words[last] + text)
  }
  parser.on('text', said)
  parser.on('cdata', said)
  parser.on('closetag', ({ name }) => {
    if (!open) return
    if (name === path.at(-1)) {
      leave()
      cut = false
    } else if (name === outer && path.length === 0) end(parser.position)
  })
  for (const piece of pieces) {
    place.next(piece)
    const text = masked(
      piece.offset < 4
        ? piece.text.replace(/^\s*<\?xml[^>]*\?>/, (words) => words.replace(/[^\r\n]/g, ' '))
        : piece.text,
    )
    // In small steps, so that records come as they are read and not all at the end of a file of one line.
    for (let at = 0; at < text.length; at += 65_536) {
      parser.write(text.slice(at, at + 65_536))
      yield* done.splice(0)
    }
  }
  lastLine = parser.line
  parser.close()
  if (open) {
    unended('The file breaks off within this record.')
    end(Number.POSITIVE_INFINITY)
  }
  if (ended) yield ended
}

/**
 * Signs of markup that begin none: an "&" in a name, "p < 0.05", a tag that was torn or whose quotation mark is open, a
 * comment without an end. A parser would read on to the next such sign, and over the records in between.
 */
const stray =
  /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,30});)|<!--|<!\[CDATA\[|<!DOCTYPE|<\?(?=[a-z])|<(?![a-z_:/])|<\/(?![\w:.-]+\s*(?:>|$))|<(?=[\w:.-]+(?:[^\w:.\-\s/>]|(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s+(?:[^<>="']*[<"']|[^<>="']*=\s*(?:"[^"<]*<|'[^'<]*<))))/gi
/** How what is no element ends. */
const ends: Record<string, string> = { '<!--': '-->', '<![CDATA[': ']]>', '<!DOCTYPE': '>', '<?': '?>' }
/** Signs of nobody's (Unicode, private use) that stand for them, of the same length, until the words are read. */
const [and, less] = ['\ue026', '\ue03c']

function masked(text: string): string {
  const last = new Map(Object.values(ends).map((end) => [end, text.lastIndexOf(end)]))
  return text.replace(stray, (found, at: number) => {
    const end = ends[found.toUpperCase()]
    if (end !== undefined && (last.get(end) ?? -1) >= at + found.length) return found
    return (found[0] === '&' ? and : less) + found.slice(1)
  })
}
const unmasked = (text: string): string =>
  text.includes(and) || text.includes(less) ? text.replaceAll(and, '&').replaceAll(less, '<') : text

/** Where in the file's bytes a place in its text is: asked in order, counted on from the last answer. */
function placesOf() {
  let piece: Piece | undefined
  let start = 0
  let at = 0
  let byte = 0
  return {
    next(one: Piece) {
      start += piece?.text.length ?? 0
      piece = one
      at = 0
      byte = one.offset
    },
    of(position: number): number {
      const to = Math.max(0, Math.min(position - start, piece?.text.length ?? 0))
      if (piece && to > at) {
        byte = Math.min(byte + bytesOf(piece, at, to), piece.offset + piece.bytes.length)
        at = to
      }
      return byte
    },
  }
}
