import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import rendererUrl from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { ownScript } from './own-script.ts'

export type Pdf = PDFDocumentProxy

/** How much of a file is asked for at once, in bytes: the first page of most files needs two or three of these. */
const part = 256 * 1024

/** pdf.js, asked for when the reading room is entered, so that no other screen pays for it. */
let library: Promise<typeof import('pdfjs-dist')> | undefined
export function pdfjs(): Promise<typeof import('pdfjs-dist')> {
  spare ??= beginThreads()
  library ??= import('pdfjs-dist/legacy/build/pdf.mjs')
  // Where it could not be read, the next document tries again.
  library.catch(() => {
    library = undefined
  })
  return library
}
/**
 * The threads of one document: what reads it and what paints it. They begin before the library is there, and end with
 * their document, so that a file that holds them for ever holds no other file.
 */
interface Threads {
  reader: Worker
  painter: Worker
  end: () => void
}
let spare: Threads | undefined
function beginThreads(): Threads {
  const reader = new Worker(ownScript(workerUrl), { type: 'module' })
  const painter = new Worker(ownScript(rendererUrl), { type: 'module' })
  const end = () => {
    reader.terminate()
    painter.terminate()
  }
  return { reader, painter, end }
}

/** The beginning of a file that will be opened, asked for before it is known what is in it. */
const expected = new Map<string, Promise<Part>>()

/** Whoever comes by an address comes for its file: what it takes is asked for beside the application, not after it. */
export function expectPdf(path: string): void {
  pdfjs().catch(() => undefined)
  const first = ask(path, 0, part)
  first.catch(() => undefined)
  expected.set(path, first)
}

/** A file whose pages cannot be shown: one line that says why. */
export interface NotShown {
  message: string
}

/** A PDF that is open, or why it is not. Close it when its pages are left. */
export interface Opening {
  pdf: Promise<Pdf | NotShown>
  close: () => void
}

/**
 * Opens a PDF of the project. The parts that are needed are asked for as they are needed, so a long file does not have
 * to come first. Nothing in it runs: there is no interpreter for its scripts, forms are not filled, and fonts, maps and
 * decoders are our own files.
 */
export function openPdf(path: string): Opening {
  const gone = new AbortController()
  let task: PDFDocumentLoadingTask | undefined
  let threads: Threads | undefined
  const pdf = begin().catch((error: unknown): NotShown => ({ message: explained(error) }))
  return {
    pdf,
    close() {
      gone.abort()
      task?.destroy().catch(() => undefined)
      // Whoever is held by its file never answers.
      setTimeout(() => threads?.end(), 500)
    },
  }

  async function begin(): Promise<Pdf> {
    const beginning = expected.get(path) ?? ask(path, 0, part, gone.signal)
    expected.delete(path)
    const [read, first] = await Promise.all([pdfjs(), beginning])
    if (gone.signal.aborted) throw new Error('closed')
    threads = spare ?? beginThreads()
    spare = undefined
    const { reader, painter } = threads
    const failed = new Promise<never>((_, no) => reader.addEventListener('error', () => no(new Error('no thread'))))
    // The library takes from here what paints.
    read.GlobalWorkerOptions.rendererPorts = [painter]
    const files = `/assets/pdfjs-${read.version}/`
    task = read.getDocument({
      // Its types know no port.
      worker: new read.PDFWorker({ port: reader as unknown as null }),
      ...(first.size > first.bytes.length ? { range: ranges(read, first) } : { data: first.bytes }),
      rangeChunkSize: part,
      disableAutoFetch: true,
      disableStream: true,
      enableXfa: false,
      useWasm: false,
      verbosity: 0,
      cMapUrl: `${files}cmaps/`,
      standardFontDataUrl: `${files}standard_fonts/`,
      wasmUrl: `${files}wasm/`,
    })
    return await Promise.race([task.promise, failed])
  }

  function ranges(read: typeof import('pdfjs-dist'), { size, bytes }: Part) {
    const transport = new read.PDFDataRangeTransport(size, bytes)
    return Object.assign(transport, {
      requestDataRange(from: number, to: number) {
        ask(path, from, to, gone.signal)
          .then(({ bytes }) => transport.onDataRange(from, bytes))
          // A part that does not come leaves its page unpainted; the rest goes on.
          .catch(() => undefined)
      },
    })
  }
}

interface Part {
  bytes: Uint8Array<ArrayBuffer>
  size: number
}

/** Bytes of a file, up to and without `to`, and how long the whole is. */
async function ask(path: string, from: number, to: number, signal?: AbortSignal): Promise<Part> {
  const answer = await fetch(path, { headers: { range: `bytes=${from}-${to - 1}` }, ...(signal && { signal }) })
  if (answer.status === 416) return { bytes: new Uint8Array(), size: 0 }
  if (!answer.ok) throw new Error('no file')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const [, size] = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '') ?? []
  return { bytes, size: size === undefined ? bytes.length : Number(size) }
}

/** What pdf.js says went wrong, in words for whoever reads. */
function explained(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return 'It is locked with a password, so its pages cannot be shown.'
  if (name === 'InvalidPDFException') return 'The file is damaged, so its pages cannot be shown.'
  return 'Its pages cannot be shown.'
}
