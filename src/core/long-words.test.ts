import { expect, test } from 'vitest'
import { smallReview } from '../../test/support/small-review.ts'
import { candidatesIn } from './consent/pseudonyms.ts'
import { readMarkdown } from './document/formats/markdown.ts'
import { countReading } from './guideline/reading-level.ts'
import { builtinTemplates } from './project/templates.ts'
import { doiFrom } from './record/formats/fields.ts'
import { namesIn } from './record/formats/name.ts'
import { formatOf } from './record/formats/sniff.ts'
import { isHead } from './record/formats/table.ts'
import { addressesIn } from './survey/addresses.ts'
import { type NamedTemplate, readSentences } from './theory/read-sentences.ts'
import { sentence } from './theory/sentence.ts'

/** As long as one field may be, and a transcript without a blank: a pattern that begins anew at each sign of a run would take minutes. */
const run = (sign: string, length = 100_000) => sign.repeat(length)

test('words that are one long run of a sign cost no more than others of their length', () => {
  const text = `${run('a', 1_000_000)} said Grace to Bill`
  expect(candidatesIn(text).map(({ words }) => words)).toEqual(['Grace', 'Bill'])
  expect(candidatesIn(`${run('a.')}@x.org`)).toEqual([])
  expect(candidatesIn(`so ${run('Abby ', 30_000)}`).length).toBeLessThan(3)
  expect(countReading(`Trust${run('.')}x grows`)?.sentences).toBe(1)
  expect(addressesIn(`${run('a', 1_000_000)} ana@example.org`).addresses).toEqual(['ana@example.org'])
  expect(namesIn(`Pawson R${run(' ')};${run(',')}x`).length).toBeGreaterThan(0)
  expect(doiFrom(`10.1000/a${run('.')}b`)).toBeDefined()
  const { state } = smallReview()
  const [cmoc] = state.configuration.keys()
  for (const component of state.component.values()) component.text = `a ${run('.')}x`
  expect(cmoc && sentence(state, cmoc)).toContain('x')
  expect(readMarkdown(`# x${run(' ')}y ${run('#')} `).text).toBe('x y')
  expect(
    readSentences(
      `theory${run(' ', 300_000)}x`,
      Object.entries(builtinTemplates) as unknown as NamedTemplate[],
      'tpl_cmo',
    ),
  ).toHaveLength(1)
  expect(isHead(run(',').split(','))).toBe(false)
  expect(formatOf(`${run('\n', 90_000)}x`)).toBeUndefined()
})
