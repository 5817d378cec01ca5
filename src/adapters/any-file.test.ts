import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenOf, hurtOf, lostOf, placesOf } from '../../test/support/reading-laws.ts'
import { damaged, fileOf, hurtOne } from '../../test/support/record-files.ts'
import { read } from '../../test/support/records.ts'
import { formats } from '../core/record/formats/sniff.ts'

const folder = join(import.meta.dirname, '../../test/files/dialects')
const samples = readdirSync(folder)
  .filter((name) => !/expected|README/.test(name))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))

// A million such cases: npm run bench -- fuzz
describe.each(formats)('%s', (format) => {
  const numRuns = /^(xlsx|zip|gz|bibtex)$/.test(format) ? 60 : 200
  test('every record of a file comes out of it, with its authors', () => {
    fc.assert(
      fc.property(fileOf(format), (made) => void expect(lostOf(made)).toBeUndefined()),
      { numRuns },
    )
  })
  test('a record that is hurt takes no other with it', () => {
    fc.assert(
      fc.property(hurtOne(format, placesOf), (made) => void expect(hurtOf(made)).toBeUndefined()),
      { numRuns },
    )
  })
  test('damage is never thrown, and what is read is whole and counted', () => {
    const any = fileOf(format).chain(({ name, bytes }) => damaged(bytes).map((now) => ({ name, bytes: now })))
    fc.assert(
      fc.property(any, ({ name, bytes }) => void expect(brokenOf(name, bytes)).toBeUndefined()),
      { numRuns },
    )
  })
})

test('samples of every source, damaged anyhow', () => {
  const any = fc
    .tuple(fc.constantFrom(...samples), fc.constantFrom(...samples))
    .chain(([one, other]) => damaged(one.bytes, other.bytes).map((bytes) => ({ name: one.name, bytes })))
  fc.assert(
    fc.property(any, ({ name, bytes }) => void expect(brokenOf(name, bytes)).toBeUndefined()),
    { numRuns: 1_500 },
  )
})

test('any bytes under any name', () => {
  const name = fc.constantFrom(
    'a',
    ...formats.map((format) => `a.${format.replace('endnote-', '').replace('pubmed-', '')}`),
  )
  const any = fc.tuple(name, fc.uint8Array({ maxLength: 400 }))
  fc.assert(
    fc.property(any, ([name, bytes]) => void expect(brokenOf(name, bytes)).toBeUndefined()),
    { numRuns: 1_500 },
  )
})

describe('files without measure', () => {
  const lines = (text: string) => read(text, { name: 'a.ris' })

  test('a record of 10,000 authors keeps them all', () => {
    const authors = Array.from({ length: 10_000 }, (_, i) => `AU  - Family${i}, A.`)
    expect(lines(`TY  - JOUR\nTI  - Many\n${authors.join('\n')}\nER  - \n`).records[0]?.reference.author).toHaveLength(
      10_000,
    )
    const bib = `@article{k, title={Many}, author={${Array.from({ length: 10_000 }, (_, i) => `Family${i}, A.`).join(' and ')}}}`
    expect(read(bib, { name: 'a.bib' }).records[0]?.reference.author).toHaveLength(10_000)
  })

  test('one line of ten megabytes is cut, told, and costs no other record', () => {
    const { records, report } = lines(
      `TY  - JOUR\nTI  - One\nAB  - ${'x'.repeat(10_000_000)}\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n`,
    )
    expect(records.map(({ reference }) => reference.title)).toEqual(['One', 'Two'])
    expect(report.problems.map(({ code }) => code)).toContain('too-long')
    expect(records[0]?.bytes?.[1]).toBeGreaterThan(10_000_000)
  })

  test('entities that swell are not known', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><records><record><titles><title>&b;</title></titles></record></records></xml>'
    expect(read(bomb, { name: 'a.xml' }).records[0]?.reference.title.length).toBeLessThan(20)
  })

  test.each([
    ['ris', 'TY  - '],
    ['nbib', 'PMID- 1\n'],
    ['bib', '@a{b,'],
    ['bib', '@a{b, c = {'],
    ['bib', '@a{b, author = {x and }}'],
    ['bib', '@a{b, title = {$x'],
    ['json', '[{"title":"'],
    ['json', '{"a":['],
    ['csv', 'title,"\n'],
    ['csv', '"'],
    ['xml', '<record><title>'],
    ['xml', '<record a="'],
    ['xml', '<!--<record>'],
    ['xml', '&'],
    ['xml', '<a '],
    ['enw', '%0 Book\n%A '],
    ['txt', '<1>\nTitle\n'],
    ['ciw', 'PT J\n   '],
  ])('%s: “%s” again and again takes no more than its time', (ending, part) => {
    const head = ending === 'xml' ? '<?xml version="1.0"?><records>' : ''
    const started = process.cpuUsage()
    brokenOf(`a.${ending}`, new TextEncoder().encode(head + part.repeat(Math.ceil(400_000 / part.length))))
    // Seconds, where work that grows with the square of the file's length takes hours.
    expect(process.cpuUsage(started).user).toBeLessThan(60_000_000)
  })
})
