import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath } from '../../test/support/store.ts'
import type { Fact } from '../core/fact.ts'
import { createSqlite } from '../store/sqlite.ts'

const add = (type: string, id: string, to: object) => ({ type, id, from: null, to }) as Fact
const judged = (of: string, degrees: Record<string, number>) =>
  Object.entries(degrees).map(([key, degree]) =>
    add('membership.judged', `mbr_ttb_1.${of}.${key}`, {
      table: 'ttb_1',
      case: of,
      key,
      degree,
      because: `Said of ${key}.`,
    }),
  )

/** Three places, of which two met early and had fewer waits. */
async function evaluated(): Promise<string> {
  const file = freshPath()
  const project = await foundedOn(createSqlite(file))
  const places = ['North', 'South', 'West'].map((name, i) => add('case.chosen', `cas_${name}`, { name, order: i }))
  const changes = [
    ...places,
    add('configuration.formed', 'cmoc_1', { title: 'Meeting early', template: 'tpl_cmo', order: 1 }),
    add('source.described', 'src_1', { kind: 'interview', reference: { type: 'interview', title: 'Interview 1' } }),
    add('need.found', 'ned_1', {
      of: 'carers',
      text: 'zzneed of one',
      source: 'src_1',
      configurations: ['cmoc_1'],
      order: 1,
    }),
    add('need.found', 'ned_2', {
      of: 'the valley',
      text: 'No clinic after five.',
      configurations: ['cmoc_1'],
      order: 2,
    }),
    add('outcome.agreed', 'aoc_1', {
      case: 'cas_North',
      text: 'Shorter waits',
      owner: 'place director',
      due: '2001',
      order: 1,
    }),
    add('decision.taken', 'dcs_1', {
      on: '2000-05',
      text: 'One list',
      because: 'Two hid who waited.',
      outcomes: ['aoc_1'],
      order: 1,
    }),
    add('action.agreed', 'acn_1', {
      text: 'Join the lists',
      owner: 'operations',
      progress: 'under way',
      due: '2001',
      outcome: 'aoc_1',
      order: 1,
    }),
    add('truth-table.laid', 'ttb_1', {
      title: 'What it takes',
      kind: 'crisp',
      conditions: [
        { key: 'MEET', label: 'They met early', expected: 'present' },
        { key: 'MONEY', label: 'There was money', expected: 'present' },
      ],
      outcome: { label: 'Waits fell' },
      order: 1,
    }),
    ...judged('cas_North', { MEET: 1, MONEY: 1, outcome: 1 }),
    ...judged('cas_South', { MEET: 1, MONEY: 0, outcome: 1 }),
    ...judged('cas_West', { MEET: 0, MONEY: 1, outcome: 0 }),
  ]
  expect(await project.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
  await project.close()
  return file
}

test('what is at stake, agreed, decided and late is printed, and stands in the report without what was not agreed to', async () => {
  const file = await evaluated()
  const told = await run('practice', file, '--as', ana)
  expect(told.out).toContain('Meeting early: no measures for the worse, no targets not reached, two needs')
  expect(told.out).toContain('Shorter waits: not measured, late (place director)')
  expect(told.out).toContain('  Join the lists: under way, late (operations)')
  expect(told.out).toContain('2000-05 One list: Two hid who waited.')
  expect(told.out).toContain('One agreed outcome, one action, one decision, two needs.')
  const data = JSON.parse((await run('practice', file, '--as', ana, '--json')).out)
  expect(JSON.stringify(data)).toContain('No clinic after five.')
  const shared = (await run('report', file, '--as', ana, '--piece', 'shared-intelligence')).out
  expect(shared).toContain('No clinic after five.')
  expect(shared).toContain('kept private')
  expect(shared).not.toContain('zzneed')
  const agreed = (await run('report', file, '--as', ana, '--piece', 'accountability')).out
  for (const words of ['Shorter waits', 'place director', 'Two hid who waited.', 'under way, late'])
    expect(agreed).toContain(words)
})

test('a truth table is printed with its rows and solutions, stands in the report, and its rows come as CSV', async () => {
  const file = await evaluated()
  const told = (await run('truth', file, '--as', ana)).out
  expect(told).toContain('  MEET·MONEY  yes  one case  1.000  1.000')
  expect(told).toContain('  ~MEET·MONEY  no  one case  0.000  0.000')
  expect(told).toContain('  necessary: MEET  consistency 1.000, relevance 1.000, coverage 1.000')
  expect(told).toContain('  Complex, intermediate and parsimonious: MEET  consistency 1.000, coverage 1.000')
  expect(told).toContain('One truth table.')
  const report = (await run('report', file, '--as', ana, '--piece', 'truth-tables')).out
  expect(report).toContain('Said of MEET.')
  const csv = join(dirname(file), 'rows.csv')
  expect((await run('report', file, '--as', ana, '--piece', 'table-rows-ttb_1', '--out', csv)).code).toBe(0)
  expect(readFileSync(csv, 'utf8')).toContain('MEET·~MONEY,1,yes,1,1,South')
})
