import type { Block } from './blocks.ts'

/** A part of the report that can be had alone: by a name that stays, with its caption and its number in the whole. */
export interface Piece {
  /** The id of its heading, table, figure or listing, and its anchor in every format. */
  name: string
  kind: 'part' | 'table' | 'figure' | 'listing'
  title: string
  /** Of tables and figures; the same alone as in the whole. */
  number?: number
  /** The part that it stands in, for all but parts. */
  within?: string
}

/** Everything in a report that can be had alone, in its order: parts, and the tables, figures and listings in them. */
export function piecesOf(blocks: readonly Block[]): Piece[] {
  let within: string | undefined
  return blocks.flatMap((block): Piece[] => {
    switch (block.as) {
      case 'heading':
        if (block.level < 3) within = block.id
        return block.level < 3 ? [{ name: block.id, kind: 'part', title: block.text }] : []
      case 'table':
      case 'figure':
      case 'listing':
        return [
          {
            name: block.id,
            kind: block.as,
            title: block.caption,
            ...('number' in block && block.number !== undefined && { number: block.number }),
            ...(within && { within }),
          },
        ]
      default:
        return []
    }
  })
}

/** The blocks of one piece: a table, figure or listing alone, or a heading with all up to the next of its level. */
export function pieceOf(blocks: readonly Block[], name: string): Block[] | undefined {
  const at = blocks.findIndex((block) => 'id' in block && block.id === name)
  const first = blocks[at]
  if (!first) return undefined
  if (first.as !== 'heading') return [first]
  const end = blocks.findIndex(
    (block, i) => i > at && block.as === 'heading' && block.level <= Math.max(2, first.level),
  )
  return blocks.slice(at, end === -1 ? undefined : end)
}
