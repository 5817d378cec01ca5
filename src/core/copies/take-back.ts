import type { Asking } from '../discretion.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { seenAt } from '../project/seen-by.ts'
import { joinedInto } from '../record/join.ts'
import { type Decision, refuse } from '../refusal.ts'
import { reasonCalled } from '../screening/brought.ts'
import { mayBeDecided, voteId } from '../screening/outcome.ts'
import { get, inOrder, type State } from '../state.ts'
import { type CodedBack, codedFacts, codedIn } from './coded-back.ts'
import { handedId } from './hand-out.ts'
import { type JudgedBack, judgedFacts, judgedIn } from './judged-back.ts'
import { collidedFacts, type SaidThere, saidIn } from './said-there.ts'

type Cast = Pick<Value<'vote'>, 'verdict' | 'reason' | 'note'> & { source: Id<'src'>; said: SaidThere }

/** What one person did in a copy that was handed out, in the names of the project. */
export interface TakenBack extends JudgedBack, CodedBack {
  handOut: Id<'hnd'>
  /** The hash that the copy ends with. */
  ends: string
  /** Whether it goes on from what was last taken: then what they changed since holds, else only what is new. */
  newer: boolean
  reasons: { id: Id<'rsn'>; text: string }[]
  votes: Cast[]
  highlights: { id: Id<'hil'>; value: Value<'highlight'> }[]
  tags: { id: Id<'tag'>; name: string }[]
  tagged: { source: Id<'src'>; tags: Id<'tag'>[] }[]
}

/**
 * Reads out of a copy what its person voted and judged, with their notes and reasons, the passages they marked and coded and the highlights
 * they set for themself; their tags where the stage is open, as tags are for all to see. `newId` makes ids for what the project does not have yet.
 */
export function takenFrom(
  { state: copy, events }: Pick<Journal, 'state' | 'events'>,
  here: State,
  handOut: Id<'hnd'>,
  newId: <P extends string>(prefix: P) => Id<P>,
): Omit<TakenBack, 'handOut' | 'ends' | 'newer'> {
  const handed = here.handOut.get(handOut) as Value<'handOut'>
  const { stage, person, sources } = handed
  const reasons = new Map<Id<'rsn'>, { id: Id<'rsn'>; text: string }>()
  const reasonOf = (id: Id<'rsn'>): Id<'rsn'> | undefined => {
    if (get(here, 'reason', id)?.stage === stage) return id
    const text = get(copy, 'reason', id)?.text ?? ''
    const known = reasonCalled(here, stage, text) ?? reasons.get(id)?.id
    if (known || text.trim() === '') return known
    reasons.set(id, { id: newId('rsn'), text })
    return reasons.get(id)?.id
  }
  const tags = new Map<Id<'tag'>, { id: Id<'tag'>; name: string }>()
  const tagOf = (id: Id<'tag'>): Id<'tag'>[] => {
    const name = get(copy, 'tag', id)?.name.trim() ?? ''
    const [known] = [...here.tag].find(([, tag]) => tag.name.toLowerCase() === name.toLowerCase()) ?? []
    if (name === '' || known) return known ? [known] : []
    const fresh = tags.get(id) ?? { id: newId('tag'), name }
    tags.set(id, fresh)
    return [fresh.id]
  }
  const open = get(here, 'stage', stage)?.blinded === false
  const votes: Cast[] = []
  const told = saidIn(events)
  const tagged: TakenBack['tagged'] = []
  sources.forEach((source, i) => {
    const id = voteId(handedId(i), stage, person)
    const [vote, said] = [copy.vote.get(id), told.get(id)]
    const reason = vote?.reason && reasonOf(vote.reason)
    if (vote && said)
      votes.push({
        source,
        verdict: vote.verdict,
        ...(reason && { reason }),
        ...(vote.note && { note: vote.note }),
        said,
      })
    const given = open ? [...new Set((copy.source.get(handedId(i))?.tags ?? []).flatMap(tagOf))] : []
    if (given.length > 0) tagged.push({ source, tags: given })
  })
  const highlights = [...copy.highlight].flatMap(([id, value]) =>
    value.by === person && value.theory === undefined ? [{ id, value }] : [],
  )
  const judged = judgedIn(copy, told, here, handed)
  const coded = codedIn({ state: copy, events }, told, here, handed)
  return { reasons: [...reasons.values()], votes, highlights, tags: [...tags.values()], tagged, ...judged, ...coded }
}

/**
 * The facts that take a copy back. A vote that its person cast here stands, and another one in the copy collides; one that came from the same copy follows it, if the
 * copy goes on from what was taken before. What is no longer at the stage is passed over, and so is a verdict that the stage does not
 * offer. Whether somebody voted is told by none of it. Judgements follow the same rule.
 */
export function takeBackFacts(state: State, { who, told }: Asking, asked: TakenBack): Decision<Fact[]> {
  const handed = get(state, 'handOut', asked.handOut)
  if (!handed)
    return {
      ok: false,
      refusal: refuse('unknown-thing', 'It was not handed out from here.', 'Take it back where it was made.', {
        id: asked.handOut,
      }),
    }
  const { stage, person } = handed
  const mine = new Set(handed.sources)
  const offered = (verdict: string) => !get(state, 'stage', stage)?.without?.some((one) => one === verdict)
  const now = (source: Id<'src'>) => (state.source.has(source) ? source : joinedInto(told, source))
  const last = inOrder(state, 'reason').findLast(([, reason]) => reason.stage === stage)?.[1].order ?? 0
  const facts: Fact[] = asked.reasons.map(
    ({ id, text }, i): Fact => ({ type: 'reason.listed', id, from: null, to: { stage, text, order: last + 1 + i } }),
  )
  const known = new Set(asked.reasons.map(({ id }) => id))
  for (const { source: named, said, ...cast } of ofOne(state, asked.votes, handed, now)) {
    const source = now(named)
    if (!mine.has(named) || !offered(cast.verdict)) continue
    if (!state.source.has(source) || !mayBeDecided(seenAt(state, who, source), source, stage)) continue
    const reason = cast.reason && (known.has(cast.reason) || get(state, 'reason', cast.reason)?.stage === stage)
    const vote = { verdict: cast.verdict, reason: (reason && cast.reason) || null, note: cast.note ?? null }
    const id = voteId(source, stage, person)
    const before = state.vote.get(id)
    if (!before) {
      const to = {
        source,
        stage,
        reviewer: person,
        ...given(vote),
        origin: { tool: 'hand-out', handOut: asked.handOut },
      }
      facts.push({ type: 'screening.voted', id, from: null, to } as Fact)
    } else if (asked.newer) {
      const from = { verdict: before.verdict, reason: before.reason ?? null, note: before.note ?? null }
      const change: Fact = { type: 'screening.voted', id, from, to: vote }
      const follows = before.origin?.handOut === asked.handOut
      facts.push(...(follows ? [change] : collidedFacts(state, person, change, said)))
    }
  }
  for (const { id, value } of asked.highlights) {
    const before = state.highlight.get(id)
    const to = { ...value, by: person }
    if (!before) facts.push({ type: 'highlight.set', id, from: null, to })
    else if (asked.newer && before.by === person)
      facts.push({
        type: 'highlight.set',
        id,
        from: { words: before.words, use: before.use },
        to: { words: value.words, use: value.use },
      })
  }
  const judged = judgedFacts(state, who, { ...asked, handed, now })
  facts.push(...judged.facts, ...codedFacts(state, { ...asked, person, stands: judged.marked }))
  const order = Math.max(0, ...[...state.tag.values()].map((tag) => tag.order))
  asked.tags.forEach(({ id, name }, i) => {
    facts.push({ type: 'tag.named', id, from: null, to: { name, order: order + 1 + i } })
  })
  for (const { source: named, tags } of asked.tagged) {
    const source = now(named)
    const has = get(state, 'source', source)?.tags
    const all = [...new Set([...(has ?? []), ...tags])]
    if (mine.has(named) && state.source.has(source) && all.length > (has?.length ?? 0))
      facts.push({ type: 'source.described', id: source, from: { tags: has ?? null }, to: { tags: all } })
  }
  if (asked.newer && handed.taken !== asked.ends)
    facts.push({
      type: 'copy.handedOut',
      id: asked.handOut,
      from: { taken: handed.taken ?? null },
      to: { taken: asked.ends },
    })
  return { ok: true, facts }
}

/**
 * The votes of a copy, one for each source of the project: two of the copy may have been joined here. What stands here is kept where
 * either says it; else what was said last holds.
 */
function ofOne(
  state: State,
  votes: readonly Cast[],
  { stage, person }: Value<'handOut'>,
  now: (source: Id<'src'>) => Id<'src'>,
): Cast[] {
  const chosen = new Map<Id<'src'>, Cast>()
  for (const vote of votes) {
    const source = now(vote.source)
    const here = state.vote.get(voteId(source, stage, person))?.verdict
    const other = chosen.get(source)
    if (!other || (other.verdict !== here && (vote.verdict === here || vote.said.at > other.said.at)))
      chosen.set(source, vote)
  }
  return [...chosen.values()]
}

const given = (vote: object): object => Object.fromEntries(Object.entries(vote).filter(([, value]) => value !== null))
