import type { Id } from '../ids.ts'

// Made of what they are about, so that there is one of each, and asking twice is harmless.

export const answerId = (source: Id<'src'>, field: Id<'fld'>, by: Id<'per'>): Id<'ans'> =>
  `ans_${source}.${field}.${by}`
export const agreedId = (source: Id<'src'>, field: Id<'fld'>): Id<'agr'> => `agr_${source}.${field}`
export const finishId = (form: Id<'form'>, source: Id<'src'>, by: Id<'per'>): Id<'fin'> => `fin_${form}.${source}.${by}`
export const openingId = (form: Id<'form'>, source: Id<'src'>): Id<'opn'> => `opn_${form}.${source}`
