import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { configurationLabel } from '../label.ts'
import { wordsOf } from '../report/blocks.ts'
import { reportPiece } from '../report/report.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { resultColumns, resultsFrom } from './results-from.ts'

function studied() {
  const journal = review()
  change(journal, [
    made('case.chosen', 'cas_1', { name: 'North' }),
    made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Trust at work', items: [] }),
  ])
  return journal
}
const ids = () => {
  let n = 0
  return { result: () => `rsl_${++n}` as const, evidence: () => `evd_r${++n}` as const }
}

test('each row becomes a result beside the links that it tests; what does not fit is listed with its row and reason', () => {
  const journal = studied()
  const { state } = journal
  const [configuration] = liveConfigurations(state)[0] ?? []
  if (!configuration) throw new Error('no configuration')
  const [[link = ''] = [], ...others] = linksOf(state, configuration)
  const label = configurationLabel(state, configuration)
  const rows = [
    [
      'Kind',
      'measure',
      'source',
      'estimate',
      'low',
      'high',
      'n',
      'direction',
      'case',
      'questionnaire',
      'link',
      'stance',
    ],
    [
      'Mediation',
      'trust between meeting and deciding',
      'src_adams',
      '0,31',
      '0.1',
      '0.5',
      '1,204',
      'higher',
      'north',
      '',
      link,
      'supports',
    ],
    ['QCA', 'consistency', 'src_adams', '0.92', '', '', '', '', '', '', `${link}; ${others[0]?.[0]}`, 'refutes'],
    ['effect', 'as a whole', 'src_adams', '2', '', '', '', '', '', '', label, 'qualifies'],
    ['guess', 'm', 'src_adams', '', '', '', '', '', '', '', '', ''],
    ['effect', 'm', 'nobody', '', '', '', '', '', '', '', '', ''],
    ['effect', 'm', 'src_adams', 'much', '', '', '', '', '', '', '', ''],
    ['effect', 'm', 'src_adams', '1', '2', '1', '', '', '', '', '', ''],
    ['effect', 'm', 'src_adams', '1', '2', '', '', '', '', '', '', ''],
    ['effect', 'm', 'src_adams', '1', '', '', '3.5', '', '', '', '', ''],
    ['survey', 'm', 'src_adams', '1', '', '', '4', '', '', 'Trust at work', '', ''],
    ['effect', 'm', 'src_adams', '1', '', '', '', 'sideways', '', '', '', ''],
    ['effect', 'm', 'src_adams', '1', '', '', '', '', 'South', '', '', ''],
    ['effect', 'm', 'src_adams', '1', '', '', '', '', '', '', 'lnk_none', 'supports'],
    ['effect', 'm', 'src_adams', '1', '', '', '', '', '', '', link, ''],
    [
      'Mediation',
      'Trust between meeting and deciding',
      'src_adams',
      '0.31',
      '0.1',
      '0.5',
      '1204',
      'higher',
      'North',
      '',
      '',
      '',
    ],
    ['', '', '', '', '', '', '', '', '', '', '', ''],
  ]
  const { facts, left } = resultsFrom(state, rows, ids(), ana)
  expect(left.map(({ row, message }) => [row, message.slice(0, 44)])).toEqual([
    [5, '“guess” is no kind of result. Say survey, in'],
    [6, 'There is no source “nobody”, or more than on'],
    [7, 'estimate: “much” is no number.'],
    [8, 'The interval ends before it begins: 2 to 1.'],
    [9, 'An interval has two bounds, low and high.'],
    [10, 'n: 3.5 is no number of people or things.'],
    [11, 'Results of fewer than 5 respondents are not '],
    [12, '“sideways” is no direction. Say higher, lowe'],
    [13, 'There is no case “South”, or more than one.'],
    [14, '“lnk_none” is no link of the theory. Say it '],
    [15, '“” is no stance to what it tests. Say suppor'],
    [16, 'It is here already: mediation, Trust between'],
  ])
  expect(carryOut(journal, ana, { do: 'bring', changes: facts })).toBeUndefined()
  expect([...journal.state.result.values()]).toMatchObject([
    {
      kind: 'mediation',
      estimate: 0.31,
      interval: { low: 0.1, high: 0.5 },
      n: 1204,
      direction: 'higher',
      case: 'cas_1',
      by: ana,
    },
    { kind: 'QCA', estimate: 0.92 },
    { kind: 'effect' },
  ])
  const laid = [...journal.state.evidence.values()].filter(({ result }) => result)
  expect(laid).toMatchObject([
    { configuration, links: [link], source: 'src_adams', stance: 'supports' },
    { links: [link, others[0]?.[0]], stance: 'refutes' },
    { configuration, links: [], stance: 'qualifies' },
  ])
  expect(reportPiece(journal.state, 'table-results')?.map(wordsOf).join()).toContain(
    'Mediation, trust between meeting and deciding: 0.31 (95 % 0.1 to 0.5), higher, n 1204',
  )
  // The same table once more adds nothing.
  expect(resultsFrom(journal.state, rows.slice(0, 4), ids(), ana)).toMatchObject({
    facts: [],
    left: [{ row: 2 }, { row: 3 }, { row: 4 }],
  })
  expect(resultsFrom(journal.state, [['measure', 'value']], ids(), ana).left).toEqual([
    { row: 1, message: 'No column is called kind or source.' },
  ])
})

test('the guide names every column', () => {
  const guide = readFileSync('docs/guide/indicators.md', 'utf8')
  for (const column of Object.keys(resultColumns)) expect(guide).toContain(`\`${column}\``)
})
