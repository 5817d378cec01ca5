import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layer, setOn } from './table.ts'

const key = fc.constantFrom<string>('a', 'b', 'c', 'd')
const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key, value: fc.nat(9) }),
  fc.record({ do: fc.constant('delete' as const), key }),
)

test('a layer answers as a map that was copied would, and its base is never written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(key, fc.nat(9)), { selector: ([k]) => k }), fc.array(step), (rows, steps) => {
      const base = new Map(rows)
      const [top, copy] = [layer(base), new Map(rows)]
      for (const one of steps) {
        if (one.do === 'set') {
          top.set(one.key, one.value)
          copy.set(one.key, one.value)
        } else expect(top.delete(one.key)).toBe(copy.delete(one.key))
        expect(top.size).toBe(copy.size)
        for (const k of ['a', 'b', 'c', 'd']) expect([top.get(k), top.has(k)]).toEqual([copy.get(k), copy.has(k)])
        expect(new Map(top)).toEqual(copy)
        expect(new Set(top.keys())).toEqual(new Set(copy.keys()))
        expect([...top.values()].sort()).toEqual([...copy.values()].sort())
        expect([...top.entries()]).toEqual([...top])
      }
      expect([...base]).toEqual(rows)
    }),
  )
})

test('rows keep the order of the base; what is added comes after', () => {
  const top = layer(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  )
  top.set('c', 3)
  top.set('a', 9)
  expect([...top]).toEqual([
    ['a', 9],
    ['b', 2],
    ['c', 3],
  ])
})

test('a layer on a layer reads through both', () => {
  const middle = layer(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  )
  middle.delete('a')
  const top = layer(middle)
  top.set('a', 5)
  top.delete('b')
  expect([...top]).toEqual([['a', 5]])
  expect([...middle]).toEqual([['b', 2]])
})

test('a set on another answers as a copy would, in the same order, and the other is never written', () => {
  const member = fc.nat(120)
  fc.assert(
    fc.property(fc.uniqueArray(member, { maxLength: 110 }), fc.array(fc.tuple(fc.boolean(), member)), (rows, steps) => {
      const base = new Set(rows)
      const [top, copy] = [setOn(base), new Set(rows)]
      for (const [add, value] of steps) {
        if (add) {
          top.add(value)
          copy.add(value)
        } else expect(top.delete(value)).toBe(copy.delete(value))
        expect([top.size, top.has(value)]).toEqual([copy.size, copy.has(value)])
      }
      expect([...top]).toEqual([...copy])
      expect([[...top.keys()], [...top.values()], [...top.entries()]]).toEqual([
        [...copy],
        [...copy],
        [...copy.entries()],
      ])
      const told: number[] = []
      top.forEach((value) => void told.push(value))
      expect(told).toEqual([...copy])
      expect([...base]).toEqual(rows)
    }),
  )
})
