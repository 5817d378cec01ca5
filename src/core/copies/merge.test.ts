import { expect, test } from 'vitest'
import { apart, journalOf, origin, stamped } from '../../../test/support/copies.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, made } from '../../../test/support/review.ts'
import type { Command } from '../command.ts'
import type { Event, Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { mayKnow, mayRead, seenBy } from '../project/seen-by.ts'
import { mergeCopies } from './merge.ts'

type Asked = [Id<'per'>, Command]
const change = (who: Id<'per'>, ...changes: Fact[]): Asked => [who, { do: 'change', changes }]
const edit = (type: Fact['type'], id: string, from: object, to: object): Fact => ({ type, id, from, to }) as Fact
const reword = (who: Id<'per'>, from: string, to: string) =>
  change(who, edit('component.worded', 'cmp_trust', { text: from }, { text: to }))
const vote = (who: Id<'per'>, source: Id<'src'>, verdict: Value<'vote'>['verdict']): Asked => [
  who,
  { do: 'vote', source, stage: 'stg_rel', verdict, ...(verdict === 'exclude' && { reason: 'rsn_off' as const }) },
]
const twins = ['x', 'y'].map((name, position) => [
  made('source.described', `src_${name}`, {
    kind: 'article',
    entersAt: 'stg_rel',
    reference: { type: 'article-journal', title: 'One publication', year: 2021 },
  }),
  made('record.read', `rec_${name}`, {
    import: 'imp_1',
    material: 'a'.repeat(64),
    position: position + 1,
    source: `src_${name}`,
  }),
])
const begun = (): Event[] => {
  const read = made('records.imported', 'imp_1', {
    file: 'x.ris',
    blob: 'b'.repeat(64),
    format: 'ris',
    records: 2,
    problems: 0,
  })
  return told(origin(), 'a', change(ana, read, ...twins.flat()))
}

/** What a copy is after things were asked of it, all of them admitted. */
function told(before: readonly Event[], copy: string, ...asked: Asked[]): Event[] {
  const journal = journalOf(before)
  for (const [who, command] of asked) expect(carryOut(journal, who, command)).toBeUndefined()
  return stamped(journal.events, before.length, copy)
}

function merge(a: readonly Event[], b: readonly Event[]) {
  const of = mergeCopies(a, b)
  if ('refusal' in of) throw new Error(of.refusal.message)
  const { events, state } = of.merged.journal
  const open = [...state.collision.values()].filter(({ kind, settled }) => kind !== 'same' && !settled)
  return { events, state, open: open.map(({ thing, kind, field, by }) => [thing, kind, field, by]) }
}

test('two wordings of one thing: the first stands, and the other waits to be settled', () => {
  const from = origin()
  const a = told(from, 'a', reword(ana, 'partners trust one another', 'partners trust each other'))
  const b = told(from, 'b', reword(ben, 'partners trust one another', 'partners trust nobody'))
  const { state, open } = merge(b, a)
  expect(state.component.get('cmp_trust')?.text).toBe('partners trust each other')
  expect(open).toEqual([['cmp_trust', 'changed', 'text', ben]])
  expect([...state.collision.values()][0]?.said).toMatchObject({ to: { text: 'partners trust nobody' } })
})

test('words changed in different places are in one text, and the journal keeps what each said', () => {
  const from = origin()
  const a = told(from, 'a', reword(ana, 'partners trust one another', 'all partners trust one another'))
  const b = told(from, 'b', reword(ben, 'partners trust one another', 'partners trust one another again'))
  const { state, open, events } = merge(a, b)
  expect(state.component.get('cmp_trust')?.text).toBe('all partners trust one another again')
  expect(open).toEqual([])
  expect(events.at(-1)?.fact.said).toMatchObject({ to: { text: 'partners trust one another again' } })
})

test('what one took away and the other goes on to use is not taken away, whoever was first', () => {
  const from = origin()
  const gone = journalOf(from).state.configuration.get('cmoc_2') as Value<'configuration'>
  const remove = change(ana, { type: 'configuration.formed', id: 'cmoc_2', from: gone, to: null })
  const use = change(
    ben,
    made('link.placed', 'lnk_new', {
      configuration: 'cmoc_2',
      slot: 'C',
      component: 'cmp_past',
      order: 1,
      status: 'hypothesised',
    }),
  )
  for (const [a, b] of [
    [told(from, 'a', remove), told(from, 'b', use)],
    [told(from, 'b', remove), told(from, 'a', use)],
  ] as const) {
    const { state, open } = merge(a, b)
    expect(state.configuration.has('cmoc_2')).toBe(true)
    expect(state.link.get('lnk_new')?.configuration).toBe('cmoc_2')
    expect(open).toEqual([['cmoc_2', 'used', undefined, ana]])
  }
})

test('a vote on a source that the other copy joined into another goes with it, cast before the join or after', () => {
  const from = begun()
  const join: Asked = [ana, { do: 'join', joins: [{ into: 'src_x', from: ['src_y'] }] }]
  for (const [one, two] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const { state, open } = merge(told(from, one, join), told(from, two, vote(ben, 'src_y', 'exclude')))
    expect(open).toEqual([])
    expect(state.source.has('src_y')).toBe(false)
    expect(state.vote.get('vote_src_x.stg_rel.per_ben')).toMatchObject({ verdict: 'exclude', source: 'src_x' })
  }
})

test('who voted on both of two sources that the other copy joined keeps the vote on the one that stays', () => {
  const from = told(begun(), 'a', vote(ben, 'src_x', 'include'))
  const join: Asked = [ana, { do: 'join', joins: [{ into: 'src_x', from: ['src_y'] }] }]
  const { state, open } = merge(told(from, 'a', join), told(from, 'b', vote(ben, 'src_y', 'exclude')))
  expect(open).toEqual([])
  expect(state.vote.get('vote_src_x.stg_rel.per_ben')?.verdict).toBe('include')
})

test('a vote that somebody changed after the other copy joined its source is their later word on the one that stays', () => {
  const from = told(begun(), 'a', vote(ben, 'src_x', 'include'), vote(ben, 'src_y', 'include'))
  const join: Asked = [ana, { do: 'join', joins: [{ into: 'src_x', from: ['src_y'] }] }]
  // Changed before, it goes with the join as it would in one copy: what they said of the one that stays holds.
  for (const [one, two, verdict] of [
    ['a', 'b', 'exclude'],
    ['b', 'a', 'include'],
  ] as const) {
    const { state, open } = merge(told(from, one, join), told(from, two, vote(ben, 'src_y', 'exclude')))
    expect(open).toEqual([])
    expect(state.source.has('src_y')).toBe(false)
    expect(state.vote.get('vote_src_x.stg_rel.per_ben')?.verdict).toBe(verdict)
  }
})

test('where a join does not come about, what is done with its source afterwards stays under its own name', () => {
  const bare = made('source.described', 'src_z', {
    kind: 'article',
    entersAt: 'stg_rel',
    reference: { type: 'article-journal', title: 'Mentioned' },
  })
  const from = told(origin(), 'a', change(ana, bare))
  const join = (gone: Id<'src'>): Asked => [ana, { do: 'join', joins: [{ into: 'src_adams', from: [gone] }] }]
  const [a, b] = [told(from, 'a', join('src_clark')), told(from, 'b', join('src_z'))]
  const both = merge(a, b)
  expect(both.open.map(([thing]) => thing)).toContain('src_adams')
  expect(both.state.source.get('src_adams')?.formerly).toEqual(['src_clark'])
  const on = told(both.events, 'd', vote(ben, 'src_z', 'include'))
  for (const copy of [a, b]) {
    const again = merge(on, copy)
    expect(again.state.vote.has('vote_src_z.stg_rel.per_ben')).toBe(true)
    expect(again.open).toEqual(both.open)
  }
})

test('a join that was undone is undone in what the copies come to', () => {
  const from = begun()
  const joined = told(from, 'a', [ana, { do: 'join', joins: [{ into: 'src_adams', from: ['src_clark'] }] }])
  const act = joined.at(-1)?.act ?? ''
  const a = told(joined, 'a', [ana, { do: 'undo', act }])
  for (const b of [from, told(from, 'b', reword(ben, 'partners trust one another', 'partners trust nobody'))]) {
    const { state, open } = merge(a, b)
    expect(open).toEqual([])
    expect(state.source.get('src_adams')).toEqual(journalOf(from).state.source.get('src_adams'))
    expect(state.source.has('src_clark')).toBe(true)
  }
})

test('the same join in both copies, also the other way round, is one; different ones are to be settled', () => {
  const from = begun()
  const join = (into: Id<'src'>, gone: Id<'src'>): Asked => [ana, { do: 'join', joins: [{ into, from: [gone] }] }]
  const once = told(from, 'a', join('src_x', 'src_y'))
  expect(merge(once, told(from, 'b', join('src_x', 'src_y'))).open).toEqual([])
  const turned = merge(once, told(from, 'b', join('src_y', 'src_x'), vote(ben, 'src_y', 'include')))
  expect(turned.open).toEqual([])
  expect([turned.state.source.has('src_x'), turned.state.source.has('src_y')]).toEqual([true, false])
  expect(turned.state.vote.has('vote_src_x.stg_rel.per_ben')).toBe(true)
  const other = merge(once, told(from, 'b', join('src_adams', 'src_y')))
  expect(other.open.map(([thing]) => thing)).toEqual(['rec_y'])
  expect(other.state.record.get('rec_y')?.source).toBe('src_x')
})

test('a vote that somebody cast twice is their later word; places in a list need nobody', () => {
  const from = begun()
  const order = (to: number) => change(ana, edit('configuration.formed', 'cmoc_2', { order: 2 }, { order: to }))
  const a = told(from, 'a', vote(ben, 'src_x', 'include'), order(3))
  const b = told(from, 'b', vote(ben, 'src_x', 'exclude'), order(4))
  const { state, open } = merge(a, b)
  expect(open).toEqual([])
  expect(state.vote.get('vote_src_x.stg_rel.per_ben')?.verdict).toBe('exclude')
  expect(state.configuration.get('cmoc_2')?.order).toBe(4)
})

test('what both said alike needs nobody, and an undoing that collides takes nothing back', () => {
  const from = origin()
  const same = change(ana, made('code.defined', 'cod_1', { name: 'Trust', order: 1 }))
  expect(merge(told(from, 'a', same), told(from, 'b', same)).open).toEqual([])
  const wrote = told(from, 'a', change(ana, made('code.defined', 'cod_1', { name: 'Trust', order: 1 })))
  const act = wrote.at(-1)?.act as string
  const back = told(wrote, 'a', [ana, { do: 'undo', act }])
  const on = told(wrote, 'b', change(ben, made('code.defined', 'cod_2', { name: 'Under', parent: 'cod_1', order: 2 })))
  const { state, open, events } = merge(back, on)
  expect(state.code.has('cod_1')).toBe(true)
  expect(open).toEqual([['cod_1', 'used', undefined, ana]])
  // It is still an act that can be undone once what rests on it is gone.
  const journal = journalOf(events)
  expect(carryOut(journal, ana, { do: 'undo', act: events.at(-1)?.act as string })).toBeUndefined()
  expect(carryOut(journal, ana, { do: 'undo', act })).toBeUndefined()
  expect(journal.state.code.size).toBe(0)
})

test('two projects are no copies, nor is a copy in which an event was altered', () => {
  const from = origin()
  expect(mergeCopies(from, stamped(from, 0, 'z'))).toMatchObject({
    refusal: { message: expect.stringContaining('two projects') },
  })
  const altered = from.map((event, i) => (i === 4 ? { ...event, at: '2020-01-01T00:00:00.000Z' } : event))
  expect(mergeCopies(from, altered)).toMatchObject({ refusal: { code: 'does-not-fit', seq: 5 } })
  const [a, b, ...rest] = from
  expect(mergeCopies(from, [a, ...rest, b] as Event[])).toMatchObject({ refusal: { code: 'does-not-fit' } })
  const forged = { type: 'component.worded', id: 'no id', from: null, to: {} }
  const told = from.map((event, i) => (i === 4 ? { ...event, fact: { ...event.fact, said: forged } } : event))
  expect(mergeCopies(from, told)).toMatchObject({ refusal: { seq: 5 } })
})

test('what a merge brings of a blinded stage is nobody else’s to see, as vote or as collision', () => {
  const from = begun()
  const settles = change(ana, edit('stage.set', 'stg_next', { arbiters: null }, { arbiters: [ben] }))
  const stage = made('stage.set', 'stg_next', {
    name: 'Next',
    kind: 'other',
    order: 0,
    reviewers: 2,
    blinded: true,
    reasonNeeded: false,
  })
  const both = told(
    from,
    'a',
    change(ana, stage, edit('source.described', 'src_x', { entersAt: 'stg_rel' }, { entersAt: 'stg_next' })),
  )
  const cast: Asked = [ben, { do: 'vote', source: 'src_x', stage: 'stg_next', verdict: 'include', note: 'A secret.' }]
  const { state, events, open } = merge(told(both, 'a', settles), told(both, 'b', cast))
  expect(open).toEqual([['vote_src_x.stg_next.per_ben', 'unfit', undefined, ben]])
  const seen = (who: Id<'per'>) =>
    JSON.stringify([[...seenBy(state, who).collision], events.filter(mayRead(state, who))])
  expect(seen(ana)).not.toContain('A secret.')
  expect(seen(ben)).toContain('A secret.')
  const [id] = [...state.collision.keys()]
  expect([mayKnow(state, ana, id as Id), mayKnow(state, ben, id as Id)]).toEqual([false, true])
  const plain = merge(told(both, 'a', reword(ana, 'partners trust one another', 'they trust')), told(both, 'b', cast))
  expect(JSON.stringify([...seenBy(plain.state, ana).vote])).not.toContain('A secret.')
  expect(JSON.stringify(plain.events.filter(mayRead(plain.state, ana)))).not.toContain('A secret.')
})

test('nobody finds a collision by hand, or tells a fact otherwise', () => {
  const journal = journalOf(apart(origin(), [], 'a'))
  const said = edit('component.worded', 'cmp_trust', { text: 'x' }, { text: 'y' })
  const to = { thing: 'cmp_trust', kind: 'changed', said, by: ana, at: 'now', act: 'act' }
  const refusals = [
    made('collision.found', 'col_1', to),
    { ...made('code.defined', 'cod_1', { name: 'A', order: 1 }), said },
  ].map((fact) => carryOut(journal, ana, { do: 'change', changes: [fact as Fact] })?.code)
  expect(refusals).toEqual(['not-allowed', 'malformed'])
})

test('of what a participant agreed to in two copies the narrower holds, in whatever order, and what was taken back is', () => {
  const from = told(origin(), '0', change(ana, made('source.described', 'src_said', said)))
  const agree = (uses: string[], was?: string[]) =>
    change(
      ana,
      was
        ? edit('consent.recorded', 'cns_src_said', { uses: was }, { uses })
        : made('consent.recorded', 'cns_src_said', { source: 'src_said', uses }),
    )
  const uses = (a: readonly Event[], b: readonly Event[]) =>
    [merge(a, b), merge(b, a)].map(({ state, open }) => [state.consent.get('cns_src_said')?.uses, open.length])
  const both = (held: string[] | undefined) => [
    [held, 0],
    [held, 0],
  ]
  expect(uses(told(from, 'a', agree(['quoting', 'sharing'])), told(from, 'b', agree(['quoting'])))).toEqual(
    both(['quoting']),
  )
  const known = told(from, '1', agree(['quoting']))
  const wider = agree(['quoting', 'open publication'], ['quoting'])
  expect(uses(told(known, 'a', wider), told(known, 'b', agree([], ['quoting'])))).toEqual(both([]))
  expect(uses(told(known, 'b', wider), told(known, 'a', agree([], ['quoting'])))).toEqual(both([]))
  const none = change(ana, {
    type: 'consent.recorded',
    id: 'cns_src_said',
    from: { source: 'src_said', uses: ['quoting'] },
    to: null,
  } as Fact)
  for (const [one, two] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const { state } = merge(told(known, one, wider), told(known, two, none))
    expect(state.consent.has('cns_src_said')).toBe(false)
  }
  // Whoever settles it afterwards may say more again, and merging once more keeps that.
  const settled = told(
    merge(told(known, 'a', wider), told(known, 'b', agree([], ['quoting']))).events,
    'c',
    agree(['sharing'], []),
  )
  expect(uses(settled, told(known, 'a', wider))).toEqual(both(['sharing']))
})
const said = { kind: 'interview', reference: { type: 'document', title: 'A nurse' } }
