import { randomBytes } from 'node:crypto'
import type { Fact } from '../core/fact.ts'
import { type Id, idFrom } from '../core/ids.ts'
import { eventsOf } from '../core/journal.ts'
import { labelOf } from '../core/label.ts'
import { seenAt } from '../core/project/seen-by.ts'
import type { Maker } from '../core/record/labels-in.ts'
import { mayReadMarks } from '../core/record/marks.ts'
import type { Label } from '../core/record/read.ts'
import { type Refusal, refuse } from '../core/refusal.ts'
import { decidedBy, reasonCalled } from '../core/screening/brought.ts'
import type { Verdict } from '../core/screening/facts.ts'
import { journeyOf } from '../core/screening/outcome.ts'
import { inOrder } from '../core/state.ts'
import type { Project, Result } from '../store/project.ts'
import { readingOf } from './duplicates.ts'

/** A record of an import with what another tool left in it, and the source it is now joined into. */
export interface Labelled {
  record: Id<'rec'>
  source: Id<'src'>
  labels: Label[]
}

/** The records of an import that hold decisions or tags of another tool, in the order of the file. */
export async function labelled({ store, journal }: Project, from: Id<'imp'>): Promise<Labelled[]> {
  const found: Labelled[] = []
  let read = 0
  for (const id of journal.state.refs.record.get(from) ?? []) {
    // So that others are answered while 50,000 records are read.
    if (++read % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
    const record = journal.state.record.get(id as Id<'rec'>)
    if (!record) continue
    const labels = (await readingOf(store, record.material))?.labels
    if (labels?.length) found.push({ record: id as Id<'rec'>, source: record.source, labels })
  }
  return found
}

/** Why a person may not take over what another tool left in an import: it would tell of decisions that are blinded to them. */
function barred({ journal }: Project, who: Id<'per'>, from: Id<'imp'>): Refusal | undefined {
  if (mayReadMarks(journal.state, who, eventsOf(journal, from))) return undefined
  return refuse(
    'not-allowed',
    'While a stage is blinded to you, the decisions in this file are not yours to see.',
    'Ask whoever brought the file in to say whose they are, or wait for the unblinding.',
    { id: from },
  )
}

/** As many as one command takes. */
const most = 19_000

/** Gives the sources of an import the tags that its file has for them, of those that are wanted; as one act where it fits. */
export async function takeTags(
  project: Project,
  who: Id<'per'>,
  from: Id<'imp'>,
  names: readonly string[],
): Promise<Result> {
  const refusal = barred(project, who, from)
  if (refusal) return { ok: false, refusal }
  const rows = await labelled(project, from)
  const { state } = project.journal
  const known = new Map(inOrder(state, 'tag').map(([id, { name }]) => [name.toLowerCase(), id]))
  const wanted = new Set(names.map((name) => name.trim().toLowerCase()))
  const facts: Fact[] = []
  const given = new Map<Id<'src'>, Set<Id<'tag'>>>()
  for (const { source, labels } of rows)
    for (const name of labels.flatMap(({ tags = [] }) => tags.map((tag) => tag.trim()))) {
      const key = name.toLowerCase()
      if (!name || !wanted.has(key)) continue
      const tag = known.get(key) ?? idFrom('tag', Date.now(), randomBytes(8).toString('hex'))
      if (!known.has(key)) facts.push({ type: 'tag.named', id: tag, from: null, to: { name, order: known.size + 1 } })
      known.set(key, tag)
      given.set(source, (given.get(source) ?? new Set()).add(tag))
    }
  for (const [id, tags] of given) {
    const had = state.source.get(id)?.tags
    const all = [...new Set([...(had ?? []), ...tags])]
    if (all.length > (had?.length ?? 0))
      facts.push({ type: 'source.described', id, from: { tags: had ?? null }, to: { tags: all } })
  }
  let result: Result = { ok: true, seq: state.seq, ids: [] }
  for (let at = 0; at < facts.length && result.ok; at += most)
    result = await project.execute(who, { do: 'change', changes: facts.slice(at, at + most) })
  return result
}

/** What came of taking decisions over: how many were recorded, which contradict each other, and how many could not be. */
export interface Taken {
  votes: number
  contradictions: { source: Id<'src'>; label: string; verdicts: Verdict[] }[]
  /** Sources that are not at the stage, or a verdict that it does not offer. */
  left: number
}

/**
 * Records the decisions that an import has of one maker as votes of a person at a stage, as one act. Those of its reasons
 * that the stage does not list are added to its list. What that person voted here already stands.
 */
export async function takeVotes(
  project: Project,
  who: Id<'per'>,
  from: Id<'imp'>,
  { maker, person, stage }: { maker: Maker; person: Id<'per'>; stage: Id<'stg'> },
): Promise<(Extract<Result, { ok: true }> & { taken: Taken }) | Extract<Result, { ok: false }>> {
  const refusal = barred(project, who, from)
  if (refusal) return { ok: false, refusal }
  const { votes, contradictions } = decidedBy(await labelled(project, from), maker)
  const { state } = project.journal
  const without = state.stage.get(stage)?.without ?? []
  const fitting = votes.filter(
    ({ source, verdict }) =>
      !without.some((left) => left === verdict) &&
      journeyOf(seenAt(state, who, source), source).some((step) => step.stage === stage),
  )
  const reasons = new Map<string, Id<'rsn'>>()
  const added: { id: Id<'rsn'>; text: string }[] = []
  for (const text of new Set(fitting.flatMap(({ reason }) => reason?.trim().slice(0, 2_000) || []))) {
    const known = reasonCalled(state, stage, text) ?? reasons.get(text.toLowerCase())
    const id = known ?? idFrom('rsn', Date.now(), randomBytes(8).toString('hex'))
    if (!known) added.push({ id, text })
    reasons.set(text.toLowerCase(), id)
  }
  const result = await project.execute(who, {
    do: 'attribute',
    stage,
    reviewer: person,
    origin: { tool: maker.tool, ...(maker.who && { who: maker.who.slice(0, 2_000) }), import: from },
    reasons: added,
    votes: fitting.map(({ reason, note, ...vote }) => ({
      ...vote,
      ...(reason && { reason: reasons.get(reason.trim().slice(0, 2_000).toLowerCase()) }),
      ...(note && { note: note.slice(0, 100_000) }),
    })),
  })
  if (!result.ok) return result
  const named = contradictions.map((one) => ({ ...one, label: labelOf(state, one.source) }))
  return { ...result, taken: { votes: fitting.length, contradictions: named, left: votes.length - fitting.length } }
}
