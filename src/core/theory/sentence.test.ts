import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import type { Fact } from '../fact.ts'
import { builtinTemplates, type Template, templateOf } from '../project/templates.ts'
import type { State } from '../state.ts'
import { parseSentence } from './parse-sentence.ts'
import { sentence, sentenceSpans } from './sentence.ts'

/** A configuration `cmoc_1` of a template with the components given for each slot. */
function told(template: string, slots: Record<string, string[]>, more: object = {}, own?: Template): State {
  const journal = founded()
  const placed = Object.entries(slots).flatMap(([slot, texts]) => texts.map((text) => ({ slot, text })))
  const changes = [
    ...(own ? [{ type: 'template.shaped', id: `tpl_${template}`, from: null, to: own }] : []),
    {
      type: 'configuration.formed',
      id: 'cmoc_1',
      from: null,
      to: { title: 'One', template: `tpl_${template}`, order: 1, ...more },
    },
    ...placed.flatMap(({ slot, text }, i) => [
      { type: 'component.worded', id: `cmp_${i}`, from: null, to: { text } },
      {
        type: 'link.placed',
        id: `lnk_${i}`,
        from: null,
        to: { configuration: 'cmoc_1', slot, component: `cmp_${i}`, order: i, status: 'hypothesised' },
      },
    ]),
  ] as Fact[]
  expect(carryOut(journal, ana, { do: 'change', changes })).toBeUndefined()
  return journal.state
}

const trust = {
  C: ['a shared past'],
  'M-res': ['open books', 'regular meetings', 'one budget'],
  'M-rea': ['partners trust one another'],
  O: ['faster decisions', 'fewer disputes.'],
}

test('the template phrases a configuration; several components of a slot are listed', () => {
  const state = told('dalkin', trust)
  expect(sentence(state, 'cmoc_1')).toBe(
    'In the context of a shared past, open books, regular meetings and one budget leads to partners trust one another, which results in faster decisions and fewer disputes.',
  )
  expect(sentence(state, 'cmoc_1', { labels: true })).toContain('one budget (M-Res) leads to')
  expect(sentence(state, 'cmoc_1', { form: 'if-then', labels: true })).toBe(
    'If: a shared past (C); with: open books, regular meetings and one budget (M-Res); then: faster decisions and fewer disputes (O); because: partners trust one another (M-Rea).',
  )
})

test('every component is a span of its own that knows its link and its role', () => {
  const spans = sentenceSpans(told('dalkin', trust), 'cmoc_1')
  expect(spans.flatMap((span) => span.links ?? [])).toEqual([
    'lnk_0',
    'lnk_1',
    'lnk_2',
    'lnk_3',
    'lnk_4',
    'lnk_5',
    'lnk_6',
  ])
  expect(spans.find((span) => span.text === 'regular meetings')).toEqual({
    text: 'regular meetings',
    slot: 'M-res',
    role: 'res',
    links: ['lnk_2'],
  })
})

test('an empty slot shows as a gap, and unpublished wording says so', () => {
  const gap = sentenceSpans(told('cmo', { C: ['a shared past'], O: ['trust'] }), 'cmoc_1').find((span) => span.missing)
  expect(gap).toEqual({ text: '…', slot: 'M', role: 'rea', label: 'M', missing: true })
  expect(sentence(told('cmo', {}, { wording: 'unpublished' }), 'cmoc_1')).toBe('Its wording is not published.')
  expect(sentenceSpans(told('cmo', {}), 'cmoc_none')).toEqual([])
})

test('a phrasing of its own is used, and what it leaves out is still said', () => {
  const state = told(
    'cmo',
    { C: ['rain'], M: ['worry'], O: ['umbrellas'] },
    { phrasing: '{C} brings {O} and {nothing}.' },
  )
  expect(sentence(state, 'cmoc_1')).toBe('rain brings umbrellas and {nothing}; mechanism: worry.')
})

test('a phrasing that was written for another template waits unused', () => {
  const state = told(
    'cmo',
    { C: ['rain'], M: ['worry'], O: ['umbrellas'] },
    { phrasing: 'Where {C}, {M-res} makes {M-rea}, so {O}.' },
  )
  expect(sentence(state, 'cmoc_1')).toBe('In the context of rain, worry, which leads to umbrellas.')
})

test('labels are read in every form that reviews print', () => {
  const dalkin = templateOf(told('cmo', {}), 'tpl_dalkin')
  const text =
    'In the context of mergers (C) managers with a plan say what they intend (M – Res), which fosters a shared aim (M- Rea) and helps to keep to the plan (O).'
  expect(parseSentence(text, dalkin)).toEqual({
    slots: [
      { slot: 'C', text: 'mergers' },
      { slot: 'M-res', text: 'managers with a plan say what they intend' },
      { slot: 'M-rea', text: 'a shared aim' },
      { slot: 'O', text: 'keep to the plan' },
    ],
    phrasing: 'In the context of {C} {M-res}, which fosters {M-rea} and helps to {O}.',
  })
})

test('what cannot be taken apart is not guessed at', () => {
  const cmo = templateOf(told('cmo', {}), 'tpl_cmo')
  for (const text of [
    '',
    'Rain falls (S).',
    'rain (C) and snow (C)',
    'rain (C) and {O}.',
    'In the context of , , which leads to .',
  ])
    expect(parseSentence(text, cmo)).toBeUndefined()
  expect(parseSentence('In the context of rain, worry, which leads to umbrellas.', cmo)?.slots).toEqual([
    { slot: 'C', text: 'rain' },
    { slot: 'M', text: 'worry' },
    { slot: 'O', text: 'umbrellas' },
  ])
})

/** Words that get in the way: labels, braces, quotes, the phrasings' own words, and other writing. */
const hostile = [
  ...['trust', 'and', 'leads to', 'which', 'open books,', 'a', 'élan', 'in the context of', ', which results in'],
  ...['(sic)', '(C)', '(M-Res)', '(O)', '[C]', '(M2)', 'vitamin (C)', '(', ')', '((', '{C}', '{M-rea}', '{', '}', '$&'],
  ...['"', '’', '“so”', '…', '.', 'etc.', ';', 'if:', 'then:', 'because', 'context:', '\t', '\u00a0', '\\'],
  ...['\u202eשלום\u202c', 'مرحبا', '👩🏽‍🚀', '\u200f', '\ud800', 'ﬁ', '(c)', '(Ｃ)'],
]
const words = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...hostile) }, fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.join(' '))
  .filter((text) => text.trim() !== '')

/** Templates of a project's own: any slots, in any order, some left out of the phrasing. */
const ownTemplate = fc
  .uniqueArray(fc.constantFrom(...Object.values(builtinTemplates).flatMap(({ slots }) => slots)), {
    selector: ({ key }) => key,
    minLength: 2,
    maxLength: 5,
  })
  .chain((slots) =>
    fc.record({
      name: fc.constant('Own'),
      slots: fc.constant(slots),
      phrasing: fc
        .tuple(fc.subarray(slots, { minLength: 1 }), fc.constantFrom(' ', ', so ', ' brings ', ' (with) '))
        .map(([named, between]) => `Given ${named.map(({ key }) => `{${key}}`).join(between)}.`),
    }),
  )

test('sentence to slots to sentence is the identity for every template and any words, in both forms', () => {
  const anything = fc.oneof(fc.constantFrom(...Object.values(builtinTemplates)), ownTemplate).chain((template) =>
    fc.record({
      template: fc.constant(template),
      slots: fc.record(
        Object.fromEntries(template.slots.map((slot) => [slot.key, fc.array(words, { maxLength: 3 })])),
      ) as fc.Arbitrary<Record<string, string[]>>,
      form: fc.constantFrom('told' as const, 'if-then' as const),
    }),
  )
  fc.assert(
    fc.property(anything, ({ template, slots, form }) => {
      const before = told('own', slots, {}, template)
      const said = sentence(before, 'cmoc_1', { labels: true, form })
      const parsed = parseSentence(said, template)
      expect(parsed).toBeDefined()
      const again: Record<string, string[]> = {}
      for (const { slot, text } of parsed?.slots ?? []) again[slot] = [...(again[slot] ?? []), text]
      const after = told('own', again, { phrasing: parsed?.phrasing }, template)
      expect(sentence(after, 'cmoc_1', { labels: true })).toBe(said)
    }),
    { numRuns: 300 },
  )
})

test('components with labels in their words come back to the slots they were in', () => {
  const slots = {
    C: ['vitamin (C) at hand'],
    'M-res': ['a plan (O)'],
    'M-rea': ['"so" (M-Res) it is'],
    O: ['(C) and more'],
  }
  const state = told('dalkin', slots)
  const parsed = parseSentence(sentence(state, 'cmoc_1', { labels: true }), templateOf(state, 'tpl_dalkin'))
  expect(parsed?.slots).toEqual(Object.entries(slots).map(([slot, [text]]) => ({ slot, text })))
})
