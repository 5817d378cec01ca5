import { expect, test } from 'vitest'
import type { Id } from '../../core/ids.ts'
import { plain } from '../../core/report/blocks.ts'
import { formatCitations } from '../citations.ts'
import { harvardStyle } from './harvard.ts'
import { notesStyle } from './notes.ts'
import { readStyle } from './style.ts'
import { vancouverStyle } from './vancouver.ts'

const head =
  '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title></info>'
const layout = '<citation><layout><text variable="title"/></layout></citation>'
const said = (xml: string) => {
  const read = readStyle(xml)
  return 'message' in read ? read.message : read
}

test('a style is taken with its name, whatever its first sign', () => {
  for (const style of [harvardStyle, vancouverStyle, notesStyle]) expect(said(`\ufeff${style}`)).toHaveProperty('csl')
  expect(said(`${head}${layout}</style>`)).toEqual({ title: 'Mine', csl: `${head}${layout}</style>` })
})

test('a dependent style is the one it names, if that is here', () => {
  const dependent = (parent: string) =>
    `${head.replace('</info>', `<link href="${parent}" rel="independent-parent"/></info>`)}</style>`
  expect(said(dependent('http://www.zotero.org/styles/apa'))).toEqual({ title: 'Mine', same: 'apa' })
  expect(said(dependent('http://www.zotero.org/styles/elsewhere'))).toContain('“elsewhere”')
})

test('what is no style, or a hostile one, is refused in words', () => {
  const macro = (name: string, calls: string) => `<macro name="${name}">${calls}</macro>`
  const call = (name: string) => `<text macro="${name}"/>`
  const bomb = Array.from({ length: 12 }, (_, i) => macro(`m${i}`, call(`m${i + 1}`).repeat(10))).join('')
  const cases: [string, RegExp][] = [
    ['', /no sound XML/],
    ['not xml', /no sound XML/],
    ['<html></html>', /no citation style/],
    [`${head}${layout}`, /no sound XML/],
    [`<!DOCTYPE style [<!ENTITY a "b">]>${head}${layout}</style>`, /entities/],
    [`${head.replace('1.0', '0.8')}${layout}</style>`, /version/],
    [`${head}</style>`, /how to cite/],
    [
      `${head}${macro('a', call('b'))}${macro('b', call('a'))}<citation><layout>${call('a')}</layout></citation></style>`,
      /calls itself/,
    ],
    [`${head}<citation><layout>${call('none')}</layout></citation></style>`, /not in it/],
    [
      `${head}${bomb}${macro('m12', '<text variable="title"/>')}<citation><layout>${call('m0')}</layout></citation></style>`,
      /for ever/,
    ],
    [`${head}${layout}${'<macro name="x"><group>'.repeat(300)}`, /deep|XML/],
    [' '.repeat(500_001), /more than 500000/],
  ]
  for (const [xml, words] of cases) expect(said(xml), xml.slice(0, 80)).toMatch(words)
})

test('in notes a work is told in full first, then short, and at once again as the same', () => {
  const id = 'src_a' as Id<'src'>
  const other = 'src_b' as Id<'src'>
  const author = [{ family: 'Pawson', given: 'Ray' }]
  const items = [
    { id, type: 'book', title: 'Evidence-based policy', author, issued: { 'date-parts': [[2006]] as [[number]] } },
    {
      id: other,
      type: 'book',
      title: 'Realistic evaluation',
      author,
      issued: { 'date-parts': [[1997]] as [[number]] },
    },
  ]
  const { note } = formatCitations(items, 'notes')
  const first = note?.([id], 'p. 4', { all: new Set(), last: undefined }) ?? []
  expect(plain(first)).toBe('Ray Pawson, Evidence-based policy, 2006, p. 4.')
  expect(first).toContainEqual({ as: 'em', text: 'Evidence-based policy' })
  expect(plain(note?.([id], undefined, { all: new Set([id]), last: id }) ?? [])).toBe('ibid.')
  expect(plain(note?.([id], undefined, { all: new Set([id, other]), last: other }) ?? [])).toBe(
    'Pawson, ‘Evidence-based policy’.',
  )
})
