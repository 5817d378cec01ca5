import type { DocumentText, Page, Range } from './text.ts'

/** The number of the page on which a place is, from 1; undefined for text without pages. */
export function pageAt(pages: readonly Pick<Page, 'start'>[], at: number): number | undefined {
  if (pages.length === 0) return undefined
  let low = 0
  let high = pages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pages[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low + 1
}

/** From where to where the words of a page go. */
export const rangeOfPage = ({ pages, text }: Pick<DocumentText, 'pages' | 'text'>, page: number): Range => ({
  start: pages[page - 1]?.start ?? 0,
  end: pages[page]?.start ?? text.length,
})
