import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Command } from '../command.ts'
import type { Id } from '../ids.ts'
import { trail } from '../trail.ts'
import { type AnyView, views } from '../view/views.ts'

const ben = 'per_ben' as Id<'per'>

/** A project in which six people answered, with words that stand nowhere else; one of them alone is of the South. */
function answeredProject() {
  const journal = founded()
  const add = (...facts: { type: string; id: string; from?: object; to: object }[]) =>
    expect(
      carryOut(journal, ana, {
        do: 'change',
        changes: facts.map((fact) => ({ from: null, ...fact })),
      } as unknown as Command),
    ).toBeUndefined()
  const scale = { kind: 'scale', anchors: ['no', 'yes'] }
  add(
    { type: 'person.joined', id: ben, to: { roles: ['reviewer'] } },
    { type: 'case.chosen', id: 'cas_1', to: { name: 'North', order: 1 } },
    { type: 'case.chosen', id: 'cas_2', to: { name: 'South', order: 2 } },
    { type: 'questionnaire.made', id: 'qst_1', to: { purpose: 'survey', title: 'Q', items: [
      { key: 'trust', text: 'Trust?', part: 'context', answer: scale },
      { key: 'more', text: 'More?', part: 'open', answer: { kind: 'text' } },
      { key: 'years', text: 'Years?', part: 'about you', answer: { kind: 'number' } },
    ] } },
    { type: 'wave.opened', id: 'wav_1', to: { questionnaire: 'qst_1', name: 'W', anonymous: false, by: ana } },
    ...[0, 1, 2, 3, 4, 5].map((i) => ({
      type: 'questionnaire.answered',
      id: `rsp_${i}`,
      to: { questionnaire: 'qst_1', wave: 'wav_1', case: i === 5 ? 'cas_2' : 'cas_1', respondent: `canary-${i}`, answers: { trust: 1 + (i % 2), more: `canary ${i}`, years: 98761 + i } },
    })),
  ) // biome-ignore format: one line each
  add({ type: 'wave.opened', id: 'wav_1', from: { closed: null }, to: { closed: true } } as never)
  return journal
}

const asked: object[] = [
  {},
  { id: 'qst_1' },
  { id: 'qst_1', wave: 'wav_1', by: 'case' },
  { id: 'rsp_1' },
  { id: 'rsp_5' },
  { id: 'wav_1' },
  { about: 'rsp_1' },
  { of: 'rsp_1' },
  { noun: 'response' },
  { text: 'Trust' },
]

test.each([ana, ben])('no view tells %s what one person answered, whatever is asked of it', (viewer) => {
  const journal = answeredProject()
  let answered = 0
  for (const seen of [seenIn(journal, viewer), seenIn(journal, viewer, journal.events.length - 2)])
    for (const [name, view] of Object.entries(views) as [string, AnyView][])
      for (const params of asked) {
        const read = view.params.safeParse(params)
        if (!read.success) continue
        let said: string
        try {
          said = JSON.stringify(view.answer(seen, read.data)) ?? ''
        } catch {
          // Views that need what a server brings along have none of it here.
          continue
        }
        answered++
        expect(said, `${name} ${JSON.stringify(params)}`).not.toContain('canary')
      }
  expect(answered).toBeGreaterThan(100)
})

test('the trail says that answers came in, and not which', () => {
  const journal = answeredProject()
  for (const viewer of [ana, ben]) {
    const seen = seenIn(journal, viewer)
    const entries = trail(seen.events(), seen.state, seen.people)
    expect(JSON.stringify(entries)).not.toContain('canary')
    expect(entries.filter(({ noun }) => noun === 'response')).toHaveLength(viewer === ana ? 6 : 0)
  }
})

test('one who is alone in a case is not told of, nor the others beside the whole', () => {
  const seen = seenIn(answeredProject(), ben)
  const said = JSON.stringify(views.survey.answer(seen, { id: 'qst_1', wave: 'wav_1', by: 'case' }))
  expect(said).toContain('n 6: no 3, yes 3')
  expect(said).not.toMatch(/n 5: |n 1: /)
  expect(said).toContain('Two groups are not shown')
})

test('of an earlier moment nothing is told: two of them would tell what was said between', () => {
  const journal = answeredProject()
  const seen = seenIn(journal, ben, journal.events.length - 1)
  expect(views.survey.answer(seen, { id: 'qst_1' })?.told).toEqual({ kept: 'past' })
})
