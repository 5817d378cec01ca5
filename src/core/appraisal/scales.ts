import type { gates, verdicts } from '../choices.ts'

/** A scale that can be taken for a gate and then put in one's own words. */
export interface Scale {
  name: string
  gate: (typeof gates)[number]
  /** Whose it is. */
  after?: string
  aspects?: { key: string; label: string; question: string }[]
  levels: { key: string; label: string; anchor: string; verdict?: (typeof verdicts)[number] }[]
}

const passes = 'include' as const
const leaves = 'exclude' as const

/**
 * Scales for the three gates, anchored in our own words. They follow what the named papers describe; a project changes
 * them as it likes, and the report prints what it used.
 */
export const scales: readonly Scale[] = [
  {
    name: 'Conceptually rich, thick, thin',
    gate: 'richness',
    after: 'Pearson et al. 2015, doi:10.1186/s13012-015-0338-6',
    levels: [
      {
        key: 'rich',
        label: 'Conceptually rich',
        anchor:
          'Its concepts are clear, tied to one another and to earlier work, and worked out far enough to be used, without more of them than are needed.',
        verdict: passes,
      },
      {
        key: 'thick',
        label: 'Thick, not rich',
        anchor:
          'The theory of the programme is stated or can be worked out; context, what was meant and what was done, and what did not fit are talked about.',
        verdict: passes,
      },
      {
        key: 'thin',
        label: 'Thin',
        anchor: 'No theory of the programme can be worked out from it, and it says little of the context.',
        verdict: leaves,
      },
    ],
  },
  {
    name: 'High, moderate, low relevance',
    gate: 'relevance',
    after: 'Dada et al. 2023, doi:10.1002/jrsm.1630',
    levels: [
      {
        key: 'high',
        label: 'High',
        anchor: 'It speaks to a part of a configuration: it could support, refute or change it.',
        verdict: passes,
      },
      {
        key: 'moderate',
        label: 'Moderate',
        anchor: 'It speaks to the same kind of mechanism or context elsewhere, and could help to explain ours.',
        verdict: passes,
      },
      {
        key: 'low',
        label: 'Low',
        anchor: 'It names the subject and says nothing that could change the theory.',
        verdict: leaves,
      },
    ],
  },
  {
    name: 'Credibility and coherence',
    gate: 'rigour',
    after: 'Pawson 2006 and Dada et al. 2023, doi:10.1002/jrsm.1630',
    aspects: [
      {
        key: 'credibility',
        label: 'Credibility',
        question: 'Can the data that an inference would rest on be trusted, by the way they were made?',
      },
      {
        key: 'coherence',
        label: 'Coherence',
        question: 'Does the explanation hang together, and does it fit what else is known?',
      },
    ],
    levels: [
      { key: 'high', label: 'High', anchor: 'Trusted as it stands for the inference drawn from it.' },
      { key: 'moderate', label: 'Moderate', anchor: 'Trusted with a limit that can be named.' },
      {
        key: 'low',
        label: 'Low',
        anchor: 'Not trusted as a whole. A strong passage may still stay, as a nugget with its own reason.',
      },
    ],
  },
  {
    name: 'High, moderate, low rigour',
    gate: 'rigour',
    levels: [
      { key: 'high', label: 'High', anchor: 'Its methods bear the inferences drawn from it.', verdict: passes },
      {
        key: 'moderate',
        label: 'Moderate',
        anchor: 'Its methods bear some of them; which is said in the reason.',
        verdict: passes,
      },
      { key: 'low', label: 'Low', anchor: 'Its methods bear few of them. What it is kept for is said in the reason.' },
    ],
  },
]
