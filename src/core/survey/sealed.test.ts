import { expect, test } from 'vitest'
import { howFar } from '../evaluation/how-far.ts'
import type { Event, Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { followed } from '../project/following.ts'
import { mayKnow, mayRead, seenBy } from '../project/seen-by.ts'
import { apply, draft, emptyState } from '../state.ts'
import { responded, respondedWords } from './responded.ts'
import { summaryOf } from './summary.ts'

const made = (type: string, id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const item = { key: 'trust', text: 'Trust', part: 'context', answer: { kind: 'scale', anchors: ['no', 'yes'] } }
const facts = [
  made('person.joined', 'per_ana', { roles: ['owner'] }),
  made('person.joined', 'per_ben', { roles: ['reviewer'] }),
  made('questionnaire.made', 'qst_1', {
    purpose: 'survey',
    title: 'Q',
    items: [item, { ...item, key: 'words', answer: { kind: 'text' } }],
  }),
  made('wave.opened', 'wav_1', { questionnaire: 'qst_1', name: 'W', anonymous: false, closed: true, by: 'per_ana' }),
  ...Array.from({ length: 6 }, (_, i) =>
    made('questionnaire.answered', `rsp_${i}`, {
      questionnaire: 'qst_1',
      wave: 'wav_1',
      respondent: `canary-${i}`,
      answers: { trust: 1 + (i % 2), words: `canary said ${i}` },
    }),
  ),
]
const events = facts.map(
  (fact, i): Event => ({
    seq: i + 1,
    id: `${i}`,
    at: '2026-01-01T00:00:00Z',
    actor: 'per_ana',
    act: `${i}`,
    fact,
    hash: '',
  }),
)
const state = emptyState()
for (const fact of facts) apply(state, fact)

test('who does not lead sees how many answered and what they said in groups, and no answer of anyone', () => {
  const seen = seenBy(state, 'per_ben')
  expect(JSON.stringify([...seen.response])).not.toContain('canary')
  expect(JSON.stringify(seen.response.get('rsp_1'))).not.toContain('canary')
  expect([seen.response.size, seen.response.has('rsp_3')]).toEqual([6, true])
  expect(summaryOf(seen, { questionnaire: 'qst_1', wave: 'wav_1' })).toEqual(
    summaryOf(state, { questionnaire: 'qst_1', wave: 'wav_1' }),
  )
  const events_ = followed(undefined, { state, events }, 'per_ben').events
  expect(JSON.stringify(events_)).not.toContain('canary')
  expect(events_).toHaveLength(4)
})

test('a draft over what is sealed counts the same, and tells no more', () => {
  const over = draft(seenBy(state, 'per_ben'))
  expect(summaryOf(over, { questionnaire: 'qst_1', wave: 'wav_1' })).toEqual(
    summaryOf(state, { questionnaire: 'qst_1', wave: 'wav_1' }),
  )
  expect(JSON.stringify([...over.response])).not.toContain('canary')
})

test('who leads may read them, and asking by id tells nobody else whether they are there', () => {
  const may = (viewer: Id<'per'>) => [mayKnow(state, viewer, 'rsp_1'), mayKnow(state, viewer, 'rsp_none')]
  expect([may('per_ana'), may('per_ben')]).toEqual([
    [true, true],
    [false, false],
  ])
  expect(events.filter(mayRead(state, 'per_ana'))).toHaveLength(events.length)
  expect(seenBy(state, 'per_ana')).toBe(state)
})

test('what is followed keeps up with new answers, and keeps them sealed', () => {
  const growing = emptyState()
  const heard: Event[] = []
  let known = followed(undefined, { state: growing, events: heard }, 'per_ben')
  for (const event of events) {
    apply(growing, event.fact)
    heard.push(event)
    known = followed(known, { state: growing, events: heard }, 'per_ben')
  }
  expect(known.state.response.size).toBe(6)
  expect(JSON.stringify([...known.state.response, ...known.events])).not.toContain('canary')
})

test('an open wave tells how many answered, and nothing else', () => {
  const open = { ...state, wave: new Map([['wav_1', { ...state.wave.get('wav_1'), closed: false }]]) } as typeof state
  const told = summaryOf(open, { questionnaire: 'qst_1', wave: 'wav_1' })
  expect(told).toMatchObject({ responses: 6, kept: 'open', items: [], groups: [] })
})

test('who leads is told exactly how many answered, others not of few, and what was withdrawn counts for nobody', () => {
  const said = (viewer: Id<'per'>, asked?: number) => {
    const wave = { ...state.wave.get('wav_1'), smallest: 7, ...(asked && { asked: [{ who: 'staff', number: asked }] }) }
    const seen = seenBy({ ...state, wave: new Map([['wav_1', wave]]) } as typeof state, viewer)
    return respondedWords(responded(seen, viewer, 'wav_1'))
  }
  expect(said('per_ana', 12)).toBe('six responses of 12 asked, 50 %')
  expect(said('per_ben', 12)).toBe('fewer than seven responses of 12 asked')
  expect(said('per_ana')).toBe('six responses')
  // Six are no few where five are the smallest group.
  expect(responded(seenBy(state, 'per_ben'), 'per_ben', 'wav_1').responses).toBe(6)
  const gone = new Map(state.response).set('rsp_1', { ...state.response.get('rsp_1'), answers: {} } as never)
  expect(responded({ ...state, response: gone } as typeof state, 'per_ana', 'wav_1').responses).toBe(5)
  const project = new Map([['prj_1', { title: 'E', kind: 'realist evaluation' }]])
  const few = new Map([...state.response].slice(0, 4))
  const refs = { ...state.refs, response: new Map([['wav_1', new Set(few.keys())]]) }
  const small = { ...state, project, response: few, refs } as unknown as typeof state
  const told = (viewer: Id<'per'>) => howFar(seenBy(small, viewer), viewer)[2]
  expect(told('per_ana')).toMatchObject({ number: 4, rest: 'one questionnaire' })
  expect(told('per_ben')).toMatchObject({ number: 0, rest: 'one questionnaire, without waves of few' })
})
