import { type Block, plain, type Span } from './blocks.ts'
import { sections } from './turned.ts'

/**
 * The report as LaTeX for LuaLaTeX or XeLaTeX, which read Unicode: sections, tables that go on over pages with their head,
 * wide ones on turned pages, labels for every part, and `\includegraphics` of figures that lie in `figures`. Everything
 * that people wrote is text.
 */
export function reportLatex(blocks: readonly Block[], { figures = 'figures' }: { figures?: string } = {}): string {
  const title = blocks.find((block) => block.as === 'heading' && block.level === 1)
  const rest = blocks.filter((block) => block !== title)
  return [
    preamble,
    `\\title{${title?.as === 'heading' ? text(title.text) : 'Report'}}`,
    '\\date{}',
    '\\begin{document}',
    ...(title ? ['\\maketitle'] : []),
    ...sections(rest).flatMap(({ wide, blocks: part }) => {
      const painted = part.map((block) => paint(block, figures))
      return wide ? ['\\begin{landscape}', ...painted, '\\end{landscape}'] : painted
    }),
    '\\end{document}',
    '',
  ].join('\n\n')
}

const preamble = String.raw`% Written by Retroduce. Typeset with lualatex or xelatex.
\documentclass[11pt,a4paper]{article}
\usepackage{fontspec}
\usepackage[margin=2cm]{geometry}
\usepackage{array,booktabs,longtable,pdflscape,graphicx,xcolor,caption}
\usepackage[hidelinks]{hyperref}
\captionsetup{labelfont=bf,singlelinecheck=false}
\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}
\definecolor{context}{HTML}{00548C}\definecolor{resource}{HTML}{A34500}
\definecolor{reasoning}{HTML}{87407F}\definecolor{outcome}{HTML}{0B6440}\definecolor{part}{HTML}{4A4D51}`

function paint(block: Block, figures: string): string {
  switch (block.as) {
    case 'heading': {
      const command = block.level === 3 ? 'subsection' : 'section'
      return `\\${command}*{${text(block.text)}}\\label{${label(block.id)}}`
    }
    case 'para':
      return spans(block.spans)
    case 'note':
      return `\\begin{quote}\\small ${spans(block.spans)}\\end{quote}`
    case 'list':
      return `\\begin{itemize}\n${block.items.map((item) => `\\item {}${spans(item)}`).join('\n')}\n\\end{itemize}`
    case 'listing':
      return `\\textbf{${text(block.caption)}}\\label{${label(block.id)}}\n\n{\\ttfamily\\small ${block.text
        .split(/\r\n|[\n\r]/)
        .map((line) => `\\mbox{}${text(line)}`)
        .join('\\\\\n')}\\par}`
    case 'figure': {
      const file = `${figures}/${block.id.replace(/^figure-/, '').replace(/[^A-Za-z0-9._-]/g, '-')}.png`
      return [
        '\\begin{figure}[htbp]\\centering',
        numbered('figure', block.number),
        `\\includegraphics[width=\\linewidth,height=0.8\\textheight,keepaspectratio]{${file}}`,
        `\\caption{${text(block.caption)}. ${text(block.scene.desc)}}\\label{${label(block.id)}}`,
        '\\end{figure}',
      ].join('\n')
    }
    case 'table':
      return table(block)
  }
}

/** A table or figure has the number that it has in the whole. */
const numbered = (kind: 'table' | 'figure', number: number | undefined): string =>
  number === undefined ? '' : `\\setcounter{${kind}}{${number - 1}}`

/** More columns than a page can hold make no table: they are told as a list, row by row. */
const most = 14

function table(block: Extract<Block, { as: 'table' }>): string {
  const { head, rows, number, caption, id } = block
  if (head.length > most) return asList(block)
  const widths = widthsOf(block)
  const columns = widths.map((part) => `>{\\raggedright\\arraybackslash}p{${part.toFixed(3)}\\linewidth}`).join('')
  const top = `\\toprule\n${head.map((name) => `\\textbf{${text(name)}}`).join(' & ')} \\\\\n\\midrule`
  return [
    `{\\small\\setlength{\\tabcolsep}{3pt}${numbered('table', number)}`,
    `\\begin{longtable}{@{}${columns}@{}}`,
    `\\caption{${text(caption)}}\\label{${label(id)}}\\\\`,
    `${top}\n\\endfirsthead`,
    `${top}\n\\endhead`,
    '\\bottomrule\n\\endfoot',
    ...rows.map((cells) => `${cells.map((cell) => inCell(spans(cell))).join(' & ')} \\\\`),
    '\\end{longtable}}',
  ].join('\n')
}

/** A row's end would be taken for the table's where a cell begins with a bracket or star. */
const inCell = (words: string): string => (/^\s*[[*]/.test(words) ? `{}${words}` : words)

function asList({ head, rows, caption, number, id }: Extract<Block, { as: 'table' }>): string {
  const items = rows.map((cells) => {
    const [first = [], ...rest] = cells
    const said = rest.flatMap((cell, i) => (plain(cell).trim() ? [`${text(head[i + 1] ?? '')}: ${spans(cell)}`] : []))
    return `\\item \\textbf{${spans(first)}} ${said.join('; ')}`
  })
  const list = items.length > 0 ? `\\begin{itemize}\n${items.join('\n')}\n\\end{itemize}` : ''
  return `${numbered('table', number)}\\captionof{table}{${text(caption)}}\\label{${label(id)}}\n\n${list}`
}

function widthsOf({ head, rows }: Extract<Block, { as: 'table' }>): number[] {
  const weights = head.map((name, i) => {
    const lengths = rows.slice(0, 200).map((row) => Math.min(600, plain(row[i] ?? []).length))
    const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length)
    return Math.max(6, Math.min(name.length, 14), Math.sqrt(mean) * 3)
  })
  const all = weights.reduce((sum, one) => sum + one, 0)
  return weights.map((weight) => (weight / all) * (1 - 0.014 * head.length))
}

const spans = (list: readonly Span[]): string => list.map(span).join('')

const roles = { c: 'context', res: 'resource', rea: 'reasoning', o: 'outcome', other: 'part' } as const

function span(one: Span): string {
  switch (one.as) {
    case 'break':
      return '\\newline{}'
    case 'footnote':
      return `\\footnote{${spans(one.spans)}}`
    case 'strong':
      return `\\textbf{${text(one.text)}}`
    case 'em':
      return `\\emph{${text(one.text)}}`
    case 'link':
      return /^https?:\/\//i.test(one.href) ? `\\href{${address(one.href)}}{${text(one.text)}}` : text(one.text)
    case 'place':
      return `\\hyperref[${label(one.to)}]{${text(one.text)}}`
    case 'role': {
      const words = `\\textcolor{${roles[one.role]}}{${one.missing ? `\\emph{${text(one.text)}}` : text(one.text)}}`
      return one.label ? `${words}\\textsuperscript{${text(one.label)}}` : words
    }
    default:
      return text(one.text)
  }
}

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '"': '\\textquotedbl{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
}

/** Text that stays text: no command, no comment, no end of a table; signs that end a file or a line for TeX are left out. */
const text = (words: string): string =>
  words
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\\~^{}#$%&_"<>|]/g, (sign) => commands[sign] ?? '')
    // Two hyphens or quotation marks would become another sign, ?` and !` too.
    .replace(/(?<=[-'`?!,])(?=[-'`,])/g, '{}')

/** An address without a sign that TeX reads: what it cannot hold is written as percent and two digits. */
const address = (href: string): string =>
  href
    .toWellFormed()
    .replace(/[^\x21-\x7e]|[\\{}^`"<>|~]/gu, (sign) => encodeURIComponent(sign))
    .replace(/[%#&_$]/g, (sign) => `\\${sign}`)

const label = (id: string): string => id.replace(/[^A-Za-z0-9.-]/g, '-')
