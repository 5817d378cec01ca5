import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidatesIn, isNhsNumber, pseudonymFor, replacedIn } from './pseudonyms.ts'

const transcript = `Interviewer: How did it begin?
Grace: I came to Leeds in March 2019. Mrs Okafor from St Mary's Hospital rang me on 07700 900123.
Then Dr. Bell said, "Write to grace.bell@example.org." I live on Acacia Avenue, LS1 4AP, near Harehills.
My number is 943 476 5919, and I was born on 12 May 1984. Okafor's husband Tunde helped. The NHS did not.
`
const found = (text: string, known: string[] = []) =>
  Object.fromEntries(candidatesIn(text, known).map(({ words, kind }) => [words, kind]))

test('names, places, bodies, addresses, numbers and dates are found in a transcript, and what is none is left', () => {
  expect(found(transcript)).toEqual({
    Grace: 'person',
    Leeds: 'place',
    'March 2019': 'date',
    Okafor: 'person',
    "St Mary's Hospital": 'organisation',
    '07700 900123': 'phone',
    Bell: 'person',
    'grace.bell@example.org': 'e-mail',
    'Acacia Avenue': 'place',
    'LS1 4AP': 'place',
    Harehills: 'place',
    '943 476 5919': 'number',
    '12 May 1984': 'date',
    Tunde: 'person',
  })
  // The possessive is the same name.
  expect(candidatesIn(transcript).find(({ words }) => words === 'Okafor')?.at).toHaveLength(2)
  expect(found('I think so. Then we went. However, Monday was fine, and English too.')).toEqual({})
})

test('a word that leads to a name by the capital of its sentence is no part of it', () => {
  expect(
    found('At Riverside Surgery it began. From The Royal Infirmary we went to Mill Lane. In Acacia Avenue, no.'),
  ).toEqual({
    'Riverside Surgery': 'organisation',
    'Royal Infirmary': 'organisation',
    'Mill Lane': 'place',
    'Acacia Avenue': 'place',
  })
  const text = 'At Riverside Surgery. Riverside Surgery rang.'
  expect(candidatesIn(text)[0]?.at.map(({ start, end }) => text.slice(start, end))).toEqual(
    Array(2).fill('Riverside Surgery'),
  )
})

test('names that are known are found whole and by their parts, also where nothing else would tell', () => {
  const text = 'Will was there. Will Rowan came, and will go. Ask rowan trees.'
  const known = candidatesIn(text, ['Will Rowan'])
  expect(known.map(({ words, at }) => [words, at.length])).toEqual([
    ['Will', 1],
    ['Will Rowan', 1],
  ])
  expect(known.every(({ why }) => why.includes('identity'))).toBe(true)
})

test('a number is taken for an NHS number by its check digit alone', () => {
  expect(isNhsNumber('943 476 5919')).toBe(true)
  expect(isNhsNumber('943 476 5918')).toBe(false)
  expect(found('It was 943-476-5918.')).toEqual({})
})

test('what is replaced is replaced everywhere, a name before its parts, and nothing inside other words', () => {
  const replacements = [
    { words: 'Grace', by: '[nurse]' },
    { words: 'Grace Bell', by: '[nurse]' },
    { words: 'Bell', by: '[doctor]' },
  ]
  expect(replacedIn('Grace Bell, Grace’s Bell, Bells and disGrace: Grace.', replacements)).toBe(
    '[nurse], [nurse]’s [doctor], Bells and disGrace: [nurse].',
  )
})

test('pseudonyms say what stands there, and no two are the same', () => {
  expect(pseudonymFor('person', new Set())).toBe('[person 1]')
  expect(pseudonymFor('person', new Set(['[person 1]']))).toBe('[person 2]')
  expect(pseudonymFor('e-mail', new Set())).toBe('[contact 1]')
  expect(pseudonymFor('person', new Set(['[ward nurse]']), 'ward nurse')).toBe('[ward nurse 2]')
})

test('every place that is told holds the words, no two overlap, and replacing all leaves none of them', () => {
  const word = fc.constantFrom(
    'Grace',
    'Bell',
    'in',
    'Leeds',
    'Dr',
    'said',
    '07700 900123',
    '.',
    '\n',
    'St',
    'Hospital',
    'I',
    'Ünal',
    "O'Neil",
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (parts) => {
      const text = parts.join(' ')
      const all = candidatesIn(text)
      const places = all.flatMap(({ at }) => at).sort((a, b) => a.start - b.start)
      for (const { words, at } of all) for (const { start, end } of at) expect(text.slice(start, end)).toBe(words)
      places.forEach(({ start }, i) => void expect(start).toBeGreaterThanOrEqual(places[i - 1]?.end ?? 0))
      const left = replacedIn(
        text,
        all.map(({ words }, i) => ({ words, by: `[${i}]` })),
      )
      for (const { words } of all) expect(candidatesIn(left).some((one) => one.words === words)).toBe(false)
    }),
    { numRuns: 100 },
  )
})
