import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get } from '../state.ts'
import { linksOf } from '../theory/links.ts'
import { type Check, few, finding } from './finding.ts'

/** Links of the theory to which no source speaks: one finding for each configuration. */
export const linksWithoutEvidence: Check = ({ state, live, evidence }) =>
  live.flatMap(([id, { template }]) => {
    const spoken = new Set<Id<'lnk'>>()
    for (const [, { links }] of evidence.get(id) ?? []) for (const link of links) spoken.add(link)
    const { slots } = templateOf(state, template)
    const place = (slot: string) => slots.findIndex(({ key }) => key === slot)
    const silent = linksOf(state, id)
      .filter(([link]) => !spoken.has(link))
      .sort(([, a], [, b]) => place(a.slot) - place(b.slot))
    if (silent.length === 0) return []
    const names = silent.map(([, { slot, component }]) => {
      const label = slots.find(({ key }) => key === slot)?.label ?? slot
      return `“${get(state, 'component', component)?.text ?? ''}” (${label})`
    })
    return [
      finding('link-without-evidence', [id, ...silent.map(([link]) => link)], {
        title: `Parts of ${configurationLabel(state, id)} that no source speaks of`,
        message: `No evidence hangs on ${few(names)}.`,
        why: 'Evidence for the configuration as a whole can hide that one of its parts is a guess.',
        source: 'RAMESES I, item 16 (Wong et al. 2013)',
      }),
    ]
  })
