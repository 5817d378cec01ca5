import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Fact, Value } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { apply, emptyState } from '../core/state.ts'
import { responsesFrom } from '../core/survey/from-table.ts'
import { readTable } from './read-table.ts'

/** What each survey tool writes, by hand and made up: one file for each way of writing. */
const folder = 'test/files/surveys'
const files = readdirSync(folder).filter((name) => /\.[ct]sv$/.test(name))
const agree = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree']
const several = { kind: 'choice', options: ['Huddles, daily', 'Dashboards'], several: true }
const items = [
  ['trust', 'We trust each other across organisations.', { kind: 'scale', anchors: agree }],
  ['role', 'What is your role?', { kind: 'choice', options: ['Nurse', 'Doctor', 'Manager'] }],
  ['tools', 'Which of these do you use?', several],
  ['years', 'How many years have you worked here?', { kind: 'number', min: 0, max: 60 }],
  ['more', 'Is there anything else?', { kind: 'text' }],
].map(([key, text, answer]) => ({ key, text, part: 'open', answer }))

function read(name: string, said = {}) {
  const state = emptyState()
  const made = (type: string, id: string, to: object) => apply(state, { type, id, from: null, to } as Fact)
  made('case.chosen', 'cas_n', { name: 'North' })
  made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Q', items })
  made('wave.opened', 'wav_1', { questionnaire: 'qst_1', name: 'Spring', anonymous: false, by: 'per_ana' })
  let n = 0
  const rows = readTable(readFileSync(`${folder}/${name}`))
  const { facts, left, table } = responsesFrom(state, 'wav_1', rows, (): Id<'rsp'> => `rsp_${n++}`, said)
  const meaning = ({ means }: (typeof table.columns)[number]) =>
    typeof means !== 'object' ? means : means.option === undefined ? means.item : `${means.item}: ${means.option}`
  return {
    tool: table.tool,
    columns: table.columns.map((column) => `${column.head} | ${meaning(column)}`),
    responses: facts.map(({ to }) => {
      const { questionnaire: _, wave: __, ...said } = to as Value<'response'>
      return said
    }),
    left: left.map(({ row, message }) => `${row}: ${message}`),
  }
}

test.each(files)('%s is read as its tool means it', async (name) => {
  await expect(`${JSON.stringify(read(name), null, 1)}\n`).toMatchFileSnapshot(
    `../../${folder}/${name.replace(/\.\w+$/, '.json')}`,
  )
})

test.each(files)('of %s nothing is taken that tells who somebody is, whatever is said of its columns', (name) => {
  const plain = read(name)
  const personal = plain.columns.flatMap((column, at) => (column.endsWith('| personal') ? [at] : []))
  expect(personal.length).toBeGreaterThan(0)
  for (const { responses } of [plain, ...personal.map((at) => read(name, { [at]: 'respondent' }))]) {
    expect(responses.length).toBeGreaterThan(0)
    expect(JSON.stringify(responses)).not.toMatch(/nora|nightshade|quaxolith|192\.0\.2|51\.\d|ward-7|madeup\b/i)
  }
})
