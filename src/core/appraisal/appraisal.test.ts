import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Command } from '../command.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { plain } from '../report/blocks.ts'
import { judgements } from '../report/judgements.ts'
import { mayBeDecided, outcome } from '../screening/outcome.ts'
import { queueOf } from '../screening/queue.ts'
import { agreement } from '../view/agreement.ts'
import { appraise } from '../view/appraise.ts'
import { judgementsOf, levelsAt, levelsDiffer } from './levels.ts'
import { movedSince } from './moved.ts'
import { scales } from './scales.ts'

const edit = (type: Fact['type'], id: string, from: object, to: object): Fact => ({ type, id, from, to }) as Fact
const levels = [
  { key: 'high', label: 'High' },
  { key: 'low', label: 'Low' },
]

/** The review with a gate for rigour after relevance: two aspects on one scale, two reviewers, open. */
function gated(more: object = {}): Journal {
  const journal = review()
  change(journal, [
    edit('stage.set', 'stg_rel', { blinded: true }, { blinded: false }),
    made('stage.set', 'stg_rig', {
      name: 'Rigour',
      kind: 'rigour',
      order: 2,
      reviewers: 2,
      blinded: false,
      reasonNeeded: false,
      levels,
      aspects: [
        { key: 'credibility', label: 'Credibility' },
        { key: 'coherence', label: 'Coherence' },
      ],
      ...more,
    }),
  ])
  return journal
}

let ids = 0
const judging = (level: string, more: object = {}, rest: object = {}): Command =>
  ({
    do: 'appraise',
    source: 'src_adams',
    stage: 'stg_rig',
    judgements: [{ id: `apr_${++ids}`, aspect: 'credibility', level, because: 'So it is.', ...more }],
    ...rest,
  }) as Command
const include = { vote: { verdict: 'include' } }
const asks = (journal: Journal, who: Id<'per'>, command: Command) => {
  const refusal = carryOut(journal, who, command)
  if (refusal) throw new Error(`${refusal.code}: ${refusal.message}`)
}

test('a source is judged and voted on in one act, and a judgement given again takes the place of the first', () => {
  const journal = gated()
  asks(journal, ana, judging('high', {}, include))
  expect(new Set(journal.events.slice(-2).map(({ act }) => act)).size).toBe(1)
  asks(journal, ana, judging('low'))
  const all = judgementsOf(journal.state, 'src_adams', 'stg_rig')
  expect(all.map(([, { level, aspect, by }]) => [level, aspect, by])).toEqual([['low', 'credibility', ana]])
  expect(outcome(journal.state, 'src_adams', 'stg_rig')).toMatchObject({ kind: 'open', votes: 1 })
})

test('a judgement is one’s own, on the scale, of an aspect that is judged there, and once', () => {
  const journal = gated()
  const one = (id: string, more: object) =>
    ({
      do: 'change',
      changes: [
        made('appraisal.made', id, { source: 'src_adams', stage: 'stg_rig', because: 'So.', by: ana, ...more }),
      ],
    }) as Command
  expect(carryOut(journal, ana, one('apr_a', { by: ben }))?.code).toBe('not-allowed')
  expect(carryOut(journal, ana, one('apr_a', { level: 'middling' }))?.code).toBe('does-not-fit')
  expect(carryOut(journal, ana, one('apr_a', { aspect: 'charm' }))?.code).toBe('does-not-fit')
  expect(carryOut(journal, ana, one('apr_a', { aspect: 'coherence', level: 'low' }))).toBeUndefined()
  expect(carryOut(journal, ana, one('apr_b', { aspect: 'coherence', level: 'high' }))?.code).toBe('id-taken')
})

test('levels that differ are told; they are a conflict where the gate says so, until levels are settled with it', () => {
  const journal = gated()
  asks(journal, ana, judging('high', {}, include))
  asks(journal, ben, judging('low', {}, include))
  expect(levelsDiffer(journal.state, 'src_adams', 'stg_rig')).toBe(true)
  expect(levelsAt(journal.state, 'src_adams', 'stg_rig')).toEqual([
    { aspect: 'credibility', levels: ['high', 'low'], how: 'apart' },
  ])
  expect(outcome(journal.state, 'src_adams', 'stg_rig').kind).toBe('include')
  change(journal, [edit('stage.set', 'stg_rig', { levelsMustAgree: null }, { levelsMustAgree: true })])
  expect(outcome(journal.state, 'src_adams', 'stg_rig').kind).toBe('conflict')
  const settle = (level: string) =>
    ({
      do: 'settle',
      sources: ['src_adams'],
      stage: 'stg_rig',
      verdict: 'include',
      how: 'discussion',
      because: 'One table was misread.',
      levels: [{ aspect: 'credibility', level }],
    }) as Command
  expect(carryOut(journal, ana, settle('middling'))?.code).toBe('does-not-fit')
  asks(journal, ana, settle('high'))
  expect(outcome(journal.state, 'src_adams', 'stg_rig')).toMatchObject({ kind: 'include', settled: 'resolution' })
  expect(levelsAt(journal.state, 'src_adams', 'stg_rig')).toEqual([
    { aspect: 'credibility', levels: ['high'], how: 'settled' },
  ])
})

test('at a blinded gate nobody sees another’s levels, and nothing differs for them', () => {
  const journal = gated({ blinded: true, levelsMustAgree: true })
  asks(journal, ana, judging('high', {}, include))
  const before = JSON.stringify(appraise.answer(seenIn(journal, ben), { source: 'src_adams', from: 0, count: 500 }))
  asks(journal, ana, judging('low'))
  expect(JSON.stringify(appraise.answer(seenIn(journal, ben), { source: 'src_adams', from: 0, count: 500 }))).toBe(
    before,
  )
  expect(before).not.toContain('So it is.')
})

test('a gate beside another is open as soon as that one is reached, and closed once the source has left there', () => {
  const journal = gated({ beside: true })
  const reference = { type: 'article-journal', title: 'New', year: 2024 }
  const entering = { kind: 'article', entersAt: 'stg_rel', reference }
  change(
    journal,
    ['src_new', 'src_out', 'src_back'].map((id) => made('source.described', id, entering)),
  )
  expect(mayBeDecided(journal.state, 'src_new', 'stg_rig')).toBe(true)
  expect(mayBeDecided(journal.state, 'src_clark', 'stg_rig')).toBe(false)
  change(journal, [edit('source.described', 'src_new', { entersAt: 'stg_rel' }, { entersAt: 'stg_rig' })])
  expect(mayBeDecided(journal.state, 'src_new', 'stg_rel')).toBe(false)
  change(journal, [edit('source.described', 'src_new', { entersAt: 'stg_rig' }, { entersAt: 'stg_rel' })])
  const waits = () => queueOf(seenIn(journal, ana), 'stg_rig').next(10)
  expect(waits()).toContain('src_new')
  asks(journal, ana, { do: 'vote', source: 'src_new', stage: 'stg_rig', verdict: 'include' })
  expect(waits()).not.toContain('src_new')
  for (const [source, vote] of [
    ['src_out', { verdict: 'exclude', reason: 'rsn_off' }],
    ['src_back', { verdict: 'background' }],
  ] as const) {
    expect(waits()).toContain(source)
    for (const who of [ana, ben]) asks(journal, who, { do: 'vote', source, stage: 'stg_rel', ...vote })
    expect(waits()).not.toContain(source)
  }
  change(journal, [edit('stage.set', 'stg_rig', { beside: true }, { beside: null })])
  expect(mayBeDecided(journal.state, 'src_new', 'stg_rig')).toBe(false)
  expect(carryOut(journal, ben, { do: 'vote', source: 'src_new', stage: 'stg_rig', verdict: 'include' })?.code).toBe(
    'not-here',
  )
})

test('a judgement names the theory it was made against, and says when that has moved', () => {
  const journal = gated()
  asks(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } } as Command)
  asks(journal, ana, judging('high', { theories: ['pt_1', 'cmoc_2'] }))
  const one = () => judgementsOf(journal.state, 'src_adams', 'stg_rig')[0] as ReturnType<typeof judgementsOf>[number]
  expect(one()[1].version).toBe('ver_1')
  expect(movedSince(journal.state, one())).toBeUndefined()
  asks(journal, ana, { do: 'freeze', id: 'ver_2', version: { name: 'Second', kind: 'refined', order: 2 } } as Command)
  expect(movedSince(journal.state, one())).toBe('Judged against First; the theory is now at Second.')
  asks(journal, ana, {
    do: 'refine',
    id: 'rfn_1',
    kind: 'drop',
    parents: ['cmoc_2'],
    children: [],
    basis: 'own',
    order: 1,
    why: 'Nothing speaks to it.',
  } as Command)
  expect(movedSince(journal.state, one())).toMatch('no longer part of the theory')
  const { rows, sums } = appraise.answer(seenIn(journal, ana), { show: 'moved', from: 0, count: 500 })
  expect([rows.map(({ id }) => id), sums.moved]).toEqual([['src_adams'], 1])
})

test('a passage is judged apart from its source, and a nugget of a weak study stays with its reason', () => {
  const journal = gated()
  change(journal, [made('excerpt.made', 'exc_1', { source: 'src_adams', quote: 'We met every month.' })])
  asks(journal, ana, judging('low'))
  asks(journal, ana, judging('high', { aspect: undefined, excerpt: 'exc_1', nugget: true, because: 'Seen at length.' }))
  expect(levelsAt(journal.state, 'src_adams', 'stg_rig').map(({ levels }) => levels)).toEqual([['low']])
  const { chosen, rows } = appraise.answer(seenIn(journal, ana), { source: 'src_adams', from: 0, count: 500 })
  expect(rows.find(({ id }) => id === 'src_adams')?.cells.map(({ nuggets }) => nuggets)).toEqual([0, 1])
  expect(chosen?.excerpts[0]?.judgements).toMatchObject([{ level: 'high', nugget: true }])
})

test('a scale to begin with has a key, a label and an anchor for every level, and says whose it is or is nobody’s', () => {
  for (const { levels, aspects = [] } of scales) {
    expect(new Set(levels.map(({ key }) => key)).size).toBe(levels.length)
    expect(levels.every(({ label, anchor }) => label && anchor.endsWith('.'))).toBe(true)
    expect(aspects.every(({ question }) => question.endsWith('?'))).toBe(true)
  }
})

test('how far people agree on levels is told by aspect, of what they judged before they knew of each other', () => {
  const journal = gated({ blinded: true })
  for (const [who, source, level] of [
    [ana, 'src_adams', 'high'],
    [ben, 'src_adams', 'high'],
    [ana, 'src_brown', 'low'],
    [ben, 'src_brown', 'high'],
  ] as const)
    asks(journal, who, { ...judging(level), source } as Command)
  expect(agreement.answer(seenIn(journal, ben), { stage: 'stg_rig' })?.levels).toEqual([])
  change(journal, [edit('stage.set', 'stg_rig', { blinded: true }, { blinded: false })])
  // What is changed once the judgements lie open is no independent one.
  asks(journal, ben, { ...judging('low'), source: 'src_brown' } as Command)
  const [credibility, ...others] = agreement.answer(seenIn(journal, ana), { stage: 'stg_rig' })?.levels ?? []
  expect(others).toEqual([])
  expect(credibility?.label).toBe('Credibility')
  expect(credibility?.found.pairs[0]).toMatchObject({
    sources: 2,
    categories: ['High', 'Low'],
    table: [
      [1, 0],
      [1, 0],
    ],
  })
})

test('the report prints the scales, the level of each source, every reason, the passages, and a figure that says the same', () => {
  const journal = gated()
  change(journal, [made('excerpt.made', 'exc_1', { source: 'src_adams', quote: 'We met every month.' })])
  asks(journal, ana, judging('high', { because: 'Ana says so.' }))
  asks(journal, ben, judging('low', { because: 'Ben does not.' }))
  asks(journal, ana, judging('high', { aspect: undefined, excerpt: 'exc_1', nugget: true, because: 'Seen at length.' }))
  const blocks = judgements(journal.state)
  const table = (id: string) => {
    const found = blocks.find((block) => 'id' in block && block.id === id)
    return found?.as === 'table' ? found.rows.map((row) => row.map(plain)) : undefined
  }
  expect(table('table-scales')).toEqual([
    ['Rigour', 'High', '', ''],
    ['', 'Low', '', ''],
  ])
  expect(table('table-appraisal')?.[0]?.slice(1)).toEqual(['–', 'Credibility: High or Low'])
  expect(table('table-judgements')?.map((row) => row.slice(1))).toEqual([
    ['Rigour: Credibility', 'High', 'Ana says so.'],
    ['Rigour: Credibility', 'Low', 'Ben does not.'],
  ])
  expect(table('table-passages')?.[0]?.slice(1)).toEqual([
    'We met every month.',
    'Rigour, High, a nugget that stays',
    'Seen at length.',
  ])
  const figure = blocks.find(({ as }) => as === 'figure')
  expect(figure?.as === 'figure' && figure.scene.desc).toBe(
    'Rigour, Credibility: no sources high, no sources low and one source where judgements differ.',
  )
})
