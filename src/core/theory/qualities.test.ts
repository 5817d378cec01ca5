import { expect, test } from 'vitest'
import { qualities } from './qualities.ts'

test('what is said beyond the words, and nothing where nothing is', () => {
  expect(qualities({})).toEqual([])
  expect(qualities({ reach: 'distal', intended: false, direction: 'worse' })).toEqual([
    'distal',
    'not intended',
    'worse',
  ])
  expect(qualities({ activation: 'weak' }, { level: 'meso', actor: 'leaders' })).toEqual(['meso', 'of leaders', 'weak'])
})
