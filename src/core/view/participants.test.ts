import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { check } from './check.ts'
import { participants } from './participants.ts'

function told() {
  const journal = review()
  const interview = (id: string, title: string) =>
    made('source.described', id, { kind: 'interview', reference: { type: 'interview', title } })
  change(journal, [
    interview('src_one', 'Interview 1'),
    interview('src_two', 'Interview 2'),
    made('case.chosen', 'cas_1', { name: 'Harbour ward' }),
    made('participant.enrolled', 'prt_1', { role: 'nurse', case: 'cas_1', source: 'src_one', consent: 'given' }),
    made('participant.enrolled', 'prt_2', { role: 'manager', source: 'src_one', consent: 'limited' }),
    made('participant.enrolled', 'prt_3', { role: 'patient', consent: 'not recorded' }),
    made('consent.recorded', 'cns_src_one', { source: 'src_one', uses: [], form: 'B' }),
  ])
  return journal
}
const asked = (id?: string) => participants.answer(seenIn(told()), participants.params.parse({ id }))

test('participants are listed with what was agreed to, and what people said without one is listed too', () => {
  const { participants: rows, alone, sources } = asked()
  expect(rows.map(({ id, source }) => [id, source?.uses])).toEqual([
    ['prt_1', []],
    ['prt_2', []],
    ['prt_3', undefined],
  ])
  expect(rows[0]).toMatchObject({ role: 'nurse', case: 'Harbour ward', consent: 'given' })
  expect(alone).toEqual([{ id: 'src_two', label: expect.any(String), uses: undefined, withdrawn: false }])
  expect(sources.map(([id]) => id)).toEqual(['src_one', 'src_two'])
})

test('one opens by participant or by source, and says who shares the source', () => {
  expect(asked('prt_1').chosen).toMatchObject({ about: { id: 'src_one', others: 1, consent: { form: 'B' } } })
  expect(asked('src_one').chosen).toMatchObject({ participant: undefined, about: { others: 2 } })
  expect(asked('prt_3').chosen).toMatchObject({ participant: { role: 'patient' }, about: undefined })
  // A publication has no participant to ask.
  expect(asked('src_adams').chosen).toMatchObject({ about: { told: false } })
  expect(asked('prt_9').chosen).toBeUndefined()
})

test('before a withdrawal it is told what goes and what then lacks words, and after it the same', () => {
  const journal = told()
  const linked = { configuration: 'cmoc_1', stance: 'supports' }
  change(journal, [
    made('excerpt.made', 'exc_1', { source: 'src_one', quote: 'We met.' }),
    made('evidence.linked', 'evd_told', { ...linked, source: 'src_one', links: ['lnk_rea'] }),
    made('case.chosen', 'cas_told', { name: 'Told' }),
    made('context.found', 'ctx_1', { case: 'cas_told', text: 'Rivalry', holds: 'holds', source: 'src_one' }),
    ...['cmoc_1', 'cmoc_2'].map((configuration, i) =>
      made('theory.answered', `rpl_src_one.${configuration}`, {
        source: 'src_one',
        configuration,
        says: 'confirms',
        by: ana,
        ...(i === 0 && { note: 'Twice.' }),
      }),
    ),
    made('prompt.noted', 'pno_src_one.a', {
      source: 'src_one',
      prompt: 'a',
      asked: 'Is it so?',
      text: 'Yes.',
      by: ana,
    }),
    made('comment.made', 'cmt_1', { about: 'exc_1', text: 'Who?', by: ana }),
    made('comment.made', 'cmt_2', { about: 'cmoc_1', text: 'Why?', by: ana }),
  ])
  const about = () => participants.answer(seenIn(journal), { id: 'src_one' }).chosen?.about
  const before = about()
  expect(before?.going).toEqual({
    documents: 0,
    excerpts: 1,
    evidence: 1,
    answers: 0,
    contexts: 1,
    replies: 1,
    notes: 1,
    comments: 1,
  })
  expect(before?.lacking).toMatchObject([{ configuration: 'cmoc_1' }])
  expect(carryOut(journal, ana, { do: 'withdraw', source: 'src_one', because: 'As asked' })).toBeUndefined()
  expect(about()).toMatchObject({ withdrawn: true, because: 'As asked', lacking: before?.lacking })
})

test('the finding that no consent is recorded leads to where it is', () => {
  const journal = told()
  change(journal, [made('excerpt.made', 'exc_2', { source: 'src_two', quote: 'We met.' })])
  const finding = check.answer(seenIn(journal), {}).findings.find((one) => one.check === 'consent-unrecorded')
  expect(finding?.things.map(({ place }) => place)).toEqual([{ screen: 'participants', id: 'src_two' }])
})
