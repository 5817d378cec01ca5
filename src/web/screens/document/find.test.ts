import { expect, test } from 'vitest'
import { plainText } from '../../../core/document/text.ts'
import { findable, findIn } from './find.ts'

const text = 'Trust grows. TRUST, Élan and lead-\nership; İstanbul’s trust.\n\nTrust 12'
const head = text.lastIndexOf('Trust 12')
const read = { ...plainText(text), furniture: [{ start: head, end: text.length }] }
const found = (words: string) => findIn(findable(read), words).map(({ start, end }) => text.slice(start, end))

test('words are found whatever their case, accents and line ends, and not in running heads', () => {
  expect(found('trust')).toEqual(['Trust', 'TRUST', 'trust'])
  expect(found(' elan  AND ')).toEqual(['Élan and'])
  expect(found("İstanbul's trust")).toEqual(['İstanbul’s trust'])
  expect(found('leadership')).toEqual(['lead-\nership'])
  expect(found('leaderless')).toEqual([])
  expect(found('')).toEqual([])
  expect(found('.*')).toEqual([])
})
