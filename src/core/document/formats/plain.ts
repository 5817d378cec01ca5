import { type Block, type DocumentText, plainText } from '../text.ts'

/** Plain text as it is: only line ends are made one. A blank line parts paragraphs. */
export function readPlain(written: string): DocumentText {
  const text = written
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\f/g, '\n')
  return { ...plainText(text), blocks: paragraphs(text) }
}

function paragraphs(text: string): Block[] {
  const blocks: Block[] = []
  const pattern = /[^\s][^\n]*(?:\n[^\S\n]*[^\s][^\n]*)*/g
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const said = found[0].trimEnd()
    blocks.push({ kind: 'paragraph', start: found.index, end: found.index + said.length })
  }
  return blocks
}
