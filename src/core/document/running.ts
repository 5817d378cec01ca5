import { type Block, type BlockKind, type DocumentText, type Mark, type MarkKind, plainText } from './text.ts'

/** What is told of running text while it is read: a block begins, words come, a mark begins and ends, a block ends. */
export interface Running {
  block: (kind: BlockKind, level?: number) => void
  /** Ends the block; words that follow are a paragraph. */
  end: () => void
  words: (text: string) => void
  /** A line end within a block. */
  line: () => void
  /** The next cell of a row. */
  cell: () => void
  mark: (kind: MarkKind, to?: string) => void
  unmark: (kind: MarkKind) => void
  done: () => DocumentText
}

/** The most text that is kept of one file; what comes after is not read, and that is said. */
const mostText = 20_000_000

/**
 * Makes a document of what is told of it. White space is one blank, as in print, unless it is verbatim; a block without
 * words is none. Between blocks are two line ends, between rows and items one.
 */
export function running(): Running {
  const read = plainText('')
  const parts: string[] = []
  let length = 0
  let full = false
  let block: Block | undefined
  let blank = false
  /** A line end that comes before the next words, if there are any in the block. */
  let broken = false
  /** A cell has just begun. */
  let fresh = false
  const open: Mark[] = []

  const put = (text: string) => {
    if (text === '') return
    if (length + text.length > mostText) {
      if (!full) read.problems.push({ what: 'It holds very much text; the first 20 million letters were read.' })
      full = true
      return
    }
    parts.push(text)
    length += text.length
  }
  const close = () => {
    if (block && block.start < length) {
      block.end = length
      read.blocks.push(block)
    }
    block = undefined
    blank = false
    broken = false
    fresh = false
  }
  const begin = (kind: BlockKind, level?: number) => {
    close()
    const before = read.blocks.at(-1)
    if (before && before.end === length) {
      const near = before.kind === kind && (kind === 'row' || kind === 'item' || kind === 'reference')
      put(near ? '\n' : '\n\n')
    }
    block = { kind, start: length, end: length, ...(level && { level: Math.min(6, Math.max(1, level)) }) }
  }

  return {
    block: begin,
    end: close,
    words(text) {
      if (full) return
      if (block?.kind === 'verbatim') return put(text.replace(/\r\n?/g, '\n'))
      // A no-break space is a space, and what has no width is nothing.
      const plain = text.replace(/[\u200b\ufeff]/g, '').replace(/\s+/g, ' ')
      if (plain === '') return
      const lead = plain.startsWith(' ')
      const trail = plain.endsWith(' ')
      const said = plain.trim()
      if (said === '') {
        blank = true
        return
      }
      if (!block) begin('paragraph')
      if (!block) return
      if (broken && length > block.start) put('\n')
      else if ((blank || lead) && length > block.start && !fresh) put(' ')
      for (const mark of open) if (mark.start < 0) mark.start = length
      put(said)
      blank = trail
      broken = false
      fresh = false
    },
    line() {
      broken = true
    },
    cell() {
      if (block?.kind === 'row') put('\t')
      broken = false
      fresh = true
    },
    mark(kind, to) {
      // It begins with its first word.
      open.push({ kind, start: -1, end: -1, ...(to && { to }) })
    },
    unmark(kind) {
      const at = open.findLastIndex((mark) => mark.kind === kind)
      const [mark] = at < 0 ? [] : open.splice(at, 1)
      if (mark && mark.start >= 0 && length > mark.start) read.marks.push({ ...mark, end: length })
    },
    done() {
      close()
      read.text = parts.join('')
      read.marks.sort((a, b) => a.start - b.start)
      return read
    },
  }
}
