import { describe, expect, test } from 'vitest'
import { nameFrom, namesFrom, namesIn, nameTo } from './name.ts'

const shown = (names: ReturnType<typeof namesFrom>) =>
  names.map(
    ({ literal, particle, family, given }) => literal ?? `${[particle, family].filter(Boolean).join(' ')}|${given}`,
  )

test.each([
  ['Sims, Sarah', 'Sims|Sarah'],
  ['van der Berg, Pieter', 'van der Berg|Pieter'],
  ['Nguyễn VA', 'Nguyễn|VA'],
  ['King ML Jr', 'King|ML Jr'],
  ['Bitter, P., Jr.', 'Bitter|P., Jr.'],
  ['de la Force, J.', 'de la Force|J.'],
  ['Department of Health, England', 'Department of Health, England'],
  ['TREAT Study Group,', 'TREAT Study Group'],
  ['NHS England', 'NHS England'],
  ['Selvamani', 'Selvamani'],
])('%s', (written, wanted) => {
  expect(shown([nameFrom(written) ?? {}])).toEqual([wanted])
})

describe('many names where one should be', () => {
  test.each([
    ['Joffe, Hadine; Hall, Janet E; Gruber, Staci', ['Joffe|Hadine', 'Hall|Janet E', 'Gruber|Staci']],
    ['Smith J, Jones K, de Boer L', ['Smith|J', 'Jones|K', 'de Boer|L']],
    ['Harlow, M., Okafor, D. B., & Sims, S.', ['Harlow|M.', 'Okafor|D. B.', 'Sims|S.']],
    ['Smith, John and Jones, Kate', ['Smith|John', 'Jones|Kate']],
    ['Okafor DB, Sims S', ['Okafor|DB', 'Sims|S']],
  ])('%s', (written, wanted) => {
    expect(shown(namesFrom([written]))).toEqual(wanted)
  })

  test.each([
    'Smith, John A., Jr.',
    'Sims,  Sarah Ann',
    'Okafor , D. B.',
    'Department of Health and Social Care',
    'Caf&eacute;, Ana',
    'Ministry of Health; Directorate 5',
  ])('%s is one', (written) => {
    expect(namesFrom([written])).toHaveLength(1)
  })
})

test('a cell of a table: by semicolons, bars, "and", or as a list of Python’s', () => {
  expect(shown(namesIn("['Marx, Karl', \"O'Neill, Ana\"]"))).toEqual(['Marx|Karl', "O'Neill|Ana"])
  expect(shown(namesIn('Sims, Sarah (57193214561); Harlow, M.'))).toEqual(['Sims|Sarah', 'Harlow|M.'])
  expect(namesIn('Sarah Sims and Miriam Harlow')).toHaveLength(2)
  expect(namesIn('Department of Health and Social Care')).toHaveLength(1)
})

test('a body that looks like a person is written so that it comes back as one', () => {
  for (const literal of ['Team AB', 'Health, Education', 'NHS England'])
    expect(namesFrom([nameTo({ literal })])).toEqual([{ literal }])
})
