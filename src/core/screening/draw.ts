import { shuffled } from '../chance.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { databaseOf } from '../record/database.ts'
import { type Decision, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { stagesOf } from './outcome.ts'

/**
 * What is to be drawn: a share of the candidates (together with what was drawn for this before) or a number of them, and
 * whether from each database in proportion.
 */
export interface Draw {
  stage: Id<'stg'>
  percent?: number | undefined
  size?: number | undefined
  seed: string
  by?: 'database' | undefined
}

/**
 * The sources a draw gives, which is the same for the same seed and candidates. Candidates are all that enter at the
 * stage or before it, whatever was decided of them: so a draw tells nothing of votes, and is fair to what comes later.
 * Of each group the first in the seed's order are taken, rounded so that the groups together give the number asked for.
 */
export function drawn(
  state: State,
  { stage, percent = 0, size, seed, by }: Draw,
  before: ReadonlySet<Id<'src'>> = new Set(),
): { among: number; sources: Id<'src'>[] } {
  const all = candidatesAt(state, stage)
  const left = all.filter((source) => !before.has(source))
  const groups = groupsOf(left, (source) => (by ? databaseWith(state, source) : ''))
  const share = Math.ceil((all.length * percent) / 100) - (all.length - left.length)
  const wanted = Math.min(left.length, size ?? Math.max(0, share))
  const shares = apportioned(
    groups.map(([, ids]) => ids.length),
    wanted,
  )
  const sources = groups.flatMap(([, ids], i) => shuffled(seed, ids).slice(0, shares[i]))
  return { among: left.length, sources: sources.sort() }
}

/** Sources that are at a stage from the start, or would come to it from an earlier one. */
export function candidatesAt(state: State, stage: Id<'stg'>): Id<'src'>[] {
  const places = new Map(stagesOf(state).map(([id], i) => [id, i]))
  const place = places.get(stage) ?? -1
  const found: Id<'src'>[] = []
  for (const [id, { entersAt }] of state.source) if (entersAt && (places.get(entersAt) ?? 0) <= place) found.push(id)
  return found
}

/** The database of a source's first record. */
function databaseWith(state: State, source: Id<'src'>): string {
  for (const id of state.refs.record.get(source) ?? []) {
    const record = state.record.get(id as Id<'rec'>)
    if (record) return databaseOf(state, record.import)
  }
  return ''
}

function groupsOf<T>(things: readonly T[], keyOf: (thing: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const known = groups.get(key)
    if (known) known.push(thing)
    else groups.set(key, [thing])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Whole shares of a number in proportion to sizes, by largest remainder; the earlier group where remainders are equal. */
function apportioned(sizes: readonly number[], wanted: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const exact = sizes.map((size) => (all === 0 ? 0 : (size * wanted) / all))
  const shares = exact.map(Math.floor)
  const rest = wanted - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact.map((share, i) => [share - Math.floor(share), i] as const).sort(([a], [b]) => b - a)
  for (const [, i] of byRemainder.slice(0, rest)) shares[i] = (shares[i] ?? 0) + 1
  return shares
}

/** A draw, as a fact that says how it was made and what came of it. */
export function drawFacts(state: State, id: Id<'smp'>, use: Value<'sample'>['use'], asked: Draw): Decision<Fact[]> {
  const before = [...state.sample.values()].filter((one) => one.stage === asked.stage && one.use === use)
  const from = whole(asked) ?? drawn(state, asked, new Set(before.flatMap(({ sources }) => sources)))
  if ('code' in from) return { ok: false, refusal: { ...from, id } }
  return { ok: true, facts: [{ type: 'sample.drawn', id, from: null, to: { ...asked, use, ...from } }] }
}

/** The beginning of a calibration round: whom it is for, and the sources that were drawn for it. */
export function calibrationFacts(
  state: State,
  id: Id<'cal'>,
  round: Pick<Value<'calibration'>, 'name' | 'people'>,
  asked: Draw,
): Decision<Fact[]> {
  const before = [...state.calibration.values()].filter((one) => one.stage === asked.stage)
  const from = whole(asked) ?? drawn(state, asked, new Set(before.flatMap(({ sources }) => sources)))
  if ('code' in from) return { ok: false, refusal: { ...from, id } }
  const { stage, seed } = asked
  const to = { ...round, stage, seed, sources: from.sources, order: state.calibration.size + 1 }
  if (to.sources.length === 0)
    return {
      ok: false,
      refusal: refuse('does-not-fit', 'There is nothing to draw from.', 'Add sources first.', { id }),
    }
  return { ok: true, facts: [{ type: 'calibration.held', id, from: null, to }] }
}

const whole = ({ percent, size }: Draw) =>
  (percent === undefined) === (size === undefined)
    ? refuse('malformed', 'Say how many to draw, or which share.', 'Give percent or size.')
    : undefined
