import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../src/core/check/check.ts'
import { annotations } from '../src/core/coding/annotations.ts'
import type { Command } from '../src/core/command.ts'
import { decide } from '../src/core/decide.ts'
import { answeredIds } from '../src/core/discretion.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import { eventsOf, type Journal, stateAt } from '../src/core/journal.ts'
import { nextStep } from '../src/core/next-step.ts'
import { type Following, followed } from '../src/core/project/following.ts'
import { mayRead, seenBy } from '../src/core/project/seen-by.ts'
import { matrix } from '../src/core/theory/matrix.ts'
import { trail } from '../src/core/trail.ts'
import { views } from '../src/core/view/views.ts'
import { askedOf, rolls } from './support/arbitrary.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, named, rows } from './support/laws.ts'
import { ben, change, made, review } from './support/review.ts'
import { seenIn } from './support/seen.ts'

const cem = 'per_cem' as Id<'per'>

/** What somebody makes of a source. */
interface Made {
  source: Id<'src'>
  quote: string
  code: Id<'cod'>
  kind: 'finding' | 'observation'
  stance: 'supports' | 'refutes'
  level: string
}
const making: fc.Arbitrary<Made> = fc.record({
  source: fc.constantFrom<Id<'src'>>('src_adams', 'src_brown'),
  quote: fc.constantFrom('trust grew', 'nobody asked'),
  code: fc.constantFrom<Id<'cod'>>('cod_1', 'cod_2'),
  kind: fc.constantFrom('finding', 'observation'),
  stance: fc.constantFrom('supports', 'refutes'),
  level: fc.constantFrom('It is strong.', 'It is weak.'),
})

/** All that can be made of a source by one who codes: passages, codes, chains, evidence and a move on it, judgements of extracts. */
const makes = (by: Id<'per'>, { source, quote, code, kind, stance, level }: Made): Fact[] => {
  const own = by.slice(4)
  const passage = { source, document: `doc_${source.slice(4)}`, kind, memo: quote, by }
  return [
    made('excerpt.made', `exc_${own}1`, { ...passage, quote }),
    made('excerpt.made', `exc_${own}2`, { ...passage, quote: `${quote} slowly` }),
    made('excerpt.coded', `cdg_${own}1`, { excerpt: `exc_${own}1`, code, by, memo: level }),
    made('passages.joined', `chn_${own}`, {
      parts: [
        { excerpt: `exc_${own}1`, slot: 'C' },
        { excerpt: `exc_${own}2`, slot: 'O' },
      ],
      memo: quote,
      by,
    }),
    made('evidence.linked', `evd_${own}`, {
      configuration: 'cmoc_1',
      links: ['lnk_c'],
      source,
      excerpt: `exc_${own}1`,
      stance,
      by,
    }),
    made('synthesis.made', `syn_${own}`, { move: 'situate', pieces: [`evd_${own}`], memo: level, by }),
    made('suggestion.judged', `sug_${code}.doc_${source.slice(4)}.0.${by}`, {
      target: code,
      document: `doc_${source.slice(4)}`,
      quote,
      start: 0,
      end: quote.length,
      verdict: stance === 'supports' ? 'accepted' : 'rejected',
      by,
    }),
    made('appraisal.made', `apr_${own}`, { source, excerpt: `exc_${own}1`, stage: 'stg_open', because: level, by }),
  ]
}

/** A review in which Ben and Cem code two sources blind; Ana leads and does not code. Cem has made something of them. */
function coding(
  cems: Made,
  { coders = [ben, cem], agreed = false }: { coders?: Id<'per'>[]; agreed?: boolean } = {},
): Journal {
  const journal = review()
  const stage = { name: 'Rigour', kind: 'rigour', order: 2, reviewers: 1, blinded: false, reasonNeeded: false }
  const document = (source: string) =>
    made('document.attached', `doc_${source}`, {
      source: `src_${source}`,
      file: 'a.txt',
      mediaType: 'text/plain',
      blob: 'a'.repeat(64),
    })
  change(journal, [
    made('person.joined', cem, { roles: ['coder'] }),
    made('stage.set', 'stg_open', stage),
    document('adams'),
    document('brown'),
    made('code.defined', 'cod_1', { name: 'Trust', order: 1 }),
    made('code.defined', 'cod_2', { name: 'Distance', order: 2 }),
  ])
  if (agreed) agreedBefore(journal, cems)
  change(journal, [
    made('coding.doubled', 'scd_1', { name: 'Twice', sources: ['src_adams', 'src_brown'], coders, order: 1 }),
  ])
  change(journal, makes(cem, cems), cem)
  return journal
}

/** An earlier second coding of the same sources that was opened, and of which Cem said what was agreed. */
function agreedBefore(journal: Journal, { source, quote, code, level }: Made): void {
  const round = { name: 'First', sources: ['src_adams', 'src_brown'], coders: [ana, cem], order: 0 }
  change(journal, [made('coding.doubled', 'scd_0', round)])
  const passage = { source, document: `doc_${source.slice(4)}`, quote, by: cem }
  change(
    journal,
    [
      made('excerpt.made', 'exc_cem0', passage),
      made('excerpt.coded', 'cdg_cem0', { excerpt: 'exc_cem0', code, by: cem }),
    ],
    cem,
  )
  change(journal, [{ type: 'coding.doubled', id: 'scd_0', from: { opened: null }, to: { opened: true } }])
  const said = { round: 'scd_0', passages: ['exc_cem0'], words: ['exc_cem0'], codes: [code], by: cem, note: level }
  change(journal, [made('coding.agreed', 'agc_cem', said)], cem)
}

/** All that somebody reads: rows, references, events, every view with every id, annotations. */
function reads(journal: Journal, who: Id<'per'>): string {
  const seen = seenIn(journal, who)
  const { state } = seen
  const events = journal.events.filter(mayRead(journal.state, who))
  const ids = [
    'src_adams',
    'src_brown',
    'doc_adams',
    'doc_brown',
    'cod_1',
    'cod_2',
    'cmoc_1',
    'scd_1',
    'scd_0',
    'exc_cem1',
  ]
  const told = Object.entries(views).flatMap(([name, view]) =>
    [{}, ...ids.map((id) => ({ id })), { about: 'exc_cem1' }, { about: 'cod_1' }, { into: 'cod_1', from: 'cod_2' }].map(
      (asked) => {
        const params = view.params.safeParse(asked)
        return params.success ? [name, asked, view.answer(seen, params.data as never)] : []
      },
    ),
  )
  const nameOf = () => 'somebody'
  const textOf = () => undefined
  return JSON.stringify([
    rows(state),
    named(state),
    events,
    told,
    check(state),
    nextStep(state, who),
    matrix(state),
    trail(events, state),
    annotations(state, { nameOf, textOf, made: () => undefined }),
    rows(seenBy(stateAt(journal.events, journal.events.length - 2), who, journal.state)),
  ])
}

const answer = (journal: Journal, who: Id<'per'>, command: Command) => {
  const decision = decide(journal.state, { who, told: (key) => eventsOf(journal, key) }, command)
  return JSON.stringify(decision.ok ? answeredIds(journal.state, who, decision.facts) : decision.refusal)
}

/** What one might ask to find out: to take each thing away, to change it, to name it, to undo any act, to merge codes. */
function probes(journal: Journal, mine: Made): Command[] {
  const { state } = journal
  const ask = (...changes: Fact[]): Command => ({ do: 'change', changes })
  const gone = (['code', 'document', 'source', 'link', 'configuration', 'stage', 'component'] as const).flatMap(
    (noun) =>
      [...(state[noun] as Iterable<[Id, object]>)].map(([id, value]) => {
        const type = {
          code: 'code.defined',
          document: 'document.attached',
          source: 'source.described',
          link: 'link.placed',
        }
        const fact = {
          ...type,
          configuration: 'configuration.formed',
          stage: 'stage.set',
          component: 'component.worded',
        }
        return ask({ type: fact[noun], id, from: value, to: null } as Fact)
      }),
  )
  const guess = { source: mine.source, quote: mine.quote }
  return [
    ...actsOf(journal).map((act): Command => ({ do: 'undo', act })),
    ...gone,
    ask({ type: 'excerpt.made', id: 'exc_cem1', from: guess, to: { ...guess, quote: 'other' } }),
    ask({ type: 'excerpt.made', id: 'exc_cem1', from: { kind: mine.kind }, to: { kind: null } }),
    ask({ type: 'excerpt.coded', id: 'cdg_cem1', from: { code: mine.code }, to: { code: 'cod_1' } }),
    ...['src_adams', 'src_brown'].flatMap((source) =>
      ['cod_1', 'cod_2'].map((code) => {
        const document = `doc_${source.slice(4)}`
        const value = { target: code, document, quote: 'x', start: 0, end: 1, verdict: 'rejected', by: cem }
        return ask(made('suggestion.judged', `sug_${code}.${document}.0.${cem}`, value))
      }),
    ),
    ask(made('excerpt.made', 'exc_cem1', { ...guess, by: ben })),
    ask(made('excerpt.coded', 'cdg_x', { excerpt: 'exc_cem1', code: 'cod_1', by: ben })),
    ask({ type: 'coding.agreed', id: 'agc_cem', from: { codes: [mine.code] }, to: { codes: ['cod_1', 'cod_2'] } }),
    ...['exc_cem0', 'exc_ben1'].map((excerpt) =>
      ask(
        made('coding.agreed', 'agc_x', {
          round: 'scd_0',
          passages: [excerpt],
          words: [excerpt],
          codes: ['cod_1'],
          by: ben,
        }),
      ),
    ),
    ask(made('excerpt.coded', 'cdg_x', { excerpt: 'exc_nobody', code: 'cod_1', by: ben })),
    ask(made('excerpt.made', 'exc_x', guess), made('excerpt.made', 'exc_y', { ...guess, by: cem })),
    ask(...makes(ben, mine)),
    ask({ type: 'code.defined', id: 'cod_1', from: { examples: null }, to: { examples: ['exc_cem1'] } }),
    { do: 'mergeCodes', into: 'cod_1', from: ['cod_2'] },
    { do: 'mergeCodes', into: 'cod_2', from: ['cod_1'] },
    { do: 'splitCode', code: 'cod_1', into: [{ id: 'cod_x', name: 'New', order: 9, codings: ['cdg_cem1'] }] },
    { do: 'join', joins: [{ into: 'src_clark', from: ['src_adams'] }] },
    { do: 'join', joins: [{ into: 'src_clark', from: ['src_brown'] }] },
    ask({ type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } }),
    ask({ type: 'link.placed', id: 'lnk_c', from: { configuration: 'cmoc_1' }, to: { configuration: 'cmoc_2' } }),
    {
      do: 'merge',
      parents: ['cmoc_1', 'cmoc_2'],
      child: { id: 'cmoc_x', title: 'Both', template: 'tpl_dalkin', order: 3 },
      grounds: { id: 'rfn_x', basis: 'own', order: 1 },
      why: 'They are one.',
    },
  ]
}

test('what one who codes blind may know, and is answered, does not change with what the other marks', () => {
  fc.assert(
    fc.property(making, making, making, rolls(12), fc.boolean(), (a, b, mine, asked, leads) => {
      const [one, two] = [coding(a, { agreed: true }), coding(b, { agreed: true })]
      for (const journal of [one, two]) {
        if (leads)
          change(journal, [{ type: 'person.joined', id: ben, from: { roles: ['reviewer'] }, to: { roles: ['lead'] } }])
        change(journal, makes(ben, mine), ben)
      }
      expect(reads(two, ben)).toBe(reads(one, ben))
      for (const command of probes(one, mine)) {
        if (leads && /"opened":true/.test(JSON.stringify(command))) continue
        expect(answer(two, ben, command), JSON.stringify(command)).toBe(answer(one, ben, command))
      }
      for (const roll of asked) {
        const { command } = askedOf(one, roll)
        expect(answer(two, ben, command), JSON.stringify(command)).toBe(answer(one, ben, command))
        // A better copy takes along what is hidden, and so has more events where there is more.
        if (command.do !== 'change') continue
        carryOut(one, ben, command)
        carryOut(two, ben, command)
        if ([...one.state.secondCoding.values()].some(({ opened }) => opened)) return
      }
      expect(reads(two, ben)).toBe(reads(one, ben))
      if (JSON.stringify(a) !== JSON.stringify(b)) expect(reads(two, ana)).not.toBe(reads(one, ana))
    }),
    { numRuns: 10 },
  )
}, 120_000)

test('who leads and does not code sees all; when it is opened, all do, and it is not closed again', () => {
  const journal = coding({
    source: 'src_adams',
    quote: 'trust grew',
    code: 'cod_1',
    kind: 'finding',
    stance: 'supports',
    level: 'Strong.',
  })
  change(
    journal,
    makes(ben, {
      source: 'src_adams',
      quote: 'trust grew',
      code: 'cod_1',
      kind: 'finding',
      stance: 'refutes',
      level: 'Weak.',
    }),
    ben,
  )
  const count = (who: Id<'per'> | undefined) => {
    const { excerpt, coding, chain, evidence, appraisal } = seenBy(journal.state, who)
    return [excerpt.size, coding.size, chain.size, evidence.size, appraisal.size]
  }
  expect([count(ana), count(ben), count(cem)]).toEqual([
    [4, 2, 2, 5, 2],
    [2, 1, 1, 4, 1],
    [2, 1, 1, 4, 1],
  ])
  expect(count(undefined)).toEqual([0, 0, 0, 3, 0])
  const ask = (who: Id<'per'>, from: object, to: object | null) =>
    carryOut(journal, who, { do: 'change', changes: [{ type: 'coding.doubled', id: 'scd_1', from, to } as Fact] })?.code
  expect(ask(ben, { opened: null }, { opened: true })).toBe('not-allowed')
  expect(ask(ana, { coders: [ben, cem] }, { coders: [cem, ana] })).toBe('not-allowed')
  expect(ask(ana, { sources: ['src_adams', 'src_brown'] }, { sources: ['src_adams'] })).toBe('not-allowed')
  expect(ask(ana, { opened: null }, { opened: true })).toBeUndefined()
  expect(count(ben)).toEqual([4, 2, 2, 5, 2])
  expect(ask(ana, { opened: true }, { opened: null })).toBe('not-allowed')
})

test('who leads and codes does not take themselves or the whole out to look', () => {
  const journal = coding(
    { source: 'src_adams', quote: 'trust grew', code: 'cod_1', kind: 'finding', stance: 'supports', level: 'Strong.' },
    { coders: [ana, cem] },
  )
  const round = journal.state.secondCoding.get('scd_1') ?? {}
  const ask = (from: object, to: object | null) =>
    carryOut(journal, ana, { do: 'change', changes: [{ type: 'coding.doubled', id: 'scd_1', from, to } as Fact] })?.code
  expect(ask(round, null)).toBe('not-allowed')
  expect(ask({ coders: [ana, cem] }, { coders: [ben, cem] })).toBe('not-allowed')
  expect(seenBy(journal.state, ana).excerpt.size).toBe(0)
})

test('what is followed event by event is what would be narrowed anew', () => {
  fc.assert(
    fc.property(making, making, rolls(20), (a, b, asked) => {
      const journal = coding(a)
      let now: Following | undefined
      const steps: [Id<'per'>, Command][] = [[ben, { do: 'change', changes: makes(ben, b) }]]
      for (const [who, command] of steps) carryOut(journal, who, command)
      for (const roll of asked) {
        now = followed(now, journal, ben)
        const { who, command } = askedOf(journal, roll)
        carryOut(journal, who === ana ? cem : who, command)
      }
      now = followed(now, journal, ben)
      const anew = seenBy(journal.state, ben)
      expect(sorted(rows(now.state))).toEqual(sorted(rows(anew)))
      expect(now.events.map(({ seq }) => seq)).toEqual(
        journal.events.filter(mayRead(journal.state, ben)).map(({ seq }) => seq),
      )
    }),
    { numRuns: 60 },
  )
}, 60_000)
const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    Array.isArray(part) ? [...part].sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)) : part,
  )

test('what is agreed is said by coders and by who leads, of passages of theirs, once it is opened', () => {
  const mark = {
    source: 'src_adams',
    quote: 'trust grew',
    code: 'cod_1',
    kind: 'finding',
    stance: 'supports',
    level: 'Strong.',
  } as const
  const journal = coding(mark)
  const dee = 'per_dee' as Id<'per'>
  change(journal, [made('person.joined', dee, { roles: ['coder'] })])
  change(journal, makes(ben, { ...mark, code: 'cod_2' }), ben)
  const agree = (who: Id<'per'>, id: string, more: object = {}) =>
    carryOut(journal, who, {
      do: 'change',
      changes: [
        made('coding.agreed', id, {
          round: 'scd_1',
          passages: ['exc_ben1', 'exc_cem1'],
          words: ['exc_cem1'],
          codes: ['cod_1'],
          by: who,
          ...more,
        }),
      ],
    })?.code
  expect(agree(ana, 'agc_1')).toBe('not-allowed')
  change(journal, [{ type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } }])
  expect(agree(dee, 'agc_1')).toBe('not-allowed')
  expect(agree(ben, 'agc_1', { by: cem })).toBe('not-allowed')
  expect(agree(ben, 'agc_1', { words: ['exc_ben2'] })).toBe('does-not-fit')
  expect(agree(ben, 'agc_1', { words: [] })).toBe('does-not-fit')
  expect(agree(ben, 'agc_1')).toBeUndefined()
  expect(agree(cem, 'agc_2', { passages: ['exc_cem1', 'exc_ben1'] })).toBe('id-taken')
  expect(agree(ana, 'agc_3', { passages: ['exc_cem2'], words: [], codes: [], note: 'Not trust.' })).toBeUndefined()
  // What each coded stays, and a code that is merged is the one it became in what was agreed too.
  expect([...journal.state.coding.values()].map(({ by, code }) => [by, code])).toEqual([
    [cem, 'cod_1'],
    [ben, 'cod_2'],
  ])
  expect(carryOut(journal, ana, { do: 'mergeCodes', into: 'cod_2', from: ['cod_1'] })).toBeUndefined()
  expect(journal.state.agreedCoding.get('agc_1' as Id<'agc'>)?.codes).toEqual(['cod_2'])
})
