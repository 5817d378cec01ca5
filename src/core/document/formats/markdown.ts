import { type Running, running } from '../running.ts'
import type { DocumentText, MarkKind } from '../text.ts'

/**
 * Markdown as running text (the parts of CommonMark that notes are written in): headings, paragraphs, items, quotes,
 * fenced code, rows of tables; emphasis and links within. What it does not know stays as it is written. Markup of HTML
 * in it is text.
 */
export function readMarkdown(written: string): DocumentText {
  const writing = running()
  let fenced: string | undefined
  let paragraph = false
  const begin = (kind: Parameters<Running['block']>[0], words: string, level?: number) => {
    writing.block(kind, level)
    inline(writing, words)
    paragraph = true
  }
  for (const line of written.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const fence = /^\s*(```+|~~~+)/.exec(line)?.[1]
    if (fenced !== undefined) {
      if (fence?.startsWith(fenced)) {
        fenced = undefined
        writing.end()
      } else writing.words(`${line}\n`)
      continue
    }
    if (fence) {
      fenced = fence
      writing.block('verbatim')
      paragraph = false
      continue
    }
    const [, hashes, rest] = /^(#{1,6})\s+(.*)$/.exec(line) ?? []
    // Signs that close a heading are no words of it.
    const heading = rest
      ?.trimEnd()
      .replace(/(?<!#)#+$/, '')
      .trimEnd()
    const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line)?.[1]
    const quote = /^\s*>\s?(.*)$/.exec(line)?.[1]
    const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1]
    if (line.trim() === '' || /^\s*(?:[-*_]\s*){3,}$/.test(line)) {
      writing.end()
      paragraph = false
    } else if (heading !== undefined) {
      begin('heading', heading, hashes?.length)
      writing.end()
      paragraph = false
    } else if (item !== undefined) begin('item', item)
    else if (row !== undefined) {
      if (/^[\s|:-]+$/.test(row)) continue
      writing.block('row')
      for (const [i, cell] of row.split('|').entries()) {
        if (i > 0) writing.cell()
        inline(writing, cell)
      }
      writing.end()
      paragraph = false
    } else if (quote !== undefined && !paragraph) begin('quote', quote)
    else if (paragraph) {
      writing.words(' ')
      inline(writing, quote ?? line)
    } else begin('paragraph', line)
  }
  return writing.done()
}

const pattern =
  /\*\*(?=\S)(.+?)\*\*|__(?=\S)(.+?)__|\*(?=\S)([^*]+?)\*|\b_(?=\S)([^_]+?)_\b|!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g

/** Words with their emphasis and links. */
function inline(writing: Running, words: string): void {
  let from = 0
  for (const found of words.matchAll(pattern)) {
    writing.words(words.slice(from, found.index))
    const [whole, strong, strongToo, emphasis, emphasisToo, link, to] = found
    const said = strong ?? strongToo ?? emphasis ?? emphasisToo ?? link ?? ''
    const kind: MarkKind = link !== undefined ? 'link' : (strong ?? strongToo) !== undefined ? 'strong' : 'emphasis'
    writing.mark(kind, to && /^(https?:\/\/|mailto:)/i.test(to) ? to : undefined)
    writing.words(said)
    writing.unmark(kind)
    from = found.index + whole.length
  }
  writing.words(words.slice(from))
}
