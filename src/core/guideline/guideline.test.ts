import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import { check } from '../check/check.ts'
import type { Command } from '../command.ts'
import type { Journal } from '../journal.ts'
import { seenBy } from '../project/seen-by.ts'
import { wordsOf } from '../report/blocks.ts'
import { report, reportPiece } from '../report/report.ts'
import { views } from '../view/views.ts'
import { audiencesOf } from './audiences.ts'
import { draftOf } from './draft.ts'
import { groundsOf } from './grounds.ts'
import { movedUnder } from './stale.ts'
import { toldGuidance } from './told.ts'

/** The small review with a configuration of four parts, its mirror, and a guideline drafted from it. */
function guided(): Journal {
  const journal = review()
  let order = 0
  const component = (id: string, text: string) => made('component.worded', `cmp_g${id}`, { text })
  const link = (id: string, configuration: string, slot: string, more: object = {}) =>
    made('link.placed', `lnk_g${id}`, {
      configuration,
      slot,
      component: `cmp_g${id}`,
      order: ++order,
      status: 'hypothesised',
      ...more,
    })
  const formed = (id: string, more: object = {}) =>
    made('configuration.formed', id, { title: id, template: 'tpl_dalkin', order: 9, ...more })
  change(journal, [
    formed('cmoc_meet'),
    formed('cmoc_apart', { polarity: 'negative' }),
    ...(
      [
        ['c', 'C', 'partners with a past'],
        ['r', 'M-res', 'frequent  meetings in person'],
        ['t', 'M-rea', 'trust'],
        ['d', 'O', 'decisions are taken together'],
      ] as const
    ).flatMap(([id, slot, text]) => [component(id, text), link(id, 'cmoc_meet', slot)]),
    component('w', 'people are worn out'),
    link('w', 'cmoc_meet', 'O', { intended: false }),
    component('s', 'suspicion'),
    link('s', 'cmoc_apart', 'M-rea'),
    made('relation.drawn', 'rel_m', { of: 'cmoc_apart', to: 'cmoc_meet', kind: 'mirrors', status: 'hypothesised' }),
  ])
  ask(journal, { do: 'draftGuidance', guidelines: [{ id: 'gdl_meet', configurations: ['cmoc_meet'] }] })
  return journal
}
function ask(journal: Journal, command: Command) {
  const refusal = carryOut(journal, ana, command)
  if (refusal) throw new Error(JSON.stringify(refusal))
}
const moved = ({ state }: Journal) => {
  const guideline = state.guideline.get('gdl_meet')
  return guideline ? movedUnder(seenBy(state), guideline) : []
}

test('each part of a configuration becomes its part of the guideline; mirrors and what nobody intended warn', () => {
  const { state } = guided()
  expect(state.guideline.get('gdl_meet')).toMatchObject({
    statement:
      'In the context of partners with a past, frequent meetings in person leads to trust, which results in decisions are taken together and people are worn out.',
    when: ['Partners with a past'],
    does: ['Frequent meetings in person'],
    notice: ['Trust'],
    follows: ['Decisions are taken together'],
    warnings: ['People are worn out', 'Suspicion'],
    configurations: ['cmoc_meet'],
  })
  expect(draftOf(state, ['cmoc_apart'])).toMatchObject({ warnings: ['Suspicion'] })
  expect(draftOf(state, ['cmoc_apart']).does).toBeUndefined()
})

test('a guideline is stale when the words of its configuration change, word by word, until somebody says it stands', () => {
  const journal = guided()
  expect(moved(journal)).toEqual([])
  change(journal, [
    { type: 'component.worded', id: 'cmp_gt', from: { text: 'trust' }, to: { text: 'trust in each other' } },
  ])
  expect(moved(journal)).toEqual([
    {
      configuration: 'cmoc_meet',
      how: 'reworded',
      slots: [
        {
          slot: 'M-rea',
          pieces: [
            { kind: 'same', text: 'trust ' },
            { kind: 'added', text: 'in each other' },
          ],
        },
      ],
    },
  ])
  const bare = carryOut(journal, ana, { do: 'confirmGuidance', guidelines: ['gdl_meet'], why: ' ' })
  expect(bare).toMatchObject({ code: 'reason-needed' })
  ask(journal, { do: 'confirmGuidance', guidelines: ['gdl_meet'], why: 'It is said more closely.' })
  expect(moved(journal)).toEqual([])
})

test('it is stale when sources come that speak against it, and when its configuration leaves the theory', () => {
  const journal = guided()
  const against = { configuration: 'cmoc_meet', links: ['lnk_gt'], source: 'src_adams', stance: 'refutes' }
  change(journal, [made('evidence.linked', 'evd_no', against)])
  expect(moved(journal)).toEqual([
    { configuration: 'cmoc_meet', how: 'evidence', words: ['one source more speaks against it'] },
  ])
  ask(journal, {
    do: 'refine',
    id: 'rfn_out',
    kind: 'drop',
    parents: ['cmoc_meet'],
    children: [],
    basis: 'own',
    order: 9,
    why: 'It does not hold.',
  })
  ask(journal, { do: 'confirmGuidance', guidelines: ['gdl_meet'], why: 'Kept for the record.' })
  expect(moved(journal)).toEqual([{ configuration: 'cmoc_meet', how: 'left', act: 'drop', became: [] }])
})

test('a guideline names a configuration once, one group of each framework, and a language once', () => {
  const journal = guided()
  change(journal, [
    made('framework.chosen', 'frm_1', { name: 'Ways' }),
    made('group.named', 'grp_1', { framework: 'frm_1', name: 'One', order: 1 }),
    made('group.named', 'grp_2', { framework: 'frm_1', name: 'Two', order: 2 }),
  ])
  const edit = (to: Record<string, unknown>) =>
    carryOut(journal, ana, {
      do: 'change',
      changes: [
        {
          type: 'guideline.written',
          id: 'gdl_meet',
          from: Object.fromEntries(
            Object.keys(to).map((key) => [key, journal.state.guideline.get('gdl_meet')?.[key as 'groups'] ?? null]),
          ),
          to,
        },
      ],
    })
  expect(edit({ groups: ['grp_1', 'grp_2'] })).toMatchObject({ code: 'does-not-fit' })
  expect(edit({ configurations: ['cmoc_meet', 'cmoc_meet'] })).toMatchObject({ code: 'does-not-fit' })
  const twice = { language: 'French', text: 'Se rencontrer.' }
  expect(edit({ translations: [twice, twice] })).toMatchObject({ code: 'does-not-fit' })
  expect(edit({ groups: ['grp_2'], translations: [twice] })).toBeUndefined()
})

test('checks ask about guidance without a configuration, guidance that is stale, and a claim wider than its settings', () => {
  const journal = guided()
  change(journal, [
    made('source.described', 'src_far', {
      kind: 'article',
      reference: { type: 'article-journal', title: 'Far away' },
      country: 'Canada',
    }),
    made('source.described', 'src_near', {
      kind: 'article',
      reference: { type: 'article-journal', title: 'Close by' },
      country: 'Wales',
    }),
    made('evidence.linked', 'evd_far', {
      configuration: 'cmoc_meet',
      links: ['lnk_gt'],
      source: 'src_far',
      stance: 'supports',
    }),
    made('guideline.written', 'gdl_bare', { statement: 'Be kind in Wales.', configurations: [], order: 2 }),
    {
      type: 'guideline.written',
      id: 'gdl_meet',
      from: { plain: null },
      to: { plain: 'Across Wales, meet in person.' },
    },
  ])
  const asked = check(journal.state).filter(({ about }) => about.some((id) => id.startsWith('gdl_')))
  expect(asked.map(({ check, message }) => [check, message])).toEqual([
    ['wider-than-settings', 'No sources of one come from Wales; one comes from Canada.'],
    ['guidance-ungrounded', '“Be kind in Wales.” comes from no configuration.'],
    ['guidance-stale', 'Cmoc_meet gained or lost evidence since “Across Wales, meet in person.” was last looked at.'],
  ])
})

test('a statement leads to its configuration, its sources by kind and place, what is against it, and its limits', () => {
  const journal = guided()
  change(journal, [
    made('evidence.linked', 'evd_yes', {
      configuration: 'cmoc_meet',
      links: ['lnk_gt'],
      source: 'src_adams',
      stance: 'supports',
    }),
    made('evidence.linked', 'evd_no', {
      configuration: 'cmoc_meet',
      links: ['lnk_gr'],
      source: 'src_brown',
      stance: 'refutes',
    }),
  ])
  const guideline = journal.state.guideline.get('gdl_meet')
  expect(guideline && groundsOf(journal.state, guideline)).toMatchObject([
    {
      configuration: 'cmoc_meet',
      strength: expect.stringContaining('speaks against the resource'),
      contrary: [{ source: 'src_brown', stance: 'refutes', of: 'resource' }],
      limits: ['No source speaks of the context or the outcome.'],
    },
  ])
})

test('a statement is for those it names, or for everybody; each audience has a sheet of its own that the whole report leaves out', () => {
  const journal = guided()
  const named = (id: string, audiences: string[] | null, from: string[] | null = null) =>
    carryOut(journal, ana, {
      do: 'change',
      changes: [{ type: 'guideline.written', id, from: { audiences: from }, to: { audiences } }],
    } as never)
  expect(named('gdl_meet', ['Board', 'board!'])).toMatchObject({ code: 'does-not-fit' })
  expect(named('gdl_meet', ['?!'])).toMatchObject({ code: 'does-not-fit' })
  expect(named('gdl_meet', ['Finance committee', 'Board'])).toBeUndefined()
  change(journal, [
    made('guideline.written', 'gdl_all', { statement: 'Said to everybody.', configurations: [], order: 8 }),
    made('guideline.written', 'gdl_team', {
      statement: 'Said to teams.',
      configurations: [],
      audiences: ['teams'],
      order: 9,
    }),
  ])
  const { state } = journal
  expect(audiencesOf(state)).toEqual([
    { key: 'board', name: 'Board' },
    { key: 'teams', name: 'teams' },
    { key: 'finance-committee', name: 'Finance committee' },
  ])
  const ids = (audience?: string) =>
    toldGuidance(state, audience).flatMap(({ statements }) => statements.map(({ id }) => id))
  expect([ids('board').sort(), ids('teams').sort()]).toEqual([
    ['gdl_all', 'gdl_meet'],
    ['gdl_all', 'gdl_team'],
  ])
  const sheet = reportPiece(state, 'guidance-for-board')?.map(wordsOf).join('\n')
  expect(sheet).toContain('Guidance for: Board')
  expect(sheet).toContain('For: Finance committee, Board.')
  expect(sheet).toContain('Said to everybody.')
  expect(sheet).not.toContain('Said to teams.')
  expect(reportPiece(state, 'guidance-for-nobody')).toBeUndefined()
  const whole = report(state)
  expect(whole.some((block) => 'id' in block && block.id.startsWith('guidance-for'))).toBe(false)
  const table = whole.find((block) => block.as === 'table' && block.id === 'table-guidance')
  expect(table?.as === 'table' && table.head[1]).toBe('For')
  const seen = views.guidance.answer(seenIn(journal, ana), { audience: 'teams' })
  expect(seen.groups.flatMap(({ guidelines }) => guidelines.map(({ id }) => id)).sort()).toEqual([
    'gdl_all',
    'gdl_team',
  ])
  // What another audience has is used all the same.
  expect(seen.configurations).toEqual(views.guidance.answer(seenIn(journal, ana), {}).configurations)
})
