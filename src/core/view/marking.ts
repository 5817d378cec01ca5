import { z } from 'zod'
import { chainsOf, codingsOf } from '../coding/codings.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import type { Slot } from '../project/facts.ts'
import { allTemplates, templateOf } from '../project/templates.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { personOf } from './person.ts'
import { withheldFrom } from './publishing.ts'
import { type Seen, view } from './view.ts'

/** What a passage can be marked with: codes with those the viewer gave last in front, slots, and what C, M and O are called here. */
export const marking = view(z.object({}), ({ state, viewer }) => {
  const given = new Map<Id<'cod'>, number>()
  let n = 0
  for (const { code, by } of state.coding.values()) if (by === viewer) given.set(code, ++n)
  const codes = inOrder(state, 'code').filter(([, { retired }]) => !retired)
  const project = [...state.project.values()][0]
  const template = project?.template ?? ('tpl_cmo' as Id<'tpl'>)
  return {
    codes: codes
      .map(([id, { name, role, colour, definition, parent }]) => ({
        id,
        name,
        within: get(state, 'code', parent)?.name,
        slot: role ? slotNamed(state, role) : undefined,
        colour,
        definition,
        recent: given.has(id),
      }))
      .sort((a, b) => (given.get(b.id) ?? 0) - (given.get(a.id) ?? 0)),
    nextCode: Math.max(0, ...[...state.code.values()].map(({ order }) => order)) + 1,
    /** The shape and place of a configuration that begins with a passage. */
    template,
    slots: templateOf(state, template).slots,
    nextConfiguration: Math.max(0, ...liveConfigurations(state).map(([, { order }]) => order)) + 1,
    definitions: inOrder(state, 'definition').flatMap(([id, { term, meaning, slot }]) =>
      slot ? [{ id, term, meaning, slot: slotNamed(state, slot) }] : [],
    ),
  }
})

/** A slot by its key: as the project's template has it, else as any other does. */
function slotNamed(state: State, key: string): Slot | undefined {
  const project = [...state.project.values()][0]
  const own = project?.template && templateOf(state, project.template)
  for (const { slots } of [...(own ? [own] : []), ...allTemplates(state).map(([, template]) => template)]) {
    const slot = slots.find((one) => one.key === key)
    if (slot) return slot
  }
  return undefined
}

/** A marked passage with all that hangs on it: its codes, what it says to which links, and the chains it is part of. */
export function excerptOf(seen: Seen, id: Id<'exc'>, value: Value<'excerpt'>) {
  const { quote, selectors = [], kind, memo, by, distance } = value
  const position = selectors.find((selector) => selector.type === 'position')
  const codings = codingsOf(seen.state, id).map(([coding, given]) => {
    const { code, by, memo } = given
    const known = get(seen.state, 'code', code)
    return {
      id: coding,
      code,
      name: known?.name ?? code,
      slot: known?.role ? slotNamed(seen.state, known.role) : undefined,
      colour: known?.colour,
      by: personOf(seen, by),
      memo,
      value: given,
    }
  })
  const evidence = referrers(seen.state, 'evidence', id).map(([piece, value]) => evidenceOn(seen, piece, value))
  return {
    id,
    quote,
    kind,
    memo,
    distance,
    by: by && personOf(seen, by),
    withheld: withheldFrom(seen.state, id),
    value,
    codings,
    evidence,
    /** What colours it: the slot it is evidence on, else the one its first code suggests. */
    slot: evidence.flatMap(({ links }) => links)[0]?.slot ?? codings.find(({ slot }) => slot)?.slot,
    ...(position && { start: position.start, end: position.end }),
    pages: selectors.flatMap((selector) =>
      selector.type === 'page' ? [{ page: selector.page, rects: (selector.rects ?? []) as Rects }] : [],
    ),
    chains: chainsOf(seen.state, id).map(([chain, joined]) => ({
      id: chain,
      memo: joined.memo,
      by: personOf(seen, joined.by),
      value: joined,
      parts: joined.parts.map(({ excerpt, slot }) => ({
        excerpt,
        slot: slotNamed(seen.state, slot) ?? { key: slot, label: slot, word: slot, role: 'other' as const },
        quote: get(seen.state, 'excerpt', excerpt)?.quote ?? '',
      })),
    })),
  }
}
type Rects = [x: number, y: number, width: number, height: number][]

/** Where the words of a piece of evidence are to be read; undefined when it has none, or they stand in no document. */
export function passageOf(state: State, excerpt: Id<'exc'> | undefined) {
  const document = get(state, 'excerpt', excerpt)?.document
  return excerpt && document ? { excerpt, document } : undefined
}

function evidenceOn({ state }: Seen, id: Id<'evd'>, value: Value<'evidence'>) {
  const { configuration, links, stance, standing, explicit, memo } = value
  const { slots } = templateOf(state, state.configuration.get(configuration)?.template ?? ('tpl_cmo' as Id<'tpl'>))
  return {
    id,
    stance,
    standing,
    explicit,
    memo,
    value,
    configuration: {
      id: configuration,
      label: configurationLabel(state, configuration),
      title: state.configuration.get(configuration)?.title ?? '',
    },
    links: links.flatMap((link) => {
      const placed = get(state, 'link', link)
      const slot = slots.find(({ key }) => key === placed?.slot)
      return placed && slot ? [{ id: link, slot, text: state.component.get(placed.component)?.text ?? '' }] : []
    }),
  }
}
