import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { decisionsKey, type Maker } from '../record/labels-in.ts'
import type { Label } from '../record/read.ts'
import { inOrder, type State } from '../state.ts'
import type { Verdict } from './facts.ts'
import { voteId } from './outcome.ts'

/** A decision that was made in another tool, as it becomes a vote. */
interface Brought {
  source: Id<'src'>
  verdict: Verdict
  reason?: Id<'rsn'> | undefined
  note?: string | undefined
}

/** Whose votes they become: given at a stage of ours, by a person of ours. */
interface Attribution {
  stage: Id<'stg'>
  reviewer: Id<'per'>
  origin: NonNullable<Value<'vote'>['origin']>
  /** Reasons of the file that the stage does not list yet. */
  reasons: readonly { id: Id<'rsn'>; text: string }[]
  votes: readonly Brought[]
}

/** What one person's decisions in a file amount to. A contradiction is listed and gives no vote: a person decides. */
export interface Decided {
  votes: { source: Id<'src'>; verdict: Verdict; reason?: string; note?: string }[]
  contradictions: { source: Id<'src'>; verdicts: Verdict[] }[]
}

/**
 * The decisions that a file has of one maker, for each source once. Several records of one source may have been decided
 * apart: where they agree it is one vote, with the notes of all.
 */
export function decidedBy(rows: readonly { source: Id<'src'>; labels: readonly Label[] }[], maker: Maker): Decided {
  const key = decisionsKey(maker)
  const by = new Map<Id<'src'>, Label[]>()
  for (const { source, labels } of rows)
    for (const label of labels)
      if (label.verdict && decisionsKey(label) === key) by.set(source, [...(by.get(source) ?? []), label])
  const decided: Decided = { votes: [], contradictions: [] }
  for (const [source, labels] of by) {
    const verdicts = [...new Set(labels.flatMap(({ verdict }) => verdict ?? []))]
    const [verdict] = verdicts
    if (verdicts.length > 1) decided.contradictions.push({ source, verdicts })
    else if (verdict) {
      const reason = labels.find((label) => label.reason)?.reason
      const note = [...new Set(labels.flatMap((label) => label.note ?? []))].join('\n')
      decided.votes.push({ source, verdict, ...(reason && { reason }), ...(note && { note }) })
    }
  }
  return decided
}

/** Which of a stage's reasons a file means, by their words. */
export function reasonCalled(state: State, stage: Id<'stg'>, text: string): Id<'rsn'> | undefined {
  const said = (words: string) => words.trim().toLowerCase()
  return [...state.reason].find(([, reason]) => reason.stage === stage && said(reason.text) === said(text))?.[0]
}

/**
 * Votes in the name of the person who gave them elsewhere, each saying where it comes from. What they voted here stands,
 * and whether they did is not told: sources on which they have a vote are passed over.
 */
export function attributionFacts(state: State, { stage, reviewer, origin, reasons, votes }: Attribution): Fact[] {
  const last = inOrder(state, 'reason').findLast(([, reason]) => reason.stage === stage)?.[1].order ?? 0
  const listed = reasons.map(
    ({ id, text }, i): Fact => ({ type: 'reason.listed', id, from: null, to: { stage, text, order: last + 1 + i } }),
  )
  const cast = votes.flatMap((vote): Fact[] => {
    const id = voteId(vote.source, stage, reviewer)
    if (state.vote.has(id)) return []
    return [{ type: 'screening.voted', id, from: null, to: { ...vote, stage, reviewer, origin } }]
  })
  return [...listed, ...cast]
}
