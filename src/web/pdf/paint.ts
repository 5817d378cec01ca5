import type { Pdf } from './open.ts'

/** The most pixels one page is painted with: more is slower and no sharper to the eye. */
const mostPixels = 12_000_000

/**
 * Paints a page on a canvas, as wide as it is shown, at the sharpness of the screen. The canvas that is shown meanwhile
 * stays as it was until the page is whole. Resolves to whether it was painted.
 */
export async function paintPage(
  pdf: Pdf,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
  signal: AbortSignal,
): Promise<boolean> {
  const page = await pdf.getPage(number)
  if (signal.aborted) return false
  const natural = page.getViewport({ scale: 1 })
  const wanted = (width * devicePixelRatio) / natural.width
  const most = Math.sqrt(mostPixels / (natural.width * natural.height))
  const viewport = page.getViewport({ scale: Math.min(wanted, most) })
  const apart = document.createElement('canvas')
  apart.width = Math.max(1, Math.round(viewport.width))
  apart.height = Math.max(1, Math.round(viewport.height))
  const task = page.render({ canvas: apart, viewport })
  const stop = () => task.cancel()
  signal.addEventListener('abort', stop)
  try {
    await task.promise
  } catch (error) {
    if (signal.aborted) return false
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  if (signal.aborted) return false
  canvas.width = apart.width
  canvas.height = apart.height
  canvas.getContext('2d')?.drawImage(apart, 0, 0)
  return true
}
