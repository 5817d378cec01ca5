import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import type { State } from '../state.ts'
import { counted, inWords, listed, sentenceCase } from '../wording.ts'
import { Stance } from './facts.ts'
import { evidenceOf, linksOf } from './links.ts'
import { countingEvidence } from './synthesis.ts'

/** How many sources take each stance. A source that says several things is counted once under each. */
type StanceCounts = Record<Stance, number>

export const noCounts = Object.fromEntries(Stance.options.map((stance) => [stance, 0])) as StanceCounts

interface SlotCoverage {
  slot: Slot
  /** Sources that speak of the slot at all. */
  sources: number
  counts: StanceCounts
  links: { link: Id<'lnk'>; sources: number; counts: StanceCounts }[]
}

export interface Coverage {
  slots: SlotCoverage[]
  /** Sources whose evidence hangs on the configuration as a whole and on no part of it. */
  whole: StanceCounts
  /** All its sources, and how many take each stance. */
  sources: number
  counts: StanceCounts
  /** Pieces that an adjudication set aside: they are not counted. */
  aside: number
  /** "Six sources support the resource; one qualifies the context; none speaks of the reasoning." */
  words: string
}

/** What speaks to each part of a configuration, and what nothing speaks to (RAMESES I, item 16). Undefined if it is not there. */
export function coverage(state: State, cmoc: Id<'cmoc'>): Coverage | undefined {
  const configuration = state.configuration.get(cmoc)
  if (!configuration) return undefined
  const all = evidenceOf(state, cmoc)
  const evidence = countingEvidence(state, cmoc).map(([, value]) => value)
  const aside = all.length - evidence.length
  const links = linksOf(state, cmoc)
  const slots = templateOf(state, configuration.template).slots.map((slot): SlotCoverage => {
    const here = links.filter(([, link]) => link.slot === slot.key).map(([id]) => id)
    const speaking = evidence.filter((piece) => piece.links.some((link) => here.includes(link)))
    return {
      slot,
      ...countOf(speaking),
      links: here.map((link) => ({ link, ...countOf(evidence.filter((piece) => piece.links.includes(link))) })),
    }
  })
  const { counts: whole } = countOf(evidence.filter((piece) => piece.links.length === 0))
  return { slots, whole, ...countOf(evidence), aside, words: coverageInWords(slots, whole, aside) }
}

function countOf(evidence: readonly Value<'evidence'>[]): { sources: number; counts: StanceCounts } {
  const by = (stance?: Stance) =>
    new Set(evidence.filter((piece) => !stance || piece.stance === stance).map((piece) => piece.source)).size
  return { sources: by(), counts: Object.fromEntries(Stance.options.map((s) => [s, by(s)])) as StanceCounts }
}

const verbs: Record<Stance, [one: string, many: string]> = {
  supports: ['supports', 'support'],
  refutes: ['speaks against', 'speak against'],
  refines: ['refines', 'refine'],
  qualifies: ['qualifies', 'qualify'],
  absent: ['looked for and did not find', 'looked for and did not find'],
}

/** The part of a mechanism is called by its own name: "mechanism, reasoning" is "reasoning". */
export const slotName = ({ word }: Pick<Slot, 'word'>): string => word.split(', ').at(-1) ?? word
const nameOf = (slot: Slot) => `the ${slotName(slot)}`

/** Counts in words, strongest stance first, then what nothing speaks to. */
function coverageInWords(slots: readonly SlotCoverage[], whole: StanceCounts, aside = 0): string {
  const said = Stance.options.flatMap((stance) => {
    const parts = [
      ...slots.map(({ slot, counts }) => ({ name: nameOf(slot), n: counts[stance] })),
      { name: 'the configuration as a whole', n: whole[stance] },
    ]
    return parts.filter(({ n }) => n > 0).map(({ name, n }) => ({ stance, name, n }))
  })
  const clauses = said.map(({ stance, name, n }, i) => {
    const noun = i === 0 ? ` source${n === 1 ? '' : 's'}` : ''
    return `${inWords(n)}${noun} ${verbs[stance][n === 1 ? 0 : 1]} ${name}`
  })
  const silent = slots.filter(({ sources }) => sources === 0).map(({ slot }) => nameOf(slot))
  const left =
    aside > 0
      ? ` ${sentenceCase(counted(aside, 'piece of evidence', 'pieces of evidence'))} ${aside === 1 ? 'is' : 'are'} set aside.`
      : ''
  if (clauses.length === 0) return `No source speaks of it.${left}`
  if (silent.length > 0) clauses.push(`none speaks of ${listed(silent, 'or')}`)
  return `${sentenceCase(clauses.join('; '))}.${left}`
}

/** The same of one part: "six sources support it, one qualifies it"; "no source speaks of it". */
export function countsInWords(counts: StanceCounts): string {
  const said = Stance.options.filter((stance) => counts[stance] > 0)
  if (said.length === 0) return 'no source speaks of it'
  return said
    .map((stance, i) => {
      const n = counts[stance]
      const noun = i === 0 ? ` source${n === 1 ? '' : 's'}` : ''
      return `${inWords(n)}${noun} ${verbs[stance][n === 1 ? 0 : 1]} it`
    })
    .join(', ')
}
