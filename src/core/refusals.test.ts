// Past 400 lines: every refusal stands in one table, so that the test below it can see that no code is left out.
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../test/support/journal.ts'
import { ben, change, made, review } from '../../test/support/review.ts'
import type { Command } from './command.ts'
import type { Fact } from './fact.ts'
import type { Id } from './ids.ts'
import { Refusal } from './refusal.ts'

const asked = (...changes: Fact[]): Command => ({ do: 'change', changes })
const edit = (type: Fact['type'], id: string, from: object | null, to: object | null) =>
  ({ type, id, from, to }) as Fact
const vote = (source: string, more: object = {}) =>
  ({ do: 'vote', source, stage: 'stg_rel', verdict: 'include', ...more }) as Command
const refine = (kind: string, parents: string[], children: string[], more: object = {}) =>
  ({
    do: 'refine',
    id: 'rfn_1',
    kind,
    parents,
    children,
    basis: 'own',
    order: 1,
    why: 'So it seems.',
    ...more,
  }) as Command
const linked = (more: object) =>
  made('evidence.linked', 'evd_9', {
    source: 'src_adams',
    stance: 'supports',
    configuration: 'cmoc_1',
    links: [],
    ...more,
  })
const excerpt = made('excerpt.made', 'exc_1', { source: 'src_brown', quote: 'We met.' })
const figure = made('excerpt.made', 'exc_2', { source: 'src_brown', quote: '' })
const code = made('code.defined', 'cod_1', { name: 'trust', order: 1 })
const coding = (more: object) => ({ excerpt: 'exc_1', code: 'cod_1', ...more })
const coded = (id: string, more: object) => made('excerpt.coded', id, coding(more))
const joinedUp = (by: Id<'per'>, second: string) =>
  made('passages.joined', 'chn_1', {
    parts: [
      { excerpt: 'exc_1', slot: 'M-rea' },
      { excerpt: second, slot: 'O' },
    ],
    by,
  })
const other = made('reason.listed', 'rsn_other', { stage: 'stg_other', text: 'Thin', order: 1 })
const otherStage = made('stage.set', 'stg_other', {
  name: 'Other',
  kind: 'other',
  order: 5,
  reviewers: 1,
  blinded: false,
  reasonNeeded: false,
})
const levels = [{ key: 'high', label: 'High' }]
const judged = (more: object) =>
  made('appraisal.made', 'apr_1', { source: 'src_adams', stage: 'stg_other', because: 'Rich.', by: ana, ...more })
const settled = { source: 'src_adams', stage: 'stg_rel', verdict: 'include', how: 'third reviewer', because: 'So.' }

/** A refusal for every reason there is, in one table so that the test below can see that no code is left out: the code, what is done first, who asks for what. */
const refusals: [says: string, code: Refusal['code'], first: Command[], who: Id<'per'>, ask: Command][] = [
  ['a stranger writes', 'not-allowed', [], 'per_cy', asked(made('component.worded', 'cmp_9', { text: 'x' }))],
  [
    'a reviewer changes who works here',
    'not-allowed',
    [],
    ben,
    asked(made('person.joined', 'per_cy', { roles: ['coder'] })),
  ],
  [
    'the last owner goes',
    'not-allowed',
    [],
    ana,
    asked(edit('person.joined', ana, { roles: ['owner'] }, { roles: ['coder'] })),
  ],
  [
    'a vote for someone else',
    'not-allowed',
    [],
    ana,
    asked(edit('screening.voted', 'vote_src_adams.stg_rel.per_ben', { verdict: 'include' }, { verdict: 'exclude' })),
  ],
  ['a judgement for someone else', 'not-allowed', [asked(otherStage)], ana, asked(judged({ by: ben }))],
  [
    'a dismissal for someone else',
    'not-allowed',
    [],
    ana,
    asked(made('finding.dismissed', 'dsm_1', { check: 'x', finding: 'x', because: 'So.', by: ben })),
  ],
  [
    'a reviewer settles as a third',
    'not-allowed',
    [],
    ben,
    asked(made('conflict.resolved', 'res_src_adams.stg_rel', settled)),
  ],
  ['a reviewer undoes what another did', 'not-allowed', [], ben, { do: 'undo', act: 'act-1' }],
  ['an owner undoes a vote', 'not-allowed', [], ana, { do: 'undo', act: 'act-12' }],
  ['the same id again', 'id-taken', [], ana, asked(made('component.worded', 'cmp_open', { text: 'else' }))],
  ['the same thing again', 'id-taken', [], ana, asked(made('component.worded', 'cmp_open', { text: 'open accounts' }))],
  [
    'an edit of nothing',
    'unknown-thing',
    [],
    ana,
    asked(edit('component.worded', 'cmp_9', { text: 'a' }, { text: 'b' })),
  ],
  ['a name for nothing', 'unknown-thing', [], ana, asked(linked({ source: 'src_none' }))],
  [
    'a merge with nothing',
    'unknown-thing',
    [],
    ana,
    {
      do: 'merge',
      parents: ['cmoc_1', 'cmoc_none'],
      child: { id: 'cmoc_3', title: 'Both', template: 'tpl_cmo', order: 1 },
      grounds: { id: 'rfn_1', basis: 'own', order: 1 },
      why: 'So.',
    },
  ],
  [
    'an edit of what has changed',
    'changed-since',
    [],
    ana,
    asked(edit('component.worded', 'cmp_open', { text: 'old' }, { text: 'new' })),
  ],
  [
    'a removal of what is used',
    'in-use',
    [],
    ana,
    asked(edit('component.worded', 'cmp_open', { text: 'open accounts' }, null)),
  ],
  [
    'a slot that holds something goes',
    'in-use',
    [
      asked(
        made('template.shaped', 'tpl_own', { name: 'Own', slots: [slot('C'), slot('O')], phrasing: '{C}{O}' }),
        made('configuration.formed', 'cmoc_9', { title: 'Own', template: 'tpl_own', order: 9 }),
        made('link.placed', 'lnk_9', {
          configuration: 'cmoc_9',
          slot: 'O',
          component: 'cmp_fast',
          order: 1,
          status: 'inferred',
        }),
      ),
    ],
    ana,
    asked(edit('template.shaped', 'tpl_own', { slots: [slot('C'), slot('O')] }, { slots: [slot('C')] })),
  ],
  [
    'a reason moves under its votes',
    'in-use',
    [asked(otherStage)],
    ana,
    asked(edit('reason.listed', 'rsn_off', { stage: 'stg_rel' }, { stage: 'stg_other' })),
  ],
  [
    'a link moves under its evidence',
    'in-use',
    [],
    ana,
    asked(edit('link.placed', 'lnk_open', { configuration: 'cmoc_1' }, { configuration: 'cmoc_2' })),
  ],
  [
    'an excerpt moves under its evidence',
    'in-use',
    [asked(excerpt, linked({ source: 'src_brown', excerpt: 'exc_1' }))],
    ana,
    asked(edit('excerpt.made', 'exc_1', { source: 'src_brown' }, { source: 'src_adams' })),
  ],
  ['a code in another’s name', 'not-allowed', [asked(excerpt, code)], ana, asked(coded('cdg_1', { by: ben }))],
  [
    'a code that someone else gave is taken away',
    'not-allowed',
    [asked(excerpt, code, coded('cdg_1', { by: ana }))],
    ben,
    asked(edit('excerpt.coded', 'cdg_1', coding({ by: ana }), null)),
  ],
  [
    'the same code for the same words twice',
    'id-taken',
    [asked(excerpt, code, coded('cdg_1', { by: ana }))],
    ana,
    asked(coded('cdg_2', { by: ana })),
  ],
  ['passages joined in another’s name', 'not-allowed', [asked(excerpt, figure)], ana, asked(joinedUp(ben, 'exc_2'))],
  ['a passage joined to itself', 'does-not-fit', [asked(excerpt)], ana, asked(joinedUp(ana, 'exc_1'))],
  ['neither was nor will be', 'malformed', [], ana, asked(edit('component.worded', 'cmp_9', null, null))],
  [
    'sides that do not match',
    'malformed',
    [],
    ana,
    asked(edit('component.worded', 'cmp_open', { text: 'open accounts' }, { note: 'x' })),
  ],
  ['half a thing', 'malformed', [], ana, asked(made('component.worded', 'cmp_9', { note: 'x' }))],
  [
    'a resolution under an id of its own',
    'malformed',
    [],
    ana,
    asked(made('conflict.resolved', 'res_9', { ...settled, how: 'discussion' })),
  ],
  ['empty words', 'reason-needed', [], ana, asked(made('component.worded', 'cmp_9', { text: '  ' }))],
  [
    'a reason without words',
    'reason-needed',
    [],
    ana,
    asked(made('reason.listed', 'rsn_9', { stage: 'stg_rel', text: ' ', order: 1 })),
  ],
  ['an exclusion without a reason', 'reason-needed', [], ana, vote('src_adams', { verdict: 'exclude' })],
  ['a refinement without a why', 'reason-needed', [], ana, refine('support', ['cmoc_1'], ['cmoc_1'], { why: ' ' })],
  [
    'frozen words change without a why',
    'reason-needed',
    [{ do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } }],
    ana,
    asked(edit('component.worded', 'cmp_open', { text: 'open accounts' }, { text: 'open books' })),
  ],
  ['a vote where the source is not', 'not-here', [asked(otherStage)], ana, vote('src_clark', { stage: 'stg_other' })],
  [
    'a change to what was dropped',
    'retired',
    [refine('drop', ['cmoc_2'], [])],
    ana,
    asked(edit('configuration.formed', 'cmoc_2', { title: 'Bare' }, { title: 'Bold' })),
  ],
  [
    'a refinement of what was dropped',
    'retired',
    [refine('drop', ['cmoc_2'], [])],
    ana,
    refine('support', ['cmoc_2'], ['cmoc_2'], { id: 'rfn_2' }),
  ],
  [
    'a version of what was dropped',
    'retired',
    [refine('drop', ['cmoc_2'], [])],
    ana,
    {
      do: 'freeze',
      id: 'ver_1',
      version: { name: 'First', kind: 'IRPT', order: 1, members: [{ configuration: 'cmoc_2', number: '1' }] },
    },
  ],
  [
    'a slot that the template does not have',
    'does-not-fit',
    [],
    ana,
    asked(
      made('link.placed', 'lnk_9', {
        configuration: 'cmoc_1',
        slot: 'Z',
        component: 'cmp_open',
        order: 1,
        status: 'inferred',
      }),
    ),
  ],
  [
    'evidence on a foreign link',
    'does-not-fit',
    [],
    ana,
    asked(linked({ configuration: 'cmoc_2', links: ['lnk_open'] })),
  ],
  ['evidence with a foreign excerpt', 'does-not-fit', [asked(excerpt)], ana, asked(linked({ excerpt: 'exc_1' }))],
  [
    'a judgement with a foreign excerpt',
    'does-not-fit',
    [asked(otherStage, excerpt)],
    ana,
    asked(judged({ excerpt: 'exc_1' })),
  ],
  [
    'a level that is not on the scale',
    'does-not-fit',
    [asked(otherStage, edit('stage.set', 'stg_other', { levels: null }, { levels }))],
    ana,
    asked(judged({ level: 'low' })),
  ],
  [
    'a reason of another stage',
    'does-not-fit',
    [asked(otherStage, other)],
    ana,
    vote('src_adams', { verdict: 'exclude', reason: 'rsn_other' }),
  ],
  [
    'two slots of one key',
    'does-not-fit',
    [],
    ana,
    asked(made('template.shaped', 'tpl_9', { name: 'Two', slots: [slot('C'), slot('C')], phrasing: '{C}' })),
  ],
  ['a merge of one', 'does-not-fit', [], ana, refine('merge', ['cmoc_1'], ['cmoc_2'])],
  ['a refinement into another', 'does-not-fit', [], ana, refine('refine', ['cmoc_1'], ['cmoc_2'])],
  ['a reopening of what is open', 'does-not-fit', [], ana, refine('reopen', ['cmoc_1'], ['cmoc_1'])],
  [
    'two of one number',
    'does-not-fit',
    [],
    ana,
    {
      do: 'freeze',
      id: 'ver_1',
      version: {
        name: 'First',
        kind: 'IRPT',
        order: 1,
        members: [
          { configuration: 'cmoc_1', number: '1' },
          { configuration: 'cmoc_2', number: '1' },
        ],
      },
    },
  ],
  [
    'a split by a foreign link',
    'does-not-fit',
    [],
    ana,
    {
      do: 'split',
      parent: 'cmoc_2',
      children: [
        { id: 'cmoc_8', title: 'A', template: 'tpl_dalkin', order: 1, links: ['lnk_open'] },
        { id: 'cmoc_9', title: 'B', template: 'tpl_dalkin', order: 2, links: [] },
      ],
      grounds: { id: 'rfn_1', basis: 'own', order: 1 },
      why: 'So.',
    },
  ],
  ['an undo of nothing', 'nothing-to-undo', [], ana, { do: 'undo', act: 'act-none' }],
  [
    'an undo of an undone act',
    'already-undone',
    [asked(made('objective.stated', 'obj_1', { text: 'To learn', order: 1 })), { do: 'undo', act: 'act-31' }],
    ana,
    { do: 'undo', act: 'act-31' },
  ],
]

function slot(key: string) {
  return { key, label: key, word: 'a place', role: 'other' }
}

test.each(refusals)('%s: %s', (_, code, first, who, ask) => {
  const journal = review()
  for (const command of first) expect(carryOut(journal, ana, command)).toBeUndefined()
  const seq = journal.state.seq
  const refusal = carryOut(journal, who, ask)
  expect(refusal?.code).toBe(code)
  expect(Refusal.safeParse(refusal).error).toBeUndefined()
  for (const words of [refusal?.message, refusal?.hint]) expect(words).toMatch(/^[^!]*\.$/)
  expect(journal.state.seq).toBe(seq)
})

test('every code of a refusal is met above', () => {
  expect([...new Set(refusals.map(([, code]) => code))].sort()).toEqual([...Refusal.shape.code.options].sort())
})

test('an undo that something was built on says what to undo first', () => {
  const journal = review()
  change(journal, [made('objective.stated', 'obj_1', { text: 'To learn', order: 1 })])
  const act = journal.events.at(-1)?.act ?? ''
  change(journal, [edit('objective.stated', 'obj_1', { text: 'To learn' }, { text: 'To learn more' })])
  expect(carryOut(journal, ana, { do: 'undo', act })).toMatchObject({
    code: 'changed-since',
    hint: 'Event 32 (objective.stated) came after it; undo that first.',
    seq: 32,
  })
})

test('an undo may not leave a project without anyone who leads', () => {
  const journal = founded()
  change(journal, [made('person.joined', ben, { roles: ['owner'] })])
  const joined = journal.events.at(-1)?.act ?? ''
  change(journal, [edit('person.joined', ana, { roles: ['owner'] }, { roles: ['reviewer'] })])
  expect(carryOut(journal, ben, { do: 'undo', act: joined })).toMatchObject({ code: 'not-allowed' })
})

test('an undo may not put a passage under evidence from another source', () => {
  const journal = review()
  change(journal, [excerpt])
  change(journal, [edit('excerpt.made', 'exc_1', { source: 'src_brown' }, { source: 'src_adams' })])
  const moved = journal.events.at(-1)?.act ?? ''
  change(journal, [linked({ excerpt: 'exc_1' })])
  expect(carryOut(journal, ana, { do: 'undo', act: moved })).toMatchObject({ code: 'in-use' })
})

test('casting the same vote twice is no error and no event', () => {
  const journal = review()
  const before = journal.events.length
  expect(carryOut(journal, ana, vote('src_adams'))).toBeUndefined()
  expect(journal.events.length).toBe(before)
})

test('the order on the board is not wording: it moves without a reason after a freeze', () => {
  const journal = review()
  carryOut(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } })
  expect(
    carryOut(journal, ana, asked(edit('configuration.formed', 'cmoc_1', { order: 1 }, { order: 3 }))),
  ).toBeUndefined()
})
