import { chance } from './chance.ts'
import type { Drawn, DrawnPage } from './pdf.ts'

/** Common words of the field, so that what is made reads a little like what is read. */
const vocabulary =
  'trust between partners grew where leaders met often and said openly what they owed one another while boards without shared information governance kept accounts apart so that community bodies were consulted after the choice was made and few could name who would act by when or who would ask collaboration accountability integrated care systems context mechanism outcome evidence programme theory participants interviews described meetings commissioning neighbourhood hospital primary social sector evaluation framework readiness relationship leadership resources reasoning'.split(
    ' ',
  )

export function sentences(random: () => number, words: number): string {
  const said: string[] = []
  let left = 0
  for (let i = 0; i < words; i++) {
    const word = vocabulary[Math.floor(random() * vocabulary.length)] ?? 'trust'
    said.push(left === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word)
    left = left === 0 ? 8 + Math.floor(random() * 14) : left - 1
    if (left === 0) said[said.length - 1] += '.'
  }
  return `${said.join(' ')}.`
}

/** Lines of a column, with long words broken at a hyphen where they do not fit. */
function columnLines(text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const room = most - line.length - 1
    if (word.length <= room || line === '') line = line ? `${line} ${word}` : word
    else if (word.length > 8 && room > 5 && /^[a-z]+$/.test(word)) {
      const cut = Math.min(room - 1, word.length - 4)
      lines.push(`${line} ${word.slice(0, cut)}-`)
      line = word.slice(cut)
    } else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

/**
 * An article as journals set them: title and abstract over the full width, two columns, a running head and page numbers,
 * some words broken at line ends.
 */
export function article(seed: number, { pages = 10, title = `Article ${seed}`, doi = '' } = {}): DrawnPage[] {
  const random = chance(seed)
  const size = 9
  const leading = 11
  const columns = [48, 306]
  return Array.from({ length: pages }, (_, page) => {
    const lines: Drawn[] = [
      {
        x: 48,
        y: 806,
        size: 8,
        text: page % 2 ? `Journal of Realist Review 12 (2024) 1-${pages}` : 'A. Sims and others',
      },
      { x: 290, y: 30, size: 8, text: String(page + 101) },
    ]
    let top = 780
    if (page === 0) {
      lines.push({ x: 48, y: 766, size: 18, text: title })
      lines.push({ x: 48, y: 746, size: 10, text: 'Ana Sims, Ben Okafor and Cleo Wu' })
      if (doi) lines.push({ x: 48, y: 732, size: 7, text: `https://doi.org/${doi}` })
      for (const [i, text] of columnLines(`Abstract. ${sentences(random, 130)}`, 112).entries())
        lines.push({ x: 48, y: 710 - i * leading, size, text })
      top = 590
    }
    for (const x of columns) {
      const rows = Math.floor((top - 60) / leading)
      const text = columnLines(sentences(random, rows * 11), 56).slice(0, rows)
      for (const [i, said] of text.entries()) lines.push({ x, y: top - i * leading, size, text: said })
    }
    return { lines }
  })
}
