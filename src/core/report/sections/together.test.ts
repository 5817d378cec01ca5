import { expect, test } from 'vitest'
import { goTo, group, ranked, seats } from '../../../../test/support/group.ts'
import { ana } from '../../../../test/support/journal.ts'
import { change, made } from '../../../../test/support/review.ts'
import { reportMarkdown } from '../markdown.ts'
import { report } from '../report.ts'

test('what stakeholders said and what a group put first are told, by role, and the checklist points to them', () => {
  const journal = group({ question: 'What matters most?' })
  const before = reportMarkdown(report(journal.state))
  expect(before).not.toMatch(/stakeholder input|Prioritising/i)
  goTo(journal, 'ranking')
  change(journal, [ranked(seats.ana, ['ide_2', 'ide_1']), ranked(seats.carer, ['ide_2', 'ide_3'])])
  // While the group ranks nothing of it is told.
  expect(reportMarkdown(report(journal.state))).not.toContain('Prioritising')
  goTo(journal, 'closed')
  const said = { on: '2024-03-01', how: 'workshop', text: 'Rest comes first.', by: ana, order: 1 }
  change(journal, [{ type: 'idea.put', id: 'ide_2', from: { chosen: null }, to: { chosen: true } }])
  const { act, seq } = journal.events.at(-1) as { act: string; seq: number }
  change(journal, [
    made('input.given', 'inp_1', {
      ...said,
      who: [{ role: 'carers', number: 3 }],
      about: ['cmoc_1'],
      outcome: 'not changed',
      because: 'No source speaks of it.',
    }),
    made('input.given', 'inp_2', {
      ...said,
      on: '2024-02-01',
      who: [{ role: 'commissioner' }],
      outcome: 'changed',
      because: 'Reworded.',
      changed: ['cmoc_2'],
      acts: [act, 'act-of-nobody'],
    }),
  ])
  const words = reportMarkdown(report(journal.state, { events: journal.events }))
  expect(words).toContain(`(trail: event ${seq})`)
  expect(words).toContain(
    'Two contributions of stakeholders were recorded (commissioner and carers; by workshop). One of them led to a change, one of them to none, for a reason that is given.',
  )
  expect(words).toMatch(
    /2024-03-01 \| 3 carers \| workshop \| not said \| Rest comes first\. \| .*Open books.* \| No change: No source speaks of it\./,
  )
  expect(words).toContain(
    '“What matters most?” Four people (manager, patient and carer) used the nominal group technique',
  )
  expect(words).toContain('Four ideas, of which one was chosen.')
  expect(words).toMatch(/\| 1 \| Money \| 6 \| yes \|/)
  expect(words).toMatch(/\| 11 \|.*stakeholder input/)
  expect(words).toMatch(/\| 4 \|.*prioritising/)
  // By role: neither a person nor a seat is named.
  expect(words).not.toMatch(/per_dora|sea_/)
})
