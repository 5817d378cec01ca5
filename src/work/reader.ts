// Reads files in a process of its own: they come from anywhere, and whatever they do to their reader, they do it here.

import type { MarkRead, MarkToWrite } from '../adapters/documents/pdf-marks.ts'
import { unreadable } from '../adapters/documents/reading.ts'
import type { Previewed } from '../adapters/preview-records.ts'
import { readDocument } from '../adapters/read-document.ts'
import type { Grids } from '../adapters/read-grids.ts'
import type { Installed, Recogniser } from '../adapters/recognition.ts'
import type { Exchange } from '../adapters/refi/read-archive.ts'
import { mediaTypes } from '../core/document/sniff.ts'
import type { ReadOptions } from '../core/record/read.ts'

/** What is asked: a file's bytes, and if only its first pages are wanted, how many. */
export interface Ask {
  id: number
  name: string
  bytes: Uint8Array
  first?: number | undefined
  /** Something else than its words: the project of an exchange, the marks in a PDF; or a PDF with more marks. */
  what?: keyof Others | undefined
  marks?: readonly MarkToWrite[] | undefined
  /** How records are read, as far as a person has said. */
  how?: Omit<ReadOptions, 'name'> | undefined
  /** The language in which scanned pages are read, and where the engine for it is installed. */
  recognise?: { language: string; at: Installed } | undefined
}
/** What comes of asking for something else than words. */
export interface Others {
  exchange: Exchange
  marks: MarkRead[]
  marked: Uint8Array
  grids: Grids
  table: string[][]
  preview: Previewed
}
/** What is said on the way, and at the end. */
export type Say =
  | { id: number; done: number; of: number; memory: number }
  | { id: number; read: ReadApart | Others[keyof Others] }
  | { id: number; refusal: { code: string; message: string; hint: string } }

/** A file as it was read. The text is JSON in bytes, as it will be kept. */
export interface ReadApart {
  mediaType: string
  text: Uint8Array
  pages: number
  scanned: number
  problems: string[]
  about: { title?: string | undefined; doi?: string | undefined; pmid?: string | undefined }
  /** The beginning of its words: enough for a title page. */
  beginning: string
}

process.on('message', (ask: Ask) => void answer(ask))
// Whoever asked has gone.
process.on('disconnect', () => process.exit())

async function answer({ id, name, bytes, first, what, marks = [], how, recognise }: Ask): Promise<void> {
  let recogniser: Recogniser | undefined
  let told = 0
  const step = async (done: number, of: number) => {
    const now = performance.now()
    if (now - told < 200) return
    told = now
    say({ id, done, of, memory: process.memoryUsage.rss() })
    await new Promise((resolve) => setImmediate(resolve))
  }
  try {
    if (what) return say({ id, read: await other(what, { name, bytes, marks, how }, step) })
    if (recognise) {
      const begin = (await import('../adapters/recognition.ts')).recogniser
      recogniser = await begin(recognise.language, recognise.at)
    }
    const { kind, read } = await readDocument(bytes, { name, step, first, see: recogniser?.see })
    const said: ReadApart = {
      mediaType: mediaTypes[kind],
      text: new TextEncoder().encode(JSON.stringify(read)),
      pages: read.pages.length,
      scanned: read.pages.filter(({ scanned }) => scanned).length,
      problems: read.problems.map(({ what }) => what),
      about: read.about,
      beginning: read.text.slice(0, 8_000),
    }
    say({ id, read: said })
  } catch (error) {
    const known = error instanceof Error && 'hint' in error ? error : broken
    const { code, message, hint } = known as typeof broken
    say({ id, refusal: { code, message, hint } })
  }
}

async function other(
  what: keyof Others,
  { name, bytes, marks, how }: Pick<Ask, 'name' | 'bytes' | 'how'> & { marks: readonly MarkToWrite[] },
  step: (done: number, of: number) => Promise<void>,
): Promise<Others[keyof Others]> {
  if (what === 'grids') return (await import('../adapters/read-grids.ts')).readGrids(name, bytes)
  if (what === 'table') return (await import('../adapters/read-table.ts')).readTable(bytes)
  if (what === 'preview')
    return (await import('../adapters/preview-records.ts')).previewRecords(bytes, { name, ...how })
  if (what === 'exchange') return (await import('../adapters/refi/read-archive.ts')).readExchange(bytes)
  const { readMarks, writeMarks } = await import('../adapters/documents/pdf-marks.ts')
  return what === 'marks' ? readMarks(bytes, step) : writeMarks(bytes, marks, step)
}

const say = (said: Say): void => void process.send?.(said)

/** A reader's own rules did not foresee the file. */
const broken = unreadable(
  'damaged',
  'It is damaged, or made in a way that is not understood.',
  'Print it to PDF and attach that.',
)
