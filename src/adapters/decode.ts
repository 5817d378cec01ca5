import { isAscii, isUtf8 } from 'node:buffer'
import type { Piece } from '../core/record/formats/lines.ts'

/** The encodings that exports come in, by the names of the Encoding Standard. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const
export type Encoding = (typeof encodings)[number]

/**
 * How a file is encoded, and how many bytes at its beginning only say so. `mixed`: it is UTF-8 but for some places, as
 * when exports were put together by hand; these are read as Windows-1252.
 */
export interface Decoding {
  encoding: Encoding
  skip: number
  mixed?: boolean
}

/** Small, so that it stays near the processor, and a rare sign beyond Latin-1 makes little of the text take two bytes a letter. */
const stretch = 32_768

/**
 * Finds out how a file is encoded: by its byte order mark, also behind a blank; by zeros at every other place; as UTF-8
 * if all of it is; else by whether Windows-1252 or MacRoman makes more letters and fewer signs of what is not ASCII.
 */
export function encodingOf(bytes: Uint8Array, asked?: Encoding): Decoding {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const mark = [0, 1, 2].find((at) => bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf)
  if (mark !== undefined && bytes.subarray(0, mark).every((byte) => byte <= 0x20))
    return asked ? { encoding: asked, skip: mark + 3 } : { ...byItsBytes(bytes), skip: mark + 3 }
  if (asked) return { encoding: asked, skip: 0 }
  const zeros = [0, 0]
  for (let i = 0; i < Math.min(bytes.length, 2_000); i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const half = Math.min(bytes.length, 2_000) / 2
  if (half >= 4 && (zeros[1] ?? 0) > half * 0.6 && (zeros[0] ?? 0) < half * 0.1)
    return { encoding: 'utf-16le', skip: 0 }
  if (half >= 4 && (zeros[0] ?? 0) > half * 0.6 && (zeros[1] ?? 0) < half * 0.1)
    return { encoding: 'utf-16be', skip: 0 }
  return { ...byItsBytes(bytes), skip: 0 }
}

function byItsBytes(bytes: Uint8Array): Omit<Decoding, 'skip'> {
  if (isUtf8(bytes)) return { encoding: 'utf-8' }
  return mostlyUtf8(bytes) ? { encoding: 'utf-8', mixed: true } : { encoding: singleByte(bytes) }
}

/** The file as text, a stretch at a time, cut at line ends so that no character is torn. */
export function* decoded(bytes: Uint8Array, { encoding, skip, mixed = false }: Decoding): Generator<Piece> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: mixed })
  const wide = encoding.startsWith('utf-16')
  for (let at = skip; at < bytes.length; ) {
    const end = cutAfterLine(bytes, at, wide)
    const part = bytes.subarray(at, end)
    const text = mixed
      ? signBySign(part, decoder)
      : // Ten times as fast, and most stretches of most exports have nothing else.
        encoding === 'utf-8' && isAscii(part)
        ? Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1')
        : decoder.decode(part)
    const width = wide ? 2 : text.length === part.length ? 1 : 'utf-8'
    yield { text, offset: at, width, bytes: part }
    at = end
  }
}

/** Behind the next line end after a stretch; a line without end is one piece. */
function cutAfterLine(bytes: Uint8Array, from: number, wide: boolean): number {
  if (bytes.length - from <= stretch) return bytes.length
  const least = from + stretch
  if (wide) {
    for (let at = least - (stretch % 2); at + 1 < bytes.length; at += 2)
      if ((bytes[at] === 10 && bytes[at + 1] === 0) || (bytes[at] === 0 && bytes[at + 1] === 10)) return at + 2
    return bytes.length
  }
  const lf = bytes.indexOf(10, least)
  if (lf >= 0) return lf + 1
  const cr = bytes.indexOf(13, least)
  return cr >= 0 ? cr + 1 : bytes.length
}

/** Whether more of what is not ASCII makes characters of UTF-8 than not. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 5_000_000))
  const wrong = text.split('\ufffd').length - 1
  const right = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0
  return right > wrong
}

/** What makes a character of UTF-8 as that, and every other byte as Windows-1252 has it. */
function signBySign(part: Uint8Array, decoder: InstanceType<typeof TextDecoder>): string {
  const whole = attempt(() => decoder.decode(part))
  if (whole !== undefined) return whole
  const old = new TextDecoder('windows-1252')
  let text = ''
  let from = 0
  for (let at = 0; at < part.length; ) {
    const length = lengthOf(part, at)
    if (length > 0) {
      at += length
      continue
    }
    text += decoder.decode(part.subarray(from, at)) + old.decode(part.subarray(at, at + 1))
    from = ++at
  }
  return text + decoder.decode(part.subarray(from))
}

/** How many bytes the character at a place takes in UTF-8 (RFC 3629); 0 where there is none. */
function lengthOf(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length =
    lead < 0x80
      ? 1
      : lead >= 0xc2 && lead < 0xe0
        ? 2
        : lead >= 0xe0 && lead < 0xf0
          ? 3
          : lead >= 0xf0 && lead < 0xf5
            ? 4
            : 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  const second = bytes[at + 1] ?? 0
  // Too long, half a pair, or beyond the last.
  const wrong =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f)
  return wrong ? 0 : length
}

function attempt(decode: () => string): string | undefined {
  try {
    return decode()
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** How many places beyond ASCII are looked at, anywhere in the file. */
const places = 4_000

/** Of the two that old machines wrote: whichever makes letters inside words and marks around them, not the reverse. */
function singleByte(bytes: Uint8Array): Encoding {
  const around: Uint8Array[] = []
  for (let at = 0; at < bytes.length && around.length < places; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    let end = at + 1
    while (end < bytes.length && end - at < 20 && (bytes[end] ?? 0) >= 0x80) end++
    around.push(bytes.subarray(Math.max(0, at - 4), end + 4))
    at = end
  }
  const sense = (encoding: Encoding) => {
    const decoder = new TextDecoder(encoding)
    return around.reduce((sum, part) => sum + senseOf(decoder.decode(part)), 0)
  }
  return sense('macintosh') > sense('windows-1252') ? 'macintosh' : 'windows-1252'
}

/** How much sense the signs beyond ASCII make where they stand. */
function senseOf(text: string): number {
  let sense = 0
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f]/g)) {
    const [before, after] = [text[index - 1] ?? ' ', text[index + 1] ?? ' ']
    sense += /[\x80-\x9f]/.test(sign) ? -4 : senseOfSign(sign, before, text.slice(index + 1), after)
  }
  return sense
}

function senseOfSign(sign: string, before: string, rest: string, after: string): number {
  const [left, right] = [/\p{L}/u.test(before), /\p{L}/u.test(after)]
  // "it’s", "patients’ views", "d’Avila"; in "Mar’a" a letter was meant.
  if (sign === '’')
    return /^(?:s|t|d|m|re|ll|ve)?(?!\p{L})/u.test(rest) || /\p{Lu}/u.test(after) ? 3 : left && right ? 0 : 2
  if (sign === '“' || sign === '‘') return !left && right ? 3 : 0
  if (sign === '”') return !right ? 3 : 0
  if (sign === '–' || sign === '—') return left === right ? 3 : 1
  if (/\p{Ll}/u.test(sign)) return left || right ? 2 : 0
  if (/\p{Lu}/u.test(sign))
    return /\p{Ll}/u.test(before) || (left && /\p{Ll}/u.test(after)) ? -3 : left || right ? 2 : 0
  return /[«»…°±×÷®©™µ≤≥≠§£€½¼¾·•\u00a0]/.test(sign) ? 1 : -2
}
