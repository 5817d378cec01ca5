import { z } from 'zod'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { authorYear, shortName } from '../label.ts'
import { databaseOf } from '../record/database.ts'
import { journeyOf } from '../screening/outcome.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { facets } from './library/facets.ts'
import { filters, passes, wordsIn } from './library/filter.ts'
import { type Found, keyOf, windowOf } from './library/order.ts'
import { view } from './view.ts'

const params = z.object({
  ...filters,
  sort: z.enum(['author', 'year', 'title', 'added']).default('author'),
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(500).default(200),
})

/** A window of the sources that pass the filters, in the order asked for; `from` counts the rows above it. */
export const library = view(
  params,
  (seen, { from, count, sort, ...filter }) => {
    const { state } = seen
    const pass = passes(seen, filter)
    const found: Found[] = []
    for (const [id, source] of state.source) if (pass(id, source)) found.push({ id, source, key: keyOf(source, sort) })
    return {
      total: state.source.size,
      records: state.record.size,
      found: found.length,
      from,
      /** The words to mark in what is shown. */
      terms: seen.found?.terms ?? wordsIn(filter.text).map((word) => `${word}*`),
      ...facets(state),
      saved: inOrder(state, 'savedView').map(([id, value]) => ({ id, value })),
      rows: windowOf(found, sort, from, count).map(({ id, source }) => row(state, id, source)),
    }
  },
  ({ text }) => text,
)

/** The ids of all sources that pass, for what is done to all of them at once: at most as many as one command changes. */
export const passing = view(
  z.object(filters),
  (seen, filter) => {
    const { state } = seen
    const pass = passes(seen, filter)
    const sources: { id: Id<'src'>; tags: Id<'tag'>[] | null }[] = []
    for (const [id, source] of state.source) if (pass(id, source)) sources.push({ id, tags: source.tags ?? null })
    return { sources: sources.slice(0, 20_000), more: Math.max(0, sources.length - 20_000) }
  },
  ({ text }) => text,
)

function row(state: State, id: Id<'src'>, source: Value<'source'>) {
  const { reference } = source
  const last = journeyOf(state, id).at(-1)
  const configurations = new Set<Id<'cmoc'>>()
  for (const by of state.refs.evidence.get(id) ?? []) {
    const evidence = state.evidence.get(by as Id<'evd'>)
    if (evidence) configurations.add(evidence.configuration)
  }
  const databases = new Set<string>()
  for (const by of state.refs.record.get(id) ?? []) {
    const record = state.record.get(by as Id<'rec'>)
    if (record) databases.add(databaseOf(state, record.import))
  }
  return {
    id,
    label: authorYear(reference),
    title: reference.title,
    authors: (reference.author ?? reference.editor ?? []).slice(0, 4).map(shortName).join(', '),
    year: reference.year,
    container: reference.container ?? reference.publisher,
    doi: reference.doi,
    language: reference.language,
    kind: source.kind,
    uses: source.uses ?? [],
    /** As the source has them, so that a change can say what it was. */
    tags: source.tags ?? null,
    records: state.refs.record.get(id)?.size ?? 0,
    studies: referrers(state, 'study', id).map(([study, { name }]) => ({ id: study, name })),
    databases: [...databases],
    at: last && { stage: state.stage.get(last.stage)?.name ?? last.stage, outcome: last.outcome.kind },
    configurations: configurations.size,
  }
}
export type LibraryRow = ReturnType<typeof row>
