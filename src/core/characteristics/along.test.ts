import { expect, test } from 'vitest'
import {
  adams,
  answer,
  answeredTwice,
  extracting,
  fields,
  finish,
  form,
  opening,
} from '../../../test/support/extraction.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { rows } from '../../../test/support/laws.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { answerId, finishId, openingId } from './ids.ts'
import { standingsOf } from './standing.ts'

const twin = 'src_twin' as Id<'src'>
const withTwin = (journal: Journal) => {
  change(journal, [
    made('source.described', twin, {
      kind: 'article',
      reference: { type: 'article-journal', title: 'The same again' },
    }),
  ])
  return journal
}
const join = (journal: Journal, who = ana, into = adams, from = twin) =>
  carryOut(journal, who, { do: 'join', joins: [{ into, from: [from] }] })

test('answers of two people about two reports of one publication meet, blinded as they were, and one undo parts them again', () => {
  const journal = withTwin(extracting())
  change(journal, [
    answer(ana, fields.design, { value: 'survey' }),
    answer(ana, fields.sample, { value: 4 }),
    finish(ana),
  ])
  change(journal, [answer(ben, fields.design, { value: 'case-study' }, twin), finish(ben, twin)], ben)
  const before = rows(journal.state)
  expect(join(journal)).toBeUndefined()
  expect(journal.state.answer.get(answerId(adams, fields.design, ben))?.value).toBe('case-study')
  expect(journal.state.finish.has(finishId(form, adams, ben))).toBe(true)
  // What Ben answered stays hidden from Ana, and the join tells nothing of it.
  expect(seenIn(journal, ana).state.answer.has(answerId(adams, fields.design, ben))).toBe(false)
  expect(
    seenIn(journal, ana)
      .events()
      .filter(({ fact }) => /^ans_.*per_ben$/.test(fact.id)),
  ).toEqual([])
  change(journal, [opening(ana, adams, { because: 'Both are done.' })])
  expect(standingsOf(journal.state, form, adams).get(fields.design)?.kind).toBe('differs')
  expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  const joined = journal.events.findLast(({ fact }) => fact.id === twin)?.act ?? ''
  expect(carryOut(journal, ana, { do: 'undo', act: joined })).toBeUndefined()
  expect(rows(journal.state)).toEqual(before)
})

test('who answered of both keeps the answer on the source that stays, and the other stands in its note', () => {
  const journal = withTwin(extracting({ blinded: false, extractors: 1 }))
  change(journal, [
    answer(ana, fields.design, { value: 'survey', note: 'p. 3' }),
    answer(ana, fields.design, { value: 'case-study', note: 'p. 9' }, twin),
    answer(ana, fields.sample, { value: 40 }),
    answer(ana, fields.sample, { value: 40 }, twin),
    answer(ana, fields.setting, { absent: 'not reported' }, twin),
  ])
  expect(join(journal)).toBeUndefined()
  const said = (field: Id<'fld'>) => journal.state.answer.get(answerId(adams, field, ana))
  expect(said(fields.design)).toMatchObject({
    value: 'survey',
    note: 'p. 3\nOf the report that was joined: Case study (p. 9).',
  })
  expect(said(fields.sample)).toMatchObject({ value: 40 })
  expect(said(fields.sample)).not.toHaveProperty('note')
  expect(said(fields.setting)).toMatchObject({ absent: 'not reported' })
})

test('where both reconciliations are opened, what was agreed on either stands; where one is, they are not joined', () => {
  const journal = withTwin(answeredTwice())
  change(journal, [answer(ana, fields.design, { value: 'survey' }, twin), finish(ana, twin)])
  change(journal, [answer(ben, fields.design, { value: 'survey' }, twin), finish(ben, twin)], ben)
  change(journal, [opening()])
  expect(join(journal)).toMatchObject({ code: 'in-use', id: twin })
  expect(join(journal, ana, twin, adams)).toMatchObject({ code: 'in-use' })
  change(journal, [opening(ana, twin)])
  change(journal, [
    made('answer.agreed', `agr_${adams}.${fields.design}`, {
      source: adams,
      field: fields.design,
      by: ana,
      value: 'case-study',
    }),
    made('answer.agreed', `agr_${twin}.${fields.design}`, {
      source: twin,
      field: fields.design,
      by: ana,
      value: 'survey',
    }),
    made('answer.agreed', `agr_${twin}.${fields.setting}`, {
      source: twin,
      field: fields.setting,
      by: ana,
      value: 'A ward.',
      because: 'The appendix.',
    }),
  ])
  const before = rows(journal.state)
  expect(join(journal)).toBeUndefined()
  const { agreed, opening: opened } = journal.state
  expect([...agreed.values()].map(({ source, value, because }) => [source, value, because])).toEqual([
    [adams, 'case-study', 'Of the report that was joined: Survey.'],
    [adams, 'A ward.', 'The appendix.'],
  ])
  expect([...opened.keys()]).toEqual([openingId(form, adams)])
  expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
  expect(rows(journal.state)).toEqual(before)
})
