import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCitations } from '../src/adapters/citations.ts'
import { check } from '../src/core/check/check.ts'
import { citationStyles } from '../src/core/choices.ts'
import { svg } from '../src/core/diagram/svg.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Journal } from '../src/core/journal.ts'
import { toCsl } from '../src/core/report/csl.ts'
import { reportHtml } from '../src/core/report/html.ts'
import { reportMarkdown } from '../src/core/report/markdown.ts'
import { report } from '../src/core/report/report.ts'
import { smallReview } from './support/small-review.ts'

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '</style></svg><svg onload=x>',
  'javascript:alert(1)',
  '[x](javascript:alert(1)) | a | b |',
  '`code` <!-- # 1. \\',
  'עברית \u202e\u0000\u001b[31m\ud800',
]
const hostile = fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: 'binary', maxLength: 60 }))

/** The small review with every run of words in it, as far as ids and choices allow, made of what is given. */
function saying(words: readonly string[]): Journal {
  const journal = smallReview()
  let n = 0
  const next = () => words[n++ % words.length] ?? ''
  const said = new Set(['title', 'text', 'name', 'because', 'note', 'memo', 'question', 'rationale', 'why', 'heading'])
  const more = [
    'family',
    'given',
    'literal',
    'container',
    'volume',
    'pages',
    'publisher',
    'doi',
    'url',
    'quote',
    'account',
  ]
  for (const word of [...more, 'meaning', 'term', 'what', 'statement', 'wording', 'label', 'purpose', 'finding'])
    said.add(word)
  const rewrite = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => rewrite(one, key))
    if (typeof value === 'string') return said.has(key) ? `${value.slice(0, 3)} ${next()}` : value
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, rewrite(one, field)]))
  }
  for (const event of journal.events) event.fact = rewrite(event.fact) as Fact
  for (const source of journal.state.source.values()) Object.assign(source.reference, { doi: next(), url: next() })
  for (const table of Object.values(journal.state))
    if (table instanceof Map) for (const [id, value] of table) table.set(id, rewrite(value))
  return journal
}

const tags = (html: string): string[] => [...html.matchAll(/<([a-z][a-z0-9]*)[\s>/]/gi)].map(([, name = '']) => name)
const painted = ({ state, events }: Journal, style: (typeof citationStyles)[number]) =>
  report(state, {
    events,
    findings: check(state),
    citations: (cited, lettered) =>
      formatCitations(
        cited.flatMap((id) => toCsl(lettered, id) ?? []),
        style,
      ),
  })
const plain = new Set(citationStyles.flatMap((style) => tags(reportHtml(painted(smallReview(), style)))))

test('whatever stands in titles, names and memos, report and figures hold no markup of theirs', () => {
  fc.assert(
    fc.property(
      fc.array(hostile, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('harvard' as const, 'vancouver' as const),
      (words, style) => {
        const blocks = painted(saying(words), style)
        const html = reportHtml(blocks)
        for (const name of tags(html)) expect(plain).toContain(name)
        expect(html.replace(/="[^"]*"/g, '')).not.toMatch(/<[^>]+\s(?:on[a-z]+|style|src)\b/i)
        for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:#|https?:\/\/)/)
        const markdown = reportMarkdown(blocks).replace(/<a id="[\w.-]*"><\/a>|<br>|\]\(<https?:[^<>\s]*>\)/g, '')
        expect(markdown).not.toMatch(/(?<!\\)<(?!\s)/)
        expect(markdown).not.toMatch(/(?<!\\)\]\((?!#)/)
        for (const block of blocks)
          if (block.as === 'figure')
            for (const name of tags(svg(block.scene)))
              expect([
                'svg',
                'title',
                'desc',
                'style',
                'defs',
                'pattern',
                'path',
                'marker',
                'rect',
                'g',
                'text',
                'tspan',
                'circle',
              ]).toContain(name)
      },
    ),
    { numRuns: 8 },
  )
})
