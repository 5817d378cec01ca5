import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inSingleBytes, read, references } from '../../test/support/records.ts'
import { encodingOf } from './decode.ts'

const folder = join(import.meta.dirname, '../../test/files/dialects')
const files = readdirSync(folder).filter((name) => !/damaged|expected/.test(name))

const utf16 = (text: string, { big = false, mark = true } = {}): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}
const utf8 = (text: string) => new TextEncoder().encode(text)

describe.each(files)('%s in whatever encoding and with whatever line ends', (name) => {
  const text = readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, '')
  const wanted = references(utf8(text), name)
  test.each<[string, Uint8Array]>([
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(text)],
    ['UTF-16, big end first', utf16(text, { big: true })],
    ['UTF-16 without a mark', utf16(text, { mark: false })],
    ['UTF-16, big end first, without a mark', utf16(text, { big: true, mark: false })],
    ['CRLF', utf8(text.replace(/\r?\n/g, '\r\n'))],
    ['CR', utf8(text.replace(/\r?\n/g, '\r'))],
  ])('%s', (_, bytes) => {
    expect(references(bytes, name)).toEqual(wanted)
  })
  test.each(['windows-1252', 'macintosh'] as const)('%s', (encoding) => {
    const bytes = inSingleBytes(text, encoding)
    const known = new TextDecoder(encoding).decode(bytes)
    expect(references(bytes, name)).toEqual(references(utf8(known), name))
  })
})

describe.each(['windows-1252', 'macintosh'] as const)('%s is told by little', (encoding) => {
  test.each([
    'It’s the nurses’ own way',
    'The “whole” system – trust…',
    'Results — 5–10 weeks',
    'María José Núñez, Año',
    'l’élan des équipes à Genève',
    'Müller',
    'MÜLLER, É.',
    'São Paulo: avaliação e educação',
    'p ≤ 0.05 ± 2 µg at 37 °C'.replace('≤', encoding === 'macintosh' ? '≤' : '<'),
    '« Bonjour » dit-il',
  ])('%s', (text) => {
    expect(encodingOf(inSingleBytes(text, encoding)).encoding).toBe(encoding)
  })
})

test('a file put together from two encodings keeps the letters of both, and says so', () => {
  const record = (title: string) => `TY  - JOUR\nTI  - ${title}\nER  - \n`
  const bytes = Buffer.concat([
    utf8(record('Nguyễn Văn An, Ångström and Øystein')),
    inSingleBytes(record('Müller’s way'), 'windows-1252'),
    utf8(record('信頼')),
  ])
  const { records, report } = read(bytes, { name: 'a.ris' })
  expect(records.map(({ reference }) => reference.title)).toEqual([
    'Nguyễn Văn An, Ångström and Øystein',
    'Müller’s way',
    '信頼',
  ])
  expect(report.problems).toMatchObject([{ kind: 'repaired', code: 'mixed-encodings' }])
  for (const [i, { bytes: place }] of records.entries()) {
    const [offset = 0, length = 0] = place ?? []
    expect(read(bytes.subarray(offset, offset + length)).records[0]?.reference).toEqual(records[i]?.reference)
  }
})
