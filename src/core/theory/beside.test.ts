import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { besidesOf, isUntested } from './beside.ts'

test('a mirror is untested until something speaks to it; the one it mirrors never is for that', () => {
  const journal = founded()
  const change = (...changes: object[]) =>
    expect(carryOut(journal, ana, { do: 'change', changes: changes as never })).toBeUndefined()
  const made = (type: string, id: string, to: object) => ({ type, id, from: null, to })
  const relation = (of: string, to: string, kind: string) => ({ of, to, kind, status: 'hypothesised' })
  change(
    ...['cmoc_1', 'cmoc_2', 'cmoc_3'].map((id, order) =>
      made('configuration.formed', id, { title: id, template: 'tpl_cmo', order }),
    ),
    made('relation.drawn', 'rel_1', relation('cmoc_2', 'cmoc_1', 'mirrors')),
    made('relation.drawn', 'rel_2', relation('cmoc_3', 'cmoc_1', 'rivals')),
    made('relation.drawn', 'rel_3', relation('cmoc_1', 'cmoc_1', 'feeds back to')),
  )
  expect(besidesOf(journal.state, 'cmoc_1')).toEqual([
    { id: 'cmoc_2', kind: 'mirrors', back: true },
    { id: 'cmoc_3', kind: 'rivals', back: true },
  ])
  expect(besidesOf(journal.state, 'cmoc_3')).toEqual([{ id: 'cmoc_1', kind: 'rivals', back: false }])
  const untested = () => ['cmoc_1', 'cmoc_2', 'cmoc_3'].filter((id) => isUntested(journal.state, id as 'cmoc_1'))
  expect(untested()).toEqual(['cmoc_2'])
  change(
    made('source.described', 'src_1', { kind: 'article', reference: { type: 'article-journal', title: 'A' } }),
    made('evidence.linked', 'evd_1', { configuration: 'cmoc_2', links: [], source: 'src_1', stance: 'supports' }),
  )
  expect(untested()).toEqual([])
  change({
    ...made('theory.refined', 'rfn_1', {
      kind: 'drop',
      parents: ['cmoc_3'],
      children: [],
      basis: 'own',
      order: 1,
    }),
    why: 'No use.',
  })
  expect(besidesOf(journal.state, 'cmoc_1').map(({ id }) => id)).toEqual(['cmoc_2'])
})
