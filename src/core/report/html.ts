import { svg, xml } from '../diagram/svg.ts'
import type { Id } from '../ids.ts'
import { bringsNumbers } from '../search/numbered.ts'
import { type Block, notesIn, type Span } from './blocks.ts'
import { reportStyle, sheetStyle } from './html-style.ts'
import { sections } from './turned.ts'

/**
 * The report as one HTML file that needs nothing else: style and figures inside, no script, light and dark, and fit to
 * print. Everything that people wrote is escaped. A `sheet` is to stand on one page: none of it is turned, and margins are less.
 */
export function reportHtml(
  blocks: readonly Block[],
  { language = 'en-GB', sheet = false }: { language?: string; sheet?: boolean } = {},
): string {
  const title = blocks.find((block) => block.as === 'heading' && block.level === 1)
  const first = blocks.find((block) => block.as === 'heading' && block.level === 2)
  return [
    '<!doctype html>',
    `<html lang="${xml(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Retroduce">',
    `<title>${xml(title?.as === 'heading' ? title.text : 'Report')}</title>`,
    `<style>\n${reportStyle}${sheet ? sheetStyle : ''}\n</style>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#${xml(first?.as === 'heading' ? anchorOf(first.id) : '')}">To the text</a>`,
    '<main>',
    ...(sheet ? [{ wide: false, blocks }] : sections(blocks)).flatMap(({ wide, blocks: part }) => [
      ...(wide ? ['<div class="turned">'] : []),
      ...part.flatMap((block) => [...(block === first ? [contents(blocks)] : []), blockHtml(block)]),
      ...(wide ? ['</div>'] : []),
    ]),
    ...notes(blocks),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** What the report is made of; one part needs no list. */
function contents(blocks: readonly Block[]): string {
  const parts = blocks.flatMap((block) =>
    block.as === 'heading' && block.level === 2
      ? [`<li><a href="#${xml(anchorOf(block.id))}">${xml(block.text)}</a></li>`]
      : [],
  )
  if (parts.length < 2) return ''
  return `<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${parts.join('')}</ol></nav>`
}

/** The notes, each with the way back to where it belongs. */
function notes(blocks: readonly Block[]): string[] {
  const all = notesIn(blocks)
  if (all.length === 0) return []
  const items = all.map(
    ({ number, spans }) =>
      `<li id="note-${number}" dir="auto">${spansHtml(spans)} <a href="#note-mark-${number}" aria-label="Back to the text">↩</a></li>`,
  )
  return [
    `<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>${items.join('\n')}</ol></section>`,
  ]
}

/** The anchor of a block: no white space may stand in one. */
export const anchorOf = (id: string): string => id.replace(/\s+/g, '-')

/** Where things and places of the report stand on the pages they are painted on, and how citations lead there. */
export interface Whereabouts {
  thing: (id: Id) => string | undefined
  place: (id: string) => string
  citation: (span: Citation) => readonly Span[]
}
export type Citation = Extract<Span, { as: 'citation' }>

/** The file stands alone: its own places are all it can lead to. */
const alone: Whereabouts = { thing: () => undefined, place: (id) => `#${anchorOf(id)}`, citation: (span) => [span] }

/** One block as HTML. */
export function blockHtml(block: Block, to: Whereabouts = alone): string {
  const spans = (list: readonly Span[]) => spansHtml(list, to)
  switch (block.as) {
    case 'heading':
      return `<h${block.level} id="${xml(anchorOf(block.id))}" dir="auto">${xml(block.text)}</h${block.level}>`
    case 'para':
      return `<p dir="auto">${spans(block.spans)}</p>`
    case 'note':
      return `<p class="note" dir="auto">${spans(block.spans)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li dir="auto">${spans(item)}</li>`).join('\n')}</ul>`
    case 'listing': {
      const lines = block.text.split('\n').map((line) => `<li>${xml(line)}</li>`)
      const list = `<ol class="lines${bringsNumbers(block.text) ? ' own' : ''}" id="${xml(anchorOf(block.id))}">${lines.join('')}</ol>`
      return block.folded
        ? `<details class="listing"><summary dir="auto">${xml(block.caption)}</summary>${list}</details>`
        : `<div class="listing"><p class="named" dir="auto">${xml(block.caption)}</p>${list}</div>`
    }
    case 'figure': {
      const drawn = svg(block.scene, { id: anchorOf(block.id), alone: false, to: to.thing })
      return `<figure id="${xml(anchorOf(block.id))}"><div class="wide">${drawn}</div>${caption('figcaption', 'Figure', block)}</figure><details><summary>What the figure says</summary><p>${xml(block.scene.desc)}</p></details>`
    }
    case 'table': {
      const head = block.head.map((name) => `<th scope="col" dir="auto">${xml(name)}</th>`).join('')
      const rows = block.rows.map((cells) => {
        const [first = [], ...rest] = cells
        const others = rest.map((cell) => `<td dir="auto">${spans(cell)}</td>`).join('')
        return `<tr><th scope="row" dir="auto">${spans(first)}</th>${others}</tr>`
      })
      return `<div class="wide" role="region" aria-label="${xml(block.caption)}" tabindex="0"><table id="${xml(anchorOf(block.id))}">${caption('caption', 'Table', block)}<thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`
    }
  }
}

const caption = (
  tag: 'caption' | 'figcaption',
  kind: string,
  { caption: words, number }: { caption: string; number?: number },
): string => `<${tag}><b>${kind}${number === undefined ? '' : ` ${number}`}.</b> ${xml(words)}</${tag}>`

/** Words as HTML. */
export const spansHtml = (list: readonly Span[], to: Whereabouts = alone): string =>
  list
    .flatMap((one) => (one.as === 'citation' ? to.citation(one) : [one]))
    .map((one) => span(one, to))
    .join('')

function span(one: Span, to: Whereabouts): string {
  switch (one.as) {
    case 'text':
      return xml(one.text)
    case 'strong':
      return `<strong>${xml(one.text)}</strong>`
    case 'em':
      return `<em>${xml(one.text)}</em>`
    case 'break':
      return '<br>'
    case 'citation':
      return `<cite data-sources="${xml(one.sources.join(' '))}">${xml(one.text)}</cite>`
    case 'thing': {
      const href = to.thing(one.id)
      return href === undefined
        ? `<span data-ref="${xml(one.id)}">${xml(one.text)}</span>`
        : `<a href="${xml(href)}">${xml(one.text)}</a>`
    }
    case 'place':
      return `<a href="${xml(to.place(one.to))}">${xml(one.text)}</a>`
    case 'link':
      return `<a href="${xml(one.href)}" rel="noreferrer">${xml(one.text)}</a>`
    case 'footnote':
      return `<sup id="note-mark-${one.number}"><a href="#note-${one.number}" aria-label="Note ${one.number}">${one.number}</a></sup>`
    case 'role': {
      const label = one.label ? `<sup class="tag">${xml(one.label)}</sup>` : ''
      return `<span class="role ${one.role}${one.missing ? ' missing' : ''}">${xml(one.text)}</span>${label}`
    }
  }
}
