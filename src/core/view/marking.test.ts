import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Journal } from '../journal.ts'
import { document } from './documents.ts'
import { marking } from './marking.ts'

function marked(): Journal {
  const journal = review()
  change(journal, [
    made('document.attached', 'doc_a', {
      source: 'src_adams',
      file: 'a.txt',
      mediaType: 'text/plain',
      blob: 'a'.repeat(64),
    }),
    made('code.defined', 'cod_a', { name: 'Trust', role: 'C', order: 1 }),
    made('code.defined', 'cod_b', { name: 'Pace', order: 2, parent: 'cod_a' }),
    made('code.defined', 'cod_c', { name: 'Left', order: 3, retired: true }),
    ...['exc_1', 'exc_2'].map((id, i) =>
      made('excerpt.made', id, {
        source: 'src_adams',
        document: 'doc_a',
        quote: `Words ${i}.`,
        selectors: [{ type: 'position', start: 10 * i, end: 10 * i + 8 }],
        by: ana,
      }),
    ),
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_1', code: 'cod_b', by: ana }),
    made('passages.joined', 'chn_1', {
      parts: [
        { excerpt: 'exc_1', slot: 'C' },
        { excerpt: 'exc_2', slot: 'odd' },
      ],
      by: ana,
    }),
  ])
  return journal
}

test('codes that a person gave last come first, for that person; retired ones are not offered', () => {
  const journal = marked()
  const names = (who: typeof ana) => marking.answer(seenIn(journal, who), {}).codes.map(({ name }) => name)
  expect(names(ana)).toEqual(['Pace', 'Trust'])
  expect(names(ben)).toEqual(['Trust', 'Pace'])
  const [pace] = marking.answer(seenIn(journal, ana), {}).codes
  expect(pace).toMatchObject({ within: 'Trust', recent: true, slot: undefined })
  expect(marking.answer(seenIn(journal, ana), {}).nextCode).toBe(4)
})

test('an excerpt has its codes, what it says to which parts, its chains, and the slot that colours it', () => {
  const journal = marked()
  const [configuration] = [...journal.state.configuration.keys()]
  const [link, placed] = [...journal.state.link].find(([, one]) => one.configuration === configuration) ?? []
  change(journal, [
    made('evidence.linked', 'evd_new', {
      source: 'src_adams',
      stance: 'refutes',
      configuration,
      links: [link],
      excerpt: 'exc_2',
    }),
  ])
  const [one, two] = document.answer(seenIn(journal, ana), { id: 'doc_a' })?.marked ?? []
  expect(one).toMatchObject({ id: 'exc_1', start: 0, end: 8, evidence: [], slot: undefined })
  expect(one?.codings).toMatchObject([{ name: 'Pace', by: { id: ana, me: true }, value: { code: 'cod_b' } }])
  expect(one?.chains).toMatchObject([
    {
      id: 'chn_1',
      parts: [{ slot: { key: 'C', role: 'c' } }, { slot: { key: 'odd', role: 'other' }, quote: 'Words 1.' }],
    },
  ])
  expect(two?.evidence).toMatchObject([{ stance: 'refutes', links: [{ id: link, slot: { key: placed?.slot } }] }])
  expect(two?.slot?.key).toBe(placed?.slot)
})
