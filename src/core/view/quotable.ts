import { z } from 'zod'
import { sourceLabel } from '../label.ts'
import { reported } from '../project/published.ts'
import { view } from './view.ts'

/** How many are found at most. */
const most = 8

/**
 * Passages that hold all words typed, in their quotation or the name of their source, oldest first: to be quoted in the
 * manuscript. What is kept private is not among them. At most eight.
 */
export const quotable = view(z.object({ q: z.string().max(200) }), ({ state, now }, { q }) => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const open = reported(state, now)
  const found: { id: string; quote: string; source: string; page?: number }[] = []
  if (words.length === 0) return found
  for (const [id, { quote, source, selectors }] of open.excerpt) {
    if (found.length === most) break
    const label = sourceLabel(open, source)
    const held = `${quote} ${label}`.toLowerCase()
    if (!quote.trim() || !words.every((word) => held.includes(word))) continue
    const page = selectors?.find((one) => one.type === 'page')?.page
    found.push({ id, quote: quote.trim(), source: label, ...(page !== undefined && { page }) })
  }
  return found
})
