import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import rendererUrl from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

export type Pdf = PDFDocumentProxy

/** How much of a file is asked for at once, in bytes: the first page of most files needs two or three of these. */
const part = 256 * 1024

/** pdf.js and its worker, begun when the reading room is entered, so that no other screen pays for them. */
let library: Promise<typeof import('pdfjs-dist')> | undefined
let worker: PDFWorker | undefined
export function pdfjs(): Promise<typeof import('pdfjs-dist')> {
  library ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((read) => {
    read.GlobalWorkerOptions.workerSrc = workerUrl
    ;(read.GlobalWorkerOptions as { rendererSrc?: string }).rendererSrc = rendererUrl
    worker = new read.PDFWorker()
    return read
  })
  // Where it could not be read, the next document tries again.
  library.catch(() => {
    library = undefined
  })
  return library
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
  const pdf = begin().catch((error: unknown): NotShown => ({ message: explained(error) }))
  return {
    pdf,
    close() {
      gone.abort()
      void task?.destroy()
    },
  }

  async function begin(): Promise<Pdf> {
    const [read, first] = await Promise.all([pdfjs(), ask(path, 0, part, gone.signal)])
    if (gone.signal.aborted) throw new Error('closed')
    const files = `/assets/pdfjs-${read.version}/`
    task = read.getDocument({
      ...(worker && !worker.destroyed && { worker }),
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
    return await task.promise
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
async function ask(path: string, from: number, to: number, signal: AbortSignal): Promise<Part> {
  const answer = await fetch(path, { headers: { range: `bytes=${from}-${to - 1}` }, signal })
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
