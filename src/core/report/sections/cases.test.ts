import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../../test/support/journal.ts'
import { change, made, review } from '../../../../test/support/review.ts'
import { check } from '../../check/check.ts'
import { reportMarkdown } from '../markdown.ts'
import { report } from '../report.ts'

test('cases, contexts, verdicts across and within cases are told, with what tells the cases apart', () => {
  const journal = review()
  expect(reportMarkdown(report(journal.state))).not.toMatch(/## Cases|Configurations in cases/)
  const attributes = [{ name: 'people', value: '1.2 million' }]
  change(journal, [
    made('case.chosen', 'cas_n', { name: 'North', kind: 'system', chosenBecause: 'Long ties.', attributes, order: 1 }),
    made('case.chosen', 'cas_s', { name: 'South', within: 'cas_n', order: 2 }),
    made('context.found', 'ctx_1', {
      case: 'cas_n',
      text: 'a joint budget',
      holds: 'holds',
      from: '2023',
      because: 'Minutes.',
    }),
    made('context.found', 'ctx_2', { case: 'cas_s', text: 'a joint budget', holds: 'does not hold', until: '2024' }),
  ])
  const judge = { do: 'judge', configuration: 'cmoc_1' } as const
  carryOut(journal, ana, { ...judge, case: 'cas_n', verdict: 'activated', evidence: ['evd_1'], because: 'Two boards.' })
  carryOut(journal, ana, { ...judge, case: 'cas_s', verdict: 'blocked', because: 'Nobody was free.' })
  const words = reportMarkdown(report(journal.state))
  for (const said of [
    /North \| system \| +\| Long ties\. \| people: 1\.2 million/,
    /North \| a joint budget \| holds \| from 2023 \| Minutes\./,
    /Two verdicts on configurations in cases: 1 activated and 1 blocked\./,
    /“a joint budget” holds wherever it was at work \(one case\) and nowhere else\./,
    /activated \| .*Adams.* \| Two boards\./,
    /A context that no configuration has: “a joint budget” \(North\)\./,
  ])
    expect(words).toMatch(said)
  expect(words).not.toContain('before the theory moved')
})

test('verdicts without evidence, and those given before the theory moved, are found', () => {
  const journal = review()
  const found = () => check(journal.state).filter((one) => one.check.startsWith('verdict'))
  change(journal, [made('case.chosen', 'cas_n', { name: 'North' })])
  const judge = { do: 'judge', case: 'cas_n', configuration: 'cmoc_1', because: 'Seen.' } as const
  carryOut(journal, ana, { ...judge, verdict: 'latent' })
  expect(found()).toEqual([])
  carryOut(journal, ana, { ...judge, verdict: 'blocked' })
  expect(found().map((one) => one.check)).toEqual(['verdict-without-evidence'])
  carryOut(journal, ana, { ...judge, verdict: 'blocked', evidence: ['evd_1'] })
  expect(found()).toEqual([])
  change(journal, [
    { type: 'component.worded', id: 'cmp_open', from: { text: 'open accounts' }, to: { text: 'open books' } },
  ])
  expect(found()).toMatchObject([{ check: 'verdict-before-theory-moved', about: ['act_cas_n.cmoc_1'] }])
  expect(reportMarkdown(report(journal.state))).toContain('One verdict was given before the theory moved')
})
