import type { Id } from '../../../core/ids.ts'
import { type Refused, type Result, saveField } from '../../api.ts'

/** A whole number as people write it, "1,234" too. Null for nothing, undefined for what is none. */
export function countFrom(text: string): number | null | undefined {
  const plain = text.trim().replace(/(?<=\d)[,\u00a0\u202f ](?=\d{3}\b)/g, '')
  if (plain === '') return null
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}

/** A date as exact as it is known. Null for nothing, undefined for what is none. */
export function dateFrom(text: string): string | null | undefined {
  const plain = text.trim()
  if (plain === '') return null
  const [, year, month = '01', day = '01'] = /^([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(plain) ?? []
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return year && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) ? plain : undefined
}

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
