import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import { nouns } from '../fact.ts'
import { allTemplates, builtinTemplates, isBuiltin, templateOf } from './templates.ts'

test('every built-in template is whole: its phrasing names each of its slots once, and it has an outcome', () => {
  for (const template of Object.values(builtinTemplates)) {
    expect(nouns.template.value.safeParse(template).error).toBeUndefined()
    const named = [...template.phrasing.matchAll(/\{([^}]+)\}/g)].map((match) => match[1])
    expect(named).toEqual(template.slots.map((slot) => slot.key))
    expect(template.slots.filter((slot) => slot.role === 'o')).toHaveLength(1)
  }
})

test('a project’s own template is found, listed after the built-in ones; an unknown id gives CMO', () => {
  const journal = review()
  const own = {
    name: 'CAMO',
    slots: [{ key: 'C', label: 'C', word: 'context', role: 'c' }],
    phrasing: 'In {C}.',
  }
  change(journal, [made('template.shaped', 'tpl_own', own)])
  expect(templateOf(journal.state, 'tpl_own').name).toBe('CAMO')
  expect(templateOf(journal.state, 'tpl_none').name).toBe('CMO')
  expect(allTemplates(journal.state).map(([, { name }]) => name)).toEqual(['CMO', 'Dalkin', 'ICAMO', 'SCMO', 'CAMO'])
  expect([isBuiltin('tpl_cmo'), isBuiltin('tpl_own'), isBuiltin('tpl_toString')]).toEqual([true, false, false])
})
