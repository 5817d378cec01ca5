import type { Rect } from '../../core/document/boxes.ts'
import type { Pdf } from './open.ts'

/** A link on a page: where it stands, in parts of the page, and the page it leads to or the address outside. */
export interface PageLink {
  rect: Rect
  dest?: unknown
  url?: string
}

/** The links of a page, as they are shown. Addresses outside lead there only when a person follows them. */
export async function linksOfPage(pdf: Pdf, number: number): Promise<PageLink[]> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const found: PageLink[] = []
  for (const one of await page.getAnnotations()) {
    if (one.subtype !== 'Link') continue
    const [left, low, right, high] = one.rect as number[]
    const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left ?? 0, low ?? 0) as number[]
    const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right ?? 0, high ?? 0) as number[]
    const rect: Rect = [
      Math.min(x1, x2) / viewport.width,
      Math.min(y1, y2) / viewport.height,
      Math.abs(x2 - x1) / viewport.width,
      Math.abs(y2 - y1) / viewport.height,
    ]
    if (one.dest) found.push({ rect, dest: one.dest })
    else if (typeof one.url === 'string' && /^https?:/.test(one.url)) found.push({ rect, url: one.url })
  }
  return found
}

/** The page a destination leads to, from 1; undefined where it leads nowhere. */
export async function pageOfDestination(pdf: Pdf, dest: unknown): Promise<number | undefined> {
  try {
    const where = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
    const [ref] = Array.isArray(where) ? where : []
    if (typeof ref === 'number') return ref + 1
    return ref ? (await pdf.getPageIndex(ref)) + 1 : undefined
  } catch {
    return undefined
  }
}

/** A line of the outline, with how deep it stands. */
export interface OutlineLine {
  title: string
  depth: number
  dest: unknown
}

/** More lines than this are no outline one can use. */
const mostLines = 2_000

/** The outline of a file, one line after another. */
export async function outlineOf(pdf: Pdf): Promise<OutlineLine[]> {
  const lines: OutlineLine[] = []
  const walk = (items: Awaited<ReturnType<Pdf['getOutline']>>, depth: number) => {
    for (const { title, dest, items: below } of items ?? []) {
      if (lines.length >= mostLines) return
      lines.push({ title, depth, dest })
      if (depth < 8) walk(below, depth + 1)
    }
  }
  walk(await pdf.getOutline().catch(() => []), 0)
  return lines
}
