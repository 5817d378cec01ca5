import type { Value } from '../fact.ts'
import { get, type State } from '../state.ts'
import { type Block, para } from './blocks.ts'
import { pieceId } from './piece-id.ts'

/** What the team says of a piece of its report, if it says anything. */
export const editOf = (state: State, name: string): Value<'pieceEdit'> | undefined =>
  [get(state, 'pieceEdit', pieceId(name))].find((edit) => edit?.piece === name)

/** Blocks with the captions and headings that the team gave them; the title of the report is the project's. */
export const captioned = (blocks: readonly Block[], state: State): Block[] =>
  state.pieceEdit.size === 0
    ? [...blocks]
    : blocks.map((block) => {
        const caption = 'id' in block ? editOf(state, block.id)?.caption : undefined
        if (!caption) return block
        if (block.as === 'heading') return block.level === 1 ? block : { ...block, text: caption }
        return 'caption' in block ? { ...block, caption } : block
      })

/** Blocks without the pieces that are left out, and with the team’s words before each: under the heading of a part. */
export function arranged(blocks: readonly Block[], state: State): Block[] {
  if (state.pieceEdit.size === 0) return [...blocks]
  let without: number | undefined
  return blocks.flatMap((block): Block[] => {
    const edit = 'id' in block ? editOf(state, block.id) : undefined
    if (block.as === 'heading') {
      if (without !== undefined && block.level <= without) without = undefined
      if (without === undefined && edit?.leftOut && block.level > 1) without = block.level
    }
    if (without !== undefined) return []
    const words = wordsOf(edit)
    if (block.as === 'heading') return [block, ...words]
    return edit?.leftOut ? [] : [...words, block]
  })
}

/** Words of one’s own as paragraphs: an empty line parts them. */
const wordsOf = (edit: Value<'pieceEdit'> | undefined): Block[] =>
  (edit?.text ?? '')
    .split(/\n\s*\n/)
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => para(words))
