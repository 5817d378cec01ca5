import type { Grouping } from '../../choices.ts'
import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { get, inOrder, type State } from '../../state.ts'
import { isUntested } from '../../theory/beside.ts'
import { laneOrder, type Role, stacksOf } from '../../theory/lanes.ts'
import { type Configuration, numberOf } from '../../theory/lineage.ts'
import { qualities } from '../../theory/qualities.ts'
import { allSetAside } from '../../theory/synthesis.ts'
import { sentenceCase } from '../../wording.ts'
import type { Band } from './drawing.ts'

/** A component in its slot, as the web tells of it. */
export interface Part {
  id: string
  link?: Id<'lnk'>
  component?: Id<'cmp'>
  /** The component as the state has it: the same thing as long as its words are the same. */
  worded?: object
  words: string
  /** Level, whose it is and the like; then what speaks to it. */
  said: string[]
  evidenced: boolean
}

/** A configuration before it has a place. */
export interface Told {
  id: Id<'cmoc'>
  number: string
  title: string
  /** Beside its title: that it is negative, that nothing has tested it yet. */
  aside: string[]
  /** The name of its programme theory. */
  theory: string | undefined
  unpublished: boolean
  /** Lane by lane, in the order of lanes. */
  stacks: Map<Role, Part[]>
}

/** What is to be drawn: configurations by band, and what each lane is called. */
export interface Content {
  bands: { id: Band['id']; title: string; folded: boolean; strips: Told[] }[]
  lanes: { role: Role; title: string }[]
}

/**
 * Configurations by programme theory or by group of the framework, in the order of those. Of what is folded only as much is
 * told as its band needs.
 */
export function contentOf(
  state: State,
  configurations: readonly Configuration[],
  by: Grouping,
  folded: (band: Band['id']) => boolean,
): Content {
  const spoken = spokenIn(state)
  const names = new Map<Role, Set<string>>()
  const bands = bandsOf(state, configurations, by)
  const numbers = new Map(configurations.map(([id], i) => [id, numberOf(state, id) ?? String(i + 1)]))
  const stripOf = ([id, value]: Configuration, brief: boolean): Told => {
    const stacks = stacksOf(state, id, value)
    for (const { role, slots } of stacks)
      for (const { slot } of slots) names.set(role, (names.get(role) ?? new Set()).add(slot.word))
    const bare = stacks.every(({ slots }) => slots.every(({ links }) => links.length === 0))
    const unpublished = value.wording === 'unpublished' && bare
    const parts = stacks.map(({ role, slots }) => {
      const here = slots.flatMap(({ slot, links }): Part[] => {
        const before = role === 'other' ? `${slot.label}: ` : ''
        if (links.length === 0)
          return [{ id: `gap_${id}.${slot.key}`, words: `${before}nothing yet`, said: [], evidenced: false }]
        return links.map(([link, value]) => partOf(state, link, value, { before, brief, evidenced: spoken.has(link) }))
      })
      return [role, here] as const
    })
    return {
      id,
      number: numbers.get(id) ?? '',
      title: value.title,
      aside: [...(value.polarity === 'negative' ? ['negative'] : []), ...(isUntested(state, id) ? ['untested'] : [])],
      theory: get(state, 'theory', value.theory)?.title,
      unpublished,
      stacks: new Map(unpublished ? [] : parts),
    }
  }
  const told = bands.map(({ id, title, members }) => {
    const brief = folded(id)
    return { id, title, folded: brief, strips: members.map((member) => stripOf(member, brief)) }
  })
  const lanes = laneOrder.filter((role) => names.has(role))
  return { bands: told, lanes: lanes.map((role) => ({ role, title: titleOf(role, [...(names.get(role) ?? [])]) })) }
}

/** Links that some source speaks to, for or against. */
function spokenIn(state: State): Set<Id<'lnk'>> {
  const spoken = new Set<Id<'lnk'>>()
  const aside = allSetAside(state)
  for (const [id, { stance, links }] of state.evidence)
    if (stance !== 'absent' && !aside.has(id)) for (const link of links) spoken.add(link)
  return spoken
}

function partOf(
  state: State,
  id: Id<'lnk'>,
  link: Value<'link'>,
  { before, brief, evidenced }: { before: string; brief: boolean; evidenced: boolean },
): Part {
  const component = get(state, 'component', link.component)
  const words = before + (component?.text ?? link.component)
  const said = brief ? [] : [...qualities(link, component), evidenced ? countsOf(state, id) : 'no evidence']
  return { id, link: id, component: link.component, ...(component && { worded: component }), words, said, evidenced }
}

/** "4 support, 1 qualifies": sources that speak to a link, by how. */
function countsOf(state: State, id: Id<'lnk'>): string {
  const sources = new Map<string, Set<Id<'src'>>>()
  for (const by of state.refs.evidence.get(id) ?? []) {
    const piece = state.evidence.get(by as Id<'evd'>)
    if (!piece) continue
    const known = sources.get(piece.stance)
    if (known) known.add(piece.source)
    else sources.set(piece.stance, new Set([piece.source]))
  }
  return verbs
    .flatMap(([stance, one, many]) => {
      const n = sources.get(stance)?.size ?? 0
      return n > 0 ? [`${n} ${n === 1 ? one : many}`] : []
    })
    .join(', ')
}

const verbs = [
  ['supports', 'supports', 'support'],
  ['refines', 'refines', 'refine'],
  ['qualifies', 'qualifies', 'qualify'],
  ['refutes', 'refutes', 'refute'],
] as const

function bandsOf(state: State, configurations: readonly Configuration[], by: Grouping) {
  const known: { id: Band['id']; title: string }[] =
    by === 'theory'
      ? inOrder(state, 'theory').map(([id, { title }]) => ({ id, title }))
      : inOrder(state, 'group').map(([id, { name }]) => ({ id, title: name }))
  const members = new Map<Band['id'], Configuration[]>(known.map(({ id }) => [id, []]))
  const none: Configuration[] = []
  for (const one of configurations) {
    const { theory } = one[1]
    const id = by === 'theory' ? theory : get(state, 'theory', theory)?.group
    ;((id && members.get(id)) || none).push(one)
  }
  const bands = known.flatMap(({ id, title }) => ({ id, title, members: members.get(id) ?? [] }))
  const filled = bands.filter(({ members }) => members.length > 0)
  const words = by === 'theory' ? 'Under no programme theory' : 'In no group of the framework'
  const rest = { id: 'none' as const, title: filled.length > 0 ? words : '', members: none }
  return none.length > 0 ? [...filled, rest] : filled
}

/** A lane is called after the slot that stands in it; own slots share one lane and are all named. */
const titleOf = (role: Role, words: readonly string[]): string =>
  sentenceCase(role === 'other' ? words.join(', ') : (words[0] ?? ''))
