import { z } from 'zod'
import { isReportFormat } from '../choices.ts'
import type { Value } from '../fact.ts'
import { mayRemember } from '../report/decide.ts'
import { changedInOther, tallyWords } from '../report/given-out.ts'
import { givenOutWords } from '../report/given-out-words.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/**
 * What was given out: when, by whom, in which form, and of a report what each piece said then; the last first. `seq` is where its
 * last event is now. It is `merged` where that is not where it was: what another copy recorded before that day has come in since,
 * and what it said then cannot be made again to the word. Of the last of each form that is no report it is told what changed since.
 */
export const exports = view(z.object({}), (seen) => {
  const told = new Set<string>()
  return {
    remembers: mayRemember(seen.state),
    exports: [...seen.state.reportExport].reverse().map(([id, value]) => {
      const place = placeNow(seen, value)
      const { format } = value
      const latest = !told.has(format)
      told.add(format)
      return {
        id,
        value,
        words: givenOutWords(value),
        by: personOf(seen, value.by),
        at: seen.told(id)[0]?.at,
        ...place,
        since:
          isReportFormat(format) || !latest
            ? undefined
            : tallyWords(
                changedInOther(
                  format,
                  seen.events().filter(({ seq }) => seq > place.seq),
                ),
              ),
      }
    }),
  }
})

function placeNow(seen: Seen, { seq, event }: Value<'reportExport'>): { seq: number; merged: boolean } {
  // Merging moves events back, never forward.
  const now = event === undefined ? seq : (seen.events().find((one) => one.seq >= seq && one.id === event)?.seq ?? seq)
  return { seq: now, merged: now !== seq }
}
