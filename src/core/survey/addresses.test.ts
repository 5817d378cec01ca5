import { expect, test } from 'vitest'
import { addressesIn, numberedIn } from './addresses.ts'

test('addresses are found in a list, in letters’ lists of readers and in a table, each once; what is half is named', () => {
  const pasted =
    'Name;Mail\r\nAna;ana@x.example\n"Ben" <ben.o+work@y.co.example>, ANA@X.example; (cem@z.example)\nmail: d@e, @f, g@'
  expect(addressesIn(pasted)).toEqual({
    addresses: ['ANA@X.example', 'ben.o+work@y.co.example', 'cem@z.example'],
    wrong: ['d@e', '@f', 'g@'],
  })
  expect(addressesIn('30')).toEqual({ addresses: [], wrong: [] })
})

test('a saved table of links names numbers with their addresses, each once; heads are passed over, and what is unclear is named', () => {
  const saved =
    '"number","to","link"\r\n"1","ana@x.example","sent"\r\n2;ben@y.example;sent\r\n3\r\n\r\n4, c@\n1,dan@x.example\n5 e@x.example f@x.example\n6a,g@x.example'
  expect(numberedIn(saved)).toEqual({
    numbered: [{ number: 1, to: 'ana@x.example' }, { number: 2, to: 'ben@y.example' }, { number: 3 }],
    wrong: ['4, c@', '1,dan@x.example', '5 e@x.example f@x.example'],
  })
})
