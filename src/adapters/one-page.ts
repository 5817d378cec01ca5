import type { Print } from './print.ts'

/**
 * How large the type of a sheet may be, the largest first: body text of 10.5, 9.7, 9 and 8.4 points. Below that it is not
 * easily read on paper, and the sheet runs to a second page in full size instead.
 */
const sizes = [1, 0.92, 0.86, 0.8]

/** A sheet as it was printed, and on how many pages. */
interface SheetPrinted {
  file: Uint8Array
  pages: number
}

/** Prints a sheet on one page, in the largest type in which it fits; if in none, in full size. Undefined where nothing was printed. */
export async function printSheet(html: string, print: Print): Promise<SheetPrinted | undefined> {
  const at = async (size: number): Promise<SheetPrinted | undefined> => {
    const file = await print(size === 1 ? html : html.replace('</head>', `<style>main{zoom:${size}}</style></head>`))
    return file && { file, pages: pagesIn(file) }
  }
  const whole = await at(1)
  if (!whole || whole.pages <= 1) return whole
  // Each print takes a second or two: the smallest tells whether any other is worth trying.
  const smallest = await at(sizes.at(-1) ?? 1)
  if (!smallest || smallest.pages > 1) return whole
  for (const size of sizes.slice(1, -1)) {
    const tried = await at(size)
    if (tried?.pages === 1) return tried
  }
  return smallest
}

/** How many pages a PDF has, as Chromium writes it: each is an object of its own, and none is packed away. */
export const pagesIn = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
