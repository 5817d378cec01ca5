import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { isBlindedFor } from '../project/seen-by.ts'
import type { State } from '../state.ts'
import type { RecordRead } from './read.ts'

/**
 * Whether a person may read what another tool left in an import: decisions, reasons and notes of named people, which are
 * as blinded as votes. They may while no stage is blinded to them; and whoever brought the file in has it anyway.
 * `told` is what is told of the import.
 */
export function mayReadMarks(state: State, viewer: Id<'per'>, told: readonly Event[]): boolean {
  const [first] = told.filter(({ fact }) => fact.type === 'records.imported' && fact.from === null)
  return first?.actor === viewer || ![...state.stage.values()].some((stage) => isBlindedFor(stage, viewer))
}

/** A record as it is told to who may not read marks. */
type Unmarked = Pick<RecordRead, 'reference' | 'ownId'> & { fields: []; withheld: true }

/** A record without what another tool left in it, the file's own words among which it stands, and how long those are. */
export const withoutMarks = ({ reference, ownId }: RecordRead): Unmarked => ({
  reference,
  ...(ownId && { ownId }),
  fields: [],
  withheld: true,
})
