import type { ItemPart } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { numberOf } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { ended, sentenceCase } from '../wording.ts'
import { usualScales } from './scales.ts'

type Item = Value<'questionnaire'>['items'][number]

/** What an item about a link asks about, by the role of its slot. */
export const partOf: Readonly<Record<string, ItemPart>> = {
  c: 'context',
  res: 'behaviour',
  rea: 'reasoning',
  o: 'outcome',
}
const order = ['context', 'behaviour', 'reasoning', 'outcome']

/**
 * Items for configurations, to go on from: one for each component, contexts first and outcomes last, which asks how far it
 * holds where people are. Statements are taken as the theory words them; people who answer need plainer words.
 */
export function draftItems(state: State, configurations: readonly Id<'cmoc'>[], taken: readonly string[] = []): Item[] {
  const items = new Map<string, Item>()
  const keys = new Set(taken.map((key) => key.toLowerCase()))
  const anchors = [...(usualScales.find(({ name }) => name === 'Extent')?.anchors ?? [])]
  for (const [at, configuration] of configurations.entries()) {
    const template = get(state, 'configuration', configuration)?.template
    if (!template) continue
    const { slots } = templateOf(state, template)
    const number = numberOf(state, configuration) ?? at + 1
    for (const [link, { slot, component }] of linksOf(state, configuration)) {
      const role = slots.find(({ key }) => key === slot)?.role ?? 'other'
      const part = partOf[role]
      const said = get(state, 'component', component)?.text
      if (!part || !said?.trim()) continue
      const known = items.get(`${part} ${component}`)
      if (known) {
        known.links?.push(link)
        continue
      }
      let key = ''
      for (let n = 1; key === '' || keys.has(key); n++)
        key = `${role}${number}-${n}`.toLowerCase().replace(/[^a-z0-9-]/g, '-')
      keys.add(key)
      const text = ended(sentenceCase(said.trim()))
      items.set(`${part} ${component}`, {
        key,
        text,
        part,
        links: [link],
        said,
        configuration,
        answer: { kind: 'scale', anchors },
      })
    }
  }
  return [...items.values()].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
}
