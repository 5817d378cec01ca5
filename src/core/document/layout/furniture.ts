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
export const reach = 6

/** A line near the edge of a page, as it is compared with those of other pages. */
export interface Edge {
  line: Line
  at: number
  pattern: string
  number: number | undefined
}

/** The lines of a page that stand near its edges. */
export const edgesOf = ({ height, lines }: PageLines): Edge[] =>
  lines
    .filter(({ y, height: tall }) => y + tall < margin * height || y > (1 - margin) * height)
    .map((line) => ({ line, at: line.y / height, pattern: patternOf(line.text), number: numberIn(line.text) }))

/** The edges of a page that is so many pages away. */
interface Neighbour {
  apart: number
  edges: readonly Edge[]
}

/**
 * The lines of a page that are no words of the author's: what stands near the edge of several pages at the same height,
 * alike but for its numbers, and page numbers that count along. (The idea is Lin's, "Header and footer extraction by page
 * association", 2003.) `near` are the pages up to `reach` before and behind it. In a document of few pages two that agree
 * are enough: left and right pages have heads of their own.
 */
export function furnitureOf(
  page: PageLines,
  own: readonly Edge[],
  near: readonly Neighbour[],
  few: boolean,
): ReadonlySet<Line> {
  const found = new Set<Line>(lineNumbers(page.lines))
  for (const one of own) {
    let alike = 1
    for (const { apart, edges } of near)
      if (
        edges.some(
          (other) => Math.abs(other.at - one.at) < 0.012 && (alikeWords(other, one) || counts(other, one, apart)),
        )
      )
        alike++
    if (alike >= (few ? 2 : 3)) found.add(one.line)
  }
  return found
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
