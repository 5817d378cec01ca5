import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const all = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
/** Those of them that ask for colours. Another theme changes nothing that the others ask for. */
const ofColour = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** What axe finds against WCAG 2.0 to 2.2, A and AA: rule and place. */
export const barriers = (page: Page): Promise<string[]> => found(page, all)

/** What axe finds in the colours alone: for a page in its second theme, once it has no barriers in its first. */
export const barriersOfColour = (page: Page): Promise<string[]> => found(page, ofColour)

async function found(page: Page, runOnly: object): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (what: Document, options: object) => Promise<AxeResults> }
    }
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
  }, runOnly)
}
