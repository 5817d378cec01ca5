import { z } from 'zod'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear, shortName } from '../label.ts'
import { firsts, keepBrought } from '../record/brought.ts'
import { databaseOf } from '../record/database.ts'
import { get, type State } from '../state.ts'
import { wordsIn } from './library/filter.ts'
import { type Keyed, keyOf, plain, windowOf } from './library/order.ts'
import { type Seen, view } from './view.ts'

const params = z.object({
  import: idOf('imp').optional(),
  search: idOf('sch').optional(),
  database: z.string().max(2_000).optional(),
  /** `duplicate`: an earlier record brought its publication; `joined`: there are others of it; `alone`: there are none. */
  which: z.enum(['duplicate', 'joined', 'alone']).optional(),
  text: z.string().max(2_000).optional(),
  /** `file`: as they were read; else by the source they are joined into, so that records of one source stand together. */
  sort: z.enum(['file', 'author', 'year', 'title']).default('file'),
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(500).default(200),
})
type Asked = z.output<typeof params>
interface Row extends Keyed {
  id: Id<'rec'>
}

/** A window of the records, as their files have them: which database gave each, and which source it is joined into. */
export const records = view(
  params,
  (seen, asked) => {
    const { state, readings, found } = seen
    const rows = passing(seen, asked)
    return {
      total: state.record.size,
      sources: state.source.size,
      found: rows.length,
      from: asked.from,
      terms: found?.terms ?? wordsIn(asked.text).map((word) => `${word}*`),
      databases: [...new Set([...state.import.keys()].map((id) => databaseOf(state, id)))].sort(),
      imports: [...state.import].map(([id, { file }]) => ({ id, file })),
      rows: within(rows, asked).map((id) => {
        const record = state.record.get(id) as Value<'record'>
        const reference = readings?.get(id)?.reference
        return {
          id,
          position: record.position,
          file: state.import.get(record.import)?.file ?? record.import,
          database: databaseOf(state, record.import),
          title: reference?.title,
          authors: (reference?.author ?? []).slice(0, 3).map(shortName).join(', '),
          year: reference?.year,
          container: reference?.container,
          source: { id: record.source, label: labelOf(state, record.source) },
          /** How many records its source has. */
          of: state.refs.record.get(record.source)?.size ?? 1,
          first: firsts(state).get(record.source) === id,
        }
      }),
    }
  },
  ({ text }) => text,
  (seen, asked) => within(passing(seen, asked), asked),
)

const labelOf = (state: State, id: Id<'src'>): string => {
  const source = get(state, 'source', id)
  return source ? authorYear(source.reference) : id
}

/** What was asked last, kept for the second question of one answer and for the next window. */
const last = new WeakMap<State, { seq: number; asked: string; found: Seen['found']; rows: Row[] }>()

function passing(seen: Seen, { from: _, count: __, ...asked }: Asked): Row[] {
  const { state, found } = seen
  keepBrought(state, seen.events)
  const key = JSON.stringify(asked)
  const before = last.get(state)
  if (before?.seq === state.seq && before.asked === key && before.found === found) return before.rows
  const rows = collected(seen, asked)
  last.set(state, { seq: state.seq, asked: key, found, rows })
  return rows
}

function collected(
  { state, found }: Seen,
  { import: from, search, database, which, text, sort }: Omit<Asked, 'from' | 'count'>,
): Row[] {
  const words = found ? [] : wordsIn(text)
  const rows: Row[] = []
  for (const [id, record] of state.record) {
    if (from && record.import !== from) continue
    if (search && state.import.get(record.import)?.search !== search) continue
    if (database && databaseOf(state, record.import) !== database) continue
    if (found && !found.ids.has(id)) continue
    // Where there is no full text, the titles that are at hand are looked at.
    if (words.length > 0) {
      const title = plain(state.source.get(record.source)?.reference.title ?? '')
      if (!words.every((word) => title.includes(word))) continue
    }
    if (which) {
      const several = (state.refs.record.get(record.source)?.size ?? 1) > 1
      if (which === 'alone' ? several : !several) continue
      if (which === 'duplicate' && firsts(state).get(record.source) === id) continue
    }
    const source = sort === 'file' ? undefined : state.source.get(record.source)
    rows.push({ id, key: source && sort !== 'file' ? `${keyOf(source, sort)} ${record.source}` : '' })
  }
  return rows
}

const within = (rows: Row[], { sort, from, count }: Asked): Id<'rec'>[] =>
  (sort === 'file' ? rows.slice(from, from + count) : windowOf(rows, sort, from, count)).map(({ id }) => id)
