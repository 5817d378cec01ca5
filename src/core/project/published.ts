import { ownKinds, usualQuoteWords, witnessKinds } from '../choices.ts'
import { reachOf, withinConsent } from '../consent/within.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, draft, referrers, type State } from '../state.ts'
import type { PersonName } from '../view/view.ts'

/** What stands where words are kept private. */
export const keptPrivate = 'kept private'

/**
 * The state as it may be published: what the team marked private has lost its words, and so has what people said or did
 * who took part; quotations are cut to the team's length. Counts stay true: nothing that is counted is taken away.
 * Files, their words, notes and memos of the team to itself are not part of it. `now` is the state whose marks and length
 * hold, when an earlier moment is looked at.
 */
export const published = (state: State, now: State = state): State =>
  narrowed(withinConsent(state, 'open', now), now, true)

/** The state as the supplement may tell of it, which everybody can read: without what is marked, within what was agreed to. */
export const supplemented = (state: State, now: State = state): State =>
  withoutMarked(withinConsent(state, 'open', now), now)

/** The state without the words that the team marked private, and else as it is. */
export const withoutMarked = (state: State, now: State = state): State =>
  now.withheld.size === 0 ? state : narrowed(state, now, false)

/**
 * The state as the report and the manuscript may tell of it, in whichever form: without what is kept private, unless the
 * team says that its report is for itself, and never more than participants agreed to.
 */
export const reported = (state: State, now: State = state): State => {
  const agreed = withinConsent(state, 'report', now)
  return [...now.project.values()][0]?.privateInReport ? agreed : withoutMarked(agreed, now)
}

/** Whether the team marked a thing private. */
export const isMarked = (state: State, id: Id | undefined): boolean =>
  id !== undefined && (state.refs.withheld.get(id)?.size ?? 0) > 0

function narrowed(state: State, now: State, all: boolean): State {
  const open = draft(state)
  const change = (fact: unknown) => apply(open, fact as Fact)
  const most = [...now.project.values()][0]?.quoteWords ?? usualQuoteWords
  const marked = new Set([...now.withheld.values()].map(({ thing }) => thing))
  const numbers = new Map<string, number>()
  for (const [id, source] of state.source) {
    const own = all && (ownKinds as readonly string[]).includes(source.kind) && !isOpen(now, id)
    const number = (numbers.get(source.kind) ?? 0) + 1
    numbers.set(source.kind, number)
    if (own || marked.has(id)) {
      const reference = nameless(source, own ? number : undefined)
      const to = { reference, note: null, setting: null, country: null, tags: null }
      change({ type: 'source.described', id, from: {}, to })
      for (const [excerpt] of referrers(state, 'excerpt', id)) marked.add(excerpt)
      for (const [evidence] of referrers(state, 'evidence', id)) marked.add(evidence)
    } else if (all) change({ type: 'source.described', id, from: {}, to: { note: null, tags: null } })
  }
  for (const [id, { quote }] of state.excerpt) {
    if (!all && !marked.has(id)) continue
    const left = marked.has(id) ? '' : shortened(quote, most)
    change({ type: 'excerpt.made', id, from: {}, to: { quote: left, memo: null, selectors: pagesOnly(state, id) } })
  }
  for (const [id, { excerpt, locator }] of state.evidence)
    if (marked.has(id) || (excerpt && marked.has(excerpt)))
      change({ type: 'evidence.linked', id, from: {}, to: { memo: null, locator: marked.has(id) ? null : locator } })
  // What was taken from a source that is kept private stays, as counts do; what was said of it in words does not.
  for (const [id, { source }] of state.answer)
    if (marked.has(source)) change({ type: 'answer.given', id, from: {}, to: { note: null, grounds: null } })
  for (const [id, { source }] of state.agreed)
    if (marked.has(source)) change({ type: 'answer.agreed', id, from: {}, to: { because: null } })
  for (const [id, { source }] of state.reply)
    if (all || marked.has(source)) change({ type: 'theory.answered', id, from: {}, to: { note: null } })
  for (const [id, { source }] of state.promptNote)
    if (all || marked.has(source)) change({ type: 'prompt.noted', id, from: {}, to: { text: keptPrivate } })
  for (const [id, { source }] of state.encounter)
    if (all || marked.has(source)) change({ type: 'encounter.held', id, from: {}, to: { setting: null } })
  for (const [id, { source }] of state.need)
    if (source && marked.has(source)) change({ type: 'need.found', id, from: {}, to: { text: keptPrivate } })
  if (all)
    for (const id of state.meeting.keys())
      change({ type: 'meeting.held', id, from: {}, to: { notes: null, guests: null, people: [] } })
  return open
}

/** Whether a participant agreed that what they said is published. */
const isOpen = (state: State, id: Id<'src'>): boolean =>
  (witnessKinds as readonly string[]).includes(state.source.get(id)?.kind ?? '') &&
  reachOf(state, id, 'open') !== 'none'

/** Of a passage's place only the page: the other selectors hold its words, or point into a file that is not published. */
function pagesOnly(state: State, id: Id<'exc'>): Value<'excerpt'>['selectors'] | null {
  const pages = state.excerpt
    .get(id)
    ?.selectors?.flatMap((place) => (place.type === 'page' ? [{ type: place.type, page: place.page }] : []))
  return pages?.length ? pages : null
}

/** "Interview 3"; of what the team marked private, nothing but that it is there. */
const nameless = ({ kind }: Value<'source'>, number?: number): Value<'source'>['reference'] => ({
  type: 'document',
  title: number === undefined ? `A source ${keptPrivate}` : `${kind[0]?.toUpperCase()}${kind.slice(1)} ${number}`,
})

/** The first words of a passage, as many as the team publishes. Languages without blanks count by their segments. */
export function shortened(quote: string, most: number): string {
  if (most === 0) return ''
  let words = 0
  for (const { isWordLike, index, segment } of segmenter.segment(quote)) {
    if (isWordLike && ++words === most) {
      const end = index + segment.length
      return /[\p{L}\p{N}]/u.test(quote.slice(end)) ? `${quote.slice(0, end)} …` : quote
    }
  }
  return quote
}
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** What people are called where the review is published: nobody by name, so that what one did shows as one person's. */
export const unnamed = (state: State): Map<Id<'per'>, PersonName> =>
  new Map([...state.person.keys()].map((id, i) => [id, { name: `team member ${i + 1}`, initials: `${i + 1}` }]))
