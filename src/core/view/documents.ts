import { z } from 'zod'
import { excerptsOf, orphansOf } from '../coding/reanchor.ts'
import { documentsOf, replacedBy, retrievalId, retrievalOf, soughtFor } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import { wasHeard } from '../fieldwork/heard.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear, sourceLabel } from '../label.ts'
import { journeyOf, stagesOf, untouched } from '../screening/outcome.ts'
import { get, type State } from '../state.ts'
import { excerptOf } from './marking.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** What of the documents is asked for: those that are here, or full texts by where the search for them stands. */
export const documentFilters = ['here', 'missing', 'sought', 'not available', 'scanned', 'problems', 'lost'] as const

/** Documents and full texts: a row for each source that has one, or for which one is sought, in the order of labels. */
export const documents = view(
  z.object({
    show: z.enum(documentFilters).optional(),
    text: z.string().max(1_000).optional(),
    from: z.coerce.number().int().min(0).default(0),
    count: z.coerce.number().int().min(1).max(500).default(200),
  }),
  ({ state }, { show, text, from, count }) => {
    const rows = rowsOf(state)
    const sums = Object.fromEntries(
      documentFilters.map((filter) => [filter, rows.filter((row) => passes(row, filter)).length]),
    ) as Record<(typeof documentFilters)[number], number>
    const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const found = rows
      .filter((row) => !show || passes(row, show))
      .filter((row) => words.every((word) => row.said.includes(word)))
      .sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)))
    return {
      sums,
      documents: state.document.size,
      sources: state.source.size,
      found: found.length,
      from,
      rows: found.slice(from, from + count).map(({ said: _, ...row }) => row),
    }
  },
)

type Row = ReturnType<typeof rowsOf>[number]

const passes = (row: Row, filter: (typeof documentFilters)[number]): boolean => {
  switch (filter) {
    case 'here':
      return row.documents.length > 0
    case 'missing':
      return row.wanted && row.documents.length === 0 && row.state !== 'retrieved' && row.state !== 'not available'
    case 'sought':
    case 'not available':
      return row.state === filter
    case 'scanned':
      return row.documents.some(({ scanned }) => scanned > 0)
    case 'problems':
      return row.documents.some(({ problems }) => problems > 0)
    case 'lost':
      return row.documents.some(({ orphans }) => orphans > 0)
  }
}

/** Every source that has a document, for which something was said, or that has come to where its full text is needed. */
function rowsOf(state: State) {
  const stages = stagesOf(state)
  const needs = soughtFor(stages)
  return [...state.source].flatMap(([id, { reference, kind, entersAt }]) => {
    const held = state.refs.document.has(id)
    const told = state.refs.retrieval.has(id)
    // Of most sources of a large search nobody has said anything yet: they are where they entered.
    const wanted = untouched(state, id)
      ? needs !== undefined && entersAt === needs
      : journeyOf(state, id, stages).some(({ stage }) => stage === needs)
    if (!held && !told && !wanted) return []
    const label = authorYear(reference)
    return [
      {
        id,
        label,
        title: reference.title,
        kind,
        state: retrievalOf(state, id),
        reason: state.retrieval.get(retrievalId(id))?.reason,
        wanted,
        documents: documentsOf(state, id).map(([document, value]) => documentRow(state, document, value)),
        said: `${label} ${reference.title}`.toLowerCase(),
      },
    ]
  })
}

/** A document in a list. */
export const documentRow = (
  state: State,
  id: Id<'doc'>,
  { file, mediaType, pages, scanned, problems, note, text }: Value<'document'>,
) => ({
  id,
  file,
  mediaType,
  note,
  pages: pages ?? 0,
  scanned: scanned ?? 0,
  problems: problems ?? 0,
  readable: text !== undefined,
  excerpts: excerptsOf(state, id).length,
  orphans: orphansOf(state, id).length,
})

/** One document: what it is, the copies it came in the place of, and the passages marked in it. Its words are read apart. */
export const document = view(z.object({ id: idOf('doc') }), (seen, { id }) => {
  const { state } = seen
  const value = get(state, 'document', id)
  if (!value) return undefined
  const better = replacedBy(state, id)
  return {
    ...documentRow(state, id, value),
    source: {
      id: value.source,
      label: sourceLabel(state, value.source),
      title: state.source.get(value.source)?.reference.title ?? '',
      /** Whether it is of what people said or did, or an encounter is recorded for it: then it speaks to theories as a whole. */
      heard: wasHeard(state, value.source),
    },
    others: documentsOf(state, value.source)
      .filter(([other]) => other !== id)
      .map(([other, { file }]) => ({ id: other, file })),
    replaces: value.replaces && { id: value.replaces, file: state.document.get(value.replaces)?.file ?? '' },
    replacedBy: better && { id: better, file: state.document.get(better)?.file ?? '' },
    attached: attached(seen, id),
    marked: excerptsOf(state, id).map(([excerpt, marked]) => excerptOf(seen, excerpt, marked)),
    /** Passages of the copies it replaced that are not found in it: with their quote and last place. */
    lost: orphansOf(state, id).flatMap((excerpt) => {
      const marked = state.excerpt.get(excerpt)
      return marked ? [excerptOf(seen, excerpt, marked)] : []
    }),
  }
})

function attached(seen: Seen, id: Id<'doc'>) {
  const event = seen.told(id).find(({ fact }) => fact.id === id && fact.from === null)
  return event && { at: event.at, by: personOf(seen, event.actor), act: event.act }
}
