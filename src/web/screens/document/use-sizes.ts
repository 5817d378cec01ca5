import { useEffect, useState } from 'react'
import type { DocumentText } from '../../../core/document/text.ts'
import type { Pdf } from '../../pdf/open.ts'
import type { Size } from './layout.ts'

const none: readonly Size[] = []

/**
 * How large every page is: as the text knows it. Until its words have come, and where there are none, as the file says,
 * of which the first page is asked first: most files have pages of one size.
 */
export function useSizes(read: DocumentText | undefined, awaited: boolean, pdf: Pdf | undefined): readonly Size[] {
  const known = read?.pages.length ? read.pages : undefined
  const [own, setOwn] = useState<readonly Size[]>(none)
  const asked = pdf && !known ? pdf : undefined
  useEffect(() => {
    if (!asked) return
    let here = true
    const sizeOf = async (n: number): Promise<Size> => {
      const { width, height } = (await asked.getPage(n)).getViewport({ scale: 1 })
      return { width, height }
    }
    void (async () => {
      const first = await sizeOf(1)
      const sizes = Array.from({ length: asked.numPages }, () => first)
      if (here) setOwn(sizes)
      if (awaited) return
      const all = [...sizes]
      for (let n = 2; here && n <= Math.min(asked.numPages, 2_000); n++) all[n - 1] = await sizeOf(n).catch(() => first)
      if (here) setOwn(all)
    })().catch(() => undefined)
    return () => {
      here = false
    }
  }, [asked, awaited])
  return known ?? own
}
