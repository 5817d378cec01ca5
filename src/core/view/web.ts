import { z } from 'zod'
import { groupings } from '../choices.ts'
import { layOut } from '../diagram/causes/layout.ts'
import type { Value } from '../fact.ts'
import { anyId, type Id, idOf } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import type { WebEdge } from '../theory/graph.ts'
import { stacksOf } from '../theory/lanes.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { pathsBetween } from '../theory/paths.ts'
import { qualities } from '../theory/qualities.ts'
import { passageOf } from './marking.ts'
import { view } from './view.ts'

/** With more configurations than this, bands are folded until someone opens them. */
const mostOpen = 60

/**
 * The web of causes, laid out: by programme theory or by group of the framework. `open` names the bands that are unfolded,
 * with commas between, `all` for every band; without it all are, or of a large theory none.
 */
export const web = view(
  z.object({ by: z.enum(groupings).default('theory'), open: z.string().max(20_000).optional() }),
  ({ state }, { by, open }) => {
    const configurations = liveConfigurations(state)
    const opened = new Set((open ?? (configurations.length > mostOpen ? '' : 'all')).split(','))
    const folded = (band: string) => !opened.has('all') && !opened.has(band)
    const pins = [...state.pin].flatMap(([, pin]) => (pin.by === by ? [[pin.thing, pin] as const] : []))
    return {
      ...layOut(state, { configurations, by, folded, pins: new Map(pins) }),
      configurations: configurations.length,
      /** Whether there are groups of a framework to draw by. */
      framework: state.group.size > 0,
      pins: pins.map(([thing, { x, y }]) => ({ thing, x, y })),
    }
  },
)

const titled = (state: State, id: Id<'cmoc'>) => ({
  id,
  label: configurationLabel(state, id),
  title: state.configuration.get(id)?.title ?? '',
})

const worded = (state: State, link: Id<'lnk'>) =>
  get(state, 'component', get(state, 'link', link)?.component)?.text ?? ''

function pieceOf(state: State, id: Id<'evd'>, value: Value<'evidence'>, speaks: string) {
  return {
    id,
    /** Which end of an arrow it speaks to, or which slot. */
    speaks,
    stance: value.stance,
    standing: value.standing,
    inferred: value.explicit === false,
    memo: value.memo,
    locator: value.locator,
    source: { id: value.source, label: sourceLabel(state, value.source) },
    quote: get(state, 'excerpt', value.excerpt)?.quote,
    passage: passageOf(state, value.excerpt),
  }
}

/**
 * The words of one thing of the web: of an arrow within a configuration (`configuration` and the `step` it is) with the
 * evidence at its ends; of a relation; of a component with every place it stands in.
 */
export const cause = view(
  z.object({
    configuration: idOf('cmoc').optional(),
    step: z.coerce.number().int().min(0).max(10).optional(),
    relation: idOf('rel').optional(),
    component: idOf('cmp').optional(),
  }),
  ({ state }, { configuration, step = 0, relation, component }) => ({
    step: configuration && stepOf(state, configuration, step),
    relation: relation && relationOf(state, relation),
    component: component && componentOf(state, component),
  }),
)

function stepOf(state: State, id: Id<'cmoc'>, step: number) {
  const value = state.configuration.get(id)
  const stacks = value ? stacksOf(state, id, value) : []
  const [before, after] = [stacks[step], stacks[step + 1]]
  if (!before || !after) return undefined
  const ends = [before, after].map(({ role, slots }) => ({
    role,
    word: slots.map(({ slot }) => slot.word).join(', '),
    label: slots.map(({ slot }) => slot.label).join(', '),
    links: slots.flatMap(({ links }) => links.map(([link]) => ({ id: link, text: worded(state, link) }))),
  }))
  const pieces = referrers(state, 'evidence', id).flatMap(([evd, piece]) => {
    const at = ends.map(({ links }) => links.some((link) => piece.links.includes(link.id)))
    const speaks = at[0] && at[1] ? 'both' : at[0] ? 'from' : at[1] ? 'to' : undefined
    return speaks ? [pieceOf(state, evd, piece, speaks)] : []
  })
  return { configuration: titled(state, id), ends, pieces }
}

function relationOf(state: State, id: Id<'rel'>) {
  const value = state.relation.get(id)
  if (!value) return undefined
  const { of, to, kind, status, basis, note, fromLink, toLink } = value
  return {
    id,
    value,
    of: { ...titled(state, of), text: fromLink && worded(state, fromLink) },
    to: { ...titled(state, to), text: toLink && worded(state, toLink) },
    kind,
    status,
    basis,
    note,
  }
}

function componentOf(state: State, id: Id<'cmp'>) {
  const value = state.component.get(id)
  if (!value) return undefined
  const live = new Map(liveConfigurations(state))
  const places = referrers(state, 'link', id).flatMap(([link, placed]) => {
    const configuration = live.get(placed.configuration)
    const stacks = configuration ? stacksOf(state, placed.configuration, configuration) : []
    const slot = stacks.flatMap(({ slots }) => slots).find(({ slot }) => slot.key === placed.slot)?.slot
    if (!slot) return []
    return [
      {
        link,
        configuration: titled(state, placed.configuration),
        slot,
        status: placed.status,
        said: qualities(placed),
        pieces: referrers(state, 'evidence', link).map(([evd, piece]) => pieceOf(state, evd, piece, slot.word)),
      },
    ]
  })
  return { id, text: value.text, said: qualities({}, value), note: value.note, places }
}

/** Things of the web whose words hold all the words typed: to go to them, or to begin a path at them. */
export const causes = view(
  z.object({ text: z.string().max(200).default(''), count: z.coerce.number().int().min(1).max(50).default(10) }),
  ({ state }, { text, count }) => {
    const asked = text.toLowerCase().split(/\s+/).filter(Boolean)
    const live = liveConfigurations(state)
    const bandsOf = (theory: Id<'pt'> | undefined) => ({
      theory: theory ?? 'none',
      framework: get(state, 'theory', theory)?.group ?? 'none',
    })
    const holds = (words: string) => asked.every((word) => words.toLowerCase().includes(word))
    const theories = inOrder(state, 'theory').flatMap(([id, { title }]) =>
      holds(title) ? [{ id: id as Id, words: title, note: 'programme theory', bands: bandsOf(id) }] : [],
    )
    const configurations = live.flatMap(([id, { title, theory }]) => {
      const label = configurationLabel(state, id)
      return holds(`${label} ${title}`)
        ? [
            {
              id: id as Id,
              words: label === title ? title : `${label} ${title}`,
              note: 'configuration',
              bands: bandsOf(theory),
            },
          ]
        : []
    })
    const known = new Map(live)
    const components = [...state.component].flatMap(([id, { text }]) => {
      if (!holds(text)) return []
      const placed = referrers(state, 'link', id).filter(([, { configuration }]) => known.has(configuration))
      const [first] = placed
      if (!first) return []
      const slots = [...new Set(placed.map(([, { slot }]) => slot))].join(', ')
      const note = placed.length === 1 ? slots : `${slots} in ${placed.length} places`
      return [{ id: id as Id, words: text, note, bands: bandsOf(known.get(first[1].configuration)?.theory) }]
    })
    return [...theories.slice(0, 3), ...configurations.slice(0, count), ...components].slice(0, count)
  },
)

/** How far the tracing of paths goes. */
const mostPaths = 20

/**
 * How one thing might lead to another: paths over the arrows of the web, shortest first, at most twenty. Each arrow with
 * the configuration that says so, and what lacks evidence in words.
 */
export const paths = view(z.object({ from: anyId(), to: anyId() }), ({ state }, { from, to }) => {
  const { paths, more } = pathsBetween(state, [from], [to], mostPaths)
  const text = (id: Id<'cmp'>) => state.component.get(id)?.text ?? ''
  const told = paths.map((hops) => {
    const steps = hops.map(({ from, to, arrows }) => ({
      from: { id: from, text: text(from) },
      to: { id: to, text: text(to) },
      spoken: arrows.some(({ spoken }) => spoken),
      arrows: arrows.map((arrow) => arrowOf(state, arrow)),
    }))
    return { steps, bare: steps.filter(({ spoken }) => !spoken).length }
  })
  return { from: namedOf(state, from), to: namedOf(state, to), most: mostPaths, more, paths: told }
})

const namedOf = (state: State, id: Id) => ({
  id,
  words:
    state.component.get(id as Id<'cmp'>)?.text ??
    state.theory.get(id as Id<'pt'>)?.title ??
    (state.configuration.has(id as Id<'cmoc'>) ? configurationLabel(state, id as Id<'cmoc'>) : ''),
})

/** An arrow of a path: who says so, what it rests on, and what it lacks. */
function arrowOf(state: State, { id, says, configuration, ends, status, evidence, spoken }: WebEdge) {
  const relation = id.startsWith('rel_')
  const silent = ends.filter(
    (link) => !referrers(state, 'evidence', link).some(([, { stance }]) => stance !== 'absent'),
  )
  const lacks = relation
    ? status === 'evidenced'
      ? undefined
      : `the relation is ${status}`
    : silent.length > 0
      ? `nothing speaks to ${silent.map((link) => `“${worded(state, link)}”`).join(' or ')}`
      : evidence === 0
        ? 'each end is spoken to, and nothing speaks to both'
        : undefined
  return { id, says, configuration: titled(state, configuration), relation, evidence, spoken, lacks }
}
