import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { withPrivate } from '../../../test/support/private-words.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { reported } from '../project/published.ts'
import { reportMarkdown } from '../report/markdown.ts'
import { report } from '../report/report.ts'
import { heard, saidOf } from './heard.ts'
import { samplingFrame, targetsWithHeard } from './sampling.ts'
import { stoppingOf } from './stopping.ts'

/** Interviews one a day, each with somebody of a role in a case, and what they said to the theory. */
function field(said: [says: string, role: string, where: string][]) {
  const journal = review()
  change(journal, [
    made('case.chosen', 'cas_n', { name: 'North' }),
    made('case.chosen', 'cas_s', { name: 'South' }),
    made('case.chosen', 'cas_w', { name: 'A ward of the north', within: 'cas_n' }),
  ])
  said.forEach(([says, role, where], i) => {
    const source = `src_i${i}`
    change(journal, [
      made('source.described', source, {
        kind: 'interview',
        reference: { type: 'interview', title: `Interview ${i}` },
      }),
      made('encounter.held', `enc_${source}`, {
        source,
        case: where,
        on: `2026-03-${String(28 - i).padStart(2, '0')}`,
      }),
      made('participant.enrolled', `prt_${i}`, { role, source, consent: 'given' }),
      made('theory.answered', `rpl_${source}.cmoc_1`, {
        source,
        configuration: 'cmoc_1',
        says,
        by: ana,
        note: 'Hush.',
      }),
    ])
  })
  return journal
}
const frameOf = ({ state }: ReturnType<typeof field>) =>
  samplingFrame(state, heard(state)).find(({ configuration }) => configuration === 'cmoc_1')

test('encounters come in the order of their days, with who took part by role', () => {
  const { state } = field([
    ['confirms', 'nurse', 'cas_n'],
    ['refines', 'manager', 'cas_s'],
  ])
  expect(heard(state).map(({ source, roles, consent }) => [source, roles, consent])).toEqual([
    ['src_i1', ['manager'], 'not recorded'],
    ['src_i0', ['nurse'], 'not recorded'],
  ])
})

test('the rule says to go on until as many encounters in a row bring nothing new, and no view counts as none', () => {
  const words = (...said: string[]) => {
    // Days run backwards, so that order is by day and not by coming in.
    const { state } = field([...said].reverse().map((says) => [says, 'nurse', 'cas_n']))
    return stoppingOf(state, heard(state), 'cmoc_1').words
  }
  expect(words()).toBe('Nobody has spoken to it yet.')
  expect(words('no view')).toBe('Nobody has spoken to it yet.')
  expect(words('confirms', 'refines', 'no view')).toBe('The last encounter brought something new: go on.')
  expect(words('refines', 'confirms', 'confirms')).toBe('Two encounters without anything new, of three: go on.')
  expect(words('adds', 'confirms', 'confirms', 'confirms')).toBe(
    'Nothing new in the last three encounters: enough by the rule of three.',
  )
  expect(words('confirms')).toBe('One encounter without anything new, of three: go on.')
})

test('a target that is open sets its own number, and is reached by who took part in its case and what is within it', () => {
  const journal = field([
    ['confirms', 'nurse', 'cas_w'],
    ['confirms', 'Nurse', 'cas_n'],
    ['confirms', 'nurse', 'cas_s'],
  ])
  const target = {
    role: 'nurse',
    way: 'interview',
    because: 'Few were heard.',
    wanted: 4,
    case: 'cas_n',
    configurations: ['cmoc_1'],
    stopAfter: 5,
  }
  change(journal, [made('sampling.planned', 'tgt_1', target)])
  const all = heard(journal.state)
  expect(targetsWithHeard(journal.state, all)[0]?.heard).toBe(2)
  expect(stoppingOf(journal.state, all, 'cmoc_1')).toMatchObject({ after: 5, enough: false })
  change(journal, [{ type: 'sampling.planned', id: 'tgt_1', from: { done: null }, to: { done: 'Enough.' } }])
  expect(stoppingOf(journal.state, all, 'cmoc_1')).toMatchObject({ after: 3, enough: true })
})

test('whom to hear next is who has not spoken to it, in cases where nobody has, and the reason is said', () => {
  expect(frameOf(field([]))?.next).toMatchObject({ way: 'interview', because: 'nobody has spoken to it yet' })
  const one = field([['confirms', 'manager', 'cas_n']])
  change(one, [
    made('participant.enrolled', 'prt_x', { role: 'nurse', consent: 'not recorded' }),
    made('sampling.planned', 'tgt_1', { role: 'nurse', way: 'interview', because: 'So.', wanted: 1 }),
  ])
  const lack = frameOf(one)
  expect(lack).toMatchObject({ roles: ['nurse'], split: false })
  expect(lack?.cases).toEqual(['cas_s', 'cas_w'])
  expect(lack?.next).toMatchObject({ way: 'interview', role: 'nurse', case: 'cas_s' })
  expect(lack?.next?.because).toContain('only manager spoke to it')
  const split = frameOf(
    field([
      ['confirms', 'nurse', 'cas_n'],
      ['falsifies', 'nurse', 'cas_s'],
    ]),
  )
  expect(split?.next?.because).toContain('some confirm it and some deny it')
})

test('of several in one source what is new counts, and what denies counts most', () => {
  const say = (...said: string[]) =>
    saidOf(said.map((says) => ['rpl_x', { configuration: 'cmoc_1', says }] as never)).get('cmoc_1')
  expect(say('confirms', 'refines')).toBe('refines')
  expect(say('no view', 'confirms')).toBe('confirms')
  expect(say('adds', 'falsifies', 'confirms')).toBe('falsifies')
  expect(say()).toBeUndefined()
})

test('the report counts replies and tells no group of fewer than five, nor one that would give such a one away', () => {
  const table = (said: [string, string, string][]) => {
    const { state } = field(said)
    const words = reportMarkdown(report(reported(state)))
    expect(words).not.toContain('Hush')
    const rows = words.split('\n')
    return rows[rows.findIndex((row) => row.includes('| Theory | Sources |')) + 2]
  }
  const nine: [string, string, string][] = Array.from({ length: 9 }, () => ['confirms', 'nurse', 'cas_n'])
  expect(table(nine.slice(0, 4))).toMatch(/\| few \| few \| few \| few \| few \| few \|/)
  expect(table(nine)).toMatch(/\| 9 \| 9 \| 0 \| 0 \| 0 \| 0 \|/)
  // One denied it: told beside nine of ten, the one would be told of too.
  expect(table([...nine, ['falsifies', 'nurse', 'cas_n']])).toMatch(/\| 10 \| few \| few \| few \| few \| few \|/)
})

test('what was withdrawn is not counted, and no note or setting of it is in the report', () => {
  const journal = field([['refines', 'nurse', 'cas_n']])
  carryOut(journal, ana, { do: 'withdraw', source: 'src_i0' })
  expect(reportMarkdown(report(reported(journal.state)))).not.toContain('Replies by theory')
  expect(reportMarkdown(report(reported(withPrivate().state)))).not.toMatch(/zzreply|zzward/)
})

test('the report tells no number of encounters or of a target that could single somebody out', () => {
  const seven = Array.from({ length: 7 }, (): [string, string, string] => ['confirms', 'nurse', 'cas_n'])
  const journal = field([...seven, ['adds', 'porter', 'cas_s']])
  const target = (id: string, more: object) =>
    made('sampling.planned', id, { way: 'interview', because: `Why ${id.slice(4)}.`, wanted: 9, ...more })
  change(journal, [
    target('tgt_1', { role: 'nurse' }),
    target('tgt_2', {}),
    target('tgt_3', { role: 'porter' }),
    target('tgt_4', { role: 'GP' }),
  ])
  const rows = reportMarkdown(report(reported(journal.state))).split('\n')
  const heardOf = (id: string) => rows.find((row) => row.includes(`Why ${id}.`))?.match(/\| 9 +\| (\w+)/)?.[1]
  // Seven nurses beside eight of anybody would tell of the porter.
  expect(['1', '2', '3', '4'].map(heardOf)).toEqual(['few', '8', 'few', '0'])
  expect(rows.filter((row) => /^\| Interview +\|/.test(row))).toEqual(['| Interview | 8 |'])
})
