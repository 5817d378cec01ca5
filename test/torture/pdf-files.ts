import { deflateSync } from 'node:zlib'
import { chance } from '../support/chance.ts'

/** A file that nobody would want to be sent, by what is wrong with it. */
export interface Awkward {
  name: string
  bytes: () => Uint8Array
}

/** A PDF of these objects, by number, whose table of places is left to the reader to find. */
export const objects = (all: Record<number, string>, trailer = '/Root 1 0 R'): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      `%PDF-1.7\n${Object.entries(all)
        .map(([n, body]) => `${n} 0 obj\n${body}\nendobj\n`)
        .join('')}trailer << ${trailer} /Size ${Object.keys(all).length + 1} >>\nstartxref\n0\n%%EOF`,
      'latin1',
    ),
  )
export const page = (more: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`
export const tree = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>'
export const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
export const stream = (text: string, more = '') => `<< ${more} /Length ${text.length} >>\nstream\n${text}\nendstream`
export const font = '/Resources << /Font << /F 5 0 R >> >>'
export const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
export const packed = (bytes: Buffer, more = '') =>
  stream(deflateSync(bytes).toString('latin1'), `/Filter /FlateDecode ${more}`)
export const noise = (length: number, seed: number): string => {
  const random = chance(seed)
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256))).toString('latin1')
}
export const hello = 'BT /F 9 Tf 50 700 Td (Words.) Tj ET'

/** One page with this description, in Helvetica unless told otherwise. */
export const drawn = (description: string, more = '', others: Record<number, string> = {}, letters = helvetica) =>
  objects({
    1: catalog,
    2: tree,
    3: page(`/Contents 4 0 R ${font} ${more}`),
    4: stream(description),
    5: letters,
    ...others,
  })
/** One page of words, and more in the catalog. */
export const catalogued = (more: string, others: Record<number, string> = {}) =>
  objects({
    1: `<< /Type /Catalog /Pages 2 0 R ${more} >>`,
    2: tree,
    3: page(`/Contents 4 0 R ${font}`),
    4: stream(hello),
    5: helvetica,
    ...others,
  })
/** One page that draws form 10, and these forms by number, each with all of them at hand. */
export const forms = (all: Record<number, string>) => {
  const at = Object.keys(all)
    .map((n) => `/X${n} ${n} 0 R`)
    .join(' ')
  const resources = `/Resources << /Font << /F 5 0 R >> /XObject << ${at} >> >>`
  return objects({
    1: catalog,
    2: tree,
    3: page(`/Contents 4 0 R ${resources}`),
    4: stream('/X10 Do'),
    5: helvetica,
    ...Object.fromEntries(
      Object.entries(all).map(([n, drawing]) => [
        n,
        stream(drawing, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${resources}`),
      ]),
    ),
  })
}
export const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
export const numbered = (count: number, from: number, make: (i: number) => string): Record<number, string> =>
  Object.fromEntries(many(count, (i) => [i + from, make(i)]))

/** A font that brings its own letters: `file` is FontFile, FontFile2 or FontFile3. */
export const embedded = (file: string, subtype: string) =>
  `<< /Type /Font /Subtype /${subtype} /BaseFont /A /FirstChar 0 /LastChar 255 /Widths [${'500 '.repeat(256)}] /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 9 9] /${file} 6 0 R >> >>`
export const composite = (encoding: string, more = '') =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding ${encoding} ${more} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 0 >> >>] >>`

/** A file whose objects lie in a stream of objects and whose table is a stream (7.5.7 and 7.5.8), with these words in their dictionaries. */
export function inStreams({
  table = '',
  holder = '',
  first = 0,
}: {
  table?: string
  holder?: string
  first?: number
}): Uint8Array {
  const inside = [catalog, tree, page(`/Contents 6 0 R ${font}`)]
  let length = 0
  const places = inside.map((one, i) => {
    const at = `${i + 1} ${length}`
    length += one.length + 1
    return at
  })
  const head = `${places.join(' ')} `
  const holding = `4 0 obj\n${stream(head + inside.join(' '), `/Type /ObjStm /N 3 /First ${first || head.length} ${holder}`)}\nendobj\n`
  const letters = `5 0 obj\n${helvetica}\nendobj\n`
  const words = `6 0 obj\n${stream(hello)}\nendobj\n`
  const begin = '%PDF-1.7\n'
  const at = [begin.length, begin.length + holding.length, begin.length + holding.length + letters.length]
  const end = (at[2] ?? 0) + words.length
  const row = (type: number, a: number, b: number) => [type, (a >> 8) & 255, a & 255, b]
  const rows = [
    row(0, 0, 255),
    row(2, 4, 0),
    row(2, 4, 1),
    row(2, 4, 2),
    ...at.map((place) => row(1, place, 0)),
    row(1, end, 0),
  ]
  const body = Buffer.from(rows.flat()).toString('latin1')
  return new Uint8Array(
    Buffer.from(
      `${begin}${holding}${letters}${words}7 0 obj\n${stream(body, `/Type /XRef /Root 1 0 R ${table || '/Size 8 /W [1 2 1]'}`)}\nendobj\nstartxref\n${end}\n%%EOF`,
      'latin1',
    ),
  )
}

/** Files of one sort of trouble. */
export const made = (name: string, all: [string | number, () => Uint8Array][]): Awkward[] =>
  all.map(([which, bytes]) => ({ name: `${name}-${which}.pdf`, bytes }))
export const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
