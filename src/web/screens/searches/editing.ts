import type { Id } from '../../../core/ids.ts'
import { type Refused, type Result, saveField } from '../../api.ts'
import { countFrom, dateFrom } from './words.ts'

type Save = (from: string | null, to: string | null) => Promise<Result>
type Kind = 'search.logged' | 'search.run'

const refused = (message: string, hint: string): { ok: false; refusal: Refused } => ({
  ok: false,
  refusal: { code: 'malformed', message, hint },
})

/** Saves a field of an entry or a run that holds a number; what is no number is refused here, and stays written. */
export const saveCount =
  (type: Kind, id: Id, field: string): Save =>
  async (from, to) => {
    const next = countFrom(to ?? '')
    if (next === undefined) return refused('Hits are a whole number.', 'Write 412, or nothing when it is not known.')
    return saveField(type, id, field)(from === null ? null : Number(from), next)
  }

export const saveDate =
  (type: Kind, id: Id, field: string): Save =>
  async (from, to) => {
    const next = dateFrom(to ?? '')
    if (next === undefined) return refused('That is no date.', 'Write 2024-03-09, or as much of it as is known.')
    return saveField(type, id, field)(from, next)
  }
