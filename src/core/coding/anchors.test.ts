import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from '../document/text.ts'
import { anchorOf, findAgain, sought } from './anchors.ts'

const ready = (text: string) => sought(plainText(text))
const anchored = (text: string, words: string) => {
  const start = text.indexOf(words)
  return anchorOf(plainText(text), { start, end: start + words.length })
}

/** Text of many scripts, in pieces that a reader would call characters or words. */
const rich = (least: number, most: number) =>
  fc
    .array(
      fc.constantFrom(
        'trust ',
        'grew ',
        '👩🏽‍🚀 ',
        'e\u0301tat ',
        'é',
        'नि ',
        'سلام ',
        'שלום ',
        'ﬁrst ',
        'x',
        '- ',
        '\n',
        '’s ',
      ),
      { minLength: least, maxLength: most, size: 'max' },
    )
    .map((all) => all.join(''))

describe('an anchor', () => {
  test('is found at its place while nothing changed', () => {
    fc.assert(
      fc.property(rich(0, 40), rich(1, 20), rich(0, 40), (before, quote, after) => {
        const text = before + quote + after
        const anchor = anchorOf(plainText(text), { start: before.length, end: before.length + quote.length })
        const found = findAgain(ready(text), anchor)
        if (anchor.quote === '') return
        expect(found).toMatchObject({ how: 'position' })
        expect('start' in found && text.slice(found.start, found.end)).toBe(anchor.quote)
      }),
    )
  })

  test('is found after any edit elsewhere, and its words are the quote', () => {
    fc.assert(
      fc.property(
        rich(0, 40),
        rich(2, 30),
        rich(0, 40),
        rich(0, 40),
        rich(0, 40),
        (before, quote, after, newBefore, newAfter) => {
          const marked = `«${quote.trim()}»`
          const text = `${before}${marked}${after}`
          const anchor = anchorOf(plainText(text), { start: before.length, end: before.length + marked.length })
          const edited = `${newBefore}${marked}${newAfter}`
          const found = findAgain(ready(edited), anchor)
          expect(found.how).toMatch(/position|quote/)
          expect('start' in found && edited.slice(found.start, found.end)).toBe(marked)
        },
      ),
    )
  })

  test('whose own words were edited is found nearly and says by how much, or is an orphan', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(199), { maxLength: 60 }), (places) => {
        const quote =
          'Rules for who decides, written down and open to every partner, were said to make it natural to ask a colleague from another sector to account for results and to be asked in turn, month after month.'
        const edited = quote.split('')
        for (const at of places) if (at < edited.length) edited[at] = '#'
        const changed = edited.filter((letter) => letter === '#').length
        const text = `Before it stood this. ${edited.join('')} And this came after.`
        const found = findAgain(ready(text), anchorOf(plainText(quote), { start: 0, end: quote.length }))
        if (changed === 0) expect(found.how).toBe('quote')
        else if (changed <= 0.15 * quote.length) {
          expect(found.how).toBe('near')
          expect('distance' in found && found.distance).toBeLessThanOrEqual(changed)
        } else if (changed > 0.2 * quote.length) expect(found.how).toBe('orphan')
      }),
    )
  })
})

test('of the same words in several places, those in the same surroundings are meant', () => {
  const text = 'In the north, trust grew slowly. In the south, trust grew slowly. In the east, trust grew slowly.'
  const start = text.indexOf('trust grew slowly', text.indexOf('south'))
  const anchor = anchorOf(plainText(text), { start, end: start + 17 })
  const edited = `A new beginning, as long as anything. ${text}`
  const found = findAgain(ready(edited), anchor)
  expect('start' in found && edited.slice(found.start - 14, found.start)).toBe('In the south, ')
})

test('a copy with other line breaks, hyphens, quotes and running heads has the same words', () => {
  const copy = 'Partners spoke of “well-known leader-\nship” in\nthe ﬁrst year. They began.'
  const other = 'Partners spoke of "wellknown leadership" in the first year. They began.'
  for (const [from, to] of [
    [copy, other],
    [other, copy],
  ] as const) {
    const found = findAgain(ready(to), anchored(from, from.slice(from.indexOf('spoke'), from.indexOf(' They'))))
    expect(found.how).toBe('quote')
    expect('start' in found && to.slice(found.start, found.end)).toBe(
      to.slice(to.indexOf('spoke'), to.indexOf(' They')),
    )
  }
  const paged = 'It made people ready to col-\nJournal of Care 12\nlaborate in earnest.'
  const head = paged.indexOf('Journal')
  const document = sought({ text: paged, furniture: [{ start: head, end: paged.indexOf('laborate') }] })
  const found = findAgain(document, anchored('ready to collaborate in earnest', 'collaborate in earnest'))
  expect('start' in found && paged.slice(found.start, found.end)).toBe('col-\nJournal of Care 12\nlaborate in earnest')
})

test('composed and decomposed characters are the same, and none is cut in two', () => {
  const found = findAgain(
    ready('Der Aufenthalt im Caf\u0065\u0301 war sch\u006f\u0308n 👩🏽‍🚀.'),
    anchored('im Café war schön 👩🏽‍🚀.', 'Café war schön'),
  )
  expect('start' in found && found.end - found.start).toBe('Cafe\u0301 war scho\u0308n'.length)
  const text = 'a👩b'
  expect(anchorOf(plainText(text), { start: 2, end: 3 }).quote).toBe('👩')
})

test('short quotes are not looked for nearly, and what is nowhere is an orphan', () => {
  expect(findAgain(ready('a text of trusd'), anchored('trust', 'trust'))).toEqual({ how: 'orphan' })
  expect(
    findAgain(ready('Nothing of the kind.'), anchored('Short, regular meetings.', 'Short, regular meetings.')),
  ).toEqual({ how: 'orphan' })
  expect(findAgain(ready('Anything.'), { quote: '' })).toEqual({ how: 'orphan' })
})
