import { expect, test } from 'vitest'
import { languageName } from './language.ts'

test('a language has one name, however a database writes it', () => {
  expect(['eng', 'en', 'en-GB', 'en_US', 'English', 'ENGLISH'].map(languageName)).toEqual(Array(6).fill('English'))
  expect(['fre', 'fra', 'scr', 'ger'].map(languageName)).toEqual(['French', 'French', 'Croatian', 'German'])
})

test('several languages stay several, and what is not known stays as it is', () => {
  expect(languageName('eng; fre')).toBe('English, French')
  expect(languageName('English, eng')).toBe('English')
  expect(languageName('Klingon')).toBe('Klingon')
})
