import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../../test/support/journal.ts'
import { seenIn } from '../../../../test/support/seen.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { builtinTemplates, templateOf } from '../../../core/project/templates.ts'
import { parseSentence } from '../../../core/theory/parse-sentence.ts'
import { sentence } from '../../../core/theory/sentence.ts'
import { configuration } from '../../../core/view/configuration.ts'
import { sentenceFacts } from './write-sentence.ts'

type Slots = Record<string, string[]>

/** A configuration in a template; of the components, those that begin with "shared" stand in another one too. */
function written(template: string, slots: Slots, phrasing?: string) {
  const journal = founded()
  const formed = (id: string) => ({
    type: 'configuration.formed',
    id,
    from: null,
    to: { title: id, template, order: 1, ...(phrasing && { phrasing }) },
  })
  const placed = Object.entries(slots).flatMap(([slot, texts]) => texts.map((text) => ({ slot, text })))
  const changes = [
    formed('cmoc_1'),
    formed('cmoc_2'),
    ...placed.flatMap(({ slot, text }, i) => [
      { type: 'component.worded', id: `cmp_${i}`, from: null, to: { text } },
      ...['cmoc_1', ...(text.startsWith('shared') ? ['cmoc_2'] : [])].map((id) => ({
        type: 'link.placed',
        id: `lnk_${i}of${id}`,
        from: null,
        to: { configuration: id, slot, component: `cmp_${i}`, order: i, status: 'inferred' },
      })),
    ]),
  ] as Fact[]
  expect(carryOut(journal, ana, { do: 'change', changes })).toBeUndefined()
  return journal
}
const one = { id: 'cmoc_1' as Id<'cmoc'> }
const labelled = { labels: true } as const

function write(journal: ReturnType<typeof written>, text: string, template: string) {
  const own = journal.state.configuration.get('cmoc_1')?.phrasing
  const shape = templateOf(journal.state, template as Id<'tpl'>)
  const parsed = parseSentence(text, { ...shape, phrasing: own ?? shape.phrasing })
  const answer = configuration.answer(seenIn(journal), one)
  if (!parsed || !answer) throw new Error('not read')
  let n = 0
  const facts = sentenceFacts(answer, parsed, (prefix) => `${prefix}_new${++n}` as never)
  const refusal = facts.length > 0 ? carryOut(journal, ana, { do: 'change', changes: facts }) : undefined
  expect(refusal).toBeUndefined()
  return facts
}

const word = fc.constantFrom('trust', 'shared past', 'pride', 'open books', 'shared aims', 'x (C)', 'joy, hope')
const slotsOf = (template: string) =>
  fc.record(
    Object.fromEntries(
      (builtinTemplates[template]?.slots ?? []).map(({ key }) => [key, fc.uniqueArray(word, { maxLength: 3 })]),
    ),
  ) as fc.Arbitrary<Slots>

/** Where several stood in a slot, commas part components: "joy, hope" becomes "joy and hope". */
const joined = (words: string) => words.replace(/,\s|\sand\s/g, ' + ')

test('what is written as a sentence is what the sentence says, in every template', () => {
  const anything = fc
    .constantFrom(...Object.keys(builtinTemplates))
    .chain((template) => fc.tuple(fc.constant(template), slotsOf(template), slotsOf(template)))
  fc.assert(
    fc.property(anything, ([template, before, after]) => {
      const journal = written(template, before)
      const other = sentence(journal.state, 'cmoc_2', labelled)
      const wanted = sentence(written(template, after).state, 'cmoc_1', labelled)
      write(journal, wanted, template)
      expect(joined(sentence(journal.state, 'cmoc_1', labelled))).toBe(joined(wanted))
      // Nobody else's words change by it.
      expect(sentence(journal.state, 'cmoc_2', labelled)).toBe(other)
    }),
    { numRuns: 200 },
  )
})

test('a sentence that was not changed changes nothing', () => {
  const journal = written('tpl_dalkin', {
    C: ['a, b and c', 'd'],
    'M-res': [],
    'M-rea': ['trust.'],
    O: ['shared aims'],
  })
  expect(write(journal, sentence(journal.state, 'cmoc_1', labelled), 'tpl_dalkin')).toEqual([])
  const own = written('tpl_cmo', { C: ['rain'], M: ['worry'], O: ['hats'] }, 'Where {C}, {M} means that {O}.')
  expect(write(own, 'Where rain (C), worry (M) means that hats (O).', 'tpl_cmo')).toEqual([])
})
