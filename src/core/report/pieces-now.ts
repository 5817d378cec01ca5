import type { State } from '../state.ts'
import type { Block } from './blocks.ts'
import { editOf } from './edits.ts'
import { markOf, type PieceNow } from './marks.ts'
import { pieceOf, piecesOf } from './pieces.ts'

/**
 * Every piece that a report has or could have, in order: `all` are its blocks before anything was left out, `blocks` what it
 * came to.
 */
export function piecesNow(all: readonly Block[], blocks: readonly Block[], state: State): PieceNow[] {
  const there = new Map(piecesOf(blocks).map((piece) => [piece.name, piece]))
  return piecesOf(all).map((piece) => {
    const now = there.get(piece.name)
    const edit = editOf(state, piece.name)
    const mark = now && markOf(pieceOf(blocks, piece.name) ?? [])
    return { ...piece, ...now, ...(edit && { edit }), ...(mark && { mark }) }
  })
}
