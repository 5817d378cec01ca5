import { type Block, notesIn, plain, type Span } from './blocks.ts'

/**
 * The report as GitHub-flavoured Markdown. A figure is its description, and an image when `figures` names where the
 * files lie ("figures" for `figures/flow.svg`).
 */
export function reportMarkdown(blocks: readonly Block[], { figures }: { figures?: string } = {}): string {
  const notes = notesIn(blocks).map(({ number, spans: said }) => `[^${number}]: ${spans(said)}`)
  return `${[...blocks.map((block) => paint(block, figures)), ...notes].join('\n\n')}\n`
}

function paint(block: Block, figures: string | undefined): string {
  switch (block.as) {
    case 'heading':
      return `<a id="${anchor(block.id)}"></a>\n\n${'#'.repeat(block.level)} ${literal(block.text)}`
    case 'para':
      return startSafe(spans(block.spans))
    case 'note':
      return `> ${startSafe(spans(block.spans))}`
    case 'list':
      return block.items.map((item) => `- ${startSafe(spans(item))}`).join('\n')
    case 'listing': {
      // A fence is longer than any that stands in the text.
      const fence = '`'.repeat(Math.max(3, ...[...block.text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)))
      return `**${literal(block.caption)}**\n\n${fence}text\n${verbatim(block.text)}\n${fence}`
    }
    case 'figure': {
      const name = block.id.replace(/^figure-/, '')
      const image = figures ? `![${literal(block.scene.title)}](${figures}/${anchor(name)}.svg)\n\n` : ''
      return `${image}**Figure ${block.number ?? ''}.** ${literal(block.caption)}. ${literal(block.scene.desc)}`
    }
    case 'table': {
      const head = `| ${block.head.map(literal).join(' | ')} |`
      const rule = `| ${block.head.map(() => '---').join(' | ')} |`
      const rows = block.rows.map((cells) => `| ${cells.map((cell) => spans(cell)).join(' | ')} |`)
      return [`**Table ${block.number ?? ''}.** ${literal(block.caption)}`, '', head, rule, ...rows].join('\n')
    }
  }
}

const spans = (list: readonly Span[]): string => list.map(span).join('')

function span(one: Span): string {
  switch (one.as) {
    case 'break':
      return '<br>'
    case 'footnote':
      return `[^${one.number}]`
    case 'strong':
      return wrapped(one.text, '**')
    case 'em':
      return wrapped(one.text, '*')
    case 'place':
      return `[${literal(one.text)}](#${anchor(one.to)})`
    case 'link':
      return `[${literal(one.text)}](<${one.href.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
    default:
      return literal(plain([one]))
  }
}

/** Emphasis marks only hold when they touch the words. */
function wrapped(text: string, mark: string): string {
  const words = literal(text)
  const inside = words.trim()
  return inside === '' ? words : words.replace(inside, () => `${mark}${inside}${mark}`)
}

/** Text that stays text: no markup, no HTML, no table border, no control characters, on one line. */
const literal = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~]/g, (mark) => `\\${mark}`)
    .replace(/&/g, '&amp;')

/** Text inside a fence: as it is, without control characters. */
const verbatim = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\u007f]/g, '')

/** A paragraph that begins like a heading, list or quotation is still a paragraph. */
const startSafe = (line: string): string =>
  line.replace(/^(\s*)([#+>-])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2')

const anchor = (id: string): string => id.replace(/[^A-Za-z0-9._-]/g, '-')
