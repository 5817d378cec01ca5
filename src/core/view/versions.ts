import { z } from 'zod'
import { nouns } from '../fact.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { fold } from '../state.ts'
import { citation } from '../theory/citation.ts'
import { compare, frozenAt, type Moment } from '../theory/compare.ts'
import { theoryNouns } from '../theory/facts.ts'
import { liveConfigurations, numberOf, versionsOf } from '../theory/lineage.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** The frozen moments of the theory, each with what it takes to cite it: its date and the hash of its event. */
export const versions = view(z.object({}), (seen) => ({
  versions: versionsOf(seen.state).map(([id, value]) => {
    const event = seen.told(id).find((one) => one.fact.id === id && one.fact.from === null)
    return {
      id,
      value,
      members: value.members.map(({ configuration, number }) => ({
        configuration,
        number,
        title: seen.state.configuration.get(configuration)?.title ?? '',
      })),
      at: event?.at,
      seq: event?.seq,
      hash: event?.hash,
      citation: event && citation([...seen.state.project.values()][0]?.title ?? '', value, event),
      by: event && personOf(seen, event.actor),
    }
  }),
  /** What a version frozen now would hold, with the number each configuration shows already. */
  live: liveConfigurations(seen.state).map(([id, { title }]) => ({ id, title, number: numberOf(seen.state, id) })),
}))

const which = z.union([z.literal('now'), z.string().regex(/^ver_/)])

/**
 * The theory of one moment beside that of another: `a` before, `b` after, each a version or now. Undefined when one of
 * them is not there.
 */
export const comparison = view(z.object({ a: which, b: which }), (seen, { a, b }) => {
  const before = momentOf(seen, a)
  const after = momentOf(seen, b)
  if (!before || !after) return undefined
  const { changes, acts } = compare(before, after)
  return {
    acts: acts.length,
    changes: changes.map(({ acts, evidence, ...change }) => ({
      ...change,
      evidence: {
        ...evidence,
        came: evidence.came.map((source) => sourceLabel(seen.state, source)),
        went: evidence.went.map((source) => sourceLabel(seen.state, source)),
      },
      slots: change.slots
        .map((slot) => ({ ...slot, ...slotIn(after, before, change.configuration, slot.slot) }))
        .sort((a, b) => a.place - b.place),
      acts: acts.flatMap((id) => {
        const kind = seen.state.refinement.get(id)?.kind
        return kind ? [{ id, kind, why: whyOf(seen, id) }] : []
      }),
    })),
  }
})

const whyOf = (seen: Seen, id: Id<'rfn'>) => seen.told(id).find((event) => event.fact.id === id)?.fact.why

function slotIn(after: Moment, before: Moment, configuration: Id<'cmoc'>, key: string) {
  for (const { state } of [after, before]) {
    const template = state.configuration.get(configuration)?.template
    const slots = template ? templateOf(state, template).slots : []
    const place = slots.findIndex((one) => one.key === key)
    const slot = slots[place]
    if (slot) return { role: slot.role, word: slot.word, place }
  }
  return { role: 'other' as const, word: key, place: 0 }
}

const theoryFacts: ReadonlySet<string> = new Set([
  ...Object.values(theoryNouns).map((noun) => noun.fact),
  nouns.template.fact,
])

/** The theory as it was when a version was frozen: a fold of what tells of theory alone, so that votes cost nothing. */
function momentOf(seen: Seen, name: string): Moment | undefined {
  if (name === 'now') return { state: seen.state }
  const version = name as Id<'ver'>
  const seq = frozenAt(seen.told(version), version)
  if (seq === undefined || !seen.state.version.has(version)) return undefined
  const told = seen.events().filter(({ fact }) => theoryFacts.has(fact.type))
  // Where nothing of the theory was told since, it is what it is now.
  if ((told.at(-1)?.seq ?? 0) <= seq) return { state: seen.state, version }
  return { state: fold(told.filter((event) => event.seq <= seq)), version }
}
