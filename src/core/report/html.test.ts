import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallReview } from '../../../test/support/small-review.ts'
import { lightColours } from '../diagram/style.ts'
import { type Block, cell, citing, heading, para, strong } from './blocks.ts'
import { reportHtml } from './html.ts'
import { reportMarkdown } from './markdown.ts'
import { report } from './report.ts'

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  'עברית وعربي',
  '👩🏽‍⚕️ | a | b |',
  'a\u0000b\u001b[31mc\u2028d',
  '[x](javascript:alert(1))',
  '`code` *stars* _lines_ ~~gone~~',
  '# not a heading',
  '1. not a list',
  '&lt;b&gt;',
]

const page = (words: string): Block[] => [
  heading(1, 'title', words),
  heading(2, words, words),
  para(strong(words), words, { ...citing(['src_a']), text: words } as never),
  { as: 'list', items: [cell(words)] },
  { as: 'note', spans: cell(words) },
  {
    as: 'table',
    id: words,
    caption: words,
    head: [words],
    rows: [[cell(words, { as: 'role', role: 'c', text: words, label: words })]],
  },
]

const tags = (html: string): string[] => [...html.matchAll(/<([a-z][a-z0-9]*)[\s>/]/gi)].map(([, name = '']) => name)
const allowed = new Set(tags(reportHtml(page('plain words'))))

test('no text becomes markup in the HTML report', () => {
  for (const words of payloads) {
    const html = reportHtml(page(words))
    for (const name of tags(html)) expect(allowed).toContain(name)
    expect(html.replace(/="[^"]*"/g, '')).not.toMatch(/<[^>]+\son[a-z]+/i)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (words) => {
      for (const name of tags(reportHtml(page(words)))) expect(allowed).toContain(name)
    }),
  )
})

test('the HTML report is one file: no script, nothing from elsewhere', () => {
  const { state, events } = smallReview()
  const html = reportHtml(report(state, { events }))
  expect(html).not.toMatch(/<script|<link|@import|src=|url\((?!#)/i)
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html.match(/<figure/g)?.length).toBe(html.match(/<figcaption/g)?.length)
  expect(html.match(/<table/g)?.length).toBe(html.match(/<caption/g)?.length)
  for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${target}"`)
})

test('ids on the page are given once, those of the figures too', () => {
  const { state, events } = smallReview()
  const ids = [...reportHtml(report(state, { events })).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every colour of a figure has a value in dark too', () => {
  const dark = /prefers-color-scheme:dark\)\{:root\{([^}]*)\}/.exec(reportHtml([]))?.[1] ?? ''
  for (const name of Object.keys(lightColours)) expect(dark).toContain(`--${name}:`)
})

test('no text becomes markup in the Markdown report', () => {
  for (const words of payloads) {
    const markdown = reportMarkdown(page(words))
    const text = markdown.replace(/<a id="[\w.-]*"><\/a>|<br>/g, '')
    expect(text).not.toMatch(/(?<!\\)</)
    expect(text).not.toMatch(/(?<!\\)\]\((?!#)/)
    const row = markdown.split('\n').find((_, i, lines) => /^\| ---/.test(lines[i - 1] ?? ''))
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(2)
    expect([...markdown].filter((char) => char < ' ' && char !== '\n')).toEqual([])
  }
})

test('a link leads to its address and to nothing else', () => {
  for (const href of ['https://doi.org/10.1/(a)_b', 'https://example.org/?a=1&b="2"', 'https://x.org/a)](b<c>\\']) {
    const link: Block = { as: 'para', spans: [{ as: 'link', href, text: '[here](now) <b>' }] }
    const [, painted = ''] = /<p dir="auto"><a href="([^"]*)" rel="noreferrer">/.exec(reportHtml([link])) ?? []
    expect(painted.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(href)
    expect(reportMarkdown([link])).toMatch(/^\[\\\[here\\\]\(now\) \\<b\\>\]\(<https:[^<>\s\\]+>\)\n$/)
  }
})

test('a paragraph that begins like a heading or a list is a paragraph', () => {
  expect(reportMarkdown([para('# one')])).toBe('\\# one\n')
  expect(reportMarkdown([para('2. two')])).toBe('2\\. two\n')
  expect(reportMarkdown([para('- three')])).toBe('\\- three\n')
})
