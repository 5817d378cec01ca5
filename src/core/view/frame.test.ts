import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { check } from './check.ts'
import { frame } from './frame.ts'
import { overview } from './overview.ts'
import { palette } from './palette.ts'
import { placeOf } from './place.ts'
import { protocol } from './protocol.ts'
import { trail } from './trail.ts'

test('the frame tells who looks, what they may do, and their last act that still stands', () => {
  const journal = review()
  const mine = journal.events.findLast((event) => event.actor === ana)?.act
  expect(frame.answer(seenIn(journal), {})).toMatchObject({
    viewer: ana,
    may: { mayWrite: true },
    past: false,
    lastAct: mine,
  })
  carryOut(journal, ana, { do: 'undo', act: mine ?? '' })
  const now = frame.answer(seenIn(journal), {})
  expect(now.lastAct).not.toBe(mine)
  expect(now.lastAct).toBeDefined()
  expect(frame.answer(seenIn(journal, ana, 3), {})).toMatchObject({
    may: { mayWrite: false, mayRead: true },
    past: true,
    lastAct: undefined,
  })
})

test('the frame tells how often words were withdrawn, also to a window that looks at the past', () => {
  const journal = review()
  const reference = { type: 'interview', title: 'One nurse' }
  change(journal, [made('source.described', 'src_nurse', { kind: 'interview', reference })])
  const seq = journal.events.length
  expect(frame.answer(seenIn(journal), {}).withdrawals).toBe(0)
  expect(carryOut(journal, ana, { do: 'withdraw', source: 'src_nurse' })).toBeUndefined()
  expect(frame.answer(seenIn(journal), {}).withdrawals).toBe(1)
  expect(frame.answer(seenIn(journal, ana, seq), {}).withdrawals).toBe(1)
})

test('the overview tells the flow, what waits for whom, and what others did since', () => {
  const journal = review()
  const seq = journal.events.length
  change(journal, [made('source.described', 'src_new', newSource)], ben)
  const answer = overview.answer(seenIn(journal), { since: seq })
  // The gate is blinded: without Ben's votes every source is still open to Ana.
  expect(answer.flow).toMatchObject([{ kind: 'computed', label: 'Relevance', number: 4, open: 4 }])
  expect(answer.waiting).toMatchObject([{ who: 'AR, you', label: 'one source', rest: 'to vote on at Relevance' }])
  expect(answer.news).toHaveLength(1)
  expect(answer.news[0]?.words).toContain('New 2021')
  expect(overview.answer(seenIn(journal), { since: seq + 1 }).news).toEqual([])
})

test('an empty project has an overview, a protocol and a trail', () => {
  const empty = seenIn({ ...founded(), events: [], state: seenIn(founded(), ana, 0).state })
  expect(overview.answer(empty, { since: 0 })).toMatchObject({ flow: [], waiting: [], phases: [], included: 0 })
  expect(protocol.answer(empty, {})).toMatchObject({ id: 'prj_this', objectives: [], stages: [] })
  expect(trail.answer(empty, { most: 10 }).acts).toEqual([])
  expect(check.answer(empty, {}).next?.label).toBe('Write the question')
})

test('every wording of a definition stays readable, with who gave it', () => {
  const journal = founded()
  change(journal, [made('definition.given', 'def_c', { term: 'Context', meaning: 'Once this', order: 1 })])
  change(journal, [
    { type: 'definition.given', id: 'def_c', from: { meaning: 'Once this' }, to: { meaning: 'Now that' } },
  ])
  const [definition] = protocol.answer(seenIn(journal), {}).definitions
  expect(definition?.wordings.map(({ meaning, by }) => [meaning, by.initials])).toEqual([
    ['Once this', 'AR'],
    ['Now that', 'AR'],
  ])
})

test('the trail is read page by page and nothing falls between', () => {
  const journal = review()
  const seen = seenIn(journal)
  const acts: string[] = []
  let before: number | undefined
  do {
    const page = trail.answer(seen, { most: 3, before })
    acts.push(...page.acts.map(({ act }) => act))
    before = page.more
  } while (before !== undefined)
  expect(acts).toEqual([...new Set(seen.events().map(({ act }) => act))].reverse())
})

test('the palette finds things by their words, best kinds first, and says where they are', () => {
  const found = palette.answer(seenIn(review()), { q: 'found brown' })
  expect(found).toEqual([
    {
      id: 'src_brown',
      noun: 'source',
      label: 'Brown 2020: What Brown found',
      place: { screen: 'source', id: 'src_brown' },
    },
  ])
  expect(palette.answer(seenIn(review()), { q: '  ' })).toEqual([])
})

test('every thing of a project has a place on screen', () => {
  const { state } = review()
  const screens = new Set([
    'source',
    'library',
    'configuration',
    'theory',
    'lineage',
    'versions',
    'settings',
    'protocol',
  ])
  for (const { fact } of review().events) expect(screens).toContain(placeOf(state, fact.id).screen)
  expect(placeOf(state, 'cmp_gone')).toEqual({ screen: 'trail', id: 'cmp_gone' })
})

test('a finding names its things and keeps its answer', () => {
  const journal = review()
  const [finding] = check.answer(seenIn(journal), {}).findings
  if (!finding) throw new Error('the small review has findings')
  expect(finding.things.length + finding.more).toBeGreaterThan(0)
  change(journal, [
    made('finding.dismissed', finding.dismissal, {
      check: finding.check,
      finding: finding.id,
      because: 'It is meant so.',
      by: ana,
    }),
  ])
  const answered = check.answer(seenIn(journal), {}).findings.find(({ id }) => id === finding.id)
  expect(answered?.dismissed).toMatchObject({ because: 'It is meant so.', by: { me: true } })
})

const newSource = {
  kind: 'article',
  entersAt: 'stg_rel',
  reference: { type: 'article-journal', title: 'What New found', author: [{ family: 'New' }], year: 2021 },
}
