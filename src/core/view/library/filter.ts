import { z } from 'zod'
import { retrievalStates, uses, verdicts } from '../../choices.ts'
import { retrievalOf } from '../../document/retrieval.ts'
import type { Value } from '../../fact.ts'
import { type Id, idOf } from '../../ids.ts'
import { authorYear } from '../../label.ts'
import { databaseOf } from '../../record/database.ts'
import { SourceKind } from '../../record/facts.ts'
import { languageName } from '../../record/language.ts'
import { stagesOf } from '../../screening/outcome.ts'
import { type Standing, standings } from '../../screening/standing.ts'
import type { State } from '../../state.ts'
import type { Seen } from '../view.ts'
import { plain } from './order.ts'

type Source = Value<'source'>

const year = z.coerce.number().int().min(1000).max(2999)

/** What narrows the library. All of them must hold. */
export const filters = {
  kind: SourceKind.optional(),
  /** Sources that reached this stage; with `outcome`, those it came to there. */
  stage: z.string().optional(),
  outcome: z.enum(['open', 'conflict', ...verdicts]).optional(),
  /** `none`: not a candidate and no other use given. */
  use: z.enum(['candidate', ...uses, 'none']).optional(),
  import: idOf('imp').optional(),
  /** Sources with a record that this search found, in any of its runs. */
  search: idOf('sch').optional(),
  /** Sources with a record from this database; `none`: with no record at all. */
  database: z.string().max(2_000).optional(),
  tag: z.union([idOf('tag'), z.literal('none')]).optional(),
  language: z.string().max(2_000).optional(),
  /** Sources of this study; `none`: of no study. */
  study: z.union([idOf('std'), z.literal('none')]).optional(),
  /** Where the search for its full text stands; `here`: a document is attached; `none`: nothing is said of it. */
  retrieval: z.enum(['here', ...retrievalStates, 'none']).optional(),
  /** First and last year. */
  since: year.optional(),
  until: year.optional(),
  /** Words to look for; see docs/guide/records.md for what can be written. */
  text: z.string().max(2_000).optional(),
}
export type Filter = { [K in keyof typeof filters]?: z.output<(typeof filters)[K]> | undefined }

/** Whether a source passes all filters. With `found`, the full text says which have the words; else the references are read. */
export function passes(
  { state, events, found }: Pick<Seen, 'state' | 'events' | 'found'>,
  filter: Filter,
): (id: Id<'src'>, source: Source) => boolean {
  const tests: ((id: Id<'src'>, source: Source) => boolean)[] = []
  const { kind, use, tag, language, since, until, text, stage, outcome, database } = filter
  if (kind) tests.push((_, source) => source.kind === kind)
  if (use) tests.push((_, source) => usedFor(source, use))
  if (since) tests.push((_, { reference }) => reference.year !== undefined && reference.year >= since)
  if (until) tests.push((_, { reference }) => reference.year !== undefined && reference.year <= until)
  if (language) {
    const wanted = languageName(language)
    tests.push((_, { reference }) => reference.language !== undefined && languageName(reference.language) === wanted)
  }
  if (tag === 'none') tests.push((_, { tags = [] }) => tags.length === 0)
  else if (tag) tests.push((_, { tags = [] }) => tags.includes(tag))
  if (filter.study === 'none') tests.push((id) => !state.refs.study.has(id))
  else if (filter.study) {
    const within = new Set(state.study.get(filter.study)?.sources)
    tests.push((id) => within.has(id))
  }
  if (filter.import) {
    const within = sourcesOf(state, [filter.import])
    tests.push((id) => within.has(id))
  }
  if (filter.search) {
    const within = sourcesOf(state, [...(state.refs.import.get(filter.search) ?? [])] as Id<'imp'>[])
    tests.push((id) => within.has(id))
  }
  if (database === 'none') tests.push((id) => !state.refs.record.has(id))
  else if (database) {
    const within = sourcesOf(
      state,
      [...state.import.keys()].filter((one) => databaseOf(state, one) === database),
    )
    tests.push((id) => within.has(id))
  }
  const { retrieval } = filter
  if (retrieval === 'here') tests.push((id) => state.refs.document.has(id))
  else if (retrieval) tests.push((id) => (retrievalOf(state, id) ?? 'none') === retrieval)
  if (found) tests.push((id) => found.ids.has(id))
  else if (text?.trim()) {
    const words = plain(text)
      .split(/[\s"]+/)
      .filter(Boolean)
    tests.push((_, source) => words.every((word) => wordsOf(source).includes(word)))
  }
  if (stage || outcome) {
    const standing = standings(state, events)
    const place = stagesOf(state).findIndex(([one]) => one === stage)
    tests.push((id) => cameTo(standing(id), stage === undefined ? undefined : place, outcome))
  }
  return (id, source) => tests.every((test) => test(id, source))
}

/** What is looked for where there is no full text: each word by itself. */
export const wordsIn = (text = ''): string[] =>
  plain(text)
    .split(/[\s"]+/)
    .filter(Boolean)

/** The sources that records of these imports are joined into. */
function sourcesOf(state: State, imports: readonly Id<'imp'>[]): Set<Id<'src'>> {
  const sources = new Set<Id<'src'>>()
  for (const one of imports)
    for (const record of state.refs.record.get(one) ?? []) {
      const source = state.record.get(record as Id<'rec'>)?.source
      if (source) sources.add(source)
    }
  return sources
}

function usedFor(source: Source, use: string): boolean {
  if (use === 'candidate') return source.entersAt !== undefined
  if (use === 'none') return source.entersAt === undefined && !source.uses?.length
  return (source.uses as string[] | undefined)?.includes(use) ?? false
}

/** With the place of a stage: whether it got there, and to that outcome. Without: whether its journey ended in that outcome. */
function cameTo(standing: Standing | undefined, place: number | undefined, outcome: string | undefined): boolean {
  if (!standing) return false
  const { from, at, kind } = standing
  if (place !== undefined && (place < from || place > at)) return false
  // A stage that was passed let the source in.
  return !outcome || (place === undefined || place === at ? kind : 'include') === outcome
}

/** Values are never changed in place, so their words can be kept with them. */
const known = new WeakMap<Source, string>()

function wordsOf(source: Source): string {
  const before = known.get(source)
  if (before !== undefined) return before
  const { reference } = source
  const people = [...(reference.author ?? []), ...(reference.editor ?? [])]
  const names = people.map((name) => name.literal ?? `${name.particle ?? ''} ${name.family ?? ''} ${name.given ?? ''}`)
  const text = [authorYear(reference), reference.title, ...names, reference.container ?? '', reference.doi ?? '']
  const words = plain(text.join(' '))
  known.set(source, words)
  return words
}
