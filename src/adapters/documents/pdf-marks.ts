import type { PDFPageProxy } from 'pdfjs-dist'
import type { Rect } from '../../core/document/boxes.ts'
import { openPdf } from './pdf.ts'
import type { Reading } from './reading.ts'

/** What somebody marked in a PDF, with another program. Rectangles are in parts of the page as it is shown. */
export interface MarkRead {
  page: number
  kind: 'highlight' | 'underline' | 'squiggly' | 'strikeout' | 'note'
  /** As #rrggbb; absent where the file names none. */
  colour?: string | undefined
  rects: Rect[]
  /** The comment on it, and the answers to that. */
  comment?: string | undefined
  author?: string | undefined
  /** When it was made, by the file's word: D:20240131… (ISO 32000-1, 7.9.4). */
  at?: string | undefined
}

/** A mark to write: what a passage is to look like in another program. */
export interface MarkToWrite {
  page: number
  colour: string
  rects: Rect[]
  comment: string
  author: string
  /** Milliseconds since 1970. */
  at?: number | undefined
}

const kinds: Record<number, MarkRead['kind']> = {
  1: 'note',
  9: 'highlight',
  10: 'underline',
  11: 'squiggly',
  12: 'strikeout',
}
/** What is taken out of one file at most. */
const mostMarks = 20_000
const longestComment = 20_000

/** The marks in a PDF (text markup and notes, ISO 32000-1, 12.5.6), page by page. */
export async function readMarks(bytes: Uint8Array, step: Reading['step']): Promise<MarkRead[]> {
  return openPdf(bytes, async (file) => {
    const marks: MarkRead[] = []
    for (let n = 1; n <= file.numPages && marks.length < mostMarks; n++) {
      await step(n - 1, file.numPages)
      const page = await file.getPage(n).catch(() => undefined)
      const all = (await page?.getAnnotations().catch(() => [])) as Annotation[] | undefined
      if (!page || !all) continue
      const answers = new Map<string, string[]>()
      for (const { inReplyTo, contentsObj } of all)
        if (inReplyTo && contentsObj?.str?.trim())
          answers.set(inReplyTo, [...(answers.get(inReplyTo) ?? []), contentsObj.str])
      for (const annotation of all.slice(0, mostMarks - marks.length)) {
        const kind = kinds[annotation.annotationType]
        if (!kind || annotation.inReplyTo) continue
        const rects = rectsIn(page, annotation)
        if (rects.length === 0) continue
        const comment = [annotation.contentsObj?.str ?? '', ...(answers.get(annotation.id) ?? [])]
          .filter((words) => words.trim())
          .join('\n\n')
          .slice(0, longestComment)
        if (kind === 'note' && !comment) continue
        marks.push({
          page: n,
          kind,
          rects,
          ...(annotation.color && { colour: hex(annotation.color) }),
          ...(comment && { comment }),
          ...(annotation.titleObj?.str && { author: annotation.titleObj.str.slice(0, 200) }),
          ...((annotation.creationDate ?? annotation.modificationDate) && {
            at: annotation.creationDate ?? annotation.modificationDate ?? '',
          }),
        })
      }
      page.cleanup()
    }
    return marks
  })
}

/** What pdf.js tells of an annotation, as far as it is looked at. */
interface Annotation {
  id: string
  annotationType: number
  rect: number[]
  quadPoints?: Float32Array | null
  color?: ArrayLike<number> | null
  contentsObj?: { str?: string }
  titleObj?: { str?: string }
  inReplyTo?: string
  creationDate?: string | null
  modificationDate?: string | null
}

const hex = (colour: ArrayLike<number>): string =>
  `#${[0, 1, 2]
    .map((i) =>
      Math.min(255, Math.max(0, Math.round(colour[i] ?? 0)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

function rectsIn(page: PDFPageProxy, { quadPoints, rect }: Annotation): Rect[] {
  const { width, height, ...viewport } = viewportOf(page)
  const boxes: number[][] = []
  for (let i = 0; i + 8 <= (quadPoints?.length ?? 0) && boxes.length < 1_000; i += 8) {
    const points = [...(quadPoints ?? []).slice(i, i + 8)]
    boxes.push(
      [0, 1].flatMap((k) => [
        Math.min(...points.filter((_, at) => at % 2 === k)),
        Math.max(...points.filter((_, at) => at % 2 === k)),
      ]),
    )
  }
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect
  if (boxes.length === 0) boxes.push([x1, x2, y1, y2])
  return boxes.flatMap(([left = 0, right = 0, low = 0, high = 0]): Rect[] => {
    const [a = 0, b = 0] = viewport.toViewport(left, low)
    const [c = 0, d = 0] = viewport.toViewport(right, high)
    const whole: Rect = [
      Math.min(a, c) / width,
      Math.min(b, d) / height,
      Math.abs(c - a) / width,
      Math.abs(d - b) / height,
    ]
    return whole.every(Number.isFinite) && whole[2] > 0 && whole[3] > 0 ? [whole] : []
  })
}

const viewportOf = (page: PDFPageProxy) => {
  const viewport = page.getViewport({ scale: 1 })
  return {
    width: viewport.width,
    height: viewport.height,
    toViewport: (x: number, y: number) => viewport.convertToViewportPoint(x, y) as number[],
    toPdf: (x: number, y: number) => viewport.convertToPdfPoint(x, y) as number[],
  }
}

/**
 * The same PDF with marks added, as an incremental update: what was in it stays byte for byte, marks of others too. Marks
 * on pages that are not there are left out.
 */
export async function writeMarks(
  bytes: Uint8Array,
  marks: readonly MarkToWrite[],
  step: Reading['step'],
): Promise<Uint8Array> {
  return openPdf(bytes, async (file) => {
    const byPage = new Map<number, MarkToWrite[]>()
    for (const mark of marks) byPage.set(mark.page, [...(byPage.get(mark.page) ?? []), mark])
    let n = 0
    for (const [number, here] of byPage) {
      await step(n, marks.length)
      const page =
        number >= 1 && number <= file.numPages ? await file.getPage(number).catch(() => undefined) : undefined
      if (!page) continue
      const { width, height, toPdf } = viewportOf(page)
      for (const { colour, rects, comment, author, at } of here) {
        const quads = rects.map(([x, y, w, h]) => {
          const [a = 0, b = 0] = toPdf(x * width, y * height)
          const [c = 0, d = 0] = toPdf((x + w) * width, (y + h) * height)
          const [left, right, low, high] = [Math.min(a, c), Math.max(a, c), Math.min(b, d), Math.max(b, d)]
          return { left, right, low, high }
        })
        if (quads.length === 0) continue
        const rect = [
          Math.min(...quads.map(({ left }) => left)),
          Math.min(...quads.map(({ low }) => low)),
          Math.max(...quads.map(({ right }) => right)),
          Math.max(...quads.map(({ high }) => high)),
        ]
        file.annotationStorage.setValue(`pdfjs_internal_editor_${n++}`, {
          annotationType: 9,
          color: [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16)),
          opacity: 0.5,
          quadPoints: quads.flatMap(({ left, right, low, high }) => [left, high, right, high, left, low, right, low]),
          outlines: quads.map(({ left, right, low, high }) => [left, low, right, low, right, high, left, high]),
          pageIndex: number - 1,
          rect,
          rotation: 0,
          structTreeParentId: null,
          user: author,
          ...(at !== undefined && { date: at }),
          popup: { contents: comment, rect },
        })
      }
    }
    await step(marks.length, marks.length)
    return n === 0 ? bytes : file.saveDocument()
  })
}
