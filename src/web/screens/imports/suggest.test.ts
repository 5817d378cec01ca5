import { expect, test } from 'vitest'
import { searchFor } from './suggest.ts'

const search = (id: string, database: string | undefined, served = false) => ({ id, title: id, database, served })

test('a file is taken for what the only search of its database found', () => {
  const log = [search('a', 'MEDLINE'), search('b', 'Web of Science Core Collection'), search('c', undefined)]
  expect(searchFor('Web of Science', log)).toBe('b')
  expect(searchFor('medline', log)).toBe('a')
  expect(searchFor('Scopus', log)).toBe('')
  expect(searchFor('', log)).toBe('')
})

test('nothing is guessed where two fit, or the search has its import', () => {
  expect(searchFor('Scopus', [search('a', 'Scopus'), search('b', 'Scopus')])).toBe('')
  expect(searchFor('Scopus', [search('a', 'Scopus', true)])).toBe('')
  expect(searchFor('Scopus', [search('a', 'Scopus', true), search('b', 'Scopus')])).toBe('b')
})
