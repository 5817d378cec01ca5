import fc from 'fast-check'
import { expect, test } from 'vitest'
import { along, px, type Scene, text } from './scene.ts'
import { svg, xml } from './svg.ts'

const sceneOf = (words: string): Scene => ({
  width: 100,
  height: 50,
  title: words,
  desc: words,
  marks: [
    text(0, 10, [words, words]),
    {
      as: 'group',
      ref: 'cmoc_1',
      label: words,
      marks: [{ as: 'rect', x: 0, y: 0, width: 1 / 3, height: 1, look: ['hatched'] }],
    },
  ],
})

/** Whether every tag is closed in order and no bare mark of XML is left in the text. */
function wellFormed(document: string): boolean {
  const open: string[] = []
  const rest = document
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/gi, (_, end, name, __, alone) => {
      if (end) return open.pop() === name ? '' : '<'
      if (!alone) open.push(name)
      return ''
    })
  return open.length === 0 && !/[<>"']|&(?!#\d+;)/.test(rest)
}

test('whatever people write, the figure is well-formed and holds no markup of theirs', () => {
  const payloads = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><svg onload=x>',
      "' & ]]> \u0000\u001b\ud800",
      'שלום עולם',
      '🧑🏽‍⚕️',
    ),
  )
  fc.assert(
    fc.property(payloads, (words) => {
      const painted = svg(sceneOf(words))
      expect(wellFormed(painted)).toBe(true)
      expect(painted).not.toMatch(/<script|onload="/)
    }),
  )
})

test('characters that XML cannot hold are left out, the others stay', () => {
  expect(xml('a\u0000b\u0007c\u001bd')).toBe('abcd')
  expect(xml('شكرا 🧑🏽‍⚕️ "q"')).toBe('شكرا 🧑🏽‍⚕️ &#34;q&#34;')
  expect(xml('half \ud83d')).toBe('half \ufffd')
})

test('several figures on one page keep their parts apart, and bring no style of their own', () => {
  const painted = svg(sceneOf('x'), { id: 'flow', alone: false })
  expect(painted).toContain('id="flow-title"')
  expect(painted).toContain('fill="url(#flow-hatch)"')
  expect(painted).not.toContain('<style>')
})

test('numbers are printed the same everywhere', () => {
  expect(px(1 / 3)).toBe('0.33')
  expect(px(-0.0001)).toBe('0')
  expect(px(12)).toBe('12')
})

test('a path may have round corners, which never overlap', () => {
  const corner = [
    [0, 0],
    [10, 0],
    [10, 10],
  ] as const
  expect(along(corner)).toBe('M0 0L10 0L10 10')
  expect(along(corner, 4)).toBe('M0 0L6 0Q10 0 10 4L10 10')
  expect(along(corner, 50)).toBe('M0 0L5 0Q10 0 10 5L10 10')
  expect(along([])).toBe('')
})
