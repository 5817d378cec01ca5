import type { Scene } from '../core/diagram/scene.ts'
import { svg } from '../core/diagram/svg.ts'
import type { Block } from '../core/report/blocks.ts'
import { isReadable } from '../core/report/docx/body.ts'
import { type DocxPart, docxParts, type House } from '../core/report/docx/package.ts'
import { pngOf } from './raster.ts'
import { type Part, writeArchive } from './write-archive.ts'

/** Blocks as a Word document. The same blocks, day and house style give the same bytes. */
export async function writeDocx(
  blocks: readonly Block[],
  { house, at }: { house?: House; at?: string } = {},
): Promise<Uint8Array> {
  const pictures = new Map<string, Uint8Array>()
  for (const block of blocks)
    if (block.as === 'figure' && isReadable(block, house?.page)) pictures.set(block.id, await figurePng(block))
  const parts = docxParts(blocks, { png: (id) => pictures.get(id), ...(house && { house }), ...(at && { at }) })
  const packed: Uint8Array[] = []
  for await (const piece of writeArchive(packable(parts))) packed.push(piece)
  return new Uint8Array(Buffer.concat(packed))
}

/** Parts as bytes, each made when the one before is packed: the text of a large report is never there whole. */
function* packable(parts: Iterable<DocxPart>): Generator<Part> {
  for (const { path, content } of parts)
    yield {
      path,
      bytes: async () =>
        content instanceof Uint8Array ? content : encoded(typeof content === 'string' ? [content] : content),
    }
}

/** So many letters are encoded at once. */
const atOnce = 1 << 16
function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length < atOnce) continue
    yield encoder.encode(waiting)
    waiting = ''
  }
  yield encoder.encode(waiting)
}

/** Drawn once, however many files of one report hold it. */
const drawn = new WeakMap<Scene, Promise<Uint8Array>>()

/** A figure of the report as a picture, with the paper around it that the file has too. */
export function figurePng({ id, scene }: Extract<Block, { as: 'figure' }>): Promise<Uint8Array> {
  const picture = drawn.get(scene) ?? pngOf(svg(scene, { id }), scene)
  drawn.set(scene, picture)
  return picture
}
