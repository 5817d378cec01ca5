import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rolls } from '../../../../test/support/arbitrary.ts'
import { knight } from '../../../../test/support/knight.ts'
import { grown, often } from '../../../../test/support/laws.ts'
import type { Id } from '../../ids.ts'
import { labelOf } from '../../label.ts'
import { coverage } from '../coverage.ts'
import { sentence } from '../sentence.ts'
import { documentOf, emptyDocument, type TheoryDocument } from './document.ts'
import { parseTheory } from './parse.ts'
import { theoryText } from './write.ts'

const back = (document: TheoryDocument) => {
  const parsed = parseTheory(
    theoryText(document, { labelOf: (id) => `${id} "is" called, so  # it`, sentenceOf: () => 'x' }),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.document
}

test('a theory is text and the same theory again, and the text is the same whatever order it was told in', () => {
  fc.assert(
    fc.property(rolls(60), (asked) => {
      const document = documentOf(grown(asked).state)
      expect(back(document)).toEqual(document)
      const turned = Object.fromEntries(
        Object.entries(document).map(([noun, all]) => [noun, new Map([...(all as Map<Id, object>)].reverse())]),
      ) as unknown as TheoryDocument
      expect(theoryText(turned)).toBe(theoryText(document))
    }),
    often,
  )
})

test('any words survive: several lines, blanks at the ends, comments, brackets, quotes, characters of every kind', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '  # b',
    '#',
    '"',
    '[',
    '|',
    ', ',
    ': ',
    '\t',
    '\r',
    '👩🏽‍🚀',
    '\u2028',
    '\ud800',
    'link lnk_1: C',
    '\n\n',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 12 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
      (text, other) => {
        const document = emptyDocument()
        document.component.set('cmp_1', { text, note: other })
        document.component.set('cmp_2', { text: other, actor: text })
        document.theory.set('pt_1', { title: text, statement: other, order: 0.5 })
        expect(back(document)).toEqual(document)
      },
    ),
    { numRuns: 400 },
  )
})

test('the founding theory reads like a theory, and comes back', async () => {
  const { state } = await knight()
  const document = documentOf(state)
  expect(back(document)).toEqual(document)
  const text = theoryText(document, {
    labelOf: (id) => labelOf(state, id),
    sentenceOf: (id) => sentence(state, id),
    evidenceOf: (id) => coverage(state, id)?.words,
  })
  expect(text).toContain('  # In the context of ')
  expect(text).toContain('  # Nine sources support the resource; six support the reasoning; ')
  expect(text).toMatch(/^ {2}configuration cmoc_final-6: /m)
  expect(text).toMatch(/^ {4}link \S+: M-res$/m)
})

test('what was edited by hand is read, and what cannot be read is told with its line', () => {
  const text = [
    'Retroduce theory, form 1',
    '',
    '# A note of mine.',
    'theory pt_1: Trust',
    '  order: 1',
    '',
    '  configuration cmoc_1: Open books',
    '    template: tpl_dalkin',
    '    order: 1',
    '    link lnk_1: C',
    '      component: cmp_1  # a history of rivalry',
    '      order: 1',
    '      status: inferred',
    'component cmp_1: a history of rivalry',
    '  note: |',
    '    First line.',
    '',
    '    Third line.',
    '',
  ].join('\r\n')
  const read = parseTheory(`\uFEFF${text}`)
  expect(read.ok && read.document.link.get('lnk_1')).toEqual({
    configuration: 'cmoc_1',
    slot: 'C',
    component: 'cmp_1',
    order: 1,
    status: 'inferred',
  })
  expect(read.ok && read.document.component.get('cmp_1')?.note).toBe('First line.\n\nThird line.')
  expect(read.ok && read.document.configuration.get('cmoc_1')?.theory).toBe('pt_1')
  const wrong = (line: number, by: string) => {
    const lines = text.split('\r\n')
    lines[line - 1] = by
    const said = parseTheory(lines.join('\n'))
    return said.ok ? [] : said.problems.map((problem) => problem.line)
  }
  expect(wrong(1, 'theory pt_1: Trust')).toEqual([1])
  expect(wrong(8, '    template: cmo')).toEqual([8])
  expect(wrong(8, '    tmplate: tpl_dalkin')).toEqual([8])
  expect(wrong(10, '    link cmp_1: C')).toContain(10)
  expect(wrong(12, '      order: first')).toEqual([12])
  expect(wrong(5, 'Some words.')).toContain(5)
  expect(wrong(7, '      configuration cmoc_1: Open books')).toContain(7)
})
