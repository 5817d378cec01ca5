import type { Piece } from '../core/record/formats/lines.ts'

/** The encodings that exports come in, by the names of the Encoding Standard. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const
export type Encoding = (typeof encodings)[number]

/** How a file is encoded, and how many bytes at its beginning only say so. */
export interface Decoding {
  encoding: Encoding
  skip: number
}

/** Small, so that a rare sign beyond Latin-1 makes little of the text take two bytes a letter. */
const stretch = 131_072

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
    return { encoding: asked ?? (isUtf8(bytes) ? 'utf-8' : singleByte(bytes)), skip: mark + 3 }
  if (asked) return { encoding: asked, skip: 0 }
  const zeros = [0, 0]
  for (let i = 0; i < Math.min(bytes.length, 2_000); i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const half = Math.min(bytes.length, 2_000) / 2
  if (half >= 4 && (zeros[1] ?? 0) > half * 0.6 && (zeros[0] ?? 0) < half * 0.1)
    return { encoding: 'utf-16le', skip: 0 }
  if (half >= 4 && (zeros[0] ?? 0) > half * 0.6 && (zeros[1] ?? 0) < half * 0.1)
    return { encoding: 'utf-16be', skip: 0 }
  return { encoding: isUtf8(bytes) ? 'utf-8' : singleByte(bytes), skip: 0 }
}

/** The file as text, a stretch at a time, cut at line ends so that no character is torn. */
export function* decoded(bytes: Uint8Array, { encoding, skip }: Decoding): Generator<Piece> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const wide = encoding.startsWith('utf-16')
  for (let at = skip; at < bytes.length; ) {
    const end = cutAfterLine(bytes, at, wide)
    const part = bytes.subarray(at, end)
    const text = decoder.decode(part)
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

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += stretch)
      decoder.decode(bytes.subarray(at, at + stretch), { stream: at + stretch < bytes.length })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Of the two that old machines wrote: whichever makes letters inside words, not signs. */
function singleByte(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, 200_000)
  const windows = sense(new TextDecoder('windows-1252').decode(sample))
  return sense(new TextDecoder('macintosh').decode(sample)) > windows ? 'macintosh' : 'windows-1252'
}

function sense(text: string): number {
  let score = 0
  for (const [found] of text.matchAll(/[^\0-\x7f]+/g)) {
    if (/^[\p{Ll}]+$/u.test(found)) score += 2
    else if (/^[\p{Lu}–—’‘“”…°±×©®µ≤≥ ]+$/u.test(found)) score += 1
    else score -= 2
  }
  return score
}
