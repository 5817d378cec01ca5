import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { builders } from '../theory/matrix.ts'
import { counted, inWords, sentenceCase } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

/** Sources that the theory was built from and that are evidence for it as well. One finding: the theory is built as one. */
export const builtAndTested: Check = ({ state, ...looked }) => {
  const testing = new Set<Id<'src'>>()
  for (const pieces of looked.evidence.values()) for (const [, { source }] of pieces) testing.add(source)
  const both = [...builders(state)].filter((source) => testing.has(source))
  if (both.length === 0) return []
  return [
    finding('built-and-tested', both, {
      title: 'Sources build the theory and test it too',
      message: `${sentenceCase(counted(both.length, 'source'))} of the ${inWords(testing.size)} that test the theory also built it: ${few(both.map((id) => sourceLabel(state, id)))}.`,
      why: 'A theory agrees with what it was made from; that is no test of it.',
      source: 'RAMESES I, items 7 and 11 (Wong et al. 2013); compare RAMESES II, item 4',
    }),
  ]
}
