import type { Page } from 'playwright-core'

/** By how many pixels a page runs over: aside, below, and the widest of its sheets aside. All 0: only sheets scroll. */
export function runsOver(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    // What measures itself has answered a new size by the second frame.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
    const sheets = [...document.querySelectorAll('.sheet, .page, .side')]
    const aside = Math.max(...sheets.map((sheet) => sheet.scrollWidth - sheet.clientWidth))
    return [scrollWidth - clientWidth, scrollHeight - clientHeight, aside]
  })
}
