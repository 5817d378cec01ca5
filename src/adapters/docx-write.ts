import { zipSync } from 'fflate'
import type { Scene } from '../core/diagram/scene.ts'
import { svg } from '../core/diagram/svg.ts'
import type { Block } from '../core/report/blocks.ts'
import { isReadable } from '../core/report/docx/body.ts'
import { docxParts, type House } from '../core/report/docx/package.ts'
import { pngOf } from './raster.ts'
import { packedAt } from './write-archive.ts'

/** Blocks as a Word document. The same blocks, day and house style give the same bytes. */
export async function writeDocx(
  blocks: readonly Block[],
  { house, at }: { house?: House; at?: string } = {},
): Promise<Uint8Array> {
  const pictures = new Map<string, Uint8Array>()
  for (const block of blocks)
    if (block.as === 'figure' && isReadable(block, house?.page)) pictures.set(block.id, await figurePng(block))
  const parts = docxParts(blocks, { png: (id) => pictures.get(id), ...(house && { house }), ...(at && { at }) })
  const encoder = new TextEncoder()
  return zipSync(
    Object.fromEntries(
      parts.map(({ path, content }) => [
        path,
        typeof content === 'string' ? encoder.encode(content) : [content, { level: 0 as const }],
      ]),
    ),
    { mtime: packedAt, level: 6 },
  )
}

/** Drawn once, however many files of one report hold it. */
const drawn = new WeakMap<Scene, Promise<Uint8Array>>()

/** A figure of the report as a picture, with the paper around it that the file has too. */
export function figurePng({ id, scene }: Extract<Block, { as: 'figure' }>): Promise<Uint8Array> {
  const picture = drawn.get(scene) ?? pngOf(svg(scene, { id }), scene)
  drawn.set(scene, picture)
  return picture
}
