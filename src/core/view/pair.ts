import { z } from 'zod'
import { type Id, idOf } from '../ids.ts'
import { authorYear } from '../label.ts'
import { databaseOf } from '../record/database.ts'
import { type Field, merged, shown } from '../record/duplicates/merge.ts'
import type { Reference } from '../record/facts.ts'
import { pairId } from '../record/pair-id.ts'
import { referrers, type State } from '../state.ts'
import { view } from './view.ts'

const order: readonly Field[] = [
  'title',
  'author',
  'year',
  'container',
  'volume',
  'issue',
  'pages',
  'doi',
  'pmid',
  'type',
  'edition',
  'publisher',
  'language',
  'issn',
  'url',
]

/** Two sources side by side, to say whether they are one. Undefined when one of them is gone. */
export const pair = view(z.object({ a: idOf('src'), b: idOf('src') }), ({ state }, { a, b }) => {
  const [one, other] = [state.source.get(a), state.source.get(b)]
  if (!one || !other) return undefined
  const parts = [
    { id: a, reference: one.reference },
    { id: b, reference: other.reference },
  ]
  const { differences } = merged(parts)
  const differing = new Set(differences.map(({ field }) => field))
  const fields = order.filter((field) => one.reference[field] !== undefined || other.reference[field] !== undefined)
  const judged = state.pair.get(pairId(a, b))
  return {
    sides: [side(state, a, one.reference), side(state, b, other.reference)] as const,
    fields: fields.map((field) => ({
      field,
      values: [shown(one.reference[field]), shown(other.reference[field])] as const,
      differs: differing.has(field),
    })),
    /** The reference of the joined source, with either of them coming first where they differ. */
    joined: [merged(parts, a).reference, merged(parts, b).reference] as const,
    /** Studies of reports that either belongs to. */
    studies: [...new Map([...referrers(state, 'study', a), ...referrers(state, 'study', b)])]
      .filter(([, { kind }]) => kind === 'siblings')
      .map(([study, { name, sources }]) => ({ id: study, name, sources })),
    judged: judged && { id: pairId(a, b), value: judged },
  }
})

function side(state: State, id: Id<'src'>, reference: Reference) {
  return {
    id,
    label: authorYear(reference),
    records: referrers(state, 'record', id).map(([record, { import: from, position }]) => ({
      id: record,
      position,
      file: state.import.get(from)?.file ?? from,
      database: databaseOf(state, from),
    })),
  }
}
