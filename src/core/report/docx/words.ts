import { xml } from '../../diagram/svg.ts'
import type { Span } from '../blocks.ts'
import type { Names } from './names.ts'

/** Letters that are written from right to left (Unicode blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms). */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const leftToRight = /[A-Za-z\u00c0-\u024f\u0370-\u058f]/

/** Whether a paragraph is to be set from right to left: by its first letter that has a direction. */
export function readsFromRight(words: string): boolean {
  const right = words.search(rightToLeft)
  if (right === -1) return false
  const left = words.search(leftToRight)
  return left === -1 || right < left
}

/** A run of words with its properties, which must stand in the order of the schema (ECMA-376, CT_RPr). */
export function run(text: string, properties = ''): string {
  const rtl = rightToLeft.test(text) ? '<w:rtl/>' : ''
  const rPr = properties || rtl ? `<w:rPr>${properties}${rtl}</w:rPr>` : ''
  return text
    .split(/\r\n|[\n\r\v\u0085\u2028\u2029]/)
    .map((line, i) => `<w:r>${rPr}${i > 0 ? '<w:br/>' : ''}${tabbed(line)}</w:r>`)
    .join('')
}

const tabbed = (line: string): string =>
  line
    .split('\t')
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${xml(part)}</w:t>`))
    .join('<w:tab/>')

/** A field: what Word computes anew when it is asked to, and what it shows until then. */
export const field = (instruction: string, shown: string): string =>
  [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    `<w:r><w:instrText xml:space="preserve"> ${xml(instruction)} </w:instrText></w:r>`,
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    shown,
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
  ].join('')

/** An address as a field's instruction may hold it: no quotation mark, backslash or space is left as it is. */
const address = (href: string): string =>
  href.toWellFormed().replace(/[^\x21-\x7e]|["\\<>^`{|}]/gu, (sign) => encodeURIComponent(sign))

/** Spans as runs. `anchors` says the bookmark of a place, and what a table or figure there is called. */
export const runs = (spans: readonly Span[], names: Names): string => spans.map((span) => runOf(span, names)).join('')

function runOf(span: Span, { style, bookmark, label }: Names): string {
  switch (span.as) {
    case 'break':
      return '<w:r><w:br/></w:r>'
    case 'footnote':
      return `<w:r><w:rPr><w:rStyle w:val="${style('footnote reference')}"/></w:rPr><w:footnoteReference w:id="${span.number}"/></w:r>`
    case 'strong':
      return run(span.text, '<w:b/><w:bCs/>')
    case 'em':
      return run(span.text, '<w:i/><w:iCs/>')
    case 'link': {
      const shown = run(span.text, `<w:rStyle w:val="${style('Hyperlink')}"/>`)
      return /^https?:\/\//i.test(span.href) ? field(`HYPERLINK "${address(span.href)}"`, shown) : run(span.text)
    }
    case 'place': {
      const to = bookmark(span.to)
      if (!to) return run(span.text)
      const numbered = label(span.to)
      if (numbered) return field(`REF ${to} \\h`, run(numbered))
      return `<w:hyperlink w:anchor="${to}" w:history="1">${run(span.text)}</w:hyperlink>`
    }
    case 'role': {
      const words = run(
        span.text,
        `<w:rStyle w:val="${style(span.missing ? 'Part Missing' : roleStyles[span.role])}"/>`,
      )
      return span.label ? words + run(` ${span.label}`, '<w:vertAlign w:val="superscript"/>') : words
    }
    default:
      return run(span.text)
  }
}

/** The character style of each role, so that a house style can give them its own look. */
const roleStyles = {
  c: 'Part Context',
  res: 'Part Resource',
  rea: 'Part Reasoning',
  o: 'Part Outcome',
  other: 'Part Other',
} as const
