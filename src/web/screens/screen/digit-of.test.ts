import { expect, test } from 'vitest'
import { digitOf, troubleWith } from './digit-of.ts'

test('digits go by their place, whatever they type; keys of one’s own by what they type', () => {
  expect(digitOf({ code: 'Digit1', key: '&' }, '')).toBe(1)
  expect(digitOf({ code: 'Numpad0', key: '0' }, '')).toBe(0)
  expect(digitOf({ code: 'KeyA', key: 'a' }, '')).toBeUndefined()
  const own = 'asdfghjklö'
  expect([...own].map((key) => digitOf({ code: 'KeyX', key }, own))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
  expect(digitOf({ code: 'KeyA', key: 'A' }, own)).toBe(1)
  expect(digitOf({ code: 'Digit1', key: '1' }, own)).toBeUndefined()
  expect(digitOf({ code: 'Escape', key: 'Escape' }, own)).toBeUndefined()
})

test('ten keys, each once, and no blank', () => {
  expect(['', 'asdfghjklö'].map(troubleWith)).toEqual([undefined, undefined])
  for (const wrong of ['asd', 'aasdfghjkl', 'asdfghjkl ', 'asdfghjklöä'])
    expect(troubleWith(wrong)).toEqual(expect.any(String))
})
