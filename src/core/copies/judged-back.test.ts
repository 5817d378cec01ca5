import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { ben, change, made } from '../../../test/support/review.ts'
import { levelsAt } from '../appraisal/levels.ts'
import type { Command } from '../command.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { emptyJournal, follow, type Journal } from '../journal.ts'
import { mayRead, seenBy } from '../project/seen-by.ts'
import { outcome, voteId } from '../screening/outcome.ts'
import { apply, referrers } from '../state.ts'
import { handedId, handOutOf, team } from './hand-out.ts'
import { takenFrom } from './take-back.ts'
import { waitingCases } from './waiting.ts'

const cem = 'per_cem' as Id<'per'>
const stage = 'stg_rig'
const sources = ['src_a', 'src_b', 'src_c'] as Id<'src'>[]
const levels = ['high', 'moderate', 'low'].map((key) => ({ key, label: key, anchor: `What ${key} means` }))
const aspects = ['credibility', 'coherence'].map((key) => ({ key, label: key }))
const blobOf = (source: string) => (source.at(-1) ?? '').repeat(64)

/** A review with a gate on a scale, at which Cem judged on a passage of his own. */
function gated(blinded: boolean): Journal {
  const journal = founded()
  change(journal, [
    made('person.joined', ben, { roles: ['reviewer'] }),
    made('person.joined', cem, { roles: ['reviewer'] }),
    made('theory.stated', 'pt_1', { title: 'A theory of the team', order: 1 }),
    made('stage.set', stage, {
      name: 'Rigour',
      kind: 'rigour',
      order: 1,
      reviewers: 2,
      blinded,
      reasonNeeded: false,
      levels,
      aspects,
      levelsMustAgree: true,
    }),
    made('reason.listed', 'rsn_1', { stage, text: 'Off the subject', order: 1 }),
    made('code.defined', 'cod_old', { name: 'Given no more', retired: true, order: 1 }),
    made('code.defined', 'cod_1', { name: 'Trust', parent: 'cod_old', order: 2 }),
    ...sources.flatMap((source) => [
      made('source.described', source, {
        kind: 'article',
        reference: { type: 'article-journal', title: `Study ${source.at(-1)}` },
        entersAt: stage,
      }),
      made('document.attached', `doc_of${source}`, {
        source,
        file: 'a.txt',
        mediaType: 'text/plain',
        blob: blobOf(source),
      }),
    ]),
  ])
  done(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'Version of the team', kind: 'draft', order: 1 } })
  change(
    journal,
    [made('excerpt.made', 'exc_cem', { source: 'src_a', document: 'doc_ofsrc_a', quote: 'Cem marked this', by: cem })],
    cem,
  )
  done(journal, cem, {
    do: 'appraise',
    source: 'src_a' as Id<'src'>,
    stage,
    judgements: [
      { id: 'apr_cem', aspect: 'credibility', level: 'low', because: 'Cem says so' },
      { id: 'apr_cemp', excerpt: 'exc_cem', because: 'Cem says so of it', nugget: true },
    ],
    vote: { verdict: 'exclude', reason: 'rsn_1', note: 'A note of Cem' },
  })
  return journal
}

function done(journal: Journal, who: Id<'per'>, command: Command) {
  const refusal = carryOut(journal, who, command)
  if (refusal) throw new Error(JSON.stringify(refusal))
}

/** A copy for Ben, as a journal of its own, with the sources in its order. */
function handed(journal: Journal) {
  const asked = { stage, person: ben, documents: true, codes: true, seed: 'one' } as const
  const out = handOutOf(seenBy(journal.state, ana), asked)
  if (!out.ok) throw new Error(JSON.stringify(out.refusal))
  const { facts, sources: order } = out.out
  const copy = emptyJournal()
  follow(
    copy,
    facts.map((fact, i) => ({ seq: i + 1, id: `evt-${i + 1}`, at: '2024', actor: team, act: '1', fact, hash: '' })),
  )
  const head = 'c'.repeat(64)
  change(journal, [made('copy.handedOut', 'hnd_1', { stage, person: ben, sources: order, head, by: ana })])
  return { copy, facts, named: (source: Id<'src'>) => handedId(order.indexOf(source)) }
}

/** Takes the copy back; how many events that added, beside the end of the copy. */
function takeBack(journal: Journal, copy: Journal, more: Partial<Extract<Command, { do: 'takeBack' }>> = {}): number {
  const before = journal.events.length
  const taken = takenFrom(copy, journal.state, 'hnd_1', (prefix) => `${prefix}_new${before}`)
  const ends = copy.events.length.toString(16).padStart(64, '0')
  const last = copy.events.at(-1)
  if (last) Object.assign(last, { hash: ends })
  done(journal, ana, { do: 'takeBack', handOut: 'hnd_1', ends, newer: true, ...taken, ...more })
  return journal.events.slice(before).filter(({ fact }) => fact.type !== 'copy.handedOut').length
}

/** What Ben does, decided by numbers: he judges aspects and passages, and votes. */
type Doing = [source: number, level: number, kind: number, verdict: number]
function does(journal: Journal, [at, how, kind, verdict]: Doing, n: number, named = (source: Id<'src'>) => source) {
  const one = sources[at] as Id<'src'>
  const source = named(one)
  const level = levels[how]?.key as string
  const document = referrers(journal.state, 'document', source)[0]?.[0]
  const excerpt = `exc_ben${n}` as const
  const [marked] = referrers(journal.state, 'excerpt', source).findLast(([, { by }]) => by === ben) ?? []
  if (kind === 3) {
    if (marked) rewords(journal, marked, `Memo ${n}`, n)
    return
  }
  const passage = kind === 2
  if (passage)
    change(journal, [made('excerpt.made', excerpt, { source, document, quote: `Passage ${n}`, by: ben })], ben)
  const vote = { verdict: 'exclude' as const, reason: 'rsn_1' as const, note: `Note ${n}` }
  done(journal, ben, {
    do: 'appraise',
    source,
    stage,
    judgements: [
      {
        id: `apr_ben${n}`,
        level,
        because: `Because ${n}`,
        ...(passage ? { excerpt, nugget: true } : { aspect: aspects[kind]?.key as string }),
      },
    ],
    ...(verdict > 0 && { vote: verdict === 1 ? { verdict: 'include' as const } : vote }),
  })
}

/** Ben says anew what he thinks of a passage, moves it by a word, and codes it, or says of that anew. */
function rewords(journal: Journal, id: Id<'exc'>, memo: string, n: number) {
  const { memo: had = null, quote = '' } = journal.state.excerpt.get(id) ?? {}
  const [coded, coding] = referrers(journal.state, 'coding', id)[0] ?? []
  const words: Fact = { type: 'excerpt.made', id, from: { memo: had, quote }, to: { memo, quote: `${quote} ${n}` } }
  const given = made('excerpt.coded', `cdg_ben${n}`, { excerpt: id, code: 'cod_1', by: ben })
  const said = { type: 'excerpt.coded', id: coded, from: { memo: coding?.memo ?? null }, to: { memo } } as Fact
  change(journal, [words, coded ? said : given], ben)
}

/** All that is known of the sources, without ids that were given on the way, theory versions and where votes came from. */
const knownOf = ({ state }: Journal) =>
  sources.map((source) => ({
    outcome: outcome(state, source, stage),
    levels: levelsAt(state, source, stage),
    votes: referrers(state, 'vote', source)
      .map(([, { origin: _, ...vote }]) => vote)
      .sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1)),
    passages: referrers(state, 'excerpt', source)
      .map(([id, one]) => [id, one, referrers(state, 'coding', id)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    judged: referrers(state, 'appraisal', source)
      .map(([, { version: _, ...one }]) => one)
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  }))

const doings = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(3), fc.nat(2)), { minLength: 1, maxLength: 12 })

test('handed out, judged and taken back is judged at home; again, it adds nothing; and on the way he learns nothing', () => {
  fc.assert(
    fc.property(doings, fc.boolean(), fc.nat(11), (asked, blinded, half) => {
      const [home, away] = [gated(blinded), gated(blinded)]
      const { copy, facts, named } = handed(away)
      expect(JSON.stringify(facts)).not.toMatch(/[cC]em|src_[abc]|of the team|no more|cod_old/)
      asked.forEach((doing, n) => {
        does(home, doing, n)
        does(copy, doing, n, named)
        // In the middle it is taken back for the first time.
        if (n === half) takeBack(away, copy)
      })
      takeBack(away, copy)
      expect(knownOf(away)).toEqual(knownOf(home))
      expect(takeBack(away, copy)).toBe(0)
      // Whoever took it back reads of it what they would if it had been judged here.
      const readable = away.events.filter(mayRead(away.state, ana)).map(({ fact }) => fact)
      const told = /Because|"moderate"/.test(JSON.stringify(readable.filter(({ type }) => !setUp.has(type))))
      expect(told).toBe(!blinded && asked.some(([, , kind]) => kind < 3))
      expect(knownOf({ ...away, state: seenBy(away.state, ana) })).toEqual(
        knownOf({ ...home, state: seenBy(home.state, ana) }),
      )
    }),
    { numRuns: 60 },
  )
})
const setUp = new Set<Fact['type']>(['stage.set'])

test('after all of it is undone, no part of a judgement can be read that was blinded', () => {
  const journal = gated(true)
  const { copy, named } = handed(journal)
  does(copy, [0, 0, 0, 0], 1, named)
  takeBack(journal, copy)
  does(copy, [0, 1, 0, 0], 2, named)
  takeBack(journal, copy)
  const acts = [...new Set(journal.events.slice(-4).map(({ act }) => act))].reverse()
  for (const act of acts) carryOut(journal, ana, { do: 'undo', act })
  const read = journal.events.filter(mayRead(journal.state, ana)).filter(({ fact }) => !setUp.has(fact.type))
  expect(JSON.stringify(read)).not.toMatch(/Because|"moderate"/)
})

test('what he judged here stands, and so does what is no longer on the scale or was never his to say', () => {
  const journal = gated(false)
  const { copy, named } = handed(journal)
  does(copy, [0, 0, 0, 1], 1, named)
  does(copy, [1, 2, 0, 0], 2, named)
  does(copy, [2, 0, 2, 0], 3, named)
  const at = (id: Id<'apr'>) => journal.state.appraisal.get(id)
  does(journal, [0, 1, 0, 0], 9)
  // Of what somebody else said in the copy nothing is his.
  const other = { source: named('src_a'), stage, because: 'Forged', aspect: 'coherence', by: team }
  apply(copy.state, made('appraisal.made', 'apr_other', other))
  apply(copy.state, made('excerpt.made', 'exc_other', { source: named('src_a'), quote: 'Forged', by: team }))
  // A copy can be written by hand: what it says of Cem’s passage, or under the id of his judgement, is nothing.
  const forged = takenFrom(copy, journal.state, 'hnd_1', (prefix) => `${prefix}_f`)
  const said = {
    source: 'src_a' as const,
    because: 'Forged',
    said: { collision: 'col_f' as const, at: '2024', act: 'f' },
  }
  change(journal, [
    {
      type: 'stage.set',
      id: stage,
      from: { levels },
      to: { levels: levels.filter(({ key }) => key !== 'low') },
    },
  ])
  takeBack(journal, copy, {
    judgements: [
      ...forged.judgements,
      { id: 'apr_cem', ...said, aspect: 'coherence' },
      { id: 'apr_f1', ...said, excerpt: 'exc_cem' },
      { id: 'apr_f2', ...said, aspect: 'nothing' },
      { id: 'apr_f3', ...said, source: 'src_none' },
    ],
    passages: [...forged.passages, { id: 'exc_cem', source: 'src_a', quote: 'Forged' }],
  })
  expect([at('apr_ben1'), at('apr_ben2')]).toEqual([undefined, undefined])
  expect(at('apr_ben9')?.level).toBe('moderate')
  // What he said there in another way waits for him, once.
  expect([...journal.state.collision.values()].map(({ thing, by, said }) => [thing, by, said.to])).toEqual([
    ['apr_ben9', ben, { by: ben, stage, level: 'high', because: 'Because 1', nugget: null }],
  ])
  expect(takeBack(journal, copy)).toBe(0)
  const [collision = 'col_none'] = journal.state.collision.keys()
  const taking: Command = { do: 'settleCollisions', collisions: [collision], how: 'taken' }
  expect(carryOut(journal, ana, taking)?.code).toBe('not-allowed')
  done(journal, ben, taking)
  expect(at('apr_ben9')).toMatchObject({ level: 'high', because: 'Because 1', by: ben })
  expect(at('apr_ben3')).toMatchObject({ by: ben, excerpt: 'exc_ben3', source: 'src_c' })
  expect(JSON.stringify([...journal.state.appraisal, ...journal.state.excerpt])).not.toContain('Forged')
  expect(journal.state.vote.get(voteId('src_a', stage, ben))?.verdict).toBe('include')
})

test('of words that were withdrawn nothing comes, and a passage of a file that is not here comes without its place', () => {
  const journal = gated(false)
  const { copy, named } = handed(journal)
  for (const at of [0, 1, 2]) {
    does(copy, [at, 0, 2, 0], at * 2, named)
    does(copy, [at, 1, 0, 0], at * 2 + 1, named)
  }
  done(journal, ana, { do: 'withdraw', source: 'src_a', because: 'As asked.' })
  const file = journal.state.document.get('doc_ofsrc_b')
  change(journal, [{ type: 'document.attached', id: 'doc_ofsrc_b', from: file ?? null, to: null } as Fact])
  takeBack(journal, copy)
  const { state } = journal
  const bens = [...state.excerpt.values()].filter(({ by }) => by === ben)
  expect(bens.map(({ source, document }) => [source, document]).sort()).toEqual([
    ['src_b', undefined],
    ['src_c', 'doc_ofsrc_c'],
  ])
  expect(JSON.stringify(journal.events)).not.toContain('Passage 0')
  const judged = [...state.appraisal.values()].filter(({ by }) => by === ben)
  expect(judged.map(({ source, aspect = 'a passage', level }) => `${source} ${aspect} ${level}`).sort()).toEqual([
    'src_a credibility moderate',
    'src_b a passage high',
    'src_b credibility moderate',
    'src_c a passage high',
    'src_c credibility moderate',
  ])
})

test('what collides at a blinded stage is told to nobody but who said it, and is settled with the vote of the same act', () => {
  const journal = gated(true)
  const { copy, named } = handed(journal)
  does(copy, [0, 0, 0, 2], 1, named)
  does(journal, [0, 1, 0, 1], 2)
  takeBack(journal, copy)
  const waits = (who: Id<'per'>) => waitingCases(seenBy(journal.state, who))
  expect([waits(ana), waits(cem)]).toEqual([[], []])
  const read = journal.events.filter(mayRead(journal.state, ana)).map(({ fact }) => fact.type)
  expect(read).not.toContain('collision.found')
  const [both = []] = waits(ben)
  expect(both.length).toBe(2)
  done(journal, ben, { do: 'settleCollisions', collisions: both.map(([id]) => id), how: 'taken' })
  expect(journal.state.vote.get(voteId('src_a', stage, ben))).toMatchObject({ verdict: 'exclude', note: 'Note 1' })
  expect(levelsAt(seenBy(journal.state, ben), 'src_a', stage)[0]?.levels).toEqual(['high'])
})

test('what was changed here meanwhile of a passage collides, and one that was moved here stays at its place', () => {
  const journal = gated(false)
  const { copy, named } = handed(journal)
  for (const n of [1, 2]) does(copy, [0, 0, 2, 0], n, named)
  takeBack(journal, copy)
  rewords(journal, 'exc_ben1', 'Said here', 3)
  rewords(copy, 'exc_ben1', 'Said there', 4)
  // Of somebody else’s passage, and of a code of his own that is not here, nothing comes.
  change(copy, [made('excerpt.coded', 'cdg_x', { excerpt: 'exc_ben2', code: 'cod_1', by: ben })], ben)
  change(copy, [made('code.defined', 'cod_there', { name: 'His own', order: 9 })], ben)
  change(copy, [made('excerpt.coded', 'cdg_y', { excerpt: 'exc_ben2', code: 'cod_there', by: ben })], ben)
  const forged = takenFrom(copy, journal.state, 'hnd_1', (prefix) => `${prefix}_f`)
  const said = { collision: 'col_f' as const, at: '2024', act: 'f' }
  takeBack(journal, copy, {
    changed: [...forged.changed, { id: 'exc_cem', from: { memo: null }, to: { memo: 'Forged' }, said }],
    codings: [...forged.codings, { id: 'cdg_f', excerpt: 'exc_cem', code: 'cod_1' }],
  })
  const { state } = journal
  expect(state.excerpt.get('exc_ben1')).toMatchObject({ memo: 'Said here', quote: 'Passage 1 3' })
  expect([...state.collision.values()].map(({ thing, said }) => [thing, said.to])).toEqual([
    ['exc_ben1', { memo: 'Said there' }],
  ])
  // The same code stands on it already.
  expect([...state.coding.keys()]).toEqual(['cdg_ben3', 'cdg_x'])
  expect(JSON.stringify([...state.excerpt])).not.toContain('Forged')
  expect(takeBack(journal, copy)).toBe(0)
  const copyOlder = emptyJournal()
  follow(copyOlder, copy.events.slice(0, -3))
  expect(takeBack(journal, copyOlder, { newer: false })).toBe(0)
})

test('sources that were handed out are joined; what comes of either comes to the one that stays, and undoing parts them again', () => {
  const journal = gated(false)
  const { copy, named } = handed(journal)
  does(copy, [0, 0, 0, 1], 1, named)
  does(copy, [1, 2, 1, 2], 2, named)
  takeBack(journal, copy)
  done(journal, ana, { do: 'join', joins: [{ into: 'src_a', from: ['src_b'] }] })
  const act = journal.events.at(-1)?.act ?? ''
  const handedSources = () => journal.state.handOut.get('hnd_1')?.sources.toSorted()
  expect(handedSources()).toEqual(['src_a', 'src_a', 'src_c'])
  const vote = () => journal.state.vote.get(voteId('src_a', stage, ben))?.verdict
  // What he voted of the one that stays stands, though the copy says something else of the other.
  expect(vote()).toBe('include')
  expect(takeBack(journal, copy)).toBe(0)
  does(copy, [1, 0, 0, 0], 3, named)
  does(copy, [1, 1, 1, 0], 4, named)
  does(copy, [1, 0, 2, 0], 5, named)
  takeBack(journal, copy)
  const judged = referrers(journal.state, 'appraisal', 'src_a').filter(([, { by }]) => by === ben)
  expect(judged.map(([id, { level, aspect = 'a passage' }]) => `${id} ${aspect} ${level}`).sort()).toEqual([
    'apr_ben1 credibility high',
    'apr_ben2 coherence moderate',
    'apr_ben5 a passage high',
  ])
  expect([vote(), journal.state.collision.size, takeBack(journal, copy)]).toEqual(['include', 0, 0])
  const other = gated(false)
  const again = handed(other)
  done(other, ana, { do: 'join', joins: [{ into: 'src_a', from: ['src_b'] }] })
  does(again.copy, [0, 0, 0, 1], 1, again.named)
  does(again.copy, [1, 0, 0, 2], 2, again.named)
  takeBack(other, again.copy)
  // Of two copies of one publication that he voted on unseen of each other, what he said last holds.
  expect(other.state.vote.get(voteId('src_a', stage, ben))?.verdict).toBe('exclude')
  const apart = gated(false)
  handed(apart)
  done(apart, ana, { do: 'join', joins: [{ into: 'src_a', from: ['src_b'] }] })
  done(apart, ana, { do: 'undo', act: apart.events.at(-1)?.act ?? act })
  expect(apart.state.handOut.get('hnd_1')?.sources.toSorted()).toEqual(sources)
})
