import type { Band } from '../../../core/diagram/causes/drawing.ts'

/** The bands that are open once one of them is turned, as the address names them; `-` for none. */
export function opened({ bands }: { bands: readonly Band[] }, band: string, open?: boolean): string {
  const now = bands.filter(({ folded }) => !folded).map(({ id }) => id as string)
  const want = open ?? !now.includes(band)
  const next = [...now.filter((id) => id !== band), ...(want ? [band] : [])]
  return next.length === bands.length ? 'all' : next.join(',') || '-'
}
