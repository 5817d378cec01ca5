import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import type { Configuration } from '../theory/lineage.ts'
import { numberOf } from '../theory/lineage.ts'
import { evidenceOf, linksOf } from '../theory/links.ts'
import { sentenceCase } from '../wording.ts'

export type Role = Slot['role']

/** Lanes from left to right. Own slots (intervention, actor, strategy) stand between the context and what it meets. */
const laneOrder: readonly Role[] = ['c', 'other', 'res', 'rea', 'o']

export interface Box {
  link?: Id<'lnk'>
  role: Role
  words: string
  /** Some source speaks to it, for or against. */
  evidenced: boolean
  missing: boolean
}

export interface Row {
  id: Id<'cmoc'>
  number: string | undefined
  title: string
  /** The programme theory, on the first row that belongs to it. */
  theory: string | undefined
  unpublished: boolean
  stacks: Map<Role, Box[]>
}

export interface Lanes {
  lanes: { role: Role; title: string }[]
  rows: Row[]
}

/** Configurations as rows over lanes: what stands in each slot, by the role that its template gives it. */
export function lanesOf(state: State, configurations: readonly Configuration[], version?: Id<'ver'>): Lanes {
  let theory: Id<'pt'> | undefined
  const slots = new Map<Role, Set<string>>()
  const rows = configurations.map(([id, configuration], i): Row => {
    const template = templateOf(state, configuration.template)
    const links = linksOf(state, id)
    const spoken = new Set(evidenceOf(state, id).flatMap(([, { stance, links }]) => (stance === 'absent' ? [] : links)))
    const stacks = new Map<Role, Box[]>()
    for (const slot of template.slots) {
      const here = links.filter(([, link]) => link.slot === slot.key)
      const before = slot.role === 'other' ? `${slot.label}: ` : ''
      const boxes = here.map(([link, { component }]): Box => {
        const words = before + (get(state, 'component', component)?.text ?? component)
        return { link, role: slot.role, words, evidenced: spoken.has(link), missing: false }
      })
      const none: Box = { role: slot.role, words: `${before}nothing yet`, evidenced: false, missing: true }
      stacks.set(slot.role, [...(stacks.get(slot.role) ?? []), ...(boxes.length > 0 ? boxes : [none])])
      slots.set(slot.role, (slots.get(slot.role) ?? new Set()).add(slot.word))
    }
    const first = i === 0 || configuration.theory !== theory
    theory = configuration.theory
    return {
      id,
      number: numberOf(state, id, version) ?? String(i + 1),
      title: configuration.title,
      theory: first ? get(state, 'theory', theory)?.title : undefined,
      unpublished: configuration.wording === 'unpublished' && links.length === 0,
      stacks,
    }
  })
  return {
    lanes: laneOrder
      .filter((role) => slots.has(role))
      .map((role) => ({ role, title: titleOf(role, [...(slots.get(role) ?? [])]) })),
    rows,
  }
}

/** A lane is called after the slot that stands in it; own slots share one lane and are all named. */
const titleOf = (role: Role, words: readonly string[]): string =>
  sentenceCase(role === 'other' ? words.join(', ') : (words[0] ?? ''))
