import { z } from 'zod'
import { codebookOf, usesIn } from '../coding/codebook.ts'
import { mergePreview } from '../coding/reshape.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { mayLead } from '../project/decide.ts'
import { allTemplates } from '../project/templates.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { byAct, trail } from '../trail.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

const none = { passages: 0, sources: 0, allPassages: 0, allSources: 0 }

/** The codebook as a tree in reading order, with how often each code was given, and the protocol's words for C, M and O. */
export const codebook = view(z.object({}), ({ state, viewer, past }) => {
  const placed = codebookOf(state)
  const uses = usesIn(state, placed)
  return {
    codes: placed.map(({ id, value, depth, children }) => ({ id, value, depth, children, uses: uses.get(id) ?? none })),
    passages: state.excerpt.size,
    uncoded: [...state.excerpt.keys()].filter((id) => !state.refs.coding.has(id)).length,
    slots: slotsOf(state),
    definitions: inOrder(state, 'definition').flatMap(([id, { term, meaning, slot }]) =>
      slot ? [{ id, term, meaning, slot }] : [],
    ),
    mayLead: !past && mayLead(state, viewer),
  }
})

/** The slots that a code may suggest: those of the project's template, else of the first. */
const slotsOf = (state: State) => {
  const wanted = [...state.project.values()][0]?.template
  const templates = allTemplates(state)
  const [, template] = templates.find(([id]) => id === wanted) ?? templates[0] ?? []
  return template?.slots ?? []
}

const shown = 200

/** One code: the passages it was given to, `from` the first on, its examples, and what became of it since it was defined. */
export const code = view(
  z.object({ id: idOf('cod'), from: z.coerce.number().int().min(0).default(0) }),
  (seen, { id, from }) => {
    const { state, people } = seen
    const value = get(state, 'code', id)
    if (!value) return undefined
    const examples = new Set(value.examples)
    const codings = referrers(state, 'coding', id)
    const told = seen.told(id).filter(({ fact }) => fact.id === id)
    return {
      id,
      value,
      codings: codings.length,
      passages: codings.slice(from, from + shown).flatMap(([coding, { excerpt, by, memo }]) => {
        const passage = passageOf(seen, excerpt)
        return passage ? [{ ...passage, coding, by: personOf(seen, by), memo, example: examples.has(excerpt) }] : []
      }),
      more: from + shown < codings.length ? from + shown : undefined,
      examples: [...examples].flatMap((excerpt) => passageOf(seen, excerpt) ?? []),
      history: byAct(trail(told, state, people)).reverse(),
    }
  },
)

/** A passage in a list: its words, whose they are, and where they stand. */
export function passageOf({ state }: Pick<Seen, 'state'>, id: Id<'exc'>) {
  const excerpt = get(state, 'excerpt', id)
  if (!excerpt) return undefined
  return {
    excerpt: id,
    quote: excerpt.quote,
    kind: excerpt.kind,
    source: { id: excerpt.source, label: sourceLabel(state, excerpt.source) },
    document: excerpt.document,
    page: pageOf(excerpt),
    start: startOf(excerpt),
  }
}
const pageOf = ({ selectors = [] }: Value<'excerpt'>): number | undefined =>
  selectors.find((selector) => selector.type === 'page')?.page
const startOf = ({ selectors = [] }: Value<'excerpt'>): number | undefined =>
  selectors.find((selector) => selector.type === 'position')?.start

/** What merging codes would do, told before it is done. */
export const merging = view(
  z.object({ into: idOf('cod'), from: z.string().transform((ids) => ids.split(',') as Id<'cod'>[]) }),
  ({ state, viewer, told: events }, asked) => {
    const told = mergePreview(state, { who: viewer, told: events }, asked)
    return told.ok ? { ...told.preview, refused: undefined } : { refused: told.refusal }
  },
)
