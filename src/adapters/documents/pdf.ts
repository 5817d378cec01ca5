import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Item, PageItems } from '../../core/document/layout/lines.ts'
import { type PageRead, readPage, textOfPages } from '../../core/document/layout/pages.ts'
import type { DocumentText, ReadingProblem } from '../../core/document/text.ts'
import type { WordSeen } from '../recognition.ts'
import { type Raster, rasterOf } from './raster.ts'
import { type Reader, type Reading, unreadable } from './reading.ts'

/** No project needs more; a file that says it has more is read so far. */
const mostPages = 10_000
/** The most text that is kept of one file: thirty thick books. */
const mostText = 20_000_000

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
/** What pdf.js would write on the console while something is done: it greets and warns there. */
async function overheard<T>(work: () => Promise<T>): Promise<{ came: T; heard: string[] }> {
  const { log, warn } = console
  const heard: string[] = []
  const hear = (...said: unknown[]) => void (heard.length < 1_000 && heard.push(said.join(' ')))
  Object.assign(console, { log: hear, warn: hear })
  try {
    return { came: await work(), heard }
  } finally {
    Object.assign(console, { log, warn })
  }
}

const settings = {
  // Warnings are overheard.
  verbosity: 1,
  useSystemFonts: false,
  disableFontFace: true,
  useWorkerFetch: false,
  useWasm: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  disableAutoFetch: true,
  disableStream: true,
  // Pictures are not looked at, only whether there are any; see `isPicture`.
  maxImageSize: 1,
  cMapUrl: `${pathToFileURL(join(folder, 'cmaps')).pathname}/`,
  standardFontDataUrl: `${pathToFileURL(join(folder, 'standard_fonts')).pathname}/`,
}

/** The words of a PDF with their places. Pages are read one after another; `step` hears of each. */
export const readPdf: Reader = async (bytes, reading) => readPages(bytes, reading)

/** Opens a PDF with pdf.js in this thread, without canvas, network or anything that runs; and closes it again. */
export async function openPdf<T>(
  bytes: Uint8Array,
  work: (file: PDFDocumentProxy) => Promise<T>,
  more: { maxImageSize?: number } = {},
): Promise<T> {
  const { came } = await overheard(async () => {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const task = pdfjs.getDocument({ ...settings, ...more, data: new Uint8Array(bytes) })
    try {
      const file = await task.promise.catch((error: unknown) => {
        throw explained(error)
      })
      if (file.numPages === 0) throw unreadable('empty', 'It has no pages.', 'Save it anew and attach that.')
      return await work(file)
    } finally {
      await task.destroy().catch(() => {})
    }
  })
  return came
}

async function readPages(bytes: Uint8Array, { step, first, see }: Omit<Reading, 'name'>): Promise<DocumentText> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const work = async (file: PDFDocumentProxy) => {
    const problems: ReadingProblem[] = []
    const most = Math.min(file.numPages, first ?? mostPages)
    if (most < file.numPages && !first)
      problems.push({ what: `It has ${file.numPages} pages; the first ${mostPages} were read.` })
    const labels = await file.getPageLabels().catch(() => null)
    const writing = textOfPages()
    const lost: number[] = []
    const seen: number[] = []
    for (let n = 1, letters = 0; n <= most; n++) {
      await step(n - 1, most)
      const page = await pageOf(pdfjs, file, n, see)
      if (!page) lost.push(n)
      if (page?.seen) seen.push(n)
      const label = labels?.[n - 1]
      writing.add({
        ...(page?.read ?? readPage({ ...paper, items: [] })),
        ...(label && label !== String(n) && { label }),
      })
      letters += page?.letters ?? 0
      if (letters > mostText) {
        problems.push({ what: `It holds very much text; the first ${n} of ${file.numPages} pages were read.` })
        break
      }
    }
    await step(most, most)
    if (lost.length > 0)
      problems.push({
        what: `${lost.length === 1 ? 'One page' : `${lost.length} pages`} could not be read.`,
        page: lost[0] ?? 1,
      })
    if (seen.length > 0)
      problems.push({
        what: `The words of ${seen.length === 1 ? 'one scanned page' : `${seen.length} scanned pages`} were recognised from the picture; letters may be wrong.`,
        page: seen[0] ?? 1,
      })
    const read = writing.end()
    return { ...read, about: await aboutOf(file), problems: [...problems, ...read.problems] }
  }
  return openPdf(bytes, work, see && { maxImageSize: largestPicture })
}

/** The largest picture that is unpacked to see its words, in points: a page of A2 at 300 to the inch. */
const largestPicture = 40_000_000

/** A page as it was laid out, and how many letters it has; undefined where its description cannot be followed. */
async function pageOf(
  { Util, OPS }: typeof import('pdfjs-dist'),
  file: PDFDocumentProxy,
  n: number,
  see: Reading['see'],
): Promise<{ read: PageRead; letters: number; seen: boolean } | undefined> {
  try {
    const page = await file.getPage(n)
    const read = await itemsOf(Util, page)
    const wordless = read.items.every(({ text }) => text.trim() === '')
    const raster = wordless && see ? await rasterOf(page, OPS) : undefined
    const items = raster && see ? itemsSeen(await see(raster), raster) : read.items
    const seen = raster !== undefined && items.length > 0
    const scanned = wordless && !seen && (raster !== undefined || (await isPicture(page)))
    page.cleanup()
    return {
      read: readPage({ ...read, items, scanned }),
      letters: items.reduce((sum, { text }) => sum + text.length, 0),
      seen,
    }
  } catch {
    return undefined
  }
}

/** Of what a recogniser is less sure, up to 100, is dirt rather than words. */
const sureEnough = 25
const turnedScript = /[\u0590-\u08ff]/

/** Words that were seen in a picture. A blank stands behind each but the last of a line, and takes the room up to the next. */
const itemsSeen = (words: readonly WordSeen[], { scale }: Raster): Item[] =>
  words.flatMap(({ text, x, y, width, height, ends, sure }, i) => {
    if (text.trim() === '' || sure < sureEnough) return []
    const next = words[i + 1]
    const room = !ends && next && next.x > x ? next.x - x : width
    return [
      {
        text: ends ? text : `${text} `,
        x: x / scale,
        y: y / scale,
        width: room / scale,
        height: height / scale,
        angle: 0,
        rightToLeft: turnedScript.test(text),
        ends,
      },
    ]
  })

const paper = { width: 595, height: 842 }
type Util = typeof import('pdfjs-dist').Util

/** The text of a page in the frame of the page as shown. What stands at an angle is given in a frame of that angle. */
async function itemsOf(util: Util, page: PDFPageProxy): Promise<PageItems> {
  const viewport = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  const found: Item[] = []
  for (const item of items) {
    if (!('str' in item)) continue
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = util.transform(viewport.transform, item.transform) as number[]
    const height = Math.hypot(c, d) || Math.hypot(a, b)
    const { ascent = 0.8, vertical = false } = styles[item.fontName] ?? {}
    const degrees = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
    const angle = (Math.round(degrees / 5) * 5) % 360
    const turn = (angle * Math.PI) / 180
    const rise = (Number.isFinite(ascent) && ascent > 0.3 && ascent < 1.2 ? ascent : 0.8) * height
    found.push({
      text: item.str,
      x: e * Math.cos(turn) + f * Math.sin(turn),
      y: f * Math.cos(turn) - e * Math.sin(turn) - (vertical ? 0 : rise),
      width: vertical ? height : item.width,
      height: vertical ? item.height || height : height,
      angle,
      rightToLeft: item.dir === 'rtl',
      ends: item.hasEOL,
    })
  }
  return { width: viewport.width, height: viewport.height, items: found.filter(isSound) }
}

const isSound = ({ x, y, width, height }: Item): boolean =>
  [x, y, width, height].every((n) => Number.isFinite(n) && Math.abs(n) < 1e5)

/**
 * Whether a page without words is a picture, or has drawings enough to be one. No picture is unpacked for it: none may
 * be larger than a dot, and of those that are, pdf.js warns.
 */
async function isPicture(page: PDFPageProxy): Promise<boolean> {
  const { came, heard } = await overheard(() => page.getOperatorList())
  return came.fnArray.length > 400 || heard.some((said) => said.includes('Image exceeded maximum allowed size'))
}

async function aboutOf(file: PDFDocumentProxy): Promise<DocumentText['about']> {
  const told = await file.getMetadata().catch(() => undefined)
  const info = (told?.info ?? {}) as Record<string, unknown>
  const title = typeof info.Title === 'string' ? info.Title.trim() : ''
  const doi = [told?.metadata?.get('prism:doi'), told?.metadata?.get('dc:identifier'), info.doi, info.Subject]
    .map((value) => /10\.\d{4,9}\/[^\s"<>]+/.exec(String(value ?? ''))?.[0])
    .find(Boolean)
  return {
    ...(title && { title: title.slice(0, 1_000) }),
    ...(doi && { doi: doi.replace(/[.,;]+$/, '') }),
    ...(typeof info.Language === 'string' && info.Language && { language: info.Language.slice(0, 40) }),
  }
}

function explained(error: unknown): unknown {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return unreadable('locked', 'It is locked with a password.', 'Save a copy without the password and attach that.')
  if (name === 'InvalidPDFException' || name === 'FormatError' || name === 'UnknownErrorException')
    return unreadable(
      'damaged',
      'It is damaged: no PDF reader’s rules lead through it.',
      'Fetch it again and attach that.',
    )
  return error
}
