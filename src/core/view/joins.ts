import { z } from 'zod'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { authorYear } from '../label.ts'
import { databaseOf } from '../record/database.ts'
import { filters, passes, wordsIn } from './library/filter.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

const params = z.object({
  text: filters.text,
  database: filters.database,
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(500).default(200),
})

/** The sources that several records were joined into: which databases gave them, why they are one, who joined them when. */
export const joins = view(
  params,
  (seen, { from, count, ...filter }) => {
    const { state } = seen
    const pass = passes(seen, filter)
    const ids: Id<'src'>[] = []
    let all = 0
    let joined = 0
    for (const [id, source] of state.source) {
      const records = state.refs.record.get(id)?.size ?? 0
      if (records < 2) continue
      all++
      joined += records - 1
      if (pass(id, source)) ids.push(id)
    }
    return {
      total: all,
      /** Records that are joined to another. */
      joined,
      found: ids.length,
      from,
      terms: seen.found?.terms ?? wordsIn(filter.text).map((word) => `${word}*`),
      rows: ids.slice(from, from + count).map((id) => row(seen, id)),
    }
  },
  ({ text }) => text,
)

function row(seen: Seen, id: Id<'src'>) {
  const { state } = seen
  const { reference } = state.source.get(id) as Value<'source'>
  const records = [...(state.refs.record.get(id) ?? [])] as Id<'rec'>[]
  // What moved here last says why; a record that was read into its source has not moved.
  const moves = records.flatMap((record) => {
    const move = seen.told(record).findLast(({ fact }) => fact.id === record && fact.from !== null && fact.to !== null)
    return move ? [move] : []
  })
  const last = moves.reduce<(typeof moves)[number] | undefined>(
    (best, move) => (best && best.seq > move.seq ? best : move),
    undefined,
  )
  return {
    id,
    label: authorYear(reference),
    title: reference.title,
    records: records.length,
    databases: [
      ...new Set(records.map((record) => databaseOf(state, (state.record.get(record) as Value<'record'>).import))),
    ],
    why: last?.fact.why,
    ...(last && { at: last.at, by: personOf(seen, last.actor) }),
  }
}
export type JoinRow = ReturnType<typeof row>
