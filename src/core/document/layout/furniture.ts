import { extent } from './extent.ts'
import type { Line } from './lines.ts'

/** A page while it is read: its lines in reading order. */
export interface PageLines {
  height: number
  lines: readonly Line[]
}

/** How far from its edges a page has running heads and feet, in parts of its height. */
const margin = 0.13
/** How many pages to either side are compared: chapters change the heads, and left pages differ from right ones. */
const reach = 6

/**
 * The lines that are no words of the author's: what stands near the edge of several pages at the same height, alike but
 * for its numbers, and page numbers that count along. (The idea is Lin's, "Header and footer extraction by page
 * association", 2003.)
 */
export function furnitureOf(pages: readonly PageLines[]): ReadonlySet<Line> {
  const found = new Set<Line>()
  const edges = pages.map(({ height, lines }) =>
    lines
      .filter(({ y, height: tall }) => y + tall < margin * height || y > (1 - margin) * height)
      .map((line) => ({ line, at: line.y / height, pattern: patternOf(line.text), number: numberIn(line.text) })),
  )
  for (const [page, own] of edges.entries())
    for (const one of own) {
      if (found.has(one.line)) continue
      let alike = 1
      for (let other = Math.max(0, page - reach); other <= Math.min(edges.length - 1, page + reach); other++) {
        if (other === page) continue
        const same = edges[other]?.find(
          (candidate) =>
            Math.abs(candidate.at - one.at) < 0.012 &&
            (alikeWords(candidate, one) || counts(candidate, one, other - page)),
        )
        if (same) alike++
      }
      // Two pages of a short document are enough: left and right pages have heads of their own.
      if (alike >= (pages.length < 6 ? 2 : 3)) found.add(one.line)
    }
  for (const { lines } of pages) for (const line of lineNumbers(lines)) found.add(line)
  return found
}

interface Edge {
  pattern: string
  number: number | undefined
}
const patternOf = (text: string): string => text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase()
/** A page number, alone or with little beside it: 12, Page 12 of 30, - 12 -. */
const numberIn = (text: string): number | undefined => {
  const found = /^\D{0,8}(\d{1,5})(?:\D{0,6}\d{0,5})?\D{0,3}$/.exec(text.trim())
  return found ? Number(found[1]) : undefined
}
const alikeWords = (a: Edge, b: Edge): boolean => a.pattern === b.pattern && a.pattern.replace(/[#\W]/g, '').length > 2
const counts = (a: Edge, b: Edge, apart: number): boolean =>
  a.number !== undefined && b.number !== undefined && a.number - b.number === apart

/** Numbers beside the lines of a manuscript, which count by ones or fives down the page. */
function lineNumbers(lines: readonly Line[]): Line[] {
  const numbers = lines.filter((line) => /^\d{1,4}$/.test(line.text)).sort((a, b) => a.y - b.y)
  if (numbers.length < 8) return []
  const [edge] = extent(lines, ({ x }) => x)
  const beside = numbers.filter(({ right }) => right < edge + 40)
  const values = beside.map((line) => Number(line.text))
  const steps = values.slice(1).map((value, i) => value - (values[i] ?? 0))
  const [step = 0] = steps
  const even = steps.filter((one) => one === step).length
  return (step === 1 || step === 5) && even >= 0.9 * steps.length ? beside : []
}
