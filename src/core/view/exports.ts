import { z } from 'zod'
import type { Value } from '../fact.ts'
import { mayRemember } from '../report/decide.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/**
 * What was given out of the report: when, by whom, in which form, and what each piece said then; the last first. `seq` is where its
 * last event is now. It is `merged` where that is not where it was: what another copy recorded before that day has come in since,
 * and what the report said then cannot be made again to the word.
 */
export const exports = view(z.object({}), (seen) => ({
  remembers: mayRemember(seen.state),
  exports: [...seen.state.reportExport].reverse().map(([id, value]) => ({
    id,
    value,
    by: personOf(seen, value.by),
    at: seen.told(id)[0]?.at,
    ...placeNow(seen, value),
  })),
}))

function placeNow(seen: Seen, { seq, event }: Value<'reportExport'>): { seq: number; merged: boolean } {
  // Merging moves events back, never forward.
  const now = event === undefined ? seq : (seen.events().find((one) => one.seq >= seq && one.id === event)?.seq ?? seq)
  return { seq: now, merged: now !== seq }
}
