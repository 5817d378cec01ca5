import type { Drawing } from '../../../core/diagram/causes/drawing.ts'

/** A row of the tree that says what the canvas shows. */
export interface Row {
  id: string
  level: 1 | 2 | 3
  words: string
  note: string
  /** Undefined where there is nothing to unfold. */
  open?: boolean
  /** Of how many on its level, and the how manyth. */
  of: number
  nth: number
}

/** Bands, their configurations, and of those that are unfolded the components lane by lane and what leads on from them. */
export function rowsOf({ bands, strips, boxes, arrows }: Drawing, unfolded: ReadonlySet<string>): Row[] {
  return bands.flatMap((band, i): Row[] => {
    const inside = strips.filter((strip) => strip.band === band.id)
    const many = `${band.configurations} configuration${band.configurations === 1 ? '' : 's'}`
    const note = band.bare > 0 ? `${many}, ${band.bare} part${band.bare === 1 ? '' : 's'} without evidence` : many
    const words = band.title || 'All configurations'
    return [
      { id: band.id, level: 1, words, note, open: !band.folded, of: bands.length, nth: i + 1 },
      ...inside.flatMap((strip, j): Row[] => {
        const open = unfolded.has(strip.id)
        const row: Row = {
          id: strip.id,
          level: 2,
          words: `${strip.number} ${strip.title}`,
          note: [strip.note, strip.pinned && 'put by hand'].filter(Boolean).join('; '),
          open,
          of: inside.length,
          nth: j + 1,
        }
        if (!open) return [row]
        const parts = boxes
          .filter(({ configurations }) => configurations.includes(strip.id))
          .sort((a, b) => a.x - b.x || a.y - b.y)
          .map((box) => ({
            id: box.id,
            words: box.lines.join(' '),
            note: [roles[box.role], box.said.join(' '), box.pinned && 'put by hand'].filter(Boolean).join('; '),
          }))
        const names = new Map(boxes.map(({ id, lines }) => [id, lines.join(' ')]))
        const mine = new Set([strip.id, ...parts.map(({ id }) => id)])
        const ways = arrows
          .filter(
            ({ configuration, from }) =>
              configuration === strip.id || (!configuration && from.some((id) => mine.has(id))),
          )
          .map(({ id, as, from, to, says, known }) => ({
            id,
            words: as === 'step' ? `${named(names, from)} → ${named(names, to)}` : says,
            note: as !== 'step' ? '' : known ? 'both ends are spoken to' : 'without evidence at an end',
          }))
        const inner = [...parts, ...ways]
        return [row, ...inner.map((one, k): Row => ({ ...one, level: 3, of: inner.length, nth: k + 1 }))]
      }),
    ]
  })
}

const roles = { c: 'context', other: 'own slot', res: 'resource', rea: 'mechanism', o: 'outcome' }

const named = (names: ReadonlyMap<string, string>, ids: readonly string[]): string =>
  ids.map((id) => names.get(id) ?? id).join(' + ')
