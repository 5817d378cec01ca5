import { expect, test } from 'vitest'
import { change, made } from '../../../test/support/review.ts'
import { smallReview } from '../../../test/support/small-review.ts'
import { similarComponents } from './insight/similar.ts'
import { matching } from './matching.ts'

test('components that say one thing are proposed as one, with the words that have most evidence; never two of one configuration', () => {
  const journal = smallReview()
  const slot = (n: number, of: string, place: string, text: string) => [
    made('component.worded', `cmp_${n}`, { text }),
    made('link.placed', `lnk_${n}`, {
      configuration: of,
      slot: place,
      component: `cmp_${n}`,
      order: n,
      status: 'inferred',
    }),
  ]
  change(journal, [
    made('configuration.formed', 'cmoc_a', { title: 'a', template: 'tpl_cmo', order: 1 }),
    made('configuration.formed', 'cmoc_b', { title: 'b', template: 'tpl_cmo', order: 2 }),
    ...slot(1, 'cmoc_a', 'C', 'wards short of nursing staff'),
    ...slot(2, 'cmoc_a', 'C', 'a ward short of nursing staff'),
    ...slot(3, 'cmoc_b', 'C', 'wards that are short of nursing staff'),
    ...slot(4, 'cmoc_b', 'O', 'wards short of nursing staff again'),
    ...slot(5, 'cmoc_b', 'M', 'a sense of purpose'),
    made('link.placed', 'lnk_6', {
      configuration: 'cmoc_a',
      slot: 'M',
      component: 'cmp_5',
      order: 6,
      status: 'inferred',
    }),
    made('evidence.linked', 'evd_x', {
      configuration: 'cmoc_b',
      links: ['lnk_3'],
      source: 'src_ash',
      stance: 'supports',
    }),
  ])
  const { state } = journal
  const ideas = { words: similarComponents(state, 'words').ideas, company: similarComponents(state, 'company').ideas }
  expect(matching(state, ['cmoc_a', 'cmoc_b'], ideas)).toEqual([
    { slot: 'C', links: ['lnk_1', 'lnk_3'], stands: 'lnk_3', by: 'words' },
    { slot: 'C', links: ['lnk_2'], stands: 'lnk_2', by: 'same' },
    { slot: 'M', links: ['lnk_6', 'lnk_5'], stands: 'lnk_6', by: 'same' },
    { slot: 'O', links: ['lnk_4'], stands: 'lnk_4', by: 'same' },
  ])
})
