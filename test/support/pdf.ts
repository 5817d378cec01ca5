import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** A line of text on a page: from the left and from the bottom, in points. */
export interface Drawn {
  x: number
  y: number
  size?: number
  text: string
  /** `plain`: Helvetica. `any`: every character, by a text map. `mute`: a font that does not say what it shows. */
  font?: 'plain' | 'any' | 'mute'
  /** Degrees, against the clock. */
  turned?: number
}

export interface DrawnPage {
  lines?: readonly Drawn[]
  width?: number
  height?: number
  rotate?: number
  /** A picture over the whole page. */
  picture?: boolean
  /** More of the page description, as it is. */
  more?: string
}

export interface Making {
  title?: string
  /** Needed to open it (the standard security handler, revision 2). */
  password?: string
  labels?: string
  /** More objects' text in the catalog. */
  catalog?: string
  /** Does the tree of pages say so many, however many there are? */
  count?: number
}

/** Writes a PDF by hand (ISO 32000-1), so that tests can have any that they need. */
export function pdf(
  pages: readonly DrawnPage[],
  { title, password, labels, catalog = '', count }: Making = {},
): Uint8Array {
  const key = password === undefined ? undefined : keyOf(password)
  const objects: Buffer[] = []
  const add = (body: string | Buffer): number => objects.push(Buffer.from(body))
  const stream = (number: number, dict: string, bytes: Buffer): Buffer => {
    const kept = key ? rc4(objectKey(key, number), bytes) : bytes
    return Buffer.concat([
      Buffer.from(`<< ${dict} /Length ${kept.length} >>\nstream\n`),
      kept,
      Buffer.from('\nendstream'),
    ])
  }
  add(`<< /Type /Catalog /Pages 2 0 R ${labels ? `/PageLabels ${labels}` : ''} ${catalog} >>`)
  add('')
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const all = [...new Set(pages.flatMap(({ lines = [] }) => lines.flatMap(({ text }) => [...text])))].slice(0, 60_000)
  add(composite('/ToUnicode 6 0 R'))
  add(composite(''))
  objects.push(stream(6, '', Buffer.from(toUnicode(all))))
  objects.push(
    stream(
      7,
      '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
      Buffer.alloc(64, 128),
    ),
  )
  const numbers: number[] = []
  for (const page of pages) {
    const { width = 595, height = 842, rotate, picture, lines = [], more = '' } = page
    const drawn = [
      picture ? `q ${width} 0 0 ${height} 0 0 cm /Im Do Q` : '',
      ...lines.map((line) => drawnLine(line, all)),
      more,
    ].join('\n')
    const content = objects.length + 1
    objects.push(stream(content, '/Filter /FlateDecode', deflateSync(Buffer.from(drawn, 'latin1'))))
    numbers.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ${rotate ? `/Rotate ${rotate}` : ''} /Contents ${content} 0 R /Resources << /Font << /F 3 0 R /A 4 0 R /M 5 0 R >> /XObject << /Im 7 0 R >> >> >>`,
      ),
    )
  }
  objects[1] = Buffer.from(
    `<< /Type /Pages /Count ${count ?? numbers.length} /Kids [${numbers.map((n) => `${n} 0 R`).join(' ')}] >>`,
  )
  const info = title && !key ? add(`<< /Title (${escaped(title)}) >>`) : undefined
  const encrypt = key ? add(key.dictionary) : undefined
  return assemble(objects, [
    '/Root 1 0 R',
    ...(info ? [`/Info ${info} 0 R`] : []),
    ...(encrypt ? [`/Encrypt ${encrypt} 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`] : []),
  ])
}

function assemble(objects: readonly Buffer[], trailer: readonly string[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const places = objects.map((object, i) => {
    const place = length
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} ${trailer.join(' ')} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

function drawnLine({ x, y, size = 10, text, font = 'plain', turned = 0 }: Drawn, all: readonly string[]): string {
  const turn = (turned * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((n) => n.toFixed(5))
  const said =
    font === 'plain'
      ? `(${escaped(text)})`
      : `<${[...text].map((letter) => (all.indexOf(letter) + (font === 'any' ? 1 : 0xe001)).toString(16).padStart(4, '0')).join('')}>`
  const name = { plain: 'F', any: 'A', mute: 'M' }[font]
  return `BT /${name} ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x.toFixed(2)} ${y.toFixed(2)} Tm ${said} Tj ET`
}

const escaped = (text: string): string => text.replace(/[\\()]/g, (sign) => `\\${sign}`).replaceAll('’', '\\222')

const composite = (map: string): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H ${map} /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >> ] >>`

function toUnicode(all: readonly string[]): string {
  const rows = all.map((letter, i) => {
    const units = [...letter]
      .flatMap((one) => one.split(''))
      .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'))
    return `<${(i + 1).toString(16).padStart(4, '0')}> <${units.join('')}>`
  })
  const groups: string[] = []
  for (let i = 0; i < rows.length; i += 100) {
    const group = rows.slice(i, i + 100)
    groups.push(`${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Any def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${groups.join('\n')}\nendcmap\nend\nend`
}

const id = Buffer.from('0123456789abcdef')
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()

interface Key {
  bytes: Buffer
  dictionary: string
}

/** Algorithms 2 to 4 of ISO 32000-1, 7.6.3, with a key of 40 bits. */
function keyOf(password: string): Key {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff])
  const bytes = md5(padded, owner, permissions, id).subarray(0, 5)
  const user = rc4(bytes, padding)
  return {
    bytes,
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
  }
}
const objectKey = ({ bytes }: Key, number: number): Buffer =>
  md5(bytes, Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0])).subarray(0, 10)

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, i) => i)
  const at = (i: number) => box[i & 255] ?? 0
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255
    ;[box[i], box[j]] = [at(j), at(i)]
  }
  let i = 0
  let j = 0
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255
      j = (j + at(i)) & 255
      ;[box[i], box[j]] = [at(j), at(i)]
      return byte ^ at(at(i) + at(j))
    }),
  )
}
