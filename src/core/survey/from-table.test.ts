import { describe, expect, test } from 'vitest'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, emptyState } from '../state.ts'
import { answerTable } from './columns.ts'
import { responsesFrom } from './from-table.ts'

const made = (type: string, id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const agree = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree']
const items = [
  {
    key: 'trust',
    text: 'We trust each other across organisations.',
    part: 'context',
    answer: { kind: 'scale', anchors: agree },
  },
  {
    key: 'role',
    text: 'What is your role?',
    part: 'about you',
    answer: { kind: 'choice', options: ['Nurse', 'Doctor', 'Manager'] },
  },
  {
    key: 'tools',
    text: 'Which of these do you use?',
    part: 'behaviour',
    answer: { kind: 'choice', options: ['Huddles', 'Dashboards'], several: true },
  },
  {
    key: 'years',
    text: 'How many years have you worked here?',
    part: 'about you',
    answer: { kind: 'number', min: 0, max: 60 },
  },
  { key: 'more', text: 'Is there anything else?', part: 'open', answer: { kind: 'text' } },
] as const

function world(anonymous = false) {
  const state = emptyState()
  for (const fact of [
    made('case.chosen', 'cas_n', { name: 'North' }),
    made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Q', items }),
    made('wave.opened', 'wav_1', { questionnaire: 'qst_1', name: 'Spring', anonymous, by: 'per_ana' }),
  ])
    apply(state, fact)
  let n = 0
  const take = (rows: readonly (readonly string[])[], keep = true) => {
    const read = responsesFrom(state, 'wav_1', rows, (): Id<'rsp'> => `rsp_${9 - n++}`)
    if (keep) for (const fact of read.facts) apply(state, fact)
    return { ...read, answers: read.facts.map((fact) => (fact.to as { answers: object }).answers) }
  }
  return { state, take }
}

describe('the head of a table as each tool writes it', () => {
  const means = (rows: string[][]) => {
    const { columns, tool, first } = answerTable(items as never, rows)
    return [tool, first, columns.map(({ means }) => (typeof means === 'object' ? (means.option ?? means.item) : means))]
  }
  test('Qualtrics: names, questions and import ids; addresses and places are personal', () => {
    const head = ['StartDate', 'IPAddress', 'ResponseId', 'RecipientEmail', 'LocationLatitude', 'Q1', 'Q2', 'years']
    const text = [
      'Start Date',
      'IP Address',
      'Response ID',
      'Recipient Email',
      'Location Latitude',
      items[0].text,
      'How far … - What is your role?',
      'Years?',
    ]
    const ids = head.map((name) => `{"ImportId":"${name}"}`)
    expect(means([head, text, ids])).toEqual([
      'Qualtrics',
      4,
      ['tool', 'personal', 'respondent', 'personal', 'personal', 'trust', 'role', 'years'],
    ])
  })
  test('REDCap: names, and a column for each option', () => {
    expect(means([['record_id', 'redcap_event_name', 'trust', 'tools___1', 'tools___2', 'survey_complete']])).toEqual([
      'REDCap',
      2,
      ['respondent', 'tool', 'trust', 'Huddles', 'Dashboards', 'tool'],
    ])
  })
  test('LimeSurvey: codes with their question behind, and sub-questions', () => {
    const head = [
      'id',
      'submitdate',
      'lastpage',
      'startlanguage',
      'trust. We trust each other across organisations.',
      'tools[SQ001]',
      'tools[SQ002]',
    ]
    expect(means([head])).toEqual([
      'LimeSurvey',
      2,
      ['respondent', 'day', 'tool', 'tool', 'trust', 'Huddles', 'Dashboards'],
    ])
  })
  test('Microsoft Forms, Google Forms and JISC Online Surveys: the questions themselves', () => {
    expect(means([['ID', 'Start time', 'Completion time', 'Email', 'Name', items[0].text, items[2].text]])).toEqual([
      'Microsoft Forms',
      2,
      ['respondent', 'tool', 'day', 'personal', 'personal', 'trust', 'tools'],
    ])
    expect(means([['Timestamp', 'Email address', 'How far? [We trust each other across organisations.]']])).toEqual([
      'Google Forms',
      2,
      ['day', 'personal', 'trust'],
    ])
    expect(
      means([['Unique response number', '1. What is your role?', '2. How many years have you worked here? *']]),
    ).toEqual(['JISC Online Surveys', 2, ['respondent', 'role', 'years']])
  })
})

test('answers are read by number and by words; what does not fit is listed with its row and kept as it came', () => {
  const { take } = world()
  const { answers, left } = take([
    ['code', 'trust', 'role', 'tools', 'years', 'more'],
    ['a', '4', 'nurse', 'Huddles; Dashboards', '12', 'Good.'],
    ['b', 'Strongly agree', '2', 'Huddles', '3,5', ''],
    ['c', '5 - Strongly agree', 'Porter', '', 'many', '=1+1'],
    ['d', '7', 'Doctor', 'Whistles', '-1', ''],
    ['', '', '', '', '', ''],
  ])
  expect(answers).toEqual([
    { trust: 4, role: 'Nurse', tools: ['Huddles', 'Dashboards'], years: 12, more: 'Good.' },
    { trust: 5, role: 'Doctor', tools: ['Huddles'], years: 3.5 },
    { trust: 5, role: 'Porter', years: 'many', more: '=1+1' },
    { trust: '7', role: 'Doctor', tools: 'Whistles', years: '-1' },
  ])
  expect(left.map(({ row, message }) => `${row} ${message.split(';')[0]}`)).toEqual([
    '4 role: “Porter” is not among its answers',
    '4 years: “many” is not among its answers',
    '5 trust: “7” is not among its answers',
    '5 tools: “Whistles” is not among its answers',
    '5 years: “-1” is not among its answers',
  ])
})

test('who answers twice is listed, a row without answers too, and one with few is taken and listed', () => {
  const { take } = world()
  const { answers, left } = take([
    ['code', 'trust', 'role', 'years', 'case'],
    ['a', '4', 'Nurse', '1', 'north'],
    ['a', '1', 'Nurse', '1', ''],
    ['b', '', '', '', ''],
    ['c', '3', '', '', 'Nowhere'],
  ])
  expect(answers).toHaveLength(2)
  expect(left.map(({ row, message }) => [row, message])).toEqual([
    [3, 'a answered in row 2 already; that one is taken, and this one is not.'],
    [4, 'b answered nothing.'],
    [5, 'c answered one of three items.'],
    [5, 'There is no case called Nowhere; the answers are taken without one.'],
  ])
})

test('the same table twice adds nothing, and what is here is not overwritten', () => {
  const { take } = world()
  const rows = [
    ['code', 'trust'],
    ['a', '4'],
    ['b', '2'],
  ]
  expect(take(rows).facts).toHaveLength(2)
  expect(take(rows)).toMatchObject({ facts: [], left: [] })
  const changed = take([
    ['code', 'trust'],
    ['a', '1'],
    ['c', '5'],
  ])
  expect(changed.left).toEqual([{ row: 2, message: 'a is here already with other answers; those stay.' }])
  expect(changed.answers).toEqual([{ trust: 5 }])
})

test('without codes it goes by what was answered: two who answered alike are two, once', () => {
  const { take } = world()
  const rows = [
    ['trust', 'years'],
    ['4', '1'],
    ['4', '1'],
    ['5', '2'],
  ]
  expect(take(rows).facts).toHaveLength(3)
  expect(take(rows).facts).toEqual([])
  expect(take([...rows, ['4', '1']]).facts).toHaveLength(1)
})

test('an anonymous wave takes no code and no day, and not the order of the table', () => {
  const { take } = world(true)
  const { facts } = take([
    ['ResponseId', 'RecordedDate', 'trust'],
    ['R_1', '2026-03-01 10:00', '1'],
    ['R_2', '2026-03-02 10:00', '2'],
    ['R_3', '2026-03-02 11:00', '3'],
  ])
  expect(JSON.stringify(facts)).not.toMatch(/R_|2026|respondent|"on"/)
  expect(facts.map(({ to }) => (to as unknown as { answers: { trust: number } }).answers.trust)).toEqual([3, 2, 1])
})

test('in an anonymous wave a code still tells who stands there twice, and is not kept', () => {
  const { take } = world(true)
  const { facts, answers, left } = take([
    ['code', 'trust'],
    ['a', '4'],
    ['a', '1'],
    ['b', '4'],
  ])
  expect(answers).toEqual([{ trust: 4 }, { trust: 4 }])
  expect(JSON.stringify(facts)).not.toContain('respondent')
  expect(left.map(({ row }) => row)).toEqual([3])
})

test('a column with the words of an item goes before one that is called by its key', () => {
  const { take } = world()
  const { answers } = take([
    ['Trust', items.find(({ key }) => key === 'trust')?.text ?? ''],
    ['of mine', '4'],
  ])
  expect(answers).toEqual([{ trust: 4 }])
})

test('who withdrew is not brought in again by the same table', () => {
  const { state, take } = world()
  take([
    ['code', 'trust'],
    ['a', '4'],
  ])
  const [id, response] = [...state.response][0] ?? []
  apply(state, {
    type: 'questionnaire.answered',
    id: id as Id<'rsp'>,
    from: { answers: response?.answers ?? {} },
    to: { answers: {} },
  })
  expect(
    take([
      ['code', 'trust'],
      ['a', '4'],
    ]),
  ).toMatchObject({ facts: [], left: [{ row: 2, message: 'a withdrew; nothing more is taken.' }] })
})

test('a column of addresses is no code, though somebody says it is one', () => {
  const { facts, table } = responsesFrom(
    world().state,
    'wav_1',
    [
      ['Kontakt', 'trust'],
      ['nora@quaxolith.example', '4'],
    ],
    (): Id<'rsp'> => 'rsp_1',
    { 0: 'respondent' },
  )
  expect(facts).toHaveLength(1)
  expect(JSON.stringify(facts)).not.toContain('quaxolith')
  expect(table.columns[0]?.means).toBe('personal')
})

test('a table of something else says so', () => {
  expect(
    world().take([
      ['date', 'value'],
      ['2026', '4'],
    ]).left[0]?.message,
  ).toBe('No column has the key or the words of an item.')
  // Taken for the names of columns, the answers of the first row would be lost.
  expect(
    world().take([
      ['5', '4', ''],
      ['1', '2', '3'],
    ]).left[0]?.message,
  ).toMatch(/Its first row looks like answers/)
})
