import { type DiffPiece, diffWords } from '../diff.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { liveConfigurations, numberOf, refinementsOf } from './lineage.ts'
import { evidenceOf, linksOf } from './links.ts'
import { sentence } from './sentence.ts'

/** A theory at a moment: the state then and, for a frozen version, which configurations it holds. */
export interface Moment {
  state: State
  version?: Id<'ver'> | undefined
}

export interface SlotChange {
  slot: string
  label: string
  before: string[]
  after: string[]
  /** Word by word over the slot's components, one a line. */
  diff: DiffPiece[]
}

interface EvidenceChange {
  before: number
  after: number
  /** Sources that speak of it in the later moment and not in the earlier, and the other way round. */
  came: Id<'src'>[]
  went: Id<'src'>[]
}

interface ConfigurationChange {
  configuration: Id<'cmoc'>
  change: 'kept' | 'changed' | 'added' | 'gone'
  title: { before?: string | undefined; after?: string | undefined }
  /** The numbers it showed under: they may differ while the configuration stays the same. */
  number: { before?: string | undefined; after?: string | undefined }
  /** As one sentence, where both moments have it and its words differ, or where no slot has words. */
  sentence: DiffPiece[]
  slots: SlotChange[]
  evidence: EvidenceChange
  /** The lineage acts since the first moment that name it, oldest first. */
  acts: Id<'rfn'>[]
}

export interface Comparison {
  changes: ConfigurationChange[]
  /** Every lineage act between the two moments, oldest first. */
  acts: Id<'rfn'>[]
}

/** The `seq` at which a version was frozen; undefined when the events do not tell of it. */
export const frozenAt = (events: Iterable<Event>, version: Id<'ver'>): number | undefined => {
  for (const event of events) if (event.fact.id === version && event.fact.from === null) return event.seq
  return undefined
}

/**
 * What became of each configuration between two moments: those of the later theory in its order, then those that are
 * gone. A configuration is kept when its slots hold the same words; its title and number may change.
 */
export function compare(before: Moment, after: Moment): Comparison {
  const [had, has] = [new Set(membersOf(before)), new Set(membersOf(after))]
  const acts = refinementsOf(after.state).filter(([id]) => !before.state.refinement.has(id))
  const naming = new Map<Id<'cmoc'>, Id<'rfn'>[]>()
  for (const [id, { parents, children }] of acts)
    for (const one of new Set([...parents, ...children])) naming.set(one, [...(naming.get(one) ?? []), id])
  const changes = [...has, ...[...had].filter((id) => !has.has(id))].map((id): ConfigurationChange => {
    const [then, now] = [had.has(id) ? before : undefined, has.has(id) ? after : undefined]
    const slots = slotChanges(then?.state, now?.state, id)
    const changed = slots.some((slot) => slot.diff.some((piece) => piece.kind !== 'same'))
    const worded = slots.some((slot) => slot.before.length + slot.after.length > 0)
    return {
      configuration: id,
      change: !then ? 'added' : !now ? 'gone' : changed ? 'changed' : 'kept',
      title: { before: titleIn(then, id), after: titleIn(now, id) },
      number: { before: numberIn(then, id), after: numberIn(now, id) },
      sentence:
        (then && now && changed) || !worded
          ? diffWords(then ? sentence(then.state, id) : '', now ? sentence(now.state, id) : '')
          : [],
      slots,
      evidence: evidenceIn(then?.state, now?.state, id),
      acts: naming.get(id) ?? [],
    }
  })
  return { changes, acts: acts.map(([id]) => id) }
}

/** How many pieces hang on it, and the sources that speak of it in one of the moments alone. */
function evidenceIn(before: State | undefined, after: State | undefined, id: Id<'cmoc'>): EvidenceChange {
  const sources = (state: State | undefined) => (state ? evidenceOf(state, id).map(([, { source }]) => source) : [])
  const [had, has] = [sources(before), sources(after)]
  const only = (list: readonly Id<'src'>[], other: readonly Id<'src'>[]) => [
    ...new Set(list.filter((source) => !other.includes(source))),
  ]
  return { before: had.length, after: has.length, came: only(has, had), went: only(had, has) }
}

const membersOf = ({ state, version }: Moment): Id<'cmoc'>[] =>
  get(state, 'version', version)?.members.map((member) => member.configuration) ??
  liveConfigurations(state).map(([id]) => id)

const titleIn = (moment: Moment | undefined, id: Id<'cmoc'>) => moment?.state.configuration.get(id)?.title
const numberIn = (moment: Moment | undefined, id: Id<'cmoc'>) => moment && numberOf(moment.state, id, moment.version)

/** The words of one configuration in two states, slot by slot; undefined stands for a state that does not hold it. */
export function slotChanges(before: State | undefined, after: State | undefined, id: Id<'cmoc'>): SlotChange[] {
  const slots = [before, after].flatMap((state) => {
    const template = state?.configuration.get(id)?.template
    return state && template ? templateOf(state, template).slots : []
  })
  const byKey = new Map(slots.map((slot) => [slot.key, slot.label]))
  return [...byKey].map(([slot, label]) => {
    const [had, has] = [textsIn(before, id, slot), textsIn(after, id, slot)]
    return { slot, label, before: had, after: has, diff: diffWords(had.join('\n'), has.join('\n')) }
  })
}

const textsIn = (state: State | undefined, id: Id<'cmoc'>, slot: string): string[] =>
  state
    ? linksOf(state, id)
        .filter(([, link]) => link.slot === slot)
        .map(([, link]) => get(state, 'component', link.component)?.text ?? '')
    : []
