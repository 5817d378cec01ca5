import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { get, type State } from '../state.ts'
import { evidenceOf } from '../theory/links.ts'
import { inWords, listed } from '../wording.ts'
import { cueIn, opposite } from './cues.ts'
import { type Check, finding } from './finding.ts'

const source = 'Rycroft-Malone et al. 2012'

/** Opposites that are claimed and not shown: mirror configurations without evidence, and statements that the reverse holds. */
export const mirrorAsserted: Check = ({ state, live }) => {
  const words = (message: string) => ({
    title: 'An opposite is asserted and not tested',
    message,
    why: 'That a thing helps does not show that its absence harms: another mechanism may be at work.',
    source,
  })
  const drawn = [...state.relation].flatMap(([id, { kind, of, to }]) => {
    if (kind !== 'mirrors' || (evidenceOf(state, of).length > 0 && evidenceOf(state, to).length > 0)) return []
    const message = `${configurationLabel(state, of)} mirrors ${configurationLabel(state, to)}, and no source speaks of the opposite.`
    return [finding('mirror-asserted', [id], words(message))]
  })
  const inTheory = new Set<Id>(live.map(([id]) => id))
  const stated = [...state.statement].flatMap(([id, { text, about = [] }]) => {
    const cue = cueIn(opposite, text)
    const named = about.filter((thing): thing is Id<'cmoc'> => inTheory.has(thing))
    if (!cue || named.some((cmoc) => isMirrored(state, cmoc))) return []
    const of = named.length > 0 ? ` of ${listed(named.map((cmoc) => configurationLabel(state, cmoc)))}` : ''
    const message = `A statement claims the ${cue}${of}, and no configuration with evidence of its own stands for it.`
    return [finding('mirror-asserted', [id, ...named], words(message))]
  })
  return [...drawn, ...stated]
}

const isMirrored = (state: State, cmoc: Id<'cmoc'>): boolean =>
  [...(state.refs.relation.get(cmoc) ?? [])].some((rel) => get(state, 'relation', rel as Id<'rel'>)?.kind === 'mirrors')

/** A theory that nothing speaks against: no evidence that refutes or looked in vain, no negative configuration. */
export const nothingAgainst: Check = ({ live, ...looked }) => {
  const negative = live.some(([, { polarity }]) => polarity === 'negative')
  const evidence = live.flatMap(([id]) => looked.evidence.get(id) ?? [])
  if (negative || evidence.length === 0) return []
  if (evidence.some(([, { stance }]) => stance === 'refutes' || stance === 'absent')) return []
  const qualifying = evidence.filter(([, { stance }]) => stance === 'qualifies').length
  return [
    finding(
      'nothing-against',
      live.map(([id]) => id),
      {
        title: 'Nothing speaks against the theory',
        message: `${stanceOf(evidence.length, qualifying)}; no configuration tells how it goes wrong.`,
        why: 'A theory is tested by what could contradict it. Nobody may have looked.',
        source,
      },
    ),
  ]
}

function stanceOf(pieces: number, qualifying: number): string {
  if (pieces === 1)
    return `The one piece of evidence ${qualifying ? 'qualifies it' : 'neither refutes nor qualifies it'}`
  const qualify = qualifying === 1 ? 'qualifies' : 'qualify'
  return `Of ${inWords(pieces)} pieces of evidence none refutes it and ${inWords(qualifying)} ${qualify} it`
}
