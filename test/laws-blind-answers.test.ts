import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreedId, answerId } from '../src/core/characteristics/ids.ts'
import type { Command } from '../src/core/command.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import type { Journal } from '../src/core/journal.ts'
import { followed } from '../src/core/project/following.ts'
import { askedOf, rolls } from './support/arbitrary.ts'
import { adams, answer, extracting, fields, finish, form, opening } from './support/extraction.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, often } from './support/laws.ts'
import { heard, readings } from './support/readings.ts'
import { ben, change, made } from './support/review.ts'

/** What Ben takes from a source: to which fields he answers, what, with which words. */
interface Said {
  design: 'case-study' | 'survey' | 'not reported'
  second: 'sample' | 'setting'
  quote: string
}
const said: fc.Arbitrary<Said> = fc.record({
  design: fc.constantFrom('case-study' as const, 'survey' as const, 'not reported' as const),
  second: fc.constantFrom('sample' as const, 'setting' as const),
  quote: fc.constantFrom('set in Leeds', 'forty nurses'),
})

/** The two answered: Ana one field, Ben two, of which the second is one field or another. */
function extracted({ design, second, quote }: Said): Journal {
  const journal = extracting()
  change(journal, [
    made('document.attached', 'doc_1', { source: adams, file: 'a.txt', mediaType: 'text/plain', blob: 'a'.repeat(64) }),
    made('excerpt.made', 'exc_1', { source: adams, document: 'doc_1', quote: 'set in Leeds', by: ana }),
    made('excerpt.made', 'exc_2', { source: adams, document: 'doc_1', quote: 'forty nurses', by: ana }),
    answer(ana, fields.design, { value: 'survey' }),
  ])
  const bens = design === 'not reported' ? { absent: design } : { value: design }
  const excerpt = quote === 'set in Leeds' ? 'exc_1' : 'exc_2'
  const grounds = [{ quote, page: 2, document: 'doc_1', excerpt }]
  const more = second === 'sample' ? { value: 40 } : { value: 'A hospital' }
  change(
    journal,
    [
      answer(ben, fields.design, { ...bens, note: `so ${design}`, grounds }),
      answer(ben, fields[second], more),
      finish(ben),
    ],
    ben,
  )
  return journal
}

const ids: readonly Id<'fld'>[] = Object.values(fields)
/** What she might try: guesses at an answer, taking away what it may rest on, undoing, settling before the time. */
function tries(journal: Journal): Command[] {
  const facts = ids.flatMap((field): Fact[] => {
    const id = answerId(adams, field, ben)
    const of = { source: adams, field, by: ben }
    return [
      { type: 'answer.given', id, from: { value: 'survey' }, to: { value: 'case-study' } },
      { type: 'answer.given', id, from: { ...of, value: 40 }, to: null },
      made('answer.given', id, { ...of, value: 'survey' }),
      made('answer.given', id, { ...of, absent: 'not reported' }),
      made('answer.agreed', agreedId(adams, field), { source: adams, field, by: ana, value: 'survey', because: 'So.' }),
      { type: 'field.set', id: field, from: journal.state.field.get(field) ?? {}, to: null },
      {
        type: 'field.set',
        id: field,
        from: { kind: journal.state.field.get(field)?.kind ?? 'text' },
        to: { kind: 'list' },
      },
      { type: 'field.set', id: field, from: { form }, to: { form: 'form_2' } },
      // Ids of answers can be guessed: naming one must not tell whether it is there.
      made('comparison.noted', 'cpn_guess', {
        about: [id],
        sources: [adams],
        relation: 'agrees',
        text: 'So.',
        order: 1,
      }),
    ] as Fact[]
  })
  const gone = (['exc_1', 'exc_2'] as const).map(
    (id): Fact => ({ type: 'excerpt.made', id, from: journal.state.excerpt.get(id) ?? {}, to: null }) as Fact,
  )
  const person: Fact = { type: 'person.joined', id: ben, from: { roles: ['reviewer'] }, to: null }
  const all = [...facts, ...gone, person, opening(ana)]
  const undos = actsOf(journal).map((act): Command => ({ do: 'undo', act }))
  return [...all.map((fact): Command => ({ do: 'change', changes: [fact] })), ...undos]
}

/** All that Ana can read. */
const reads = (journal: Journal): string =>
  readings(journal, ana, [
    { id: adams, source: adams, form, from: 0, to: 3, a: adams, b: 'src_brown', of: adams },
    { id: form },
    { form, show: 'gaps' },
    { about: answerId(adams, fields.design, ben) },
  ])

test('what an extractor may know does not change with what another answered by a blinded form, nor what they may do', () => {
  fc.assert(
    fc.property(rolls(12), said, said, (asked, a, b) => {
      const [one, two] = [extracted(a), extracted(b)]
      expect(reads(one)).toBe(reads(two))
      for (const command of tries(one)) expect(heard(two, ana, command)).toBe(heard(one, ana, command))
      for (const roll of asked) {
        const { command } = askedOf(one, roll)
        expect(heard(two, ana, command)).toBe(heard(one, ana, command))
        carryOut(one, ana, command)
        carryOut(two, ana, command)
        // Once she has lifted the blinding or opened the reconciliation, answers may differ.
        if (!one.state.form.get(form)?.blinded || one.state.opening.size > 0) return
      }
      expect(reads(one)).toBe(reads(two))
    }),
    often,
  )
})

test('once the reconciliation is opened she does read them, so the law above can fail', () => {
  const [one, two] = (['case-study', 'survey'] as const).map((design) => {
    const journal = extracted({ design, second: 'sample', quote: 'set in Leeds' })
    change(journal, [opening(ana, adams, { because: 'Time is up.' })])
    return journal
  }) as [Journal, Journal]
  expect(reads(one)).not.toBe(reads(two))
  expect(reads(one)).toContain('so case-study')
})

test('lifting the blinding of the form shows them too, also where a state was followed on', () => {
  const journal = extracted({ design: 'survey', second: 'sample', quote: 'set in Leeds' })
  const before = followed(undefined, journal, ana)
  expect([...before.state.answer.values()].map(({ by }) => by)).toEqual([ana])
  change(journal, [{ type: 'form.set', id: form, from: { blinded: true }, to: { blinded: false } }])
  expect(followed(before, journal, ana).state.answer.size).toBe(3)
})
