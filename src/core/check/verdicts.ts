import { hasMoved } from '../evaluation/across.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { labelOf } from '../label.ts'
import { counted, sentenceCase } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

type Verdict = [Id<'act'>, Value<'activation'>]

/** Verdicts that something was at work, was blocked or was contradicted, and that rest on no evidence, no reply and no indicator. */
export const verdictsWithoutEvidence: Check = ({ state }) => {
  const bare = [...state.activation].filter(
    ([, { verdict, evidence, indicators, replies }]) =>
      verdict !== 'not observed' &&
      verdict !== 'latent' &&
      !(evidence?.length || indicators?.length || replies?.length),
  )
  if (bare.length === 0) return []
  return [
    finding('verdict-without-evidence', aboutOf(bare), {
      title: 'Verdicts in cases that rest on no evidence',
      message: `${sentenceCase(counted(bare.length, 'verdict rests', 'verdicts rest'))} on a reason alone: ${few(bare.map(([id]) => labelOf(state, id)))}.`,
      why: 'That a configuration was at work in a case, or not, is a claim about that case: a reader asks what shows it.',
      source: 'RAMESES II, items 13 and 15 (Wong et al. 2016)',
    }),
  ]
}

/** Verdicts on configurations that read otherwise now, or have left the theory. */
export const verdictsBefore: Check = ({ state }) => {
  const moved = [...state.activation].filter(([, value]) => hasMoved(state, value))
  if (moved.length === 0) return []
  return [
    finding('verdict-before-theory-moved', aboutOf(moved), {
      title: 'Verdicts in cases given before the theory moved',
      message: `${sentenceCase(counted(moved.length, 'verdict was', 'verdicts were'))} given when the configuration read otherwise: ${few(moved.map(([id]) => labelOf(state, id)))}.`,
      why: 'What was judged is no longer what the theory says: look again, and give the verdict anew.',
      source: 'RAMESES II, item 13 (Wong et al. 2016)',
    }),
  ]
}

const aboutOf = (verdicts: readonly Verdict[]): Id[] => verdicts.map(([id]) => id)
