import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { read, references } from '../../test/support/records.ts'
import { zip } from '../../test/support/zip.ts'

const ris = (title: string) => `TY  - JOUR\nTI  - ${title}\nER  - \n`
const codes = (bytes: Uint8Array, name = 'a.zip') => read(bytes, { name }).report.problems.map(({ code }) => code)

test('the files of records in an archive, and in which of them a problem is', () => {
  const bytes = zip([
    { name: 'psychology.ris', data: ris('One') },
    { name: 'articles.csv', data: 'title,year\nTwo,nineteen\n' },
    { name: 'customizations_log.csv', data: 'user,what\nana,title\n' },
    { name: 'paper.pdf', data: '%PDF' },
  ])
  const { records, report } = read(bytes, { name: 'a.zip' })
  expect(records.map(({ reference }) => reference.title)).toEqual(['One', 'Two'])
  expect(report.problems.map(({ message }) => message)).toEqual([
    'articles.csv: “nineteen” is no year.',
    '2 files of the archive hold no records by their names: customizations_log.csv, paper.pdf.',
  ])
})

test('a file that is packed by itself', () => {
  expect(references(new Uint8Array(gzipSync(ris('One'))), 'pubmed.ris.gz').map(({ title }) => title)).toEqual(['One'])
  expect(codes(Uint8Array.of(0x1f, 0x8b, 8, 0), 'a.gz')).toContain('broken-archive')
})

describe('archives that mean harm', () => {
  const good = { name: 'good.ris', data: ris('Good') }
  const titles = (bytes: Uint8Array) => references(bytes, 'a.zip').map(({ title }) => title)

  test('a bomb is not opened, the rest is', () => {
    const bomb = zip([{ name: 'bomb.ris', data: Buffer.alloc(60_000_000) }, good])
    expect(titles(bomb)).toEqual(['Good'])
    expect(codes(bomb)).toEqual(['too-large'])
  })
  test('a bomb that says it is small is stopped while it grows', () => {
    const liar = zip([{ name: 'liar.ris', data: Buffer.alloc(60_000_000), says: 100 }, good])
    expect(titles(liar)).toEqual(['Good'])
    expect(codes(liar)).toEqual(['broken-archive'])
  })
  test('a bomb in a single packed file', () => {
    expect(codes(new Uint8Array(gzipSync(Buffer.alloc(60_000_000))), 'a.ris.gz')).toContain('broken-archive')
  })
  test('many members that are each small enough are not opened beyond a limit', () => {
    const many = zip(
      Array.from({ length: 30 }, (_, i) => ({
        name: `${i}.xml`,
        data: Buffer.alloc(9_000_000, 'x'),
        says: 390_000_000,
      })),
    )
    expect(codes(many).filter((code) => code === 'too-large')).toHaveLength(30)
  })
  test.each(['../../etc/passwd.ris', '/etc/passwd.ris', 'C:\\windows.ris', 'a/../../b.ris', '..\\b.ris'])(
    'a path that leads out: %s',
    (name) => {
      expect(titles(zip([{ name, data: ris('Out') }, good]))).toEqual(['Good'])
      expect(codes(zip([{ name, data: ris('Out') }]))).toContain('unsafe-name')
    },
  )
  test('a name with two dots in it leads nowhere', () => {
    expect(titles(zip([{ name: 'search..final.ris', data: ris('In') }]))).toEqual(['In'])
  })
  test('a member with a password is told', () => {
    expect(codes(zip([{ ...good, flags: 1 }]))).toContain('encrypted')
  })
  test('cut short anywhere, it is told and never thrown', () => {
    const whole = zip([good, { name: 'b.csv', data: 'title\nTwo\n' }])
    for (let length = 0; length < whole.length; length++)
      expect(codes(whole.subarray(0, length)).length).toBeGreaterThan(0)
  })
})
