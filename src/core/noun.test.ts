import { expect, test } from 'vitest'
import { z } from 'zod'
import { Fact, nounNames, nounOfFact, nounOfId, nouns, upcast } from './fact.ts'
import { anyId, type Id, idOf, prefixOf } from './ids.ts'
import { factOf, noun } from './noun.ts'

const refs = (shape: z.ZodRawShape, value: object): Id[] => {
  const found: Id[] = []
  noun('x', 'x.made', 'A test.', shape).refs(value, (id) => found.push(id))
  return found
}

test('ids are found wherever a value holds them: alone, in lists, in parts, in unions', () => {
  const shape = {
    source: idOf('src'),
    maybe: idOf('per').optional(),
    list: z.array(anyId()),
    parts: z.array(z.strictObject({ of: idOf('stg'), label: z.string() })),
    either: z.union([z.strictObject({ at: z.literal('a'), id: idOf('cod') }), z.strictObject({ at: z.literal('b') })]),
    words: z.string(),
  }
  const value = {
    source: 'src_1',
    list: ['cmp_1', 'exc_2'],
    parts: [{ of: 'stg_1', label: 'src_no' }],
    either: { at: 'a', id: 'cod_1' },
    words: 'src_no',
  }
  expect(refs(shape, value)).toEqual(['src_1', 'cmp_1', 'exc_2', 'stg_1', 'cod_1'])
  expect(refs(shape, { ...value, maybe: null, list: [], parts: [], either: { at: 'b' } })).toEqual(['src_1'])
})

test('an id says its kind; another kind, an empty tail and odd letters are refused', () => {
  const source = idOf('src')
  expect(prefixOf(source)).toBe('src')
  expect(prefixOf(anyId())).toBe('*')
  expect(source.safeParse('src_sims-2021').success).toBe(true)
  for (const bad of ['cmoc_1', 'src_', 'src_-1', 'src_a b', 'src_a/b', 'src', `src_${'x'.repeat(300)}`])
    expect(source.safeParse(bad).success).toBe(false)
})

test('every noun has a prefix, a fact and a meaning of its own', () => {
  const all = nounNames.map((name) => nouns[name])
  for (const key of ['prefix', 'fact', 'means'] as const)
    expect(new Set(all.map((one) => one[key])).size).toBe(nounNames.length)
  for (const name of nounNames) {
    expect(nounOfFact(nouns[name].fact)).toBe(name)
    expect(nounOfId(`${nouns[name].prefix}_1`)).toBe(name)
    expect(nouns[name].means).toMatch(/\.$/)
  }
  expect(nounOfId('zzz_1')).toBeUndefined()
  expect(() => nounOfFact('nothing.happened')).toThrow('no noun has the fact')
})

test('a fact takes parts of a value on both sides, and no field that its noun does not have', () => {
  const edit = { type: 'component.worded', id: 'cmp_1', from: { text: 'a', note: null }, to: { text: 'b', note: 'c' } }
  expect(Fact.safeParse(edit).success).toBe(true)
  expect(Fact.safeParse({ ...edit, to: { colour: 'red' } }).success).toBe(false)
  expect(Fact.safeParse({ ...edit, id: 'src_1' }).success).toBe(false)
  expect(factOf(nouns.component).safeParse({ ...edit, because: 'x' }).success).toBe(false)
})

test('an old fact is told in today’s words, one upcast after another', () => {
  const table = {
    'a.one': (old: { type: string }) => ({ ...old, type: 'a.two' }),
    'a.two': (old: { type: string }) => ({ ...old, type: 'a.three', added: true }),
    'a.same': (old: { type: string }) => ({ ...old, filled: 1 }),
  }
  expect(upcast({ type: 'a.one' }, table)).toEqual({ type: 'a.three', added: true })
  expect(upcast({ type: 'a.same' }, table)).toEqual({ type: 'a.same', filled: 1 })
  expect(upcast({ type: 'a.new' }, table)).toEqual({ type: 'a.new' })
})
