import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerId } from '../src/core/characteristics/ids.ts'
import { Command } from '../src/core/command.ts'
import { decide } from '../src/core/decide.ts'
import { Event, inverse, nounNames, nounOfFact, nouns } from '../src/core/fact.ts'
import { emptyJournal, eventsOf, follow, stateAt } from '../src/core/journal.ts'
import { mayLead } from '../src/core/project/decide.ts'
import { emptyState, fold } from '../src/core/state.ts'
import { askedOf, grow, rolls } from './support/arbitrary.ts'
import { collided } from './support/copies.ts'
import { ana, carryOut, founded } from './support/journal.ts'
import { actsOf, grown, named, often, rows, takeBack } from './support/laws.ts'
import { ben, change, made, review } from './support/review.ts'

test('what is asked reaches every noun and every command, admitted and refused', () => {
  const nouns = new Set<string>()
  const commands = new Set<string>()
  for (const asked of fc.sample(rolls(60), { numRuns: 250, seed: 1 })) {
    const journal = review()
    // Two codes and a second coding that is opened, so that codes can be merged and something agreed; and a group at its
    // first ranking, in which both have a seat.
    const first = { title: 'What first?', method: 'ranks', each: 2, step: 'preparing', order: 0 }
    const round = { name: 'First', sources: ['src_adams', 'src_brown', 'src_clark'], coders: [ana, ben], order: 0 }
    change(journal, [
      made('code.defined', 'cod_a', { name: 'Trust', order: 1 }),
      made('code.defined', 'cod_b', { name: 'Distance', order: 2 }),
      made('coding.doubled', 'scd_0', round),
      made('prioritisation.set', 'prz_0', { ...first, facilitator: ana }),
      made('seat.taken', 'sea_a', { prioritisation: 'prz_0', person: ana, role: 'manager', order: 1 }),
      made('seat.taken', 'sea_b', { prioritisation: 'prz_0', person: ben, role: 'nurse', order: 2 }),
      made('idea.put', 'ide_0', { prioritisation: 'prz_0', text: 'Trust', order: 1 }),
    ])
    change(journal, [{ type: 'prioritisation.set', id: 'prz_0', from: { step: 'preparing' }, to: { step: 'ranking' } }])
    change(journal, [{ type: 'coding.doubled', id: 'scd_0', from: { opened: null }, to: { opened: true } }])
    for (const { command, refusal } of grow(journal, asked)) commands.add(`${command.do} ${refusal ? 'no' : 'yes'}`)
    // A withdrawal is for good, so it is not among what is taken back below.
    const told = { kind: 'interview', reference: { type: 'interview', title: 'Interview 1' } }
    change(journal, [
      made('source.described', 'src_told', told),
      made('consent.recorded', 'cns_src_told', { source: 'src_told', uses: ['quoting'] }),
      // Named for the person and the item, and so hardly ever met by chance.
      made('item.answered', 'itm_rameses.12', { checklist: 'rameses', item: '12', answer: 'yes', by: ana }),
      made('piece.edited', 'pce_flow', { piece: 'flow', caption: 'How sources went' }),
      made('quality.assessed', 'qrd_told', { name: 'Now', assessors: [{ person: ana, as: 'review' }], order: 1 }),
      made('quality.judged', 'qlj_qrd_told.focus.per_ana', { round: 'qrd_told', criterion: 'focus', by: ana }),
      made('case.chosen', 'cas_told', { name: 'North' }),
      made('words.withheld', 'wth_told', { thing: 'src_told', by: ana }),
      made('questionnaire.made', 'qst_told', {
        purpose: 'survey',
        title: 'Working together',
        items: [{ key: 'trust', text: 'We trust each other.', part: 'reasoning', answer: { kind: 'number' } }],
      }),
      made('wave.opened', 'wav_told', { questionnaire: 'qst_told', name: 'First', anonymous: true, by: ana }),
      made('result.stated', 'rsl_told', { kind: 'survey', measure: 'trust', source: 'src_told' }),
      made('questionnaire.answered', 'rsp_told', { questionnaire: 'qst_told', answers: { trust: 3 } }),
      made('wave.opened', 'wav_named', { questionnaire: 'qst_told', name: 'Second', anonymous: false, by: ana }),
      made('questionnaire.answered', 'rsp_named', {
        questionnaire: 'qst_told',
        wave: 'wav_named',
        respondent: 'A1',
        answers: { trust: 4 },
      }),
      made('truth-table.laid', 'ttb_told', {
        title: 'What it takes',
        kind: 'fuzzy',
        conditions: [{ key: 'A', label: 'Trust' }],
        outcome: { label: 'Change' },
        order: 1,
      }),
      made('membership.judged', 'mbr_ttb_told.cas_told.A', {
        table: 'ttb_told',
        case: 'cas_told',
        key: 'A',
        degree: 0.7,
      }),
      made('context.found', 'ctx_told', { case: 'cas_told', text: 'Far apart', holds: 'holds' }),
    ])
    const judged = { do: 'judge', configuration: 'cmoc_1', verdict: 'latent', because: 'Seen.' } as const
    for (const one of ['cas_told', 'cas_none'] as const)
      commands.add(`judge ${carryOut(journal, ana, { ...judged, case: one }) ? 'no' : 'yes'}`)
    carryOut(journal, ana, { do: 'draftGuidance', guidelines: [{ id: 'gdl_told', configurations: ['cmoc_1'] }] })
    for (const [id, one] of [
      ['qst_asked', 'gdl_told'],
      ['qst_none', 'gdl_none'],
    ] as const) {
      const drafting: Command = { do: 'draftAssessment', id, title: 'Ourselves', guidelines: [one] }
      commands.add(`draftAssessment ${carryOut(journal, ana, drafting) ? 'no' : 'yes'}`)
    }
    for (const respondent of ['A1', 'B2']) {
      const refusal = carryOut(journal, ana, { do: 'withdrawAnswers', wave: 'wav_named', respondent })
      commands.add(`withdrawAnswers ${refusal ? 'no' : 'yes'}`)
    }
    for (const source of ['src_told', 'src_none'] as const)
      commands.add(`withdraw ${carryOut(journal, ana, { do: 'withdraw', source }) ? 'no' : 'yes'}`)
    for (const event of journal.events) nouns.add(nounOfFact(event.fact.type))
  }
  // Nor is a copy handed out by chance.
  const handed = review()
  const copy = { person: ben, sources: ['src_adams'], documents: false, head: 'c'.repeat(64), by: ana }
  change(handed, [made('copy.handedOut', 'hnd_told', { ...copy, stage: [...handed.state.stage.keys()][0] })])
  const back = {
    reasons: [],
    votes: [],
    highlights: [],
    tags: [],
    tagged: [],
    judgements: [],
    passages: [],
    codings: [],
    changed: [],
    ends: 'd'.repeat(64),
    newer: true,
  }
  for (const handOut of ['hnd_told', 'hnd_none'] as const)
    commands.add(`takeBack ${carryOut(handed, ana, { do: 'takeBack', handOut, ...back }) ? 'no' : 'yes'}`)
  // Nobody asks for a collision: it comes of merging.
  const both = collided(review())
  const [found = 'col_none'] = both.state.collision.keys()
  for (const id of [found, 'col_none'] as const) {
    const refusal = carryOut(both, ana, { do: 'settleCollisions', collisions: [id], how: 'kept' })
    commands.add(`settleCollisions ${refusal ? 'no' : 'yes'}`)
  }
  // An export is remembered where nothing is blinded, which hardly ever comes by chance.
  const open = founded()
  change(open, [made('report.exported', 'xpt_1', { format: 'html', seq: 1, pieces: [], by: ana })])
  for (const event of [...both.events, ...open.events]) nouns.add(nounOfFact(event.fact.type))
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
      // Which theories a decision was about is a remark, and keeps none of them there.
      for (const { theories = [] } of [...state.vote.values(), ...state.appraisal.values()])
        for (const id of theories) all.add(id)
      // So is what somebody said of a passage.
      for (const { target, document, excerpt } of state.suggestion.values())
        for (const id of [target, document, excerpt]) if (id) all.add(id)
      // And what is talked about may go.
      for (const { about } of state.comment.values()) all.add(about)
      for (const { under } of state.comment.values()) if (under) all.add(under)
      for (const { behind } of state.comment.values()) if (behind) all.add(behind)
      for (const { about = [], changed = [], version, meeting } of state.input.values())
        for (const id of [...about, ...changed, version, meeting]) if (id) all.add(id)
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
        // One answer for a person, source and field, with a value or a reason why there is none.
        answers: [...state.answer].filter(
          ([id, { source, field, by, value, absent }]) =>
            id !== answerId(source, field, by) || (value === undefined) === (absent === undefined),
        ),
        leads: state.person.size > 0 && ![...state.person.keys()].some((who) => mayLead(state, who)),
      }
      expect(broken).toEqual({ evidence: [], excerpts: [], reasons: [], answers: [], leads: false })
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
