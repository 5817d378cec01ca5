import { z } from 'zod'
import { saturationFigure } from '../diagram/saturation.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { allTemplates, templateOf } from '../project/templates.ts'
import { get, referrers, type State } from '../state.ts'
import { contradictions } from '../theory/insight/contradictions.ts'
import { draftStrategy, searchesFor, tellingTerms } from '../theory/insight/draft-search.ts'
import { type GapRow, gapSides, gaps, heardIn, type Side } from '../theory/insight/gaps.ts'
import { manyRoles } from '../theory/insight/many-roles.ts'
import { regularities } from '../theory/insight/regularities.ts'
import { quietSince, saturation } from '../theory/insight/saturation.ts'
import { likenessKinds, similarComponents, similarConfigurations } from '../theory/insight/similar.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { type Seen, view } from './view.ts'

/** What is asked of the theory as a whole. */
export const insightKinds = ['gaps', 'saturation', 'alike', 'roles', 'regularities', 'contradictions'] as const

interface Asked {
  gap?: string | undefined
  side: Side
  value?: string | undefined
  role?: string | undefined
}

const most = 500
/** So many groups are offered at a time: what is judged leaves the list, and others come. */
const mostGroups = 60
/** So many of the places, configurations and sources of one row are named. */
const shown = 4

/**
 * The whole of the theory in one look: where it rests on little, what the last sources still brought, what may be one idea
 * said twice, which contexts and outcomes recur, and what contradicts what. `by` says by what components are taken for one.
 */
export const insights = view(
  z.object({
    show: z.enum(insightKinds).default('gaps'),
    by: z.enum(likenessKinds).default('company'),
    /** Gaps of this kind alone. */
    gap: z.string().max(40).optional(),
    /** Parts to which no source of this kind, from this setting or with this stance speaks; with the label of a slot, of that. */
    side: z.enum(gapSides).default('kind'),
    value: z.string().max(200).optional(),
    role: z.string().max(200).optional(),
  }),
  (seen, { show, by, ...asked }) => {
    const { state } = seen
    return {
      configurations: liveConfigurations(state).length,
      gaps: show === 'gaps' ? gapsOf(seen, asked) : undefined,
      saturation: show === 'saturation' ? saturationOf(seen) : undefined,
      alike: show === 'alike' ? alikeOf(seen, by) : undefined,
      roles: show === 'roles' ? rolesOf(state) : undefined,
      regularities: show === 'regularities' ? regularitiesOf(seen, by) : undefined,
      contradictions: show === 'contradictions' ? contradictionsOf(seen, by) : undefined,
    }
  },
)

function gapsOf({ state, events }: Seen, { gap, side, value, role }: Asked) {
  const all = gaps(state, events)
  const slots = new Map<string, ReturnType<typeof slotOf>>()
  const slotAt = (row: Pick<GapRow, 'configuration' | 'slot'>) => {
    const template = state.configuration.get(row.configuration)?.template
    const key = `${template} ${row.slot}`
    const slot = slots.get(key) ?? slotOf(state, row.configuration, row.slot)
    slots.set(key, slot)
    return slot
  }
  const sums = new Map<string, number>()
  for (const row of all) for (const one of row.gaps) sums.set(one, (sums.get(one) ?? 0) + 1)
  const lacks = (row: GapRow): boolean => {
    if (value !== undefined) return row.links.length > 0 && !row.heard[side].includes(value)
    return gap ? row.gaps.some((one) => one === gap) : row.gaps.length > 0
  }
  const found = all.filter((row) => lacks(row) && (!role || slotAt(row).label === role))
  return {
    sums: [...sums].map(([gap, count]) => ({ gap, count })),
    heard: inSlotOrder(
      state,
      heardIn(all, side, (row) => slotAt(row).label),
    ),
    found: found.length,
    rows: found.slice(0, most).map(({ heard: _, ...row }) => ({
      ...row,
      ...titled(state, row.configuration),
      slot: slotAt(row),
      text: row.links.flatMap((link) => componentText(state, state.link.get(link)?.component) ?? []).join('; '),
      searches: searchesFor(state, row.configuration).length,
    })),
  }
}

/** The slots as the templates have them. */
function inSlotOrder<H extends { slots: { slot: string }[] }>(state: State, heard: H): H {
  const labels = allTemplates(state).flatMap(([, { slots }]) => slots.map(({ label }) => label))
  return { ...heard, slots: heard.slots.sort((a, b) => labels.indexOf(a.slot) - labels.indexOf(b.slot)) }
}

const rolesOf = (state: State) =>
  manyRoles(state)
    .slice(0, most)
    .map(({ component, places, configurations }) => ({
      component,
      text: componentText(state, component) ?? component,
      configurations,
      places: places.map(({ slot, configurations: held }) => ({
        slot: slotOf(state, held[0] as Id<'cmoc'>, slot),
        held: held.length,
        configurations: held.slice(0, shown).map((id) => titled(state, id)),
      })),
    }))

function saturationOf({ state, events }: Seen) {
  const all = saturation(state, events())
  return {
    quiet: quietSince(all),
    rows: all.map((row) => ({ ...row, label: sourceLabel(state, row.source) })),
    figure: saturationFigure(all.map((row) => ({ ...row, label: sourceLabel(state, row.source) }))),
  }
}

function alikeOf({ state, events }: Seen, by: (typeof likenessKinds)[number]) {
  const { groups, ideas } = similarComponents(state, by, events)
  const alike = similarConfigurations(state, ideas)
  return {
    found: groups.length,
    foundConfigurations: alike.length,
    groups: groups.slice(0, mostGroups).map(({ members, by, shared }) => ({
      by,
      shared: shared.map((one) => componentText(state, one as Id<'cmp'>) ?? one),
      members: members.map((id) => ({
        id,
        text: componentText(state, id) ?? id,
        /** All of them, to be changed together; where the first stand, to be shown. */
        links: [...(state.refs.link.get(id) ?? [])] as Id<'lnk'>[],
        places: referrers(state, 'link', id)
          .slice(0, shown)
          .map(([link, { configuration, slot }]) => {
            const { label, word, role } = slotOf(state, configuration, slot)
            return { link, configuration, label: configurationLabel(state, configuration), slot: { label, word, role } }
          }),
      })),
    })),
    configurations: alike
      .slice(0, mostGroups)
      .map(({ members, same, filled }) => ({ members: members.map((id) => titled(state, id)), same, filled })),
  }
}

const regularitiesOf = ({ state, events }: Seen, by: (typeof likenessKinds)[number]) =>
  regularities(state, similarComponents(state, by, events).ideas)
    .slice(0, most)
    .map(({ context, outcome, configurations, sources, mechanisms }) => ({
      context: componentText(state, context) ?? context,
      outcome: componentText(state, outcome) ?? outcome,
      mechanisms: mechanisms.map((id) => componentText(state, id) ?? id),
      held: configurations.length,
      configurations: configurations.slice(0, shown).map((id) => titled(state, id)),
      sources: sources.length,
      some: sources.slice(0, shown).map((id) => sourceLabel(state, id)),
    }))

const contradictionsOf = ({ state, events }: Seen, by: (typeof likenessKinds)[number]) =>
  contradictions(state, similarComponents(state, by, events).ideas)
    .slice(0, most)
    .map(({ a, b, shared, outcome, moderators, told, settled }) => ({
      a: titled(state, a),
      b: titled(state, b),
      shared: shared.map((id) => componentText(state, id) ?? id),
      outcome: componentText(state, outcome) ?? outcome,
      moderators: moderators.map(({ of, component }) => ({
        of: titled(state, of),
        text: componentText(state, component) ?? component,
      })),
      told: told && state.relation.get(told)?.kind,
      settled: settledBy(state, settled),
    }))

function settledBy(state: State, id: Id<'syn'> | undefined) {
  const made = get(state, 'synthesis', id)
  return made && { move: made.move, memo: made.memo, context: componentText(state, made.context) }
}

const titled = (state: State, id: Id<'cmoc'>) => ({
  id,
  label: configurationLabel(state, id),
  title: state.configuration.get(id)?.title ?? '',
})
const componentText = (state: State, id: Id<'cmp'> | undefined) => get(state, 'component', id)?.text
const slotOf = (state: State, cmoc: Id<'cmoc'>, key: string) => {
  const template = state.configuration.get(cmoc)?.template
  const slot = template && templateOf(state, template).slots.find((one) => one.key === key)
  return slot ?? { key, label: key, word: key, role: 'other' as const }
}

/** A search to begin with for one part of a configuration: its telling words, and how they stand together. */
export const draftSearch = view(
  z.object({ configuration: idOf('cmoc'), slot: z.string().max(200) }),
  ({ state }, asked) => {
    if (!state.configuration.has(asked.configuration)) return undefined
    const links = referrers(state, 'link', asked.configuration)
      .filter(([, { slot }]) => slot === asked.slot)
      .map(([id]) => id)
    const { word } = slotOf(state, asked.configuration, asked.slot)
    return {
      title: `${word} of ${configurationLabel(state, asked.configuration)}`,
      terms: tellingTerms(state, asked.configuration, links),
      strategy: draftStrategy(state, asked.configuration, links),
    }
  },
)
