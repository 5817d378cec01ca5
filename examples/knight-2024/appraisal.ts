import type { Id } from '../../src/core/ids.ts'
import { resolutionId } from '../../src/core/screening/outcome.ts'
import { evaluated, excludedOnRelevance, excludedOnRichness } from './citing.ts'
import { type Act, added, article, change, neivaGanga } from './tell.ts'

interface Gate {
  stage: Id<'stg'>
  entering: readonly Id<'src'>[]
  leaving: readonly Id<'src'>[]
  reason?: Id<'rsn'>
  passed: string
  failed: string
}

const rich = evaluated.filter((id) => !excludedOnRelevance.includes(id))
const rigorous = rich.filter((id) => !excludedOnRichness.includes(id))

const gates: Gate[] = [
  {
    stage: 'stg_relevance',
    entering: evaluated,
    leaving: excludedOnRelevance,
    reason: 'rsn_not-relevant',
    passed: 'Named among those that went on to the assessment of richness.',
    failed: 'Named as left out when relevance was evaluated; the article does not say more.',
  },
  {
    stage: 'stg_richness',
    entering: rich,
    leaving: excludedOnRichness,
    reason: 'rsn_not-rich',
    passed: 'Not among those left out for want of richness.',
    failed: 'Named as left out after richness was reviewed; the article does not say more.',
  },
  {
    stage: 'stg_rigour',
    entering: rigorous,
    leaving: [],
    passed: 'Held to be trustworthy, and included.',
    failed: '',
  },
]

/** What became of each source at a gate. The votes are not published, so every outcome is a reported one. */
const outcomes = ({ stage, entering, leaving, reason, passed, failed }: Gate) =>
  entering.map((source) => {
    const out = leaving.includes(source)
    return added('resolution', resolutionId(source, stage), {
      source,
      stage,
      verdict: out ? 'exclude' : 'include',
      how: 'reported',
      because: out ? failed : passed,
      citation: article,
      ...(out && reason && { reason }),
    })
  })

const gateCount = (stage: 'relevance' | 'richness' | 'rigour', number: number, order: number) =>
  added('count', `cnt_${stage}`, {
    what: `Assessed for ${stage}`,
    number,
    place: 'other',
    citation: article,
    locator: 'Search results',
    against: { of: 'stage', stage: `stg_${stage}` },
    order,
  })

export const appraisal: Act[] = [
  ...gates.map((gate) => change(outcomes(gate), neivaGanga)),
  change([gateCount('relevance', 22, 20), gateCount('richness', 21, 21), gateCount('rigour', 18, 22)], neivaGanga),
]
