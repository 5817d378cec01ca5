import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Command } from '../command.ts'
import type { Id } from '../ids.ts'
import { wordsOf } from '../report/blocks.ts'
import { report } from '../report/report.ts'
import { trail } from '../trail.ts'
import { type AnyView, views } from '../view/views.ts'
import { summaryOf } from './summary.ts'

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
    {
      type: 'questionnaire.made',
      id: 'qst_1',
      to: {
        purpose: 'survey',
        title: 'Q',
        items: [
          { key: 'trust', text: 'Trust?', part: 'context', answer: scale },
          { key: 'more', text: 'More?', part: 'open', answer: { kind: 'text' } },
          { key: 'years', text: 'Years?', part: 'about you', answer: { kind: 'number' } },
        ],
      },
    },
    { type: 'wave.opened', id: 'wav_1', to: { questionnaire: 'qst_1', name: 'W', anonymous: false, by: ana } },
    ...[0, 1, 2, 3, 4, 5].map((i) => ({
      type: 'questionnaire.answered',
      id: `rsp_${i}`,
      to: {
        questionnaire: 'qst_1',
        wave: 'wav_1',
        case: i === 5 ? 'cas_2' : 'cas_1',
        respondent: `canary-${i}`,
        answers: { trust: 1 + (i % 2), more: `canary ${i}`, years: 98761 + i },
      },
    })),
  )
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

test('a wave of few is told neither by its number, nor as the difference between all waves and the others', () => {
  const journal = answeredProject()
  const answer = (wave: string, n: number, answers: object) =>
    Array.from({ length: n }, (_, i) => ({
      type: 'questionnaire.answered',
      id: `rsp_${wave}${i}`,
      from: null,
      to: { questionnaire: 'qst_1', wave, respondent: `${wave}${i}`, answers },
    }))
  const opened = (id: string, name: string) => ({
    type: 'wave.opened',
    id,
    from: null,
    to: { questionnaire: 'qst_1', name, anonymous: false, by: ana, asked: [{ role: 'head of the isle', number: 1 }] },
  })
  const closed = (id: string) => ({ type: 'wave.opened', id, from: { closed: null }, to: { closed: true } })
  for (const changes of [
    [opened('wav_few', 'Few'), opened('wav_item', 'Item of few')],
    [
      ...answer('wav_few', 3, { trust: 2 }),
      ...answer('wav_item', 2, { trust: 2 }),
      ...answer('wav_item', 5, { years: 3 }).map((one) => ({
        ...one,
        id: `${one.id}y`,
        to: { ...one.to, respondent: `${one.id}y` },
      })),
    ],
    [closed('wav_few'), closed('wav_item')],
  ])
    expect(carryOut(journal, ana, { do: 'change', changes } as unknown as Command)).toBeUndefined()
  const { state, events } = journal
  const together = summaryOf(state, { questionnaire: 'qst_1', by: 'wave' })
  expect(together.groups).toEqual([
    { name: 'W', n: 6 },
    { name: 'Few', n: undefined },
    { name: 'Item of few', n: 7 },
  ])
  expect(together.responses).toBe(13)
  const alone = summaryOf(state, { questionnaire: 'qst_1', wave: 'wav_1' })
  const trust = (summary: typeof alone) => summary.items.find(({ item }) => item.key === 'trust')?.all
  expect(trust(together)?.n).toBe(6)
  expect(trust(together)?.counts).toEqual(trust(alone)?.counts)
  expect(summaryOf(state, { questionnaire: 'qst_1', wave: 'wav_few' })).toMatchObject({
    responses: undefined,
    kept: 'few',
  })
  const printed = report(state, { events }).map(wordsOf).join('\n')
  expect(printed).toContain('Few · head of the isle · Fewer than five people have answered; nothing is told of so few.')
  expect(printed).not.toMatch(/three people|3 people|responses to questionnaires|1 head of the isle/i)
})
