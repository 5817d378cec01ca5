import { expect, test } from 'vitest'
import type { Id } from '../../../core/ids.ts'
import { type About, blank, type Draft, factsOf, saysAnything, toldOf } from './draft.ts'

const about = (passage: About['passage']): About => {
  let n = 0
  return {
    source: 'src_a',
    document: 'doc_a',
    who: 'per_a',
    newId: (prefix) => `${prefix}_new${++n}`,
    marking: { codes: [], nextCode: 4, nextConfiguration: 9, template: 'tpl_cmo' },
    passage,
  }
}
const anchor = { quote: 'Trust grew.', selectors: [{ type: 'position' as const, start: 0, end: 11 }] }
const facts = (draft: Partial<Draft>, passage: About['passage'] = anchor) =>
  factsOf({ ...blank, ...draft }, about(passage)).facts

test('a passage is marked with its words and place alone, in the name of who marks', () => {
  expect(facts({})).toEqual([
    {
      type: 'excerpt.made',
      id: 'exc_new1',
      from: null,
      to: { source: 'src_a', document: 'doc_a', ...anchor, by: 'per_a' },
    },
  ])
})

test('codes that are new are defined with colours and an order of their own', () => {
  const made = facts({
    codes: [
      { id: 'cod_a', name: 'Trust' },
      { id: 'cod_b', name: 'Pace', isNew: true },
      { id: 'cod_c', name: 'Money', isNew: true },
    ],
  })
  const defined = made.flatMap((fact) => (fact.type === 'code.defined' && fact.to ? [fact.to] : []))
  expect(defined).toMatchObject([
    { name: 'Pace', order: 4 },
    { name: 'Money', order: 5 },
  ])
  expect(new Set(defined.map(({ colour }) => colour)).size).toBe(2)
  expect(made.filter(({ type }) => type === 'excerpt.coded').map(({ to }) => to)).toMatchObject([
    { code: 'cod_a', by: 'per_a' },
    { code: 'cod_b' },
    { code: 'cod_c' },
  ])
})

test('each stance is one piece of evidence, and what is said of the whole is apart', () => {
  const said = facts({
    configuration: 'cmoc_1',
    stances: { lnk_a: 'supports', lnk_b: 'refutes', lnk_c: 'supports', whole: 'supports' },
    standing: 'anticipated',
    inferred: true,
  }).flatMap((fact) => (fact.type === 'evidence.linked' && fact.to ? [fact.to] : []))
  expect(said.map(({ links, stance }) => [links, stance])).toEqual([
    [['lnk_a', 'lnk_c'], 'supports'],
    [[], 'supports'],
    [['lnk_b'], 'refutes'],
  ])
  for (const one of said)
    expect(one).toMatchObject({
      excerpt: 'exc_new1',
      source: 'src_a',
      standing: 'anticipated',
      explicit: false,
      by: 'per_a',
    })
})

test('a configuration that begins with a passage has it as its first evidence', () => {
  const made = facts({ begins: { title: 'Trust first', slot: 'M', words: 'trust grew' } })
  expect(made.map(({ type }) => type)).toEqual([
    'excerpt.made',
    'configuration.formed',
    'component.worded',
    'link.placed',
    'evidence.linked',
  ])
  expect(made[3]).toMatchObject({
    to: { slot: 'M', status: 'evidenced', component: made[2]?.id, configuration: made[1]?.id },
  })
  expect(made[4]).toMatchObject({ to: { stance: 'supports', links: [made[3]?.id] } })
})

test('of a passage that is marked already, what changed alone is told', () => {
  const passage = { id: 'exc_a' as Id<'exc'>, kind: 'finding' as const, memo: 'old', codes: ['cod_a' as Id<'cod'>] }
  expect(facts({ kind: 'finding', memo: 'old ', codes: [{ id: 'cod_a', name: 'Trust' }] }, passage)).toEqual([])
  expect(facts({ kind: undefined, memo: '' }, passage)).toEqual([
    { type: 'excerpt.made', id: 'exc_a', from: { kind: 'finding', memo: 'old' }, to: { kind: null, memo: null } },
  ])
  expect(saysAnything(blank)).toBe(false)
  expect(
    toldOf(
      {
        ...blank,
        codes: [
          { id: 'cod_a', name: 'Trust' },
          { id: 'cod_b', name: 'Pace' },
        ],
      },
      undefined,
    ),
  ).toBe('Coded “Trust” and 1 more.')
})
