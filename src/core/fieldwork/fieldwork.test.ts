import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { sourcesOf } from '../consent/of-source.ts'
import type { Fact } from '../fact.ts'
import { stanceOf } from './stance-of.ts'

const theories = [{ configuration: 'cmoc_1', sentence: 'Open books lead to trust.' }]
const prompt = { key: 'cmoc_1.theory', part: 'theory', configuration: 'cmoc_1', text: 'Is it so?' }
const guide = (more: object = {}) =>
  made('instrument.made', 'ins_1', { kind: 'topic guide', title: 'Guide', theories, prompts: [prompt], ...more })
const interview = (id: string) =>
  made('source.described', `src_${id}`, { kind: 'interview', reference: { type: 'interview', title: id } })
const reply = (more: object = {}, id = 'rpl_src_told.cmoc_1') =>
  made('theory.answered', id, { source: 'src_told', configuration: 'cmoc_1', says: 'refines', by: ana, ...more })

function held() {
  const journal = review()
  change(journal, [guide(), interview('told'), interview('other')])
  change(journal, [made('encounter.held', 'enc_src_told', { source: 'src_told', instrument: 'ins_1' })])
  return journal
}
const refusedWith = (journal: ReturnType<typeof review>, ...changes: Fact[]) =>
  carryOut(journal, ana, { do: 'change', changes })?.code

test('an instrument may be changed until it was used; then a new version takes its place, and one only', () => {
  const journal = review()
  change(journal, [guide(), interview('told')])
  const renamed = (from: string, to: string): Fact => ({
    type: 'instrument.made',
    id: 'ins_1',
    from: { title: from },
    to: { title: to },
  })
  expect(refusedWith(journal, renamed('Guide', 'A guide'))).toBeUndefined()
  expect(
    refusedWith(journal, made('encounter.held', 'enc_src_told', { source: 'src_told', instrument: 'ins_1' })),
  ).toBe(undefined)
  expect(refusedWith(journal, renamed('A guide', 'Guide'))).toBe('in-use')
  expect(refusedWith(journal, { type: 'instrument.made', id: 'ins_1', from: { order: null }, to: { order: 2 } })).toBe(
    undefined,
  )
  const next = (id: string, more: object = {}) => ({ ...guide({ replaces: 'ins_1', ...more }), id }) as Fact
  expect(refusedWith(journal, next('ins_2', { kind: 'document guide' }))).toBe('does-not-fit')
  expect(refusedWith(journal, next('ins_2'))).toBeUndefined()
  expect(refusedWith(journal, next('ins_3'))).toBe('does-not-fit')
  expect(
    refusedWith(journal, { type: 'instrument.made', id: 'ins_1', from: { replaces: null }, to: { replaces: 'ins_2' } }),
  ).toBe('in-use')
})

test('an instrument asks about theories that are in it, by prompts that can be told apart and say something', () => {
  const journal = review()
  expect(refusedWith(journal, guide({ theories: [] }))).toBe('does-not-fit')
  expect(refusedWith(journal, guide({ theories: [...theories, ...theories] }))).toBe('does-not-fit')
  expect(refusedWith(journal, guide({ prompts: [prompt, prompt] }))).toBe('does-not-fit')
  expect(refusedWith(journal, guide({ prompts: [{ ...prompt, text: ' ' }] }))).toBe('reason-needed')
})

test('a source answers a theory once, in the name of who records it, by passages of its own', () => {
  const journal = held()
  change(journal, [made('excerpt.made', 'exc_other', { source: 'src_other', quote: 'Yes.' })])
  expect(refusedWith(journal, reply({}, 'rpl_mine'))).toBe('malformed')
  expect(refusedWith(journal, reply({ by: 'per_ben' }))).toBe('not-allowed')
  expect(refusedWith(journal, reply({ excerpts: ['exc_other'] }))).toBe('does-not-fit')
  expect(refusedWith(journal, reply())).toBeUndefined()
  change(journal, [made('participant.enrolled', 'prt_1', { role: 'nurse', source: 'src_other', consent: 'given' })])
  expect(refusedWith(journal, reply({ participant: 'prt_1' }, 'rpl_src_told.cmoc_1.prt_1'))).toBe('does-not-fit')
})

test('of what was withdrawn nothing more is recorded', () => {
  const journal = held()
  change(journal, [reply({ note: 'Only by day.' })])
  expect(carryOut(journal, ana, { do: 'withdraw', source: 'src_told' })).toBeUndefined()
  const again: Fact = {
    type: 'theory.answered',
    id: 'rpl_src_told.cmoc_1',
    from: { says: 'refines' },
    to: { says: 'confirms' },
  }
  expect(refusedWith(journal, again)).toBe('not-allowed')
  expect(refusedWith(journal, made('encounter.held', 'enc_src_other', { source: 'src_other' }))).toBeUndefined()
})

test('a prompt has one note in a source, written in one’s own name, and none once it was withdrawn', () => {
  const journal = held()
  const note = (more: object = {}, id = 'pno_src_told.cmoc_1.theory') =>
    made('prompt.noted', id, {
      source: 'src_told',
      prompt: 'cmoc_1.theory',
      configuration: 'cmoc_1',
      asked: 'Is it so?',
      text: 'Only on Tuesdays.',
      by: ana,
      ...more,
    })
  expect(refusedWith(journal, note({}, 'pno_1'))).toBe('malformed')
  expect(refusedWith(journal, note({ by: 'per_ben' }))).toBe('not-allowed')
  expect(refusedWith(journal, note({ text: ' ' }))).toBe('reason-needed')
  expect(refusedWith(journal, note())).toBeUndefined()
  expect(sourcesOf(journal.state, 'pno_src_told.cmoc_1.theory')).toEqual(['src_told'])
  expect(carryOut(journal, ana, { do: 'withdraw', source: 'src_told' })).toBeUndefined()
  expect(refusedWith(journal, note({ prompt: 'b' }, 'pno_src_told.b'))).toBe('not-allowed')
})

test('a passage in which a reply shows takes the stance of the reply; no view is none', () => {
  const says = ['confirms', 'falsifies', 'refines', 'adds', 'no view'] as const
  expect(says.map(stanceOf)).toEqual(['supports', 'refutes', 'refines', 'refines', undefined])
})
