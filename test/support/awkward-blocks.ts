import { type Block, cell, heading, note, para, say, strong } from '../../src/core/report/blocks.ts'

/** Words that break what is careless: quotation marks of every kind, right to left, mathematics, emoji, controls, formulas. */
export const awkward = {
  quotes: `"straight" 'single' “curly” ‘lone’ «guillemets» „low” \`back\``,
  rightToLeft: 'ניהול מערכות 2024 (ICS) بين الشركاء',
  mathematics: '∑ x² ≤ ∞, α→β, 5 % & $3 ~ {y} \\frac #1 x_i ^2',
  emoji: '👩‍⚕️ 🧭 🇳🇴 ok',
  controls: 'a\u0000b\u0007c\u001b[31md\ufffee\ud800f',
  formulas: ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1'],
  lines: 'one\ntwo\r\nthree\tfour',
  markup: '</w:t></w:r><script>alert(1)</script> ]]> &amp; \\end{document} | a | b |',
}

/** A report of such words: every kind of block and span, and a table that is wider than a page. */
export const awkwardBlocks = (): Block[] => [
  heading(1, 'title', awkward.quotes),
  heading(2, 'first part', awkward.markup),
  para(strong(awkward.mathematics), ' ', awkward.emoji, { as: 'break' }, awkward.controls),
  para(awkward.rightToLeft, { as: 'footnote', number: 1, spans: [say(`${awkward.markup} ${awkward.controls}`)] }),
  note(awkward.lines, ' ', { as: 'place', to: 'table-words', text: 'the words' }, ' ', {
    as: 'place',
    to: 'first part',
    text: 'above',
  }),
  {
    as: 'list',
    items: [
      [{ as: 'link', href: 'https://doi.org/10.1/a"b c\\d<e>{f}%20é', text: 'https' }],
      [{ as: 'link', href: 'javascript:alert(1)', text: 'script' }],
      [
        { as: 'role', role: 'c', text: 'a board', label: 'C' },
        { as: 'role', role: 'o', text: 'nothing yet', label: 'O', missing: true },
      ],
    ],
  },
  {
    as: 'listing',
    id: 'strategy-1',
    caption: 'Strategy',
    text: '1 "trust" AND care\n2 \\* $x\n\u000cend',
    folded: true,
  },
  {
    as: 'table',
    id: 'table-words',
    caption: awkward.quotes,
    number: 7,
    head: ['Words', 'Number'],
    rows: [
      ...awkward.formulas.map((words, i) => [cell(words), cell(`${i + 1},000`)]),
      [cell(awkward.rightToLeft), cell('')],
      [[say(awkward.lines)], cell('12')],
    ],
  },
  {
    as: 'table',
    id: 'table-wide',
    caption: 'Wider than a page',
    number: 8,
    landscape: true,
    head: Array.from({ length: 30 }, (_, i) => `CMOC ${i}`),
    rows: [Array.from({ length: 30 }, (_, i) => cell(`c${i}`))],
  },
  {
    as: 'figure',
    id: 'figure-of words',
    caption: 'A figure',
    number: 3,
    scene: {
      width: 200,
      height: 40,
      title: awkward.quotes,
      desc: awkward.markup,
      marks: [{ as: 'text', x: 0, y: 20, lines: [awkward.markup, awkward.rightToLeft], look: ['small'] }],
    },
  },
]
