import type { Id } from '../ids.ts'
import type { Node, Scale } from './ribbons.ts'
import type { Column, Strand } from './strands.ts'
import { wrap } from './words.ts'

/** Room above the first node, for the names of the versions. */
const top = 48
/** Room for the titles beside the last column. */
export const titles = 324

/** Each column in order; from the second on, each node as near as may be to where its ribbons come from. */
export function place(columns: readonly Column[], gaps: readonly Strand[][], { unit, apart }: Scale): Node[][] {
  const placed: Node[][] = []
  columns.forEach((column, i) => {
    const into = gaps[i - 1] ?? []
    const out = gaps[i] ?? []
    const before = new Map((placed[i - 1] ?? []).map((n) => [n.configuration, n]))
    const ins = tally(into.flatMap(({ to }) => to ?? []))
    const outs = tally(out.map(({ from }) => from))
    const wished = new Map<Id<'cmoc'>, number[]>()
    for (const { from, to } of into) {
      const source = before.get(from)
      if (to && source) wished.set(to, [...(wished.get(to) ?? []), source.y + source.height / 2])
    }
    const last = i === columns.length - 1
    let floor = top
    let group: string | undefined
    const nodes = column.members.map(({ configuration, title, group: own }): Node => {
      const height = unit * Math.max(1, ins.get(configuration) ?? 0, outs.get(configuration) ?? 0)
      const label = last ? labelHeight(title, own) : 0
      const room = Math.max(height, label)
      if (group !== undefined && own !== group) floor += Math.max(6, apart + 4)
      group = own
      const wishes = wished.get(configuration) ?? []
      const wish = wishes.reduce((sum, y) => sum + y, 0) / Math.max(1, wishes.length) - room / 2
      const y = Math.max(floor, last || wishes.length === 0 ? floor : wish)
      floor = y + room + apart
      return { configuration, y: y + (room - height) / 2, height }
    })
    placed.push(nodes)
  })
  const bottom = Math.max(...placed.map(lowest))
  return placed.map((nodes) => centred(nodes, bottom))
}

/** The lower end of a column. */
export const lowest = (nodes: readonly Node[]): number => Math.max(top, ...nodes.map(({ y, height }) => y + height))
const centred = (nodes: readonly Node[], bottom: number): Node[] => {
  const down = (bottom - lowest(nodes)) / 2
  return nodes.map((n) => ({ ...n, y: n.y + down }))
}

function tally(ids: readonly Id<'cmoc'>[]): Map<Id<'cmoc'>, number> {
  const counts = new Map<Id<'cmoc'>, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** How high a title with its group is, beside a node. */
export const labelHeight = (title: string, group: string): number => titleLines(title).length * 16 + (group ? 16 : 0)
export const titleLines = (title: string): string[] => wrap(title, titles - 20, 13, 2)
