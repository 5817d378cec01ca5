import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whoOf, whoWords } from './who.ts'

test('who said it is one line, and the line is read back', () => {
  expect(whoOf('3 carers, commissioner;  12 nurses of two wards')).toEqual([
    { role: 'carers', number: 3 },
    { role: 'commissioner' },
    { role: 'nurses of two wards', number: 12 },
  ])
  expect(whoOf(' , ;3')).toEqual([])
  expect(whoOf('0 carers')).toEqual([{ role: 'carers' }])
  expect(whoWords([{ role: 'carers', number: 3 }, { role: 'commissioner' }])).toBe('3 carers, commissioner')
})

test('whatever is typed, what is read from it reads the same again', () => {
  fc.assert(
    fc.property(fc.string(), (line) => {
      const who = whoOf(line)
      expect(
        whoOf(whoWords(who))
          .map(({ role }) => role)
          .join(),
      ).toBe(
        whoOf(whoWords(whoOf(whoWords(who))))
          .map(({ role }) => role)
          .join(),
      )
      for (const { role, number } of who) {
        expect(role.trim()).not.toBe('')
        expect(number === undefined || number > 0).toBe(true)
      }
    }),
  )
})
