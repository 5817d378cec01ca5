import { expect, test } from 'vitest'
import { addressesIn } from './addresses.ts'

test('addresses are found in a list, in letters’ lists of readers and in a table, each once; what is half is named', () => {
  const pasted =
    'Name;Mail\r\nAna;ana@x.example\n"Ben" <ben.o+work@y.co.example>, ANA@X.example; (cem@z.example)\nmail: d@e, @f, g@'
  expect(addressesIn(pasted)).toEqual({
    addresses: ['ANA@X.example', 'ben.o+work@y.co.example', 'cem@z.example'],
    wrong: ['d@e', '@f', 'g@'],
  })
  expect(addressesIn('30')).toEqual({ addresses: [], wrong: [] })
})
