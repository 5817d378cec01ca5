import { withCommas } from '../wording.ts'
import { along, type Mark, type Scene, text } from './scene.ts'

/** One order: the ranks, from 1, of its relevant records. */
export interface Curve {
  name: string
  ranks: readonly number[]
}

const left = 52
const top = 12
const width = 520
const height = 300

/**
 * How many of the relevant were found after how much reading, for several orders of the same records; with the line
 * that reading by lot would follow, and the level of 95 %.
 */
export function recallCurve(curves: readonly Curve[], total: number): Scene {
  const x = (read: number) => left + (read / total) * width
  const y = (share: number) => top + (1 - share) * height
  const line = (d: string, ...look: ('row' | 'hair' | 'loop' | 'dashed' | 'thread')[]): Mark => ({
    as: 'path',
    d,
    look,
  })
  const shares = [0, 0.25, 0.5, 0.75, 1]
  const first = curves[0]
  const last = first?.ranks.at(-1) ?? 0
  return {
    width: left + width + 16,
    height: top + height + 48,
    title: 'Recall curve',
    desc: first
      ? `${first.name}: all ${withCommas(first.ranks.length)} relevant records were found after ${withCommas(last)} of ${withCommas(total)}.`
      : 'No order was simulated.',
    marks: [
      ...shares.flatMap((share) => [
        line(
          along([
            [left, y(share)],
            [left + width, y(share)],
          ]),
          'row',
        ),
        text(left - 8, y(share) + 4, `${share * 100} %`, ['small', 'soft'], 'end'),
        text(x(share * total), top + height + 18, withCommas(Math.round(share * total)), ['small', 'soft'], 'middle'),
      ]),
      text(left + width / 2, top + height + 38, 'records read', ['small', 'soft'], 'middle'),
      line(
        along([
          [left, y(0)],
          [left + width, y(1)],
        ]),
        'hair',
      ),
      line(
        along([
          [left, y(0.95)],
          [left + width, y(0.95)],
        ]),
        'thread',
        'dashed',
      ),
      text(left + width - 4, y(0.95) + 16, '95 %', ['small', 'soft'], 'end'),
      ...curves.map(
        ({ name, ranks }): Mark => ({
          as: 'group',
          label: name,
          marks: [line(stairs(ranks, total, x, y), 'loop')],
        }),
      ),
    ],
  }
}

/** A step up at each relevant record, and level to the end. */
function stairs(
  ranks: readonly number[],
  total: number,
  x: (n: number) => number,
  y: (share: number) => number,
): string {
  const points: [number, number][] = [[x(0), y(0)]]
  ranks.forEach((rank, i) => void points.push([x(rank), y(i / ranks.length)], [x(rank), y((i + 1) / ranks.length)]))
  points.push([x(total), y(1)])
  return along(points)
}
