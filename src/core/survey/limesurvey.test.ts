import { describe, expect, test } from 'vitest'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, emptyState } from '../state.ts'
import { responsesFrom } from './from-table.ts'
import { limeSurvey } from './limesurvey.ts'

type Items = Value<'questionnaire'>['items']
const items = [
  {
    key: 's-1',
    text: 'We trust “each” other.',
    part: 'behaviour',
    answer: { kind: 'scale', anchors: ['No', '', 'Yes'] },
  },
  {
    key: 's1',
    text: 'Which do you use?',
    part: 'about you',
    must: true,
    answer: { kind: 'choice', options: ['Huddles', 'Dashboards'], several: true },
  },
  {
    key: 'role',
    text: 'What is your role?',
    part: 'about you',
    answer: { kind: 'choice', options: ['Nurse', 'Doctor'] },
  },
  {
    key: 'turn',
    text: 'For worse or better?',
    part: 'outcome',
    answer: { kind: 'scale', from: -1, anchors: ['Worse', 'Same', 'Better'] },
  },
  { key: '9', text: 'How many?', part: 'open', answer: { kind: 'number' } },
] as Items

/** A tab separated file as PHP reads it: quotes hold a cell together, and stand doubled in it. */
function cellsOf(file: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.length > 1)
}

test('LimeSurvey gets a row for each setting, question and answer, on a line each, with ids and codes that it takes', () => {
  const file = limeSurvey({ purpose: 'assessment', title: 'A & B', items })
  expect(file.startsWith('\uFEFFid\tclass\t')).toBe(true)
  const rows = cellsOf(file.slice(1))
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([13]))
  expect(
    rows.slice(1).map(([id, of, type, name, , text]) => [id, of, type, name, text].filter(Boolean).join(' ')),
  ).toEqual([
    'S language en',
    'S anonymized Y',
    'S format G',
    'SL surveyls_title A &#38; B',
    '1 G Assessment',
    '1 Q L Q1x We trust “each” other.',
    '1 A 0 1 No',
    '1 A 0 2 2',
    '1 A 0 3 Yes',
    '2 Q M s1 Which do you use?',
    '3 SQ 0 SQ001 Huddles',
    '4 SQ 0 SQ002 Dashboards',
    '5 Q L role What is your role?',
    '5 A 0 1 Nurse',
    '5 A 0 2 Doctor',
    '6 Q L turn For worse or better?',
    '6 A 0 A1 Worse',
    '6 A 0 A2 Same',
    '6 A 0 A3 Better',
    '7 Q N Q5x How many?',
  ])
})

test('tabs, breaks, quotes and braces in words do not break a row, a cell or a question', () => {
  const text = 'One\ttwo\n"three" {four} <five>'
  const file = limeSurvey({
    purpose: 'survey',
    title: 'T',
    items: [{ key: 'a', text, part: 'open', answer: { kind: 'text' } }],
  })
  expect(cellsOf(file.slice(1)).at(-1)?.[5]).toBe('One two<br>"three" &#123;four&#125; &#60;five&#62;')
})

/** What LimeSurvey exports of one who answered fully, one who left early and one who was not asked a question, by its headings. */
describe('answers come back from LimeSurvey', () => {
  const state = emptyState()
  const made = (type: string, id: string, to: object) => apply(state, { type, id, from: null, to } as Fact)
  made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Q', items })
  made('wave.opened', 'wav_1', { questionnaire: 'qst_1', name: 'Spring', anonymous: false, by: 'per_ana' })
  const take = (rows: string[][]) => {
    let n = 0
    const { facts, left, table } = responsesFrom(state, 'wav_1', rows, (): Id<'rsp'> => `rsp_${n++}`)
    return { left, tool: table.tool, said: facts.map(({ to }) => to as Value<'response'>) }
  }
  const own = ['id', 'submitdate', 'lastpage', 'startlanguage', 'seed']
  const answered = [
    { 's-1': 3, s1: ['Dashboards'], role: 'Nurse', turn: -1, 9: 4 },
    { 's-1': 1, s1: ['Huddles', 'Dashboards'] },
  ]
  const full = [
    ['1', '2026-03-02 10:11:12', '1', 'en', '77', 'Yes', 'No', 'Yes', 'Nurse', 'Worse', '4'],
    ['2', '', '0', 'en', '78', 'No', 'Yes', 'Yes', 'N/A', 'N/A', ''],
  ]
  const coded = [
    ['1', '2026-03-02 10:11:12', '1', 'en', '77', '3', '', 'Y', '1', 'A1', '4'],
    ['2', '', '0', 'en', '78', '1', 'Y', 'Y', '', '', ''],
  ]
  const headings = {
    'question code': [...own, 'Q1x', 's1[SQ001]', 's1[SQ002]', 'role', 'turn', 'Q5x'],
    'question code and question text': [
      ...[
        'id. Response ID',
        'submitdate. Date submitted',
        'lastpage. Last page',
        'startlanguage. Start language',
        'seed. Seed',
      ],
      ...[
        'Q1x. We trust “each” other.',
        's1[SQ001]. Which do you use? [Huddles]',
        's1[SQ002]. Which do you use? [Dashboards]',
      ],
      ...['role. What is your role?', 'turn. For worse or better?', 'Q5x. How many?'],
    ],
    'full question text': [
      ...['Response ID', 'Date submitted', 'Last page', 'Start language', 'Seed'],
      ...['We trust “each” other.', 'Which do you use? [Huddles]', 'Which do you use? [Dashboards]'],
      ...['What is your role?', 'For worse or better?', 'How many?'],
    ],
  }
  test.each(Object.entries(headings))('with headings as %s, in full answers', (_, head) => {
    const { said, tool, left } = take([head, ...full])
    expect(tool).toBe('LimeSurvey')
    expect(said.map(({ answers }) => answers)).toEqual(answered)
    expect(said.map(({ on, respondent }) => [respondent, on])).toEqual([
      ['1', '2026-03-02'],
      ['2', undefined],
    ])
    expect(left).toEqual([{ row: 3, message: '2 answered two of five items.' }])
  })
  test('with question codes, in answer codes', () => {
    expect(take([headings['question code'], ...coded]).said.map(({ answers }) => answers)).toEqual(answered)
  })
  test('of a survey that keeps no days, whose answers all bear the first of 1980, no day is taken', () => {
    const [first] = full
    const { said } = take([headings['question code'], first?.with(1, '1980-01-01 00:00:00') ?? []])
    expect(said[0]?.on).toBeUndefined()
  })
})
