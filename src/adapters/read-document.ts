import { readMarkdown } from '../core/document/formats/markdown.ts'
import { readPlain } from '../core/document/formats/plain.ts'
import { readSubtitles } from '../core/document/formats/subtitles.ts'
import { type DocumentKind, kindOfFile } from '../core/document/sniff.ts'
import type { DocumentText } from '../core/document/text.ts'
import { turnsOf } from '../core/document/turns.ts'
import { decoded, encodingOf } from './decode.ts'
import { type Reader, type Reading, unreadable } from './documents/reading.ts'

/** Reads whatever document a file is. Readers are fetched when they are needed: each brings a library of its own. */
export async function readDocument(
  bytes: Uint8Array,
  reading: Reading,
): Promise<{ kind: DocumentKind; read: DocumentText }> {
  if (bytes.length === 0) throw unreadable('empty', 'The file is empty.', 'Fetch it again and attach that.')
  const kind = kindOfFile(reading.name, bytes)
  if (!kind)
    throw unreadable(
      'unknown-format',
      'It is no document that can be read here.',
      'PDF, Word (.docx), HTML, JATS XML, text, Markdown, VTT and SRT can. Save it as one of these.',
    )
  const read = await (await readers[kind]())(bytes, reading)
  if (read.text.trim() === '') {
    // Pages can be looked at without words; other files are nothing but their words.
    if (kind !== 'pdf')
      throw unreadable('no-words', 'No words are in it.', 'Save it with its text, or as PDF, and attach that.')
    if (read.problems.length === 0) read.problems.push({ what: 'No words are in it.' })
  }
  if (read.turns.length === 0) read.turns = turnsOf(read)
  return { kind, read }
}

const readers: Record<DocumentKind, () => Promise<Reader>> = {
  pdf: async () => (await import('./documents/pdf.ts')).readPdf,
  docx: async () => (await import('./documents/docx.ts')).readDocx,
  html: async () => (await import('./documents/html.ts')).readHtml,
  jats: async () => (await import('./documents/jats.ts')).readJats,
  markdown: async () => textReader(readMarkdown),
  vtt: async () => textReader(readSubtitles),
  srt: async () => textReader(readSubtitles),
  plain: async () => textReader(readPlain),
}

/** The most that a file of text may hold; a longer one is no document that anyone reads. */
const mostText = 60_000_000

const textReader =
  (read: (text: string) => DocumentText): Reader =>
  async (bytes, { step }) => {
    if (bytes.length > mostText)
      throw unreadable('too-large', 'It holds more than 60 MB of text.', 'Attach it in parts.')
    const pieces: string[] = []
    for (const { text, offset } of decoded(bytes, encodingOf(bytes))) {
      pieces.push(text)
      await step(offset, bytes.length)
    }
    return read(pieces.join(''))
  }
