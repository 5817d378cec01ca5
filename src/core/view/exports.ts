import { z } from 'zod'
import { mayRemember } from '../report/decide.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/** What was given out of the report: when, by whom, in which form, and what each piece said then; the last first. */
export const exports = view(z.object({}), (seen) => ({
  remembers: mayRemember(seen.state),
  exports: [...seen.state.reportExport].reverse().map(([id, value]) => ({
    id,
    value,
    by: personOf(seen, value.by),
    at: seen.told(id)[0]?.at,
  })),
}))
