import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeWords } from './merge-words.ts'

const base = 'Trust grows when accounts are open.'

test('what two people change in different places is in one text', () => {
  expect(
    mergeWords(base, 'Mutual trust grows when accounts are open.', 'Trust grows when all accounts are open.')?.text,
  ).toBe('Mutual trust grows when all accounts are open.')
  expect(
    mergeWords(base, 'Trust slowly grows when accounts are open.', 'Trust grows when accounts are open to all.')?.text,
  ).toBe('Trust slowly grows when accounts are open to all.')
  expect(mergeWords('one two three', 'one two', 'zero two three')?.text).toBe('zero two')
  expect(mergeWords('a\n\nb', 'a!\n\nb', 'a\n\nb\n\nc')?.text).toBe('a!\n\nb\n\nc')
})

test('who changes the same place has to choose, and the same change is one', () => {
  expect(
    mergeWords(base, 'Trust fades when accounts are open.', 'Trust returns when accounts are open.'),
  ).toBeUndefined()
  expect(mergeWords('end', 'end mine', 'end theirs')).toBeUndefined()
  expect(mergeWords(base, 'Trust fades when accounts are open.', 'Trust fades when accounts are open.')?.text).toBe(
    'Trust fades when accounts are open.',
  )
})

test('the caret stays where it was written', () => {
  const mine = 'Trust grows when accounts are wide open.'
  const merged = mergeWords(base, mine, 'In truth trust grows when accounts are open.')
  const after = mergeWords('a b c d', 'a b c x d', 'long b c d')
  expect(after?.text).toBe('long b c x d')
  expect(after?.place(7)).toBe(10)
  expect(after?.place(0)).toBe(0)
  const caret = mine.indexOf('wide') + 4
  expect(merged?.text.slice(0, merged.place(caret)).endsWith('wide')).toBe(true)
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', ' ', '\n'), { maxLength: 14 }).map((parts) => parts.join(''))

test('merging is the same from either side, and nothing changed changes nothing', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      expect(mergeWords(base, mine, base)?.text).toBe(mine)
      expect(mergeWords(base, base, theirs)?.text).toBe(theirs)
      expect(mergeWords(base, mine, theirs)?.text).toBe(mergeWords(base, theirs, mine)?.text)
      const merged = mergeWords(base, mine, theirs)
      if (!merged) return
      const places = Array.from({ length: mine.length + 1 }, (_, at) => merged.place(at))
      expect(places).toEqual([...places].sort((x, y) => x - y))
      expect(Math.max(...places)).toBeLessThanOrEqual(merged.text.length)
    }),
  )
})
