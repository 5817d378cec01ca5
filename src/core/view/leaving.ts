import { z } from 'zod'
import type { Reference } from '../record/facts.ts'
import { type Format, inexpressible, unsaid } from '../record/formats/write.ts'
import { chosen, chosenIn } from './library/chosen.ts'
import { view } from './view.ts'

const format = z.enum(Object.keys(inexpressible) as [Format, ...Format[]])

/** What would leave the project in a format: how many of the chosen sources, and what of them the format has no place for. */
export const leaving = view(
  z.object({ format, ...chosen }),
  (seen, { format, ...which }) => {
    const ids = chosenIn(seen, which)
    const counts = new Map<keyof Reference, number>()
    for (const id of ids) {
      const reference = seen.state.source.get(id)?.reference
      for (const field of reference ? unsaid(format, reference) : []) counts.set(field, (counts.get(field) ?? 0) + 1)
    }
    return { sources: ids.length, inexpressible: [...counts].map(([field, sources]) => ({ field, sources })) }
  },
  ({ text }) => text,
)
