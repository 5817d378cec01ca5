/** A decoded text, and where its bytes begin in the file. */
export interface Whole {
  text: string
  offset: number
  /** How many bytes a UTF-16 code unit of the text was: one, two, or as UTF-8 has it. */
  width: 1 | 2 | 'utf-8'
}

/** A stretch of a decoded file, ending at a line end or at the end of the file. */
export interface Piece extends Whole {
  /** The bytes it was decoded from. */
  bytes: Uint8Array
}

/** One line without its line end. `from` and `to` are its bytes in the file, the line end included. */
export interface Line {
  text: string
  number: number
  from: number
  to: number
}

/**
 * The lines of a file, whatever ends them: LF, CRLF or CR alone, mixed too. No generator: a file has millions of lines,
 * and to leave and enter one for each took as long as to find them.
 */
export function lines(pieces: Iterable<Piece>): IterableIterator<Line> {
  const source = pieces[Symbol.iterator]()
  let number = 0
  let [text, at, offset, byte, nextLf, nextCr] = ['', 0, 0, 0, -1, -1]
  let width: Piece['width'] = 1
  let bytes: Uint8Array = new Uint8Array()
  return {
    [Symbol.iterator]() {
      return this
    },
    next() {
      while (at >= text.length) {
        const more = source.next()
        if (more.done) return more
        ;({ text, offset, width, bytes } = more.value)
        at = 0
        byte = offset
        nextLf = text.indexOf('\n')
        nextCr = text.indexOf('\r')
      }
      if (nextLf >= 0 && nextLf < at) nextLf = text.indexOf('\n', at)
      if (nextCr >= 0 && nextCr < at) nextCr = text.indexOf('\r', at)
      const end = nextLf < 0 ? nextCr : nextCr < 0 ? nextLf : Math.min(nextLf, nextCr)
      const stop = end < 0 ? text.length : end
      const next = end < 0 ? text.length : end === nextCr && nextLf === nextCr + 1 ? end + 2 : end + 1
      const from = byte
      // Line ends are no part of other characters in UTF-8, so the next in the bytes is the next in the text.
      if (next === text.length) byte = offset + bytes.length
      else if (width !== 'utf-8') byte += (next - at) * width
      else byte = offset + bytes.indexOf(text.charCodeAt(next - 1), byte - offset) + 1
      number++
      const line = { text: text.slice(at, stop), number, from, to: byte }
      at = next
      return { done: false, value: line }
    },
  }
}

/** How many bytes a part of a text was in its file. */
export function bytesOf({ text, width }: Pick<Whole, 'text' | 'width'>, from: number, to: number): number {
  if (width !== 'utf-8') return (to - from) * width
  let bytes = to - from
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    // A surrogate is two of the four bytes of its character.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2
  }
  return bytes
}
