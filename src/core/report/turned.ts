import type { Block } from './blocks.ts'

/** Blocks that stand on pages held the same way. */
export interface Part {
  wide: boolean
  blocks: Block[]
}

/** Whether a block asks for a page held across. */
export const isWide = (block: Block): boolean =>
  (block.as === 'table' && block.landscape === true) ||
  (block.as === 'figure' && block.scene.width > 1_150 && block.scene.height < block.scene.width)

/** Runs of blocks by how the page is held. A heading goes where what stands under it goes. */
export function sections(blocks: readonly Block[]): Part[] {
  const parts: Part[] = []
  for (const block of blocks) {
    const last = parts.at(-1)
    if (isWide(block)) {
      if (last?.wide) last.blocks.push(block)
      else parts.push({ wide: true, blocks: [...(last ? led(last) : []), block] })
    } else if (last && !last.wide) last.blocks.push(block)
    else parts.push({ wide: false, blocks: [block] })
  }
  const whole = parts.filter(({ blocks }) => blocks.length > 0)
  // Two wide parts may meet when all between them went along.
  return whole.reduce<Part[]>((joined, part) => {
    const last = joined.at(-1)
    if (last && last.wide === part.wide) last.blocks.push(...part.blocks)
    else joined.push(part)
    return joined
  }, [])
}

/** Takes from the end of a part the heading, and the few words under it, that lead over to what follows. */
function led({ blocks }: Part): Block[] {
  const at = blocks.findLastIndex(({ as }) => as !== 'para' && as !== 'note')
  let from = at
  while (from > 0 && blocks[from - 1]?.as === 'heading' && blocks[from]?.as === 'heading') from--
  return at >= 0 && blocks[at]?.as === 'heading' && blocks.length - at <= 4 ? blocks.splice(from) : []
}
