import { expect, test } from 'vitest'
import { claimsIn } from './claims.ts'

const claims = (text: string) => claimsIn(text).map(({ n, family, words }) => [n, family, words])

test('numbers in words and digits beside what a project counts', () => {
  expect(
    claims(
      'Thirteen policy and guidance documents and five semi-structured interviews led to four programme theories.',
    ),
  ).toEqual([
    [13, 'policies', 'Thirteen policy and guidance documents'],
    [5, 'interviews', 'five semi-structured interviews'],
    [4, 'theories', 'four programme theories'],
  ])
  expect(claims('After screening 5,716 records, 99 records were assessed.')).toEqual([
    [5716, 'sources', '5,716 records'],
    [99, 'sources', '99 records'],
  ])
  expect(
    claims('Nine context–mechanism–outcome configurations (CMOCs) were developed from twenty-two papers.'),
  ).toEqual([
    [9, 'configurations', 'Nine context–mechanism–outcome configurations'],
    [22, 'sources', 'twenty-two papers'],
  ])
})

test('documents are of policy where the sentence before says so', () => {
  expect(claims('Policy documents informed the theory. Thirteen documents were analysed.')).toEqual([
    [13, 'policies', 'Thirteen documents'],
  ])
})

test('a part, a bound, a year, a percentage, a name or a kind that is not counted is no claim', () => {
  for (const text of [
    'Two studies describe trust.',
    'One of three studies was excluded.',
    'More than 20 studies were included.',
    'At least two reviewers screened.',
    'In 2019 studies were included.',
    'We included 12 % records.',
    'Included were 12.5 studies.',
    'Five qualitative studies were included.',
    'Included in Table 3 sources are named.',
    'Three of the included studies were reviewed.',
    'CMOC 3 studies were included.',
    'Included were 4–6 studies.',
    'Three theories were reviewed.',
    'One study was included.',
  ])
    expect(claims(text), text).toEqual([])
})

test('what is inserted is counted anyway', () => {
  expect(claims('{flow.included} studies were included in {table:x}.')).toEqual([])
})

test('a text made to be slow is read through', () => {
  expect(claimsIn('included 3 a '.repeat(8_000))).toEqual([])
  expect(claimsIn(`included ${'12,'.repeat(30_000)} records`)).toEqual([])
  expect(claimsIn(`${'one '.repeat(25_000)}included`)).toEqual([])
})
