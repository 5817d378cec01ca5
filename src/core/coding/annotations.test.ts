import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import { plainText } from '../document/text.ts'
import { anchorOf } from './anchors.ts'
import { annotations } from './annotations.ts'

test('excerpts are annotations of the W3C model, with places in characters', () => {
  const text = '👩🏽‍🚀 Trust grew slowly.'
  const start = text.indexOf('Trust')
  const { quote, selectors } = anchorOf(plainText(text), { start, end: start + 10 })
  const journal = review()
  change(journal, [
    made('document.attached', 'doc_1', {
      source: 'src_adams',
      file: 'a.txt',
      mediaType: 'text/plain',
      blob: 'a'.repeat(64),
    }),
    made('code.defined', 'cod_1', { name: 'trust', order: 1 }),
    made('excerpt.made', 'exc_1', {
      source: 'src_adams',
      document: 'doc_1',
      quote,
      selectors,
      kind: 'finding',
      memo: 'Slowly!',
      by: 'per_ben',
    }),
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_1', code: 'cod_1', by: 'per_ana' }),
    made('excerpt.made', 'exc_2', { source: 'src_adams', quote: 'by hand' }),
  ])
  const told = {
    textOf: () => text,
    made: () => '2026-01-02T03:04:05.000Z',
    nameOf: () => 'Ben',
  }
  expect(annotations(journal.state, told)).toEqual({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: 2,
    first: {
      type: 'AnnotationPage',
      startIndex: 0,
      items: [
        {
          id: 'urn:retroduce:exc_1',
          type: 'Annotation',
          motivation: 'classifying',
          created: '2026-01-02T03:04:05.000Z',
          creator: { id: 'urn:retroduce:per_ben', type: 'Person', name: 'Ben' },
          body: [
            { type: 'TextualBody', purpose: 'tagging', value: 'trust' },
            { type: 'TextualBody', purpose: 'classifying', value: 'finding' },
            { type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: 'Slowly!' },
          ],
          target: {
            source: `urn:sha256:${'a'.repeat(64)}`,
            format: 'text/plain',
            selector: [
              { type: 'TextQuoteSelector', exact: 'Trust grew', prefix: '👩🏽‍🚀 ', suffix: ' slowly.' },
              // Four characters and a blank before it; seven code units and a blank in JavaScript.
              { type: 'TextPositionSelector', start: 5, end: 15 },
            ],
          },
        },
        {
          id: 'urn:retroduce:exc_2',
          type: 'Annotation',
          motivation: 'highlighting',
          created: '2026-01-02T03:04:05.000Z',
          target: {
            source: 'urn:retroduce:src_adams',
            selector: [{ type: 'TextQuoteSelector', exact: 'by hand' }],
          },
        },
      ],
    },
  })
})
