import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { otherExports } from '../choices.ts'
import { exports } from '../view/exports.ts'
import { tallyWords } from './given-out.ts'

test('of each form that is no report the last tells what was recorded since of what it holds, and an export changes none', () => {
  const journal = review()
  change(journal, [
    { type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } },
    made('code.defined', 'cod_a', { name: 'A', order: 91 }),
    made('code.defined', 'cod_b', { name: 'B', order: 92 }),
  ])
  const giveOut = (n: number) =>
    change(
      journal,
      otherExports.map((format) =>
        made('report.exported', `xpt_${format}${n}`, { format, seq: journal.events.length, pieces: [], by: ana }),
      ),
    )
  const told = () =>
    Object.fromEntries(exports.answer(seenIn(journal, ana), {}).exports.map(({ id, since }) => [id, since]))
  giveOut(1)
  expect(Object.values(told())).toEqual(otherExports.map(() => 'nothing changed in it'))
  change(journal, [
    { type: 'code.defined', id: 'cod_a', from: { name: 'A' }, to: { name: 'A anew' } },
    { type: 'code.defined', id: 'cod_b', from: { name: 'B', order: 92 }, to: null },
    made('code.defined', 'cod_c', { name: 'C', order: 93 }),
    made('code.defined', 'cod_d', { name: 'D', order: 94 }),
    { type: 'code.defined', id: 'cod_d', from: { name: 'D', order: 94 }, to: null },
    made('theory.stated', 'pt_new', { title: 'A theory', order: 9 }),
  ])
  const codes = 'one code added, one code changed and one code taken away'
  const all = 'one code added, one code changed, one code taken away and one programme theory added'
  expect(told()).toEqual({
    xpt_supplement1: all,
    xpt_project1: all,
    xpt_site1: 'one programme theory added',
    xpt_qdpx1: codes,
    xpt_qdc1: codes,
  })
  giveOut(2)
  expect(told()).toMatchObject({ xpt_qdc1: undefined, xpt_qdc2: 'nothing changed in it' })
  expect(tallyWords([{ noun: 'evidence', added: 2, changed: 0, removed: 0 }])).toBe('two pieces of evidence added')
})
