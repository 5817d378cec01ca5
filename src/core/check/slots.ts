import { configurationLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { slotName } from '../theory/coverage.ts'
import { versionsOf } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { counted, listed, sentenceCase } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

const source = 'RAMESES quality standards, criterion 2 (Wong et al. 2014)'

/** Configurations of the theory in which a slot of the template holds nothing. */
export const emptySlots: Check = ({ state, live }) =>
  live.flatMap(([id, { template, wording }]) => {
    if (wording === 'unpublished') return []
    const filled = new Set(linksOf(state, id).map(([, { slot }]) => slot))
    const empty = templateOf(state, template).slots.filter(({ key }) => !filled.has(key))
    if (empty.length === 0) return []
    const words = {
      title: `${configurationLabel(state, id)} is not complete`,
      message: `Nothing stands in its ${listed(empty.map(slotName))}.`,
      why: 'A partial configuration is no explanation yet: it does not say what works for whom through what.',
      source,
    }
    return [finding('empty-slot', [id], words, empty.map(({ key }) => key).join('-'))]
  })

/** Configurations, also earlier ones, whose words no publication gives: their change cannot be followed. */
export const wordingUnpublished: Check = ({ state }) => {
  const silent = [...state.configuration].filter(([, { wording }]) => wording === 'unpublished').map(([id]) => id)
  if (silent.length === 0) return []
  const versions = versionsOf(state).filter(([, { members }]) =>
    members.some(({ configuration }) => silent.includes(configuration)),
  )
  const within = versions.length > 0 ? ` They stand in ${listed(versions.map(([, { name }]) => `“${name}”`))}.` : ''
  return [
    finding('wording-unpublished', silent, {
      title: 'Configurations without their words',
      message: `The wording of ${counted(silent.length, 'configuration')} is not published: ${few(silent.map((id) => configurationLabel(state, id)))}.${within}`,
      why: 'What was refined, merged or dropped can be judged only beside what it said before.',
      source: 'RAMESES I, items 11 and 14 (Wong et al. 2013)',
    }),
  ].map((one) => ({ ...one, message: sentenceCase(one.message) }))
}
