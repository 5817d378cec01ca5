import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import type { State } from '../state.ts'
import { stacksOf } from './lanes.ts'
import { liveConfigurations } from './lineage.ts'
import { allSetAside, countingEvidence } from './synthesis.ts'

/** A component in the web of causes, with every slot it stands in: an outcome here may be a context there. */
export interface WebNode {
  id: Id<'cmp'>
  text: string
  slots: Slot[]
  level: Value<'component'>['level']
  actor: string | undefined
}

/** An arrow: within a configuration from one filled lane to the next, or a relation between two configurations. */
export interface WebEdge {
  id: string
  from: Id
  to: Id
  says: string
  configuration: Id<'cmoc'>
  /** The links it leads from and to; a relation may name none. */
  ends: Id<'lnk'>[]
  status: Value<'link'>['status']
  /** How many pieces of evidence speak to both its ends. */
  evidence: number
  /** Both its ends are spoken to, by one source or by several; of a relation, that it is evidenced. */
  spoken: boolean
}

interface WebGroup {
  id: Id<'cmoc'>
  title: string
  theory: Id<'pt'> | undefined
  components: Id<'cmp'>[]
}

/** The web of causes as a graph. Loops are kept; a relation whose ends are not told joins the two configurations. */
export interface Web {
  nodes: WebNode[]
  edges: WebEdge[]
  groups: WebGroup[]
}

const weakest = (a: Value<'link'>['status'], b: Value<'link'>['status']) =>
  [a, b].includes('hypothesised') ? 'hypothesised' : [a, b].includes('inferred') ? 'inferred' : 'evidenced'

/** The web of the configurations that make up the theory now, in their order. */
export function webOf(state: State): Web {
  const nodes = new Map<Id<'cmp'>, WebNode>()
  const edges: WebEdge[] = []
  const groups: WebGroup[] = []
  const live = liveConfigurations(state)
  const aside = allSetAside(state)
  for (const [id, value] of live) {
    const { title, theory } = value
    const filled = stacksOf(state, id, value)
      .map(({ slots }) => ({ slots, links: slots.flatMap(({ links }) => links) }))
      .filter(({ links }) => links.length > 0)
    for (const { slots } of filled)
      for (const { slot, links } of slots) for (const [, { component }] of links) place(state, nodes, component, slot)
    const evidence = countingEvidence(state, id, aside).filter(([, { stance }]) => stance !== 'absent')
    const told = new Set(evidence.flatMap(([, { links }]) => links))
    filled.slice(1).forEach(({ links: ends }, i) => {
      for (const [from, one] of filled[i]?.links ?? [])
        for (const [to, other] of ends)
          edges.push({
            id: `${from}.${to}`,
            from: one.component,
            to: other.component,
            says: 'leads to',
            configuration: id,
            ends: [from, to],
            status: weakest(one.status, other.status),
            evidence: evidence.filter(([, { links }]) => links.includes(from) && links.includes(to)).length,
            spoken: told.has(from) && told.has(to),
          })
    })
    groups.push({
      id,
      title,
      theory,
      components: [...new Set(filled.flatMap(({ links }) => links.map(([, { component }]) => component)))],
    })
  }
  const known = new Set(live.map(([id]) => id))
  for (const [id, { of, to, kind, fromLink, toLink, status }] of state.relation) {
    if (!known.has(of) || !known.has(to)) continue
    // A link that has left its configuration, or stands in a slot the template lacks, is no end to draw an arrow to.
    const end = (id: Id<'lnk'> | undefined, otherwise: Id<'cmoc'>) => {
      const link = id && state.link.get(id)
      return link?.configuration === otherwise && nodes.has(link.component) ? link.component : otherwise
    }
    edges.push({
      id,
      from: end(fromLink, of),
      to: end(toLink, to),
      says: kind,
      configuration: of,
      ends: [fromLink, toLink].filter((link) => link !== undefined),
      status,
      evidence: 0,
      spoken: status === 'evidenced',
    })
  }
  return { nodes: [...nodes.values()], edges, groups }
}

function place(state: State, nodes: Map<Id<'cmp'>, WebNode>, id: Id<'cmp'>, slot: Slot): void {
  const known = nodes.get(id)
  if (known) {
    if (!known.slots.some(({ key }) => key === slot.key)) known.slots.push(slot)
    return
  }
  const component = state.component.get(id)
  if (component)
    nodes.set(id, { id, text: component.text, slots: [slot], level: component.level, actor: component.actor })
}
