import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answer, answeredTwice, extracting, fields } from '../../../test/support/extraction.ts'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import type { Journal } from '../journal.ts'
import { seenBy } from '../project/seen-by.ts'
import { check } from './check.ts'
import { type CheckName, dismissalId, finding } from './finding.ts'

/** The messages of one check. */
const says = (journal: Journal, name: CheckName) =>
  check(journal.state)
    .filter((found) => found.check === name)
    .map(({ message }) => message)

/** The small review with more changes. */
function reviewWith(...changes: Parameters<typeof made>[]): Journal {
  const journal = review()
  change(
    journal,
    changes.map((one) => made(...one)),
  )
  return journal
}

test('a formal theory that is said to explain is asked about while it is brought to nothing; one that frames is not', () => {
  const journal = review()
  change(journal, [
    made('substantive.considered', 'sub_1', { name: 'Social capital', use: 'explain', because: 'It fits.' }),
    made('substantive.considered', 'sub_2', { name: 'Systems leadership', use: 'frame', because: 'It fits.' }),
    made('substantive.considered', 'sub_3', { name: 'A candidate' }),
  ])
  expect(check(journal.state).flatMap(({ check, about }) => (check === 'explains-nothing' ? [about] : []))).toEqual([
    ['sub_1'],
  ])
  change(journal, [
    {
      type: 'substantive.considered',
      id: 'sub_1',
      from: { configurations: null },
      to: { configurations: ['cmoc_1'] },
    },
  ])
  expect(check(journal.state).some(({ check }) => check === 'explains-nothing')).toBe(false)
  const bare = carryOut(journal, ana, {
    do: 'change',
    changes: [made('substantive.considered', 'sub_4', { name: 'Unreasoned', use: 'rejected' })],
  })
  expect(bare).toMatchObject({ code: 'reason-needed' })
})

test('an empty project has nothing to find', () => {
  expect(check(founded().state)).toEqual([])
})

test('a small review gives its findings in a fixed order, each with ids that exist', () => {
  const found = check(review().state)
  expect(found.map(({ id }) => id)).toEqual([
    'built-and-tested.src_adams',
    'no-passage.cmoc_1',
    'link-without-evidence.cmoc_1.lnk_rea',
    'empty-slot.cmoc_2.c-m-res-m-rea-o',
    'nothing-against.cmoc_1.cmoc_2',
  ])
  for (const { title, message, why, source } of found)
    expect([title, message, why, source].every((words) => words.length > 5)).toBe(true)
})

test('a reported number is held against the list it speaks of', () => {
  const count = (number: number, against: object) =>
    says(
      reviewWith([
        'count.reported',
        'cnt_1',
        { what: 'Articles', number, place: 'other', citation: 'src_adams', against, order: 1 },
      ]),
      'count-differs',
    )
  expect(count(5, { of: 'sources', kind: 'article' })).toEqual(['“Articles” is reported as 5; the project lists 3.'])
  expect(count(3, { of: 'sources', kind: 'article' })).toEqual([])
  expect(count(1, { of: 'sources', kind: 'article', use: 'theory building' })).toEqual([])
  expect(count(3, { of: 'stage', stage: 'stg_rel' })).toEqual([])
  expect(count(4, { of: 'stage', stage: 'stg_rel' })).toEqual(['“Articles” is reported as 4; the project lists 3.'])
  expect(count(2, { of: 'themes' })).toEqual(['“Articles” is reported as 2; the project lists 0.'])
})

/** What happened at a blinded stage is not known, nor who reached the next, until the blinding is lifted. */
const unblind = (journal: Journal) =>
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])

test('losses without a reason are found where numbers are reported and where sources left', () => {
  const screened = { what: 'Screened', number: 90, place: 'screened', citation: 'src_adams', order: 1 }
  expect(says(reviewWith(['count.reported', 'cnt_1', screened]), 'loss-without-reason')).toEqual([
    '87 records did not go on from “Screened”; no reason is reported.',
  ])
  const told = { ...screened, left: 'They were not about trust.' }
  expect(says(reviewWith(['count.reported', 'cnt_1', told]), 'loss-without-reason')).toEqual([])
  expect(says(reviewWith(['count.reported', 'cnt_1', { ...screened, number: 1 }]), 'count-differs')).toEqual([
    '“Screened” is 1, and 3 are at the next step.',
  ])
  const journal = reviewWith([
    'stage.set',
    'stg_rig',
    { name: 'Rigour', kind: 'rigour', order: 2, reviewers: 1, blinded: false, reasonNeeded: false },
  ])
  unblind(journal)
  expect(
    carryOut(journal, ana, { do: 'vote', source: 'src_brown', stage: 'stg_rig', verdict: 'exclude' }),
  ).toBeUndefined()
  expect(says(journal, 'loss-without-reason')).toEqual(['No reason is recorded for Brown 2020.'])
})

test('a search that leaves something out, and outcomes without votes, are found', () => {
  const search = { title: 'Main search', purpose: 'main', unreported: ['databases', 'dates'] }
  expect(says(reviewWith(['search.logged', 'sch_1', search]), 'search-incomplete')).toEqual([
    '“Main search” does not tell: databases and dates.',
  ])
  const stage = { name: 'Rigour', kind: 'rigour', order: 2, reviewers: 2, blinded: false, reasonNeeded: false }
  const settled = { source: 'src_brown', stage: 'stg_rig', verdict: 'include', how: 'reported', because: 'So told.' }
  const reported = reviewWith(['stage.set', 'stg_rig', stage], ['conflict.resolved', 'res_src_brown.stg_rig', settled])
  expect(says(reported, 'agreement-unknown')).toEqual([
    'For Rigour no vote is in the project: no agreement, no count of conflicts and no word on blinding can be given.',
  ])
  unblind(reported)
  expect(
    carryOut(reported, ana, { do: 'vote', source: 'src_adams', stage: 'stg_rig', verdict: 'include' }),
  ).toBeUndefined()
  expect(says(reported, 'agreement-unknown')).toEqual([])
})

test('a source builds the theory by its use or by a theme, and tests it by evidence', () => {
  const theme = { name: 'Trust', account: 'Trust recurs.', sources: ['src_brown', 'src_clark'], order: 1 }
  expect(says(reviewWith(['theme.named', 'thm_1', theme]), 'built-and-tested')).toEqual([
    'Two sources of the two that test the theory also built it: Adams 2020 and Brown 2020.',
  ])
})

test('a synthesis among the included evidence is found', () => {
  const journal = review()
  unblind(journal)
  change(journal, [
    { type: 'source.described', id: 'src_adams', from: { evidenceKind: null }, to: { evidenceKind: 'secondary' } },
  ])
  expect(says(journal, 'secondary-as-primary')).toEqual([
    'Adams 2020 is a synthesis of others’ data and is evidence for one configuration.',
  ])
})

test('a source that calls itself a review is found whatever is recorded of it', () => {
  const journal = review()
  unblind(journal)
  const reference = (title: string) => ({
    reference: { type: 'article-journal', title, author: [{ family: 'Adams' }], year: 2020 },
  })
  change(journal, [
    {
      type: 'source.described',
      id: 'src_adams',
      from: reference('What Adams found'),
      to: reference('Trust: a systematic review'),
    },
  ])
  expect(says(journal, 'secondary-as-primary')).toEqual([
    'Adams 2020 calls itself a “systematic review” in its title and is evidence for one configuration.',
  ])
})

test('a passage answers the finding for that piece of evidence', () => {
  const journal = reviewWith(['excerpt.made', 'exc_1', { source: 'src_adams', quote: 'They opened their books.' }])
  expect(says(journal, 'no-passage')).toEqual(['Three pieces of evidence, none with the words it rests on.'])
  change(journal, [{ type: 'evidence.linked', id: 'evd_1', from: { excerpt: null }, to: { excerpt: 'exc_1' } }])
  expect(says(journal, 'no-passage')).toEqual(['Three pieces of evidence, one with the words it rests on.'])
})

test('that no evidence at all has a passage is one finding, until the first has one', () => {
  const journal = reviewWith(
    ['excerpt.made', 'exc_1', { source: 'src_adams', quote: 'They opened their books.' }],
    ['evidence.linked', 'evd_9', { source: 'src_brown', stance: 'supports', configuration: 'cmoc_2', links: [] }],
  )
  expect(says(journal, 'no-passage')).toEqual([
    'None of the four pieces of evidence for two configurations comes with the words it rests on.',
  ])
  change(journal, [{ type: 'evidence.linked', id: 'evd_1', from: { excerpt: null }, to: { excerpt: 'exc_1' } }])
  expect(says(journal, 'no-passage')).toEqual([
    'Three pieces of evidence, one with the words it rests on.',
    'One piece of evidence, none with the words it rests on.',
  ])
})

test('links, slots and words that are missing are named', () => {
  const journal = reviewWith([
    'configuration.formed',
    'cmoc_0',
    { title: 'An old one', template: 'tpl_cmo', wording: 'unpublished', order: 3 },
  ])
  expect(says(journal, 'link-without-evidence')).toEqual(['No evidence hangs on “partners trust one another” (M-Rea).'])
  expect(says(journal, 'empty-slot')).toEqual(['Nothing stands in its context, resource, reasoning and outcome.'])
  expect(says(journal, 'wording-unpublished')).toEqual([
    'The wording of one configuration is not published: An old one.',
  ])
})

test.each([
  ['the formation of the partnership', 'names a stage of a project (“formation”)'],
  ['bringing partners together', 'begins with something being done (“bringing”)'],
  ['a leadership training', 'names an intervention or a part of one (“training”)'],
])('a context such as “%s” is read as something done', (text, why) => {
  const journal = review()
  change(journal, [{ type: 'component.worded', id: 'cmp_past', from: { text: 'a history of rivalry' }, to: { text } }])
  expect(says(journal, 'context-as-intervention')).toEqual([`“${text}” ${why}.`])
})

test('reasoning that is an activity is found; a resource may be one, and words of thought let it pass', () => {
  const journal = review()
  const word = (from: string, to: string) =>
    change(journal, [{ type: 'component.worded', id: 'cmp_trust', from: { text: from }, to: { text: to } }])
  word('partners trust one another', 'holding meetings')
  expect(says(journal, 'mechanism-as-activity')).toEqual([
    'It says what is done and not what people then think, feel or want: “holding meetings” (by the word “holding”).',
  ])
  word('holding meetings', 'meetings are trusted')
  expect(says(journal, 'mechanism-as-activity')).toEqual([])
})

test('a claim about one place with evidence from others is found', () => {
  const claim = { kind: 'transferability', text: 'It holds across England.', order: 1 }
  expect(says(reviewWith(['statement.made', 'stm_1', claim]), 'wider-than-settings')).toEqual([
    'One source of two comes from England; one comes from Scotland.',
  ])
  expect(
    says(reviewWith(['statement.made', 'stm_1', { ...claim, text: 'Elsewhere, who knows.' }]), 'wider-than-settings'),
  ).toEqual([])
})

test('an opposite that is only claimed is found until evidence speaks for it', () => {
  const stated = { kind: 'finding', text: 'The opposite is likely.', about: ['cmoc_1'], order: 1 }
  const journal = reviewWith(['statement.made', 'stm_1', stated])
  expect(says(journal, 'mirror-asserted')).toHaveLength(1)
  change(journal, [
    made('relation.drawn', 'rel_1', { of: 'cmoc_2', to: 'cmoc_1', kind: 'mirrors', status: 'hypothesised' }),
  ])
  expect(says(journal, 'mirror-asserted')).toEqual(['Bare mirrors Open books, and no source speaks of the opposite.'])
  change(journal, [
    made('evidence.linked', 'evd_9', { source: 'src_adams', stance: 'absent', configuration: 'cmoc_2', links: [] }),
  ])
  expect(says(journal, 'mirror-asserted')).toEqual([])
  expect(says(journal, 'nothing-against')).toEqual([])
})

test('an inferred pairing and two terms for one thing are found', () => {
  const journal = reviewWith(
    ['definition.given', 'def_1', { term: 'IRPT', meaning: 'The first theory', order: 1 }],
    ['definition.given', 'def_2', { term: 'IPT', meaning: 'The theory', order: 2 }],
  )
  expect(says(journal, 'terms-mixed')).toEqual([
    'IRPT and IPT both stand for the initial programme theory, in “IRPT” and “IPT”.',
  ])
  carryOut(journal, ana, {
    do: 'refine',
    id: 'rfn_1',
    kind: 'support',
    parents: ['cmoc_1'],
    children: ['cmoc_1'],
    basis: 'reported',
    pairing: 'inferred',
    order: 1,
    why: 'As told.',
  })
  expect(says(journal, 'pairing-inferred')).toEqual([
    'One lineage act has parents or children that no publication names: Open books became Open books.',
  ])
})

test('a finding is dismissed with a reason, and comes back when what it saw changes', () => {
  const journal = review()
  const [, , links] = check(journal.state)
  const id = links?.id ?? ''
  change(journal, [
    made('finding.dismissed', dismissalId(id), { check: links?.check, finding: id, because: 'Known.', by: ana }),
  ])
  expect(check(journal.state)[2]?.dismissed).toEqual({ by: ana, because: 'Known.', dismissal: dismissalId(id) })
  change(journal, [
    made('link.placed', 'lnk_more', {
      configuration: 'cmoc_1',
      slot: 'O',
      component: 'cmp_trust',
      order: 9,
      status: 'inferred',
    }),
  ])
  expect(check(journal.state)[2]?.dismissed).toBeUndefined()
})

test('the id of a finding does not depend on the order of what it is about, and fits a dismissal', () => {
  const ids = fc.array(fc.stringMatching(/^src_[a-z0-9]{1,12}$/), { minLength: 1, maxLength: 40 }) as fc.Arbitrary<
    `src_${string}`[]
  >
  const words = { title: '', message: '', why: '', source: '' }
  fc.assert(
    fc.property(ids, fc.string(), (about, key) => {
      const { id } = finding('no-passage', about, words, key)
      expect(id).toBe(finding('no-passage', [...about].reverse(), words, key).id)
      expect(dismissalId(id)).toMatch(/^dsm_[A-Za-z0-9][A-Za-z0-9._-]{0,240}$/)
    }),
  )
})

test('findings are the same for everybody, so that answering one tells nothing of a blinded decision', () => {
  const journal = reviewWith(
    [
      'stage.set',
      'stg_last',
      { name: 'Last', kind: 'rigour', order: 2, reviewers: 1, blinded: true, reasonNeeded: false },
    ],
    [
      'source.described',
      'src_new',
      { kind: 'article', reference: { type: 'article', title: 'New' }, entersAt: 'stg_last' },
    ],
    [
      'count.reported',
      'cnt_1',
      {
        what: 'In',
        number: 1,
        place: 'other',
        citation: 'src_new',
        order: 1,
        against: { of: 'stage', stage: 'stg_last' },
      },
    ],
  )
  const before = check(seenBy(journal.state, ben))
  const vote = { do: 'vote', source: 'src_new', stage: 'stg_last', verdict: 'exclude' } as const
  expect(carryOut(journal, ben, vote)).toBeUndefined()
  for (const who of [ana, ben]) expect(check(seenBy(journal.state, who))).toEqual(before)
  for (const id of ['stg_rel', 'stg_last'])
    change(journal, [{ type: 'stage.set', id, from: { blinded: true }, to: { blinded: false } } as Fact])
  expect(says(journal, 'loss-without-reason')).toEqual(['No reason is recorded for New n.d..'])
})

test('an included source without an agreed answer to a required field is asked about, and a blinded one as long as it is', () => {
  const alone = extracting({ extractors: 1, blinded: false })
  expect(says(alone, 'characteristic-missing')).toEqual(['Two included sources lack an agreed answer: Design (all).'])
  change(alone, [answer(ana, fields.design, { absent: 'not reported' })])
  expect(says(alone, 'characteristic-missing')).toEqual([
    'One included source lacks an agreed answer: Design (Brown 2020).',
  ])
  change(alone, [answer(ana, fields.design, { value: 'survey' }, 'src_brown')])
  expect(says(alone, 'characteristic-missing')).toEqual([])
  const blinded = answeredTwice()
  expect(says(blinded, 'characteristic-missing')).toEqual(says(extracting(), 'characteristic-missing'))
})
