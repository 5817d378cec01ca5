import { z } from 'zod'
import { excerptKinds } from '../choices.ts'
import { agreedCodes, isCompared } from '../coding/agreed.ts'
import { codebookOf, type Placed, withBelow } from '../coding/codebook.ts'
import { type Known, knownHere, valuesOf } from '../coding/of-sources.ts'
import { ask, codeTable, type Measure, type Passage, type Query, relations, sourceTable } from '../coding/query.ts'
import { pageAt } from '../document/page-at.ts'
import type { DocumentText } from '../document/text.ts'
import { type Id, idOf } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { get, inOrder, type State } from '../state.ts'
import { passageOf } from './codebook.ts'
import { filters, passes } from './library/filter.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

const shown = 200
const joins = ['and', 'or', 'not'] as const
const nearUnits = ['words', 'paragraphs', 'pages'] as const

/** `and.overlapping.cod_x` and `or.near.cod_y.30`, with commas between: taken in turn, from the first on. */
const Conditions = z
  .string()
  .max(4_000)
  .transform((text): unknown =>
    text
      .split(',')
      .filter(Boolean)
      .map((part) => {
        const [join, how, ...rest] = part.split('.')
        const number = /^\d+$/.test(rest.at(-1) ?? '') ? Number(rest.pop()) : undefined
        return { join, how, code: rest.join('.'), apart: number }
      }),
  )
  .pipe(
    z
      .array(
        z.object({
          join: z.enum(joins),
          how: z.enum(relations),
          code: idOf('cod'),
          apart: z.number().int().min(0).max(100_000).optional(),
        }),
      )
      .max(20),
  )

const params = z.object({
  ...filters,
  /** What source it is of; `kind` is whose words the passage is. */
  of: filters.kind,
  kind: z.enum(excerptKinds).optional(),
  by: idOf('per').optional(),
  source: idOf('src').optional(),
  code: idOf('cod').optional(),
  where: Conditions.optional(),
  /** The codes as they are, without those below them. */
  alone: z.literal('1').optional(),
  unit: z.enum(nearUnits).default('words'),
  /** `1`: codes that two people agree on, and the passages that have any. */
  agreed: z.literal('1').optional(),
  table: z.enum(['codes', 'sources', 'attributes']).optional(),
  /** What is known of sources, by its key: the columns of the table of attributes, and with `value` what narrows the list. */
  attribute: z.string().max(200).optional(),
  value: z.string().max(2_000).optional(),
  how: z.enum(['together', 'overlapping', 'within', 'around']).default('overlapping'),
  from: z.coerce.number().int().min(0).default(0),
})
type Asked = z.output<typeof params>

/**
 * Passages by their codes, by how they stand to passages with other codes, by person, kind and whatever the library can be
 * narrowed by; as a list, or counted in a table of codes by codes or by sources.
 */
export const query = view(
  params,
  (seen, asked) => {
    const { state, texts } = seen
    const { from, table, how } = asked
    const pass = passes(seen, { ...asked, kind: asked.of, text: undefined })
    const all = asked.agreed ? agreedPassages(seen, asked) : passagesOf(state, asked)
    const coded = [...new Set(all.map(({ source }) => source as Id<'src'>))]
    const known = table === 'attributes' || asked.attribute ? knownHere(state, coded) : []
    const attribute = known.find(({ key }) => key === asked.attribute) ?? known[0]
    const valued = (source: Id<'src'>) => valuesOf(attribute, [source])
    const within = all.filter((one) => {
      const id = one.source as Id<'src'>
      const source = state.source.get(id)
      const excerpt = get(state, 'excerpt', one.id as Id<'exc'>)
      return (
        source !== undefined &&
        (!asked.source || asked.source === id) &&
        (!asked.kind || excerpt?.kind === asked.kind) &&
        (asked.value === undefined || valued(id).includes(asked.value)) &&
        pass(id, source)
      )
    })
    const measure = measureOf(asked.unit, texts)
    const found = ask(within, queryOf(state, asked), measure)
    const codes = codebookOf(state)
    const used = codes.filter(({ id }) => found.some((one) => one.codes.has(id)))
    const sources = [...new Set(found.map(({ source }) => source as Id<'src'>))]
    return {
      found: found.length,
      sources: sources.length,
      passages: all.length,
      rows: found.slice(from, from + shown).flatMap(({ id, codes: given }) => {
        const passage = passageOf(seen, id as Id<'exc'>)
        const by = get(state, 'excerpt', id as Id<'exc'>)?.by
        return passage ? [{ ...passage, by: by && personOf(seen, by), codes: [...given] as Id<'cod'>[] }] : []
      }),
      more: from + shown < found.length ? from + shown : undefined,
      codes: codes.map(({ id, value, depth }) => ({ id, name: value.name, colour: value.colour, depth })),
      /** Sources in which something is marked. */
      coded: coded.map((id) => ({ id, label: sourceLabel(state, id) })),
      /** Whether a second coding was opened, so that something is agreed. */
      compared: isCompared(state),
      attributes: known.map(({ key, label }) => ({ key, label })),
      attribute: attribute?.key,
      people: inOrder(state, 'person').map(([person]) => personOf(seen, person)),
      table: table && tableOf(state, { table, how, found, used, sources, attribute }),
    }
  },
  {
    texts: ({ state }, asked) =>
      asked.where?.some(({ how }) => how === 'near')
        ? [...new Set([...state.excerpt.values()].flatMap(({ document }) => document ?? []))]
        : [],
  },
)

interface Counting {
  table: NonNullable<Asked['table']>
  how: Asked['how']
  found: readonly Passage[]
  /** The codes that any of them has. */
  used: readonly Placed[]
  sources: readonly Id<'src'>[]
  attribute: Known | undefined
}

/** Counts of passages by their codes, and by other codes, sources, or what is known of their sources. */
function tableOf(state: State, { table, how, found, used, sources, attribute }: Counting) {
  const codes = used.map(({ id }) => id)
  const rows = used.map(({ id, value }) => ({ id, name: value.name }))
  if (table === 'codes')
    return {
      rows,
      columns: used.map(({ id, value }) => ({ id: id as string, name: value.name })),
      cells: codeTable(found, codes, how),
    }
  if (table === 'sources')
    return {
      rows,
      columns: sources.map((id) => ({ id: id as string, name: sourceLabel(state, id) })),
      cells: sourceTable(found, codes, sources),
    }
  const values = valuesOf(attribute, sources)
  const cells = sourceTable(found, codes, sources)
  return {
    rows,
    columns: values.map((value) => ({ id: value, name: value })),
    cells: cells.map((row) =>
      values.map((value) =>
        row.reduce(
          (sum, count, i) => sum + (valuesOf(attribute, [sources[i] as Id<'src'>]).includes(value) ? count : 0),
          0,
        ),
      ),
    ),
  }
}

/** Passages with the codes that two people agree on. */
function agreedPassages(seen: Seen, { by }: Asked): Passage[] {
  const agreed = agreedCodes(seen.state, seen)
  return passagesOf(seen.state, {}).flatMap((passage) => {
    const codes = agreed.get(passage.id as Id<'exc'>)
    return codes && (!by || get(seen.state, 'excerpt', passage.id as Id<'exc'>)?.by === by)
      ? [{ ...passage, codes }]
      : []
  })
}

/** Passages with the codes they have, of one person or of all. */
function passagesOf(state: State, { by }: Pick<Asked, 'by'>): Passage[] {
  const codes = new Map<Id<'exc'>, Set<string>>()
  for (const coding of state.coding.values()) {
    if (by && coding.by !== by) continue
    const known = codes.get(coding.excerpt)
    if (known) known.add(coding.code)
    else codes.set(coding.excerpt, new Set([coding.code]))
  }
  return [...state.excerpt].flatMap(([id, { source, document, selectors, by: marked }]): Passage[] => {
    const given = codes.get(id)
    if (by && !given && marked !== by) return []
    const position = selectors?.find((selector) => selector.type === 'position')
    return [{ id, source, document, start: position?.start, end: position?.end, codes: given ?? new Set() }]
  })
}

function queryOf(state: State, { code, where = [], alone }: Asked): Query {
  const family = (id: Id<'cod'>): ReadonlySet<string> => (alone ? new Set([id]) : withBelow(state, id))
  const first: Query = code ? { meets: { how: 'together', codes: family(code) } } : { all: [] }
  return where.reduce<Query>((so, { join, how, code, apart }) => {
    const next: Query = { meets: { how, codes: family(code), apart } }
    return join === 'or' ? { any: [so, next] } : { all: [so, join === 'not' ? { not: next } : next] }
  }, first)
}

/** Where the words of a document are not kept nothing is near but what overlaps. */
const farApart = 1_000_000

function measureOf(unit: (typeof nearUnits)[number], texts: ReadonlyMap<Id<'doc'>, DocumentText> | undefined): Measure {
  const begins = new Map<string, readonly number[]>()
  return (document, at) => {
    const text = texts?.get(document as Id<'doc'>)
    if (!text) return at * farApart
    if (unit === 'pages') return pageAt(text.pages, at) ?? 1
    let starts = begins.get(document)
    if (!starts) {
      starts = unit === 'words' ? [...text.text.matchAll(/\S+/g)].map(({ index }) => index) : paragraphsOf(text)
      begins.set(document, starts)
    }
    return countUpTo(starts, at)
  }
}
const paragraphsOf = ({ blocks, text }: DocumentText): number[] =>
  blocks.length > 0 ? blocks.map(({ start }) => start) : [...text.matchAll(/\n+/g)].map(({ index }) => index + 1)

/** How many of sorted places are at one or before it. */
function countUpTo(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
