import { expect, test } from 'vitest'
import { labelsIn } from './labels-in.ts'
import type { Label } from './read.ts'

const record = (...labels: Label[]) => ({ labels })

test('decisions are counted for each person that a file names, with reasons and notes, and tags apart', () => {
  expect(
    labelsIn([
      record({ tool: 'rayyan', who: 'Ama', verdict: 'include' }, { tool: 'rayyan', tags: ['CMO', 'key'] }),
      record(
        { tool: 'rayyan', who: 'Ama', verdict: 'exclude', reason: 'Off' },
        { tool: 'rayyan', who: 'Kofi', note: 'see p. 4' },
      ),
      record({ tool: 'rayyan', who: 'Ama', verdict: 'exclude', reason: 'Off' }, { tool: 'rayyan', tags: ['CMO'] }),
      {},
    ]),
  ).toEqual({
    decisions: [
      {
        tool: 'rayyan',
        who: 'Ama',
        verdicts: { include: 1, exclude: 2 },
        reasons: [{ text: 'Off', number: 2 }],
        notes: 0,
      },
      { tool: 'rayyan', who: 'Kofi', verdicts: {}, reasons: [], notes: 1 },
    ],
    tags: [
      { name: 'CMO', number: 2 },
      { name: 'key', number: 1 },
    ],
  })
})

test('decisions of several stages of one export stay apart', () => {
  const { decisions } = labelsIn([
    record(
      { tool: 'retroduce', stage: 'Relevance', verdict: 'include' },
      { tool: 'retroduce', stage: 'Rigour', verdict: 'exclude' },
    ),
  ])
  expect(decisions.map(({ stage, verdicts }) => [stage, verdicts])).toEqual([
    ['Relevance', { include: 1 }],
    ['Rigour', { exclude: 1 }],
  ])
  expect(labelsIn([])).toEqual({ decisions: [], tags: [] })
})
