import { append, extent } from './extent.ts'
import type { Line } from './lines.ts'

/** The order in which the lines of a page are read, and which of them begin a column or stand across the columns. */
export interface Ordered {
  line: Line
  /** First of a column, of a band of columns, or of what runs across them. */
  breaks: boolean
}

/**
 * Reading order by white space: where a gutter parts a region, its lines are read column by column, between the lines
 * that run across the gutter; else from top to bottom. After the recursive cuts of Nagy & Seth (1984), with one cut at a
 * time decided by what it leaves on both sides, so that tables are read by rows.
 */
export function inReadingOrder(lines: readonly Line[], depth = 0): Ordered[] {
  const gutter = depth < 4 ? gutterOf(lines) : undefined
  if (gutter === undefined) return downwards(lines)
  const across = lines.filter(({ x, right }) => x < gutter && right > gutter).sort((a, b) => a.y - b.y)
  const sides = [lines.filter(({ right }) => right <= gutter), lines.filter(({ x }) => x >= gutter)]
  // Where most is written from right to left, so are the columns.
  const turned = lines.filter(({ rightToLeft }) => rightToLeft).length * 2 > lines.length
  if (turned) sides.reverse()
  const ordered: Ordered[] = []
  const band = (from: number, to: number) => {
    for (const side of sides) {
      const inBand = side.filter((line) => middle(line) >= from && middle(line) < to)
      append(ordered, inReadingOrder(inBand, depth + 1))
    }
  }
  let from = Number.NEGATIVE_INFINITY
  for (const run of runsOf(across, sides.flat())) {
    const [first] = run
    if (!first) continue
    band(from, middle(first))
    append(ordered, downwards(run))
    from = middle(first)
  }
  band(from, Number.POSITIVE_INFINITY)
  return ordered
}

const middle = ({ y, height }: Line): number => y + height / 2

function downwards(lines: readonly Line[]): Ordered[] {
  const sorted = [...lines].sort((a, b) => (beside(a, b) ? a.x - b.x : a.y - b.y))
  return sorted.map((line, i) => ({ line, breaks: i === 0 }))
}
const beside = (a: Line, b: Line): boolean => Math.abs(middle(a) - middle(b)) < 0.5 * Math.min(a.height, b.height)

/** Lines across the gutter that follow one another with nothing of a column in between. */
function runsOf(across: readonly Line[], others: readonly Line[]): Line[][] {
  const runs: Line[][] = []
  for (const line of across) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const between =
      last &&
      others.some((other) => middle(other) > middle(last) && middle(other) < middle(line) && !beside(other, line))
    if (run && !between) run.push(line)
    else runs.push([line])
  }
  return runs
}

/**
 * Where a region is parted into columns: an upright strip that few lines cross, with running text on both sides. Columns
 * of short cells are a table, which is read by rows.
 */
function gutterOf(lines: readonly Line[]): number | undefined {
  if (lines.length < 8) return undefined
  const [left] = extent(lines, ({ x }) => x)
  const [, right] = extent(lines, (line) => line.right)
  const width = right - left
  if (!(width > 0)) return undefined
  const steps = 120
  const crossed = new Float64Array(steps + 1)
  for (const line of lines) {
    const from = Math.max(0, Math.ceil(((line.x - left) / width) * steps))
    const to = Math.min(steps, Math.floor(((line.right - left) / width) * steps))
    for (let i = from; i <= to; i++) crossed[i] = (crossed[i] ?? 0) + 1
  }
  let best: { at: number; crossing: number } | undefined
  for (let i = Math.round(0.2 * steps); i <= 0.8 * steps; i++) {
    const crossing = crossed[i] ?? 0
    if (best && crossing >= best.crossing) continue
    let end = i
    while (end + 1 <= 0.8 * steps && crossed[end + 1] === crossing) end++
    const at = left + (((i + end) / 2) * width) / steps
    if (isGutter(lines, at, width)) best = { at, crossing }
    i = end
  }
  return best?.at
}

function isGutter(lines: readonly Line[], at: number, width: number): boolean {
  const before = lines.filter(({ right }) => right <= at)
  const after = lines.filter(({ x }) => x >= at)
  const crossing = lines.length - before.length - after.length
  if (before.length < 4 || after.length < 4 || crossing > 0.6 * lines.length) return false
  const sides: [Line[], Line[]][] = [
    [before, after],
    [after, before],
  ]
  return sides.every(([side, other]) => {
    const across = side.map(({ x, right }) => right - x).sort((a, b) => b - a)
    const typical = across[Math.floor(across.length / 3)] ?? 0
    const long = side.filter((line) => line.text.length >= 16).length
    if (typical > 0.18 * width && long >= 0.5 * side.length) return true
    // A narrow column of notes keeps its own lines; cells of a table stand on those of their neighbours.
    const level = side.filter((line) => other.some((cell) => beside(line, cell) && sameFoot(line, cell))).length
    return crossing === 0 && typical > 0.1 * width && level < 0.4 * side.length
  })
}
const sameFoot = (a: Line, b: Line): boolean => Math.abs(a.y + a.height - b.y - b.height) < 0.1 * a.height
