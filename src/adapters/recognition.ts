import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'
import type { Raster } from './documents/raster.ts'

/** A word in a picture: its corners in points of the picture, and how sure the recogniser is, up to 100. */
export interface WordSeen {
  text: string
  x: number
  y: number
  width: number
  height: number
  sure: number
  /** Whether it is the last of its line. */
  ends: boolean
}
export interface Recogniser {
  see: (raster: Raster) => Promise<WordSeen[]>
  close: () => Promise<void>
}

/** Where text recognition is installed, if it is: an extra of 60 MB that most never need (docs/decisions/0017). */
export interface Installed {
  /** The module to load, and the folder with the language's data. */
  module: string
  data: string
  /** Folders that its process reads. */
  folders: string[]
}

/** What to install for a language, by the letters that its data goes by (ISO 639-2: eng, deu, fra). */
export const packagesFor = (language: string): string => `tesseract.js@7 @tesseract.js-data/${language}`

/** Looks for text recognition beside this program, and where it was started. */
export function installed(language: string): Installed | undefined {
  if (!/^[a-z]{3}(?:_[a-z]{3,4})?$/.test(language)) return undefined
  for (const from of [import.meta.url, pathToFileURL(join(process.cwd(), 'package.json')).href])
    try {
      const { resolve } = createRequire(from)
      const module = resolve('tesseract.js')
      const data = dirname(resolve(`@tesseract.js-data/${language}/package.json`))
      const kept = ['4.0.0_best_int', '4.0.0'].map((name) => join(data, name)).find((path) => existsSync(path))
      // Its parts and what they rest on lie beside it.
      if (kept) return { module, data: kept, folders: [upTo(module), upTo(data)] }
    } catch {
      // It is not there.
    }
  return undefined
}
const upTo = (path: string): string => path.slice(0, path.lastIndexOf('node_modules') + 'node_modules'.length)

/** Begins to recognise words of a language. Nothing is fetched: engine and data lie where they were installed. */
export async function recogniser(language: string, { module, data }: Installed): Promise<Recogniser> {
  const loaded = (await import(pathToFileURL(module).href)) as { default: Tesseract }
  const { createWorker } = loaded.default
  const worker = await createWorker(language, 1, { langPath: data, gzip: true, cacheMethod: 'none' })
  // It finds the columns itself (page segmentation mode 3); else it would read across them.
  await worker.setParameters({ tessedit_pageseg_mode: '3' })
  return {
    async see(raster) {
      const { blocks } = (await worker.recognize(Buffer.from(pngOf(raster)), {}, { blocks: true, text: false })).data
      return (blocks ?? []).flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ lines }) =>
          lines.flatMap(({ words, bbox: { y0, y1 } }) =>
            // All words of a line stand as high as it: their own heights are those of their letters.
            words.map(({ text, confidence, bbox: { x0, x1 } }, i) => ({
              text,
              x: x0,
              y: y0,
              width: x1 - x0,
              height: y1 - y0,
              sure: confidence,
              ends: i === words.length - 1,
            })),
          ),
        ),
      )
    },
    close: () => worker.terminate(),
  }
}

/** As much of tesseract.js as is used. */
interface Tesseract {
  createWorker: (language: string, engine: number, options: object) => Promise<Worker>
}
interface Worker {
  setParameters: (parameters: object) => Promise<unknown>
  recognize: (picture: Buffer, options: object, output: object) => Promise<{ data: { blocks: Block[] | null } }>
  terminate: () => Promise<void>
}
interface Block {
  paragraphs: { lines: { words: Word[]; bbox: Box }[] }[]
}
interface Word {
  text: string
  confidence: number
  bbox: Box
}
interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A picture in greys as PNG (RFC 2083). */
export function pngOf({ width, height, grey }: Pick<Raster, 'width' | 'height' | 'grey'>): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows, { level: 1 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(name: string, body: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(name), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(said))
  return Buffer.concat([length, said, sum])
}
