import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { allTemplates, builtinTemplates, type Template } from '../project/templates.ts'
import { linksOf } from './links.ts'
import { sentence } from './sentence.ts'
import { switchFacts } from './switch-template.ts'

const cmoc = 'cmoc_1' as Id<'cmoc'>

/** A configuration with two components in each slot of a template, among the built-in templates and others. */
function written(template: Id<'tpl'>, own: Record<string, Template> = {}, slots?: readonly string[]) {
  const journal = founded()
  const keys = slots ?? ({ ...builtinTemplates, ...own }[template] as Template).slots.map(({ key }) => key)
  const changes = [
    ...Object.entries(own).map(([id, to]) => ({ type: 'template.shaped', id, from: null, to })),
    { type: 'configuration.formed', id: cmoc, from: null, to: { title: 'One', template, order: 1 } },
    ...keys.flatMap((slot, s) =>
      [0, 1].flatMap((n) => [
        { type: 'component.worded', id: `cmp_${s}${n}`, from: null, to: { text: `${slot} ${n}` } },
        {
          type: 'link.placed',
          id: `lnk_${s}${n}`,
          from: null,
          to: { configuration: cmoc, slot, component: `cmp_${s}${n}`, order: 2 * s + n, status: 'inferred' },
        },
      ]),
    ),
  ] as Fact[]
  expect(carryOut(journal, ana, { do: 'change', changes })).toBeUndefined()
  const take = (to: Id<'tpl'>) => {
    const { template } = journal.state.configuration.get(cmoc) as Value<'configuration'>
    const templates = allTemplates(journal.state).map(([id, { slots }]) => ({ id, slots }))
    const changes = switchFacts({ id: cmoc, template }, linksOf(journal.state, cmoc), templates, to)
    expect(carryOut(journal, ana, { do: 'change', changes })).toBeUndefined()
  }
  return { journal, take, links: () => linksOf(journal.state, cmoc) }
}

const slot = fc.record({
  key: fc.constantFrom('C', 'M', 'O', 'M-res', 'S', 'X', 'Y'),
  label: fc.constant('L'),
  word: fc.constant('word'),
  role: fc.constantFrom<Slot['role']>('c', 'res', 'rea', 'o', 'other'),
})
const template = fc
  .uniqueArray(slot, { selector: ({ key }) => key, minLength: 1, maxLength: 5 })
  .map((slots): Template => ({ name: 'Own', slots, phrasing: slots.map(({ key }) => `{${key}}`).join(' ') }))

test('any way through templates that ends where it began ends with the same, word for word', () => {
  const owns = fc.record({ tpl_own1: template, tpl_own2: template })
  const names = [...Object.keys(builtinTemplates), 'tpl_own1', 'tpl_own2'] as Id<'tpl'>[]
  fc.assert(
    fc.property(owns, fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 6 }), (own, [start, ...way]) => {
      const { journal, take, links } = written(start as Id<'tpl'>, own)
      const [before, said] = [links(), sentence(journal.state, cmoc)]
      for (const to of way) {
        take(to)
        expect(links().map(([id]) => id)).toEqual(before.map(([id]) => id))
      }
      take(start as Id<'tpl'>)
      expect(links()).toEqual(before)
      expect(sentence(journal.state, cmoc)).toBe(said)
    }),
    { numRuns: 200 },
  )
})

test('two slots that become one come apart again', () => {
  const { take, links } = written('tpl_icamo')
  const slots = () => links().map(([, link]) => link.slot)
  take('tpl_scmo')
  expect(slots()).toEqual(['S', 'S', 'C', 'C', 'S', 'S', 'M', 'M', 'O', 'O'])
  take('tpl_dalkin')
  expect(slots()).toEqual(['S', 'S', 'C', 'C', 'S', 'S', 'M-rea', 'M-rea', 'O', 'O'])
  take('tpl_icamo')
  expect(slots()).toEqual(['I', 'I', 'C', 'C', 'A', 'A', 'M', 'M', 'O', 'O'])
  expect(links().some(([, link]) => 'home' in link)).toBe(false)
})

test('what has no slot may still be told more of, and stands in no other slot that the template lacks', () => {
  const { journal, take } = written('tpl_dalkin')
  take('tpl_cmo')
  const aside = 'lnk_10' as Id<'lnk'>
  expect(journal.state.link.get(aside)).toMatchObject({ slot: 'M-res' })
  const change = (from: object, to: object) =>
    carryOut(journal, ana, { do: 'change', changes: [{ type: 'link.placed', id: aside, from, to } as never] })
  expect(change({ status: 'inferred' }, { status: 'evidenced' })).toBeUndefined()
  expect(change({ slot: 'M-res' }, { slot: 'A' })).toMatchObject({ code: 'does-not-fit' })
  expect(change({ slot: 'M-res' }, { slot: 'M' })).toBeUndefined()
})
