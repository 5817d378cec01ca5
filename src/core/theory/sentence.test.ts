import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import type { Fact } from '../fact.ts'
import { builtinTemplates, templateOf } from '../project/templates.ts'
import type { State } from '../state.ts'
import { parseSentence } from './parse-sentence.ts'
import { sentence, sentenceSpans } from './sentence.ts'

/** A configuration `cmoc_1` of a template with the components given for each slot. */
function told(template: string, slots: Record<string, string[]>, more: object = {}): State {
  const journal = founded()
  const placed = Object.entries(slots).flatMap(([slot, texts]) => texts.map((text) => ({ slot, text })))
  const changes = [
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
    'rain {C} (C)',
    'In the context of , , which leads to .',
  ])
    expect(parseSentence(text, cmo)).toBeUndefined()
  expect(parseSentence('In the context of rain, worry, which leads to umbrellas.', cmo)?.slots).toEqual([
    { slot: 'C', text: 'rain' },
    { slot: 'M', text: 'worry' },
    { slot: 'O', text: 'umbrellas' },
  ])
})

const words = fc
  .array(
    fc.constantFrom(
      'trust',
      'and',
      'leads to',
      'which',
      'open books,',
      'a',
      'NHS',
      '(sic)',
      'élan',
      'in the context of',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) => list.join(' '))

test('sentence to slots to sentence is the identity, in both forms', () => {
  const templates = Object.entries(builtinTemplates)
  const anything = fc.constantFrom(...templates).chain(([id, template]) =>
    fc.record({
      id: fc.constant(id),
      slots: fc.record(
        Object.fromEntries(template.slots.map((slot) => [slot.key, fc.array(words, { maxLength: 3 })])),
      ) as fc.Arbitrary<Record<string, string[]>>,
      form: fc.constantFrom('told' as const, 'if-then' as const),
    }),
  )
  fc.assert(
    fc.property(anything, ({ id, slots, form }) => {
      const before = told(id.slice(4), slots)
      const said = sentence(before, 'cmoc_1', { labels: true, form })
      const parsed = parseSentence(said, templateOf(before, id as 'tpl_cmo'))
      expect(parsed).toBeDefined()
      const again = Object.fromEntries((parsed?.slots ?? []).map(({ slot, text }) => [slot, [text]]))
      expect(sentence(told(id.slice(4), again, { phrasing: parsed?.phrasing }), 'cmoc_1', { labels: true })).toBe(said)
    }),
    { numRuns: 200 },
  )
})
