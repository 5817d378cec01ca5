import { expect, test } from 'vitest'
import { stepped, toSlot } from './move-part.ts'

const part = (id: string, slot: string, order: number, home?: string) =>
  ({ id, value: { slot, order, ...(home && { home }) } }) as never
const a = part('lnk_a', 'C', 1)
const b = part('lnk_b', 'C', 2)
const c = part('lnk_c', 'M', 1)
const slots = [
  { key: 'C', links: [a, b] },
  { key: 'M', links: [c] },
  { key: 'O', links: [] },
] as never

const told = (facts: ReturnType<typeof stepped>) => facts?.map(({ id, to }) => [id, to])

test('a component steps past its neighbour, then into the next slot, before what stands there', () => {
  expect(told(stepped(a, slots, 1))).toEqual([
    ['lnk_a', { order: 2 }],
    ['lnk_b', { order: 1 }],
  ])
  expect(told(stepped(b, slots, 1))).toEqual([['lnk_b', { slot: 'M', order: 0 }]])
  expect(told(stepped(c, slots, 1))).toEqual([['lnk_c', { slot: 'O', order: 1 }]])
  expect(told(stepped(c, slots, -1))).toEqual([['lnk_c', { slot: 'C', order: 3 }]])
  expect(stepped(a, slots, -1)).toBeUndefined()
  expect(stepped(part('lnk_x', 'elsewhere', 1), slots, 1)).toBeUndefined()
})

test('who is put into a slot by hand does not go back to where it was written', () => {
  expect(toSlot(part('lnk_h', 'S', 4, 'I'), { key: 'M', links: [c] })).toMatchObject({
    from: { slot: 'S', order: 4, home: 'I' },
    to: { slot: 'M', order: 2, home: null },
  })
})
