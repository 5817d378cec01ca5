import { gates, type stageKinds } from '../choices.ts'
import type { Value } from '../fact.ts'
import { sentenceCase } from '../wording.ts'

type StageKind = (typeof stageKinds)[number]

/** The stages of most realist reviews: two levels of screening, then the gates of the appraisal (Dada et al. 2023). */
export const usualStages: readonly { name: string; kind: StageKind }[] = [
  { name: 'Title and abstract', kind: 'title-abstract' },
  { name: 'Full text', kind: 'full-text' },
  ...gates.map((gate) => ({ name: sentenceCase(gate), kind: gate })),
]

/** What kind of stage a name tells of. */
export function kindOfStage(name: string): StageKind {
  const words = name.toLowerCase()
  if (/abstract|title/.test(words)) return 'title-abstract'
  if (/full.?text/.test(words)) return 'full-text'
  return gates.find((gate) => words.includes(gate)) ?? 'other'
}

/** Who decides at a new stage: two, blinded, where two can; one where one works alone. */
export const decidedBy = (voters: number): Pick<Value<'stage'>, 'reviewers' | 'blinded'> => ({
  reviewers: Math.min(Math.max(voters, 1), 2),
  blinded: voters > 1,
})
