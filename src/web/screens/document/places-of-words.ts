import type { Range } from '../../../core/document/text.ts'

/**
 * Between the browser's selection and places of the document's text. Every run of words on screen stands in an element
 * that says in `data-at` where it begins, in the view of pages as in the view of the text.
 */
const runs = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-at]')]
const startOf = (run: HTMLElement): number => Number(run.dataset.at)
const lengthOf = (run: HTMLElement): number => run.textContent?.length ?? 0

/** What is selected by the browser within an element, as a range of the text; undefined when nothing is. */
export function nativeRange(root: HTMLElement): Range | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return undefined
  const within = runs(root).filter((run) => range.intersectsNode(run))
  const [first, last] = [within[0], within.at(-1)]
  if (!first || !last) return undefined
  const start = first.contains(range.startContainer)
    ? startOf(first) + (range.startContainer.nodeType === Node.TEXT_NODE ? range.startOffset : 0)
    : startOf(first)
  const end =
    last.contains(range.endContainer) && range.endContainer.nodeType === Node.TEXT_NODE
      ? startOf(last) + range.endOffset
      : last.contains(range.endContainer) && range.endOffset === 0
        ? startOf(last)
        : startOf(last) + lengthOf(last)
  return end > start ? { start, end } : undefined
}

/** The browser's range for a range of the text, as far as its words are on screen. */
export function domRange(root: HTMLElement, { start, end }: Range): globalThis.Range | undefined {
  const all = runs(root)
  const first = all.findLast((run) => startOf(run) <= start) ?? all[0]
  const last = all.findLast((run) => startOf(run) < end)
  const [from, to] = [textIn(first), textIn(last)]
  if (!first || !last || !from || !to) return undefined
  const range = document.createRange()
  range.setStart(from, Math.min(from.length, Math.max(0, start - startOf(first))))
  range.setEnd(to, Math.min(to.length, Math.max(0, end - startOf(last))))
  return range.collapsed ? undefined : range
}

function textIn(run: HTMLElement | undefined): Text | undefined {
  const node = run?.firstChild
  return node instanceof Text ? node : undefined
}

/** Selects a range of the text in the browser too: so that it is copied, spoken and seen where it is not painted. */
export function selectNatively(root: HTMLElement, range: Range): void {
  const there = domRange(root, range)
  const selection = getSelection()
  if (there && selection)
    selection.setBaseAndExtent(there.startContainer, there.startOffset, there.endContainer, there.endOffset)
}

/** Where the first words stand that are in sight, for a reading cursor to begin at. */
export function firstInSight(root: HTMLElement): number | undefined {
  const { top } = root.getBoundingClientRect()
  const run = runs(root).find((one) => one.getBoundingClientRect().top >= top)
  return run && startOf(run)
}
