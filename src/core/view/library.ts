import { z } from 'zod'
import { uses, verdicts } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { authorYear } from '../label.ts'
import { SourceKind } from '../record/facts.ts'
import { journeyOf, stagesOf, untouched } from '../screening/outcome.ts'
import type { State } from '../state.ts'
import { view } from './view.ts'

type Source = Value<'source'>

const params = z.object({
  kind: SourceKind.optional(),
  /** Sources that reached this stage; with `outcome`, those it came to there. */
  stage: z.string().optional(),
  outcome: z.enum(['open', 'conflict', ...verdicts]).optional(),
  /** `none`: not a candidate and no other use given. */
  use: z.enum(['candidate', ...uses, 'none']).optional(),
  /** Words that must all stand in the reference. */
  text: z.string().max(200).optional(),
  sort: z.enum(['author', 'year', 'title', 'added']).default('author'),
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(500).default(200),
})

/** A window of the sources that pass the filters, in the order asked for; `from` counts the rows above it. */
export const library = view(params, ({ state }, { from, count, sort, ...filter }) => {
  const stages = stagesOf(state)
  const passing = passes(state, filter, stages)
  const kinds = new Map<string, number>()
  const found: Found[] = []
  for (const [id, source] of state.source) {
    kinds.set(source.kind, (kinds.get(source.kind) ?? 0) + 1)
    if (passing(id, source)) found.push({ id, source, key: sort === 'added' ? '' : keysOf(source)[sort] })
  }
  const shown = sort === 'added' ? found.slice(from, from + count) : windowOf(found, from, count)
  return {
    total: state.source.size,
    found: found.length,
    from,
    kinds: [...kinds].sort(([, a], [, b]) => b - a).map(([kind, number]) => ({ kind, number })),
    stages: stages.map(([id, stage]) => ({ id, name: stage.name })),
    rows: shown.map(({ id, source }) => row(state, id, source)),
  }
})

interface Found {
  id: Id<'src'>
  source: Source
  key: string
}

function row(state: State, id: Id<'src'>, source: Source) {
  const last = journeyOf(state, id).at(-1)
  const configurations = new Set<Id<'cmoc'>>()
  for (const by of state.refs.evidence.get(id) ?? []) {
    const evidence = state.evidence.get(by as Id<'evd'>)
    if (evidence) configurations.add(evidence.configuration)
  }
  return {
    id,
    label: authorYear(source.reference),
    title: source.reference.title,
    year: source.reference.year,
    container: source.reference.container ?? source.reference.publisher,
    kind: source.kind,
    uses: source.uses ?? [],
    at: last && { stage: state.stage.get(last.stage)?.name ?? last.stage, outcome: last.outcome.kind },
    configurations: configurations.size,
  }
}
export type LibraryRow = ReturnType<typeof row>

type Filter = Omit<z.output<typeof params>, 'sort' | 'from' | 'count'>

function passes(state: State, filter: Filter, stages: readonly [Id<'stg'>, unknown][]) {
  const words = filter.text ? plain(filter.text).split(/\s+/).filter(Boolean) : []
  return (id: Id<'src'>, source: Source): boolean =>
    (!filter.kind || source.kind === filter.kind) &&
    (!filter.use || usedFor(source, filter.use)) &&
    (words.length === 0 || words.every((word) => keysOf(source).text.includes(word))) &&
    ((!filter.stage && !filter.outcome) || cameTo(state, id, source, filter, stages))
}

function usedFor(source: Source, use: string): boolean {
  if (use === 'candidate') return source.entersAt !== undefined
  if (use === 'none') return source.entersAt === undefined && !source.uses?.length
  return (source.uses as string[] | undefined)?.includes(use) ?? false
}

/** With a stage: whether it got there, and to that outcome. Without: whether its journey ended in that outcome. */
function cameTo(
  state: State,
  id: Id<'src'>,
  source: Source,
  { stage, outcome }: Filter,
  stages: readonly [Id<'stg'>, unknown][],
): boolean {
  if (!source.entersAt) return false
  if (untouched(state, id)) return (!stage || stage === source.entersAt) && (!outcome || outcome === 'open')
  const journey = journeyOf(state, id, stages)
  const step = stage ? journey.find((s) => s.stage === stage) : journey.at(-1)
  return step !== undefined && (!outcome || step.outcome.kind === outcome)
}

/** What a source sorts under, and what words are looked for in. Newest years come first, then authors. */
interface Keys {
  author: string
  title: string
  year: string
  text: string
}
/** Values are never changed in place, so what they sort and search by can be kept with them. */
const known = new WeakMap<Source, Keys>()

function keysOf(source: Source): Keys {
  const before = known.get(source)
  if (before) return before
  const { reference } = source
  const people = [...(reference.author ?? []), ...(reference.editor ?? [])]
  const names = people.map((name) => name.literal ?? `${name.particle ?? ''} ${name.family ?? ''} ${name.given ?? ''}`)
  const text = [authorYear(reference), reference.title, ...names, reference.container ?? '', reference.doi ?? '']
  const author = plain(authorYear(reference))
  const year = `${9999 - (reference.year ?? 0)} ${author}`
  const keys = { author, title: plain(reference.title), year, text: plain(text.join(' ')) }
  known.set(source, keys)
  return keys
}

/** Lower case and without accents, so that "Muller" finds Müller. Plain ASCII is left to the fast way. */
function plain(words: string): string {
  const lower = words.toLowerCase()
  for (let i = 0; i < lower.length; i++)
    if (lower.charCodeAt(i) > 127) return lower.normalize('NFD').replace(/\p{M}/gu, '')
  return lower
}

/** Rows `from` up to `from + count` of the sorted list, without sorting the rest: 100,000 rows take milliseconds. */
function windowOf(found: Found[], from: number, count: number): Found[] {
  place(found, from)
  const rest = from > 0 ? found.slice(from) : found
  place(rest, count)
  return rest.slice(0, count).sort((a, b) => (before(a, b) ? -1 : 1))
}

const before = (a: Found, b: Found): boolean => (a.key === b.key ? a.id < b.id : a.key < b.key)

/** Puts the `k` first before the others (Hoare's selection), in linear time on average. */
function place(list: Found[], k: number): void {
  let low = 0
  let high = list.length - 1
  while (low < high && k > low && k <= high) {
    const pivot = list[(low + high) >> 1] as Found
    let i = low
    let j = high
    while (i <= j) {
      while (before(list[i] as Found, pivot)) i++
      while (before(pivot, list[j] as Found)) j--
      if (i > j) break
      const swapped = list[i] as Found
      list[i++] = list[j] as Found
      list[j--] = swapped
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return
  }
}
