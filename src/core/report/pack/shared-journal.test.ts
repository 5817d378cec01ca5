import { expect, test } from 'vitest'
import { ana } from '../../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../../test/support/review.ts'
import { sharedJournal } from './shared-journal.ts'

const names = new Map([
  [ana, { name: 'Ana María Ruiz' }],
  [ben, { name: 'Ben' }],
])
const called = new Map([
  [ana, 'person-2'],
  [ben, 'person-1'],
])

/** A review with an interview in it, whose words, place and file nobody outside is to see. */
function interviewed() {
  const journal = review()
  change(journal, [
    made('source.described', 'src_talk', {
      kind: 'interview',
      reference: { type: 'interview', title: 'Talk with the matron of St Elsewhere' },
      note: 'She cried.',
    }),
    made('participant.enrolled', 'prt_1', {
      role: 'matron',
      organisation: 'St Elsewhere',
      consent: 'given',
      source: 'src_talk',
    }),
    made('excerpt.made', 'exc_talk', {
      source: 'src_talk',
      quote: 'Nobody told us.',
      memo: 'Angry.',
      selectors: [{ type: 'quote', exact: 'Nobody told us.' }],
    }),
    made('excerpt.made', 'exc_paper', {
      source: 'src_adams',
      quote: 'They met weekly.',
      memo: 'Ana María Ruiz found this.',
    }),
    made('declaration.made', 'dcl_1', { kind: 'conflict of interest', text: 'Paid by the hospital.', person: ben }),
  ])
  change(journal, [
    { type: 'excerpt.made', id: 'exc_talk', from: { quote: 'Nobody told us.' }, to: { quote: 'Nobody told us it.' } },
  ])
  return journal
}

test('what participants said, where they work and what their source is called is withheld, also where it was changed', () => {
  const { events, state } = interviewed()
  const shared = sharedJournal(events, state, {})
  const text = JSON.stringify(shared.events)
  for (const secret of ['Nobody told us', 'Angry', 'St Elsewhere', 'She cried', 'Talk with the matron'])
    expect(text).not.toContain(secret)
  expect(text).toContain('They met weekly.')
  expect(text).toContain('"role":"matron"')
  expect(shared.withheld).toBe(4)
  expect(shared.events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq))
})

test('what the team marked private is withheld too, with what is said of it', () => {
  const journal = interviewed()
  change(journal, [
    made('evidence.linked', 'evd_paper', {
      configuration: 'cmoc_1',
      links: ['lnk_c'],
      source: 'src_adams',
      excerpt: 'exc_paper',
      stance: 'supports',
      memo: 'Weekly, they say.',
      locator: 'p. 3',
    }),
    made('words.withheld', 'wth_1', { thing: 'exc_paper', because: 'They asked us to.', by: ana }),
    made('words.withheld', 'wth_2', { thing: 'src_brown', by: ana }),
  ])
  const text = JSON.stringify(sharedJournal(journal.events, journal.state, {}).events)
  for (const secret of ['They met weekly', 'Weekly, they say', 'They asked us to', 'What Brown found'])
    expect(text).not.toContain(secret)
  expect(text).toContain('What Adams found')
})

test('people go by other names, in ids made of theirs, as actors and in running text', () => {
  const { events, state } = interviewed()
  const shared = sharedJournal(events, state, { called, names })
  const text = JSON.stringify(shared.events)
  for (const secret of [ana, ben, 'Ana María Ruiz']) expect(text).not.toContain(secret)
  expect(text).toContain('per_person-2')
  expect(text).toContain('person-2 found this.')
  expect(text).not.toContain('"person":')
  const votes = events.filter(({ fact }) => fact.type === 'screening.voted').length
  expect(shared.events.filter(({ fact }) => fact.type === 'screening.voted').length).toBe(votes)
})

test('named, ids and words stay as they are', () => {
  const { events, state } = interviewed()
  const text = JSON.stringify(sharedJournal(events, state, { names }).events)
  expect(text).toContain(ben)
  expect(text).toContain('Ana María Ruiz found this.')
})
