import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../src/core/check/check.ts'
import { Command, decide } from '../src/core/command.ts'
import { Event, inverse, type NounName, nounNames, nounOfFact, nouns } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import { emptyJournal, eventsOf, follow, type Journal, stateAt } from '../src/core/journal.ts'
import { nextStep, waiting } from '../src/core/next-step.ts'
import { mayLead } from '../src/core/project/decide.ts'
import { mayRead, seenBy } from '../src/core/project/seen-by.ts'
import { flow } from '../src/core/screening/flow.ts'
import { outcomeOf } from '../src/core/screening/outcome.ts'
import { emptyState, fold, type State } from '../src/core/state.ts'
import { matrix } from '../src/core/theory/matrix.ts'
import { trail } from '../src/core/trail.ts'
import { askedOf, grow, type Roll, rolls } from './support/arbitrary.ts'
import { ana, carryOut } from './support/journal.ts'
import { ben, change, made, review } from './support/review.ts'

/** How many runs each law gets; LAWS=2000 looks harder. */
const often = { numRuns: Number(process.env.LAWS ?? 40) }

/** What people asked of a small review, one after another. */
function grown(asked: readonly Roll[]): Journal {
  const journal = review()
  grow(journal, asked)
  return journal
}
/** The state as JSON has it: tables as sorted rows, so that two states can be told apart and shown. */
const rows = (state: State, names: readonly NounName[] = nounNames) =>
  names.flatMap((name) => [...state[name]].map(([id, value]) => JSON.stringify([name, id, sorted(value)]))).sort()
const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
const named = (state: State) =>
  nounNames.flatMap((name) => [...state.refs[name]].map(([id, by]) => `${name} ${id} ${[...by].sort().join()}`)).sort()

/** Undoes an act by whoever may: the one who did it, else someone who leads. */
function takeBack(journal: Journal, act: string) {
  const actor = journal.events.find((event) => event.act === act)?.actor ?? ana
  const leads = [...journal.state.person.keys()].filter((who) => mayLead(journal.state, who))
  const refusals = [actor, ...leads].map((who) => () => carryOut(journal, who, { do: 'undo', act }))
  let refusal = refusals[0]?.()
  for (const again of refusals.slice(1)) if (refusal) refusal = again()
  return refusal
}
const actsOf = (journal: Journal) => [...new Set(journal.events.map((event) => event.act))]

test('what is asked reaches every noun and every command, admitted and refused', () => {
  const nouns = new Set<string>()
  const commands = new Set<string>()
  for (const asked of fc.sample(rolls(60), { numRuns: 60, seed: 1 })) {
    const journal = review()
    for (const { command, refusal } of grow(journal, asked)) commands.add(`${command.do} ${refusal ? 'no' : 'yes'}`)
    for (const event of journal.events) nouns.add(nounOfFact(event.fact.type))
  }
  expect([...nouns].sort()).toEqual([...nounNames].sort())
  const all = Command.options.flatMap(({ shape }) => [`${shape.do.value} yes`, `${shape.do.value} no`])
  expect([...commands].sort()).toEqual(all.sort())
})

test('undoing everything, newest first, gives the empty project', () => {
  fc.assert(
    fc.property(rolls(), (asked) => {
      const journal = grown(asked)
      for (const act of actsOf(journal).reverse()) expect(takeBack(journal, act)).toBeUndefined()
      expect({ ...journal.state, seq: 0, at: '' }).toEqual(emptyState())
    }),
    often,
  )
})

test('an undo and its undo leave things as they were', () => {
  fc.assert(
    fc.property(rolls(), (asked) => {
      const journal = grown(asked)
      const before = [rows(journal.state), named(journal.state)]
      const last = actsOf(journal).at(-1) ?? ''
      expect(takeBack(journal, last)).toBeUndefined()
      expect(takeBack(journal, actsOf(journal).at(-1) ?? '')).toBeUndefined()
      expect([rows(journal.state), named(journal.state)]).toEqual(before)
    }),
    often,
  )
})

test('events are the same after a round trip through JSON, and so is the state they fold to', () => {
  fc.assert(
    fc.property(rolls(), (asked) => {
      const { events, state } = grown(asked)
      const again = events.map((event) => Event.parse(JSON.parse(JSON.stringify(event))))
      expect(again).toEqual(events)
      expect(fold(again as Event[])).toEqual(state)
    }),
    often,
  )
})

test('folding a prefix and then the rest is folding all, and two folds are equal', () => {
  fc.assert(
    fc.property(rolls(), fc.nat(), (asked, cut) => {
      const { events, state } = grown(asked)
      const at = cut % (events.length + 1)
      expect(fold(events.slice(at), stateAt(events, at))).toEqual(state)
      expect(fold(events)).toEqual(state)
      expect(follow(emptyJournal(), events).state).toEqual(state)
    }),
    often,
  )
})

test('a refused command changes nothing, and a decision never writes', () => {
  fc.assert(
    fc.property(rolls(), rolls(6), (asked, more) => {
      const journal = grown(asked)
      const before = fold(journal.events)
      for (const roll of more) {
        const { who, command } = askedOf(journal, roll)
        decide(journal.state, { who, told: (key) => eventsOf(journal, key) }, command)
        expect(journal.state).toEqual(before)
      }
    }),
    often,
  )
})

test('a decision on any well-formed command is a value, also in a state it was not made for', () => {
  fc.assert(
    fc.property(rolls(), rolls(), (asked, other) => {
      const [here, there] = [grown(asked), review()]
      for (const roll of other) {
        const { who, command } = askedOf(there, roll)
        carryOut(there, who, command)
        const decision = decide(here.state, { who, told: (key) => eventsOf(here, key) }, Command.parse(command))
        if (decision.ok) continue
        expect(decision.refusal.message).toMatch(/\S/)
        expect(decision.refusal.hint).toMatch(/\S/)
      }
    }),
    often,
  )
})

test('what was admitted keeps every reference whole', () => {
  fc.assert(
    fc.property(rolls(), (asked) => {
      const { state } = grown(asked)
      const targets = nounNames.flatMap((name) => [...state.refs[name].keys()])
      const all = new Set<string>(nounNames.flatMap((name) => [...state[name].keys()]))
      expect(targets.filter((id) => !all.has(id) && !id.startsWith('tpl_'))).toEqual([])
    }),
    often,
  )
})

test('what was admitted, and undone, is whole by its schema and by what the rules promise', () => {
  fc.assert(
    fc.property(rolls(60), (asked) => {
      const { state } = grown(asked)
      for (const name of nounNames)
        for (const value of state[name].values()) expect(nouns[name].value.safeParse(value).error).toBeUndefined()
      const broken = {
        evidence: [...state.evidence].filter(([, { links, configuration }]) =>
          links.some((link) => state.link.get(link)?.configuration !== configuration),
        ),
        excerpts: [...state.evidence].filter(
          ([, { excerpt, source }]) => excerpt && state.excerpt.get(excerpt)?.source !== source,
        ),
        reasons: [...state.vote].filter(([, { reason, stage }]) => reason && state.reason.get(reason)?.stage !== stage),
        leads: state.person.size > 0 && ![...state.person.keys()].some((who) => mayLead(state, who)),
      }
      expect(broken).toEqual({ evidence: [], excerpts: [], reasons: [], leads: false })
    }),
    often,
  )
})

test('the inverse of the inverse of a fact is the fact', () => {
  fc.assert(
    fc.property(rolls(), (asked) => {
      for (const { fact } of grown(asked).events) {
        const { why: _, evidence: __, ...bare } = fact
        expect(inverse(inverse(fact))).toEqual(bare)
      }
    }),
    often,
  )
})

const verdict = fc.constantFrom('include' as const, 'exclude' as const, 'maybe' as const)

test('what a blinded reviewer may know does not change with another’s vote', () => {
  /** What she is told when she asks for what is not hers to know: guesses at the vote, the next stage, undoing. */
  const refusals = (journal: Journal, who: Id<'per'>, source: Id<'src'>) => {
    const id = `vote_${source}.stg_rel.per_ben` as const
    const guesses = (['include', 'exclude', 'maybe'] as const).flatMap((verdict): Command[] => [
      { do: 'change', changes: [{ type: 'screening.voted', id, from: { verdict }, to: { verdict: 'include' } }] },
      { do: 'change', changes: [{ type: 'screening.voted', id, from: bens(journal, source), to: null }] },
      { do: 'change', changes: [made('screening.voted', id, { source, stage: 'stg_rel', reviewer: ben, verdict })] },
    ])
    const next: Command = { do: 'vote', source, stage: 'stg_next', verdict: 'include' }
    const undos = actsOf(journal).map((act): Command => ({ do: 'undo', act }))
    return [...guesses, next, ...undos].map((command) => {
      const decision = decide(journal.state, { who, told: (key) => eventsOf(journal, key) }, command)
      return decision.ok ? 'admitted' : decision.refusal
    })
  }
  const reads = (journal: Journal, who: Id<'per'>, source: Id<'src'>) => {
    const seen = seenBy(journal.state, who)
    const events = journal.events.filter(mayRead(journal.state, who))
    return JSON.stringify([
      rows(seen),
      named(seen),
      events,
      flow(seen),
      waiting(seen, who),
      nextStep(seen, who),
      check(seen),
      matrix(seen),
      trail(events, seen),
      refusals(journal, who, source),
    ])
  }
  fc.assert(
    fc.property(
      rolls(20),
      verdict,
      verdict,
      fc.constantFrom<Id<'src'>>('src_adams', 'src_brown', 'src_clark'),
      (asked, a, b, source) => {
        const [one, two] = [a, b].map((said) => {
          const journal = review()
          const next = { name: 'Next', kind: 'other', order: 2, reviewers: 1, blinded: false, reasonNeeded: false }
          change(journal, [made('stage.set', 'stg_next', next)])
          change(
            journal,
            [{ type: 'screening.voted', id: `vote_${source}.stg_rel.per_ben`, from: bens(journal, source), to: null }],
            ben,
          )
          const vote = {
            do: 'vote',
            source,
            stage: 'stg_rel',
            verdict: said,
            reason: 'rsn_off',
            note: said,
          } as const
          expect(carryOut(journal, ben, vote)).toBeUndefined()
          return journal
        }) as [Journal, Journal]
        // Then both are asked the same, as far as votes do not decide it.
        for (const roll of asked) {
          const { who, command } = askedOf(one, roll)
          if (command.do !== 'change' || command.changes.some(({ type }) => /voted|resolved|stage|person/.test(type)))
            continue
          carryOut(one, who, command)
          carryOut(two, who, command)
        }
        expect(reads(one, ana, source)).toBe(reads(two, ana, source))
        if (a !== b) expect(reads(one, ben, source)).not.toBe(reads(two, ben, source))
      },
    ),
  )
})
const bens = (journal: Journal, source: string) =>
  journal.state.vote.get(`vote_${source}.stg_rel.per_ben`) as { source: Id<'src'> }

test('the order in which reviewers voted never changes an outcome', () => {
  const votes = fc.array(
    fc.record({ verdict, reason: fc.constantFrom(undefined, 'rsn_a' as const, 'rsn_b' as const) }),
    { maxLength: 4 },
  )
  const shuffled = votes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 4 }), fc.boolean(), ([one, two], reviewers, reasonsMustAgree) => {
      const rules = { reviewers, reasonsMustAgree }
      expect(outcomeOf(rules, two)).toEqual(outcomeOf(rules, one))
    }),
    often,
  )
})

/** The components that each piece of evidence speaks to, by its id. */
const spokenOf = (state: State) =>
  [...state.evidence].map(([id, { links, source, stance }]) => {
    const components = links.map((link) => state.link.get(link)?.component)
    return JSON.stringify([id, source, stance, components.sort()])
  })

test('a merge keeps every piece of evidence on the same words, and its undo is nothing', () => {
  fc.assert(
    fc.property(rolls(20), fc.nat(), fc.nat(), (asked, a, b) => {
      const journal = grown(asked)
      const all = [...journal.state.configuration.keys()]
      const parents = [...new Set([all[a % all.length], all[b % all.length]])].flatMap((id) => id ?? [])
      fc.pre(parents.length === 2)
      const [evidence, before] = [spokenOf(journal.state), rows(journal.state)]
      const template = journal.state.configuration.get(parents[0] as Id<'cmoc'>)?.template ?? 'tpl_cmo'
      const refusal = carryOut(journal, ana, {
        do: 'merge',
        parents,
        child: { id: 'cmoc_merged', title: 'Both', template, order: 1 },
        grounds: { id: 'rfn_merged', basis: 'own', order: 1 },
        why: 'They say one thing.',
      })
      if (!refusal) {
        expect(spokenOf(journal.state)).toEqual(evidence)
        for (const parent of parents)
          expect([...journal.state.evidence.values()].filter((piece) => piece.configuration === parent)).toEqual([])
        expect(takeBack(journal, actsOf(journal).at(-1) ?? '')).toBeUndefined()
      }
      expect(rows(journal.state)).toEqual(before)
    }),
    often,
  )
})

test('a split keeps every piece of evidence, on one of the children, and its undo is nothing', () => {
  fc.assert(
    fc.property(rolls(10), fc.array(fc.constantFrom(0, 1, 2), { minLength: 5, maxLength: 5 }), (asked, deal) => {
      const journal = grown(asked)
      const links = [...(journal.state.refs.link.get('cmoc_1') ?? [])] as Id<'lnk'>[]
      const dealt = (child: number) => links.filter((_, i) => [child, 2].includes(deal[i % deal.length] ?? 2))
      const [ids, before] = [[...journal.state.evidence.keys()], rows(journal.state)]
      const refusal = carryOut(journal, ana, {
        do: 'split',
        parent: 'cmoc_1',
        children: [0, 1].map((child) => ({
          id: `cmoc_child${child}` as Id<'cmoc'>,
          title: 'A child',
          template: 'tpl_dalkin',
          order: child,
          links: dealt(child),
        })),
        grounds: { id: 'rfn_split', basis: 'own', order: 1 },
        why: 'They say two things.',
      })
      if (!refusal) {
        expect([...journal.state.evidence.keys()]).toEqual(ids)
        const moved = [...journal.state.evidence.values()].filter((piece) => piece.configuration === 'cmoc_1')
        expect(moved).toEqual([])
        expect(takeBack(journal, actsOf(journal).at(-1) ?? '')).toBeUndefined()
      }
      expect(rows(journal.state)).toEqual(before)
    }),
    often,
  )
})

// What the laws found once, by name.

test('of two exclusions for different reasons, the first on the list is the outcome’s, whoever voted first', () => {
  const rules = { reviewers: 2, reasonsMustAgree: false }
  const [a, b] = [
    { verdict: 'exclude', reason: 'rsn_a' },
    { verdict: 'exclude', reason: 'rsn_b' },
  ] as const
  const place = (reason: string) => (reason === 'rsn_b' ? 1 : 2)
  for (const votes of [
    [a, b],
    [b, a],
  ])
    expect(outcomeOf(rules, votes, undefined, place)).toMatchObject({ kind: 'exclude', reason: 'rsn_b' })
})
