import { z } from 'zod'
import { codebookOf } from '../coding/codebook.ts'
import { type Mark, marksOf, metPassages, passagesOf, sameThings } from '../coding/compare.ts'
import { codedBefore, openedAt } from '../coding/second.ts'
import { documentsOf } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { mayLead } from '../project/decide.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/**
 * What two coders of a second coding made of one document, side by side, and what was agreed of it. Of one that is closed
 * there is nothing, for anybody.
 */
export const comparing = view(
  z.object({
    id: idOf('scd').optional(),
    document: idOf('doc').optional(),
    first: idOf('per').optional(),
    second: idOf('per').optional(),
  }),
  (seen, asked) => {
    const { state, viewer } = seen
    const found = roundOf(state, asked.id)
    if (!found) return { there: false as const }
    const [id, value] = found
    const opening = value.opened ? openedAt(seen.told(id), id) : undefined
    if (!opening) return { there: true as const, hidden: true as const, id, name: value.name }
    const then = codedBefore(seen.events(), opening.seq)
    const documents = documentsIn(state, value)
    const document = documents.find((one) => one === asked.document) ?? documents[0]
    const [first, second] = pairOf(value, asked)
    const agreed = referrers(state, 'agreedCoding', id)
    const metIn = (one: Id<'doc'>) =>
      metPassages(marksOf(then, state, value, first, one), marksOf(then, state, value, second, one)).map((met) => ({
        ...met,
        agreed: agreed.find(([, { passages }]) => sameThings(passages, passagesOf(met))),
      }))
    const memos = memosOf(then)
    const text = document && seen.texts?.get(document)?.text
    return {
      there: true as const,
      hidden: false as const,
      id,
      name: value.name,
      coders: value.coders.map((coder) => personOf(seen, coder)),
      first: personOf(seen, first),
      second: personOf(seen, second),
      documents: documents.map((one) => {
        const { source, file } = get(state, 'document', one) as Value<'document'>
        const met = metIn(one)
        return {
          id: one,
          label: sourceLabel(state, source),
          file,
          differences: met.filter(({ differs }) => differs).length,
          open: met.filter((each) => each.differs && !each.agreed).length,
        }
      }),
      document,
      rows: (document ? metIn(document) : []).map((met) => ({
        ...met,
        first: met.first && { ...met.first, memos: memos(met.first, first) },
        second: met.second && { ...met.second, memos: memos(met.second, second) },
        passages: passagesOf(met),
        agreed: met.agreed && agreedOf(seen, met.agreed),
        pieces: piecesOf(state, met, text),
      })),
      codes: codebookOf(state).map(({ id: code, value: { name, colour, retired } }) => ({
        id: code,
        name,
        colour,
        retired,
      })),
      mayAgree: !seen.past && (value.coders.includes(viewer) || mayLead(state, viewer)),
    }
  },
  {
    texts: ({ state }, { id, document }) => {
      const found = roundOf(state, id)
      const documents = found ? documentsIn(state, found[1]) : []
      const one = documents.find((each) => each === document) ?? documents[0]
      return found?.[1].opened && one ? [one] : []
    },
  },
)

/** The second coding that is asked for; without one the first that is opened, else the first. */
function roundOf(state: State, id: Id<'scd'> | undefined): [Id<'scd'>, Value<'secondCoding'>] | undefined {
  const all = inOrder(state, 'secondCoding')
  return id ? all.find(([one]) => one === id) : (all.find(([, { opened }]) => opened) ?? all[0])
}

const documentsIn = (state: State, { sources }: Value<'secondCoding'>): Id<'doc'>[] =>
  sources.flatMap((source) => documentsOf(state, source).map(([document]) => document))

/** The two coders that are asked for, or the first two. */
function pairOf(
  { coders }: Value<'secondCoding'>,
  asked: { first?: Id<'per'> | undefined; second?: Id<'per'> | undefined },
): [Id<'per'>, Id<'per'>] {
  const first = coders.find((one) => one === asked.first) ?? (coders[0] as Id<'per'>)
  const second = coders.find((one) => one === asked.second && one !== first)
  return [first, second ?? (coders.find((one) => one !== first) as Id<'per'>)]
}

const memosOf =
  (then: State) =>
  ({ excerpt }: Mark, by: Id<'per'>): string[] =>
    referrers(then, 'coding', excerpt).flatMap(([, coding]) => (coding.by === by && coding.memo ? coding.memo : []))

const agreedOf = (seen: Seen, [id, value]: [Id<'agc'>, Value<'agreedCoding'>]) => ({
  id,
  value,
  by: personOf(seen, value.by),
})

/** How many characters stand before and after the words that were marked. */
const around = 60

/** The words that either marked, cut where one of them begins or ends, with a little of what stands around them. */
function piecesOf(
  state: State,
  { first, second, start, end }: Pick<ReturnType<typeof metPassages>[number], 'first' | 'second' | 'start' | 'end'>,
  text: string | undefined,
): { words: string; first: boolean; second: boolean }[] {
  if (!text)
    return [first, second].flatMap((mark, at) =>
      mark && (at === 0 || mark.excerpt !== first?.excerpt)
        ? [{ words: get(state, 'excerpt', mark.excerpt)?.quote ?? '', first: at === 0, second: at === 1 }]
        : [],
    )
  // Whole words: what was cut in two goes.
  const before = start <= around ? 0 : text.slice(start - around, start).search(/(?<=\s)\S/) + start - around
  const after = end + around >= text.length ? text.length : end + text.slice(end, end + around).search(/\s\S*$/)
  const [from, to] = [before < Math.max(0, start - around) ? start : before, Math.max(end, after)]
  const edges = [from, to, ...[first, second].flatMap((mark) => (mark ? [mark.start, mark.end] : []))]
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  const inside = (mark: Mark | undefined, at: number) => mark !== undefined && mark.start <= at && at < mark.end
  return cuts.slice(0, -1).map((at, i) => ({
    words: text.slice(at, cuts[i + 1]),
    first: inside(first, at),
    second: inside(second, at),
  }))
}
