/** What kinds of documents can be read, by the media type under which they are kept. */
export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  jats: 'application/xml',
  markdown: 'text/markdown',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  plain: 'text/plain',
} as const
export type DocumentKind = keyof typeof mediaTypes

/** What a file is, by its first bytes before its name; undefined when it is nothing that can be read. */
export function kindOfFile(name: string, head: Uint8Array): DocumentKind | undefined {
  const start = latin(head.subarray(0, 4_096))
  const end = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  // The mark of a PDF may stand within the first kilobyte (ISO 32000, implementation note 13).
  if (start.slice(0, 1_032).includes('%PDF-')) return 'pdf'
  if (start.startsWith('PK\u0003\u0004')) return 'docx'
  // Old Word, pictures, programs: bytes that no text has.
  if (!wide(head) && head.subarray(0, 1_024).some(isControl)) return undefined
  if (end === 'pdf') return 'pdf'
  const text = wide(head) ? start.replaceAll('\u0000', '') : start
  if (/^\s*(?:\u00ef\u00bb\u00bf)?WEBVTT/.test(text)) return 'vtt'
  if (
    /<(?:!DOCTYPE\s+article|article\b[^>]*(?:article-type|dtd-version|xmlns:xlink))|<front>|pmc-articleset/i.test(text)
  )
    return 'jats'
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(text)) return 'html'
  if (end === 'srt' || /^\s*(?:\u00ef\u00bb\u00bf)?\d+\s*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*-->/.test(text))
    return 'srt'
  const byName: Record<string, DocumentKind> = {
    vtt: 'vtt',
    htm: 'html',
    html: 'html',
    xhtml: 'html',
    xml: 'jats',
    nxml: 'jats',
    md: 'markdown',
    markdown: 'markdown',
    txt: 'plain',
    text: 'plain',
  }
  return byName[end] ?? (text.trim() === '' ? undefined : 'plain')
}

/** Controls that no text has; the tab, line ends and the escape are not among them. */
const isControl = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
const wide = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
