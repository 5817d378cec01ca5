import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import { coverage } from './coverage.ts'

test('coverage says in words how many sources speak to each part, and to which none does', () => {
  const found = coverage(review().state, 'cmoc_1')
  expect(found?.words).toBe(
    'Two sources support the resource; one supports the outcome; one qualifies the context; none speaks of the reasoning.',
  )
  expect(found?.sources).toBe(2)
  expect(found?.slots.map(({ slot, sources }) => [slot.key, sources])).toEqual([
    ['C', 1],
    ['M-res', 2],
    ['M-rea', 0],
    ['O', 1],
  ])
  expect(found?.slots[1]?.links).toMatchObject([
    { link: 'lnk_open', sources: 2, counts: { supports: 2 } },
    { link: 'lnk_meet', sources: 1, counts: { supports: 1, refutes: 0 } },
  ])
})

test('a source is counted once for a stance, however often it says it', () => {
  const journal = review()
  const again = { source: 'src_adams', stance: 'supports', configuration: 'cmoc_1', links: ['lnk_o'] }
  change(journal, [made('evidence.linked', 'evd_4', again)])
  expect(coverage(journal.state, 'cmoc_1')?.slots[3]?.counts.supports).toBe(1)
})

test('evidence of no part counts for the whole; no evidence is said in one sentence', () => {
  const journal = review()
  expect(coverage(journal.state, 'cmoc_2')?.words).toBe('No source speaks of it.')
  change(journal, [
    made('evidence.linked', 'evd_4', { source: 'src_adams', stance: 'refutes', configuration: 'cmoc_2', links: [] }),
  ])
  expect(coverage(journal.state, 'cmoc_2')?.words).toBe(
    'One source speaks against the configuration as a whole; none speaks of the context, the resource, the reasoning or the outcome.',
  )
  expect(coverage(journal.state, 'cmoc_none')).toBeUndefined()
})
