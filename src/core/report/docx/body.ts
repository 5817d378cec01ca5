import { svg, xml } from '../../diagram/svg.ts'
import { type Block, plain } from '../blocks.ts'
import { isWide, sections } from '../turned.ts'
import type { Names } from './names.ts'
import { cut, tableXml } from './table.ts'
import { field, readsFromRight, run, runs } from './words.ts'

/** A page: its measures in twentieths of a point. */
export interface Page {
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
}

/** A4 with two centimetres around. */
export const a4: Page = {
  width: 11_906,
  height: 16_838,
  margin: { top: 1_134, right: 1_134, bottom: 1_134, left: 1_134 },
}

/** A picture of the document: the same figure as SVG and, for programs that draw none, as PNG. */
export interface Picture {
  name: string
  svg: string
  png: Uint8Array
}

/** English Metric Units in a CSS pixel, and in a twentieth of a point (ECMA-376, part 1, 20.1.2.1). */
const [perPixel, perTwip] = [9_525, 635]
/** A figure that must be made smaller than this to fit is not readable any more, and is only told of. */
const smallest = 0.22

/**
 * The body of a document, piece by piece: what is wide stands on pages of its own, turned. The pictures that it shows are put
 * into `pictures` on the way.
 */
export function* bodyOf(
  blocks: readonly Block[],
  names: Names,
  page: Page,
  png: (id: string) => Uint8Array | undefined,
  pictures: Picture[],
): Generator<string> {
  const counts = { table: 0, figure: 0 }
  const marks = { next: 1 }
  const parts = sections(blocks)
  for (const [i, { wide, blocks: inside }] of parts.entries()) {
    const it = { names, width: textWidth(page, wide), height: textHeight(page, wide), png, pictures, counts, marks }
    const listed = i === 0 && inside.some(({ as }) => as === 'heading') ? firstPart(inside) : undefined
    for (const [at, block] of inside.entries()) {
      if (at === listed) yield `${contents(blocks, names)}\n`
      yield* paint(block, it)
      yield '\n'
    }
    if (listed === inside.length) yield `${contents(blocks, names)}\n`
    const end = sectionXml(page, wide)
    yield i === parts.length - 1
      ? end
      : `<w:p><w:pPr><w:pStyle w:val="${names.style('Section End')}"/>${end}</w:pPr></w:p>\n`
  }
}

const textWidth = ({ width, height, margin }: Page, wide: boolean): number =>
  wide ? height - margin.top - margin.bottom : width - margin.left - margin.right
const textHeight = ({ width, height, margin }: Page, wide: boolean): number =>
  wide ? width - margin.left - margin.right : height - margin.top - margin.bottom

/** Turned, the upper margin lies at the side. */
function sectionXml({ width, height, margin: { top, right, bottom, left } }: Page, wide: boolean): string {
  const [w, h] = wide ? [height, width] : [width, height]
  const [t, r, b, l] = wide ? [left, top, right, bottom] : [top, right, bottom, left]
  return [
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:type w:val="nextPage"/>',
    `<w:pgSz w:w="${w}" w:h="${h}"${wide ? ' w:orient="landscape"' : ''}/>`,
    `<w:pgMar w:top="${t}" w:right="${r}" w:bottom="${b}" w:left="${l}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`,
  ].join('')
}

const firstPart = (blocks: readonly Block[]): number => {
  const at = blocks.findIndex((block) => block.as === 'heading' && block.level === 2)
  return at === -1 ? blocks.length : at
}

interface Painting {
  names: Names
  width: number
  height: number
  png: (id: string) => Uint8Array | undefined
  pictures: Picture[]
  /** The last numbers that stand in the document. */
  counts: { table: number; figure: number }
  marks: { next: number }
}

function* paint(block: Block, it: Painting): Generator<string> {
  const { names } = it
  switch (block.as) {
    case 'heading': {
      const style = block.level === 1 ? 'Title' : `heading ${block.level - 1}`
      return yield paragraph(names.style(style), marked(run(block.text), block.id, it), block.text)
    }
    case 'para':
      return yield paragraph(names.style('Body Text'), runs(block.spans, names), plain(block.spans))
    case 'note':
      return yield paragraph(names.style('Report Note'), runs(block.spans, names), plain(block.spans))
    case 'list':
      return yield block.items
        .map((item) =>
          paragraph(
            names.style('List Bullet'),
            runs(item, names),
            plain(item),
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
          ),
        )
        .join('\n')
    case 'listing':
      return yield [
        paragraph(names.style('caption'), marked(run(block.caption), block.id, it), block.caption, '<w:keepNext/>'),
        ...block.text.split(/\r\n|[\n\r]/).map((line) => paragraph(names.style('Listing'), run(line), line)),
      ].join('\n')
    case 'table':
      return yield* table(block, it)
    case 'figure':
      return yield figure(block, it)
  }
}

/** A table with its caption, cut where it is wider than a page. */
function* table(block: Extract<Block, { as: 'table' }>, it: Painting): Generator<string> {
  const { names } = it
  const parts = cut(block)
  const columns = block.head.length
  const beside = (words: string) => paragraph(names.style('caption'), run(words), '', '<w:keepNext/>')
  for (const [i, part] of parts.entries()) {
    yield i === 0
      ? captionXml(block, it, true)
      : beside(`${labelOf(block)}, continued. ${block.caption}: columns ${part.from} to ${part.to} of ${columns}`)
    if (i === 0 && parts.length > 1) yield beside(`Columns 2 to ${part.to} of ${columns}.`)
    yield* tableXml(part, block.caption, it.width, names)
    yield paragraph(names.style('Table End'), '', '')
  }
}

const paragraph = (style: string, words: string, text: string, more = ''): string => {
  // The properties of a paragraph stand in the order of the schema: what keeps it together, its number, its direction.
  const bidi = readsFromRight(text) ? '<w:bidi/>' : ''
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}${bidi}</w:pPr>${words}</w:p>`
}

/** Words that others can point to. */
function marked(words: string, id: string, { names, marks }: Painting): string {
  const name = names.bookmark(id)
  if (!name) return words
  const n = marks.next++
  return `<w:bookmarkStart w:id="${n}" w:name="${name}"/>${words}<w:bookmarkEnd w:id="${n}"/>`
}

type Captioned = Extract<Block, { as: 'table' | 'figure' }>

const labelOf = ({ as, number }: Captioned): string => `${as === 'table' ? 'Table' : 'Figure'} ${number ?? ''}`.trim()

/** "Table 3. Searches": the number is a field that Word counts, set where it does not go on from the one before. */
function captionXml(block: Captioned, it: Painting, keep: boolean): string {
  const kind = block.as === 'table' ? 'Table' : 'Figure'
  const number = block.number ?? it.counts[block.as] + 1
  const reset = number === it.counts[block.as] + 1 ? '' : ` \\r ${number}`
  it.counts[block.as] = number
  const label = `${run(`${kind} `)}${field(`SEQ ${kind} \\* ARABIC${reset}`, run(String(number)))}`
  return paragraph(
    it.names.style('caption'),
    marked(label, block.id, it) + run(`. ${block.caption}`),
    block.caption,
    keep ? '<w:keepNext/>' : '',
  )
}

type Drawn = Extract<Block, { as: 'figure' }>

/** A figure with the paper around it in English Metric Units, and by how much it is made smaller to fit on the page. */
function sizeOf({ scene }: Drawn, { width, height }: { width: number; height: number }) {
  const edge = 32
  const [w, h] = [(scene.width + edge) * perPixel, (scene.height + edge) * perPixel]
  return { w, h, scale: Math.min(1, (width * perTwip) / w, ((height - 1_400) * perTwip) / h) }
}

/** Whether a figure can still be read on a page; else it is told in words, and need not be drawn. */
export function isReadable(block: Drawn, page: Page = a4): boolean {
  const wide = isWide(block)
  return sizeOf(block, { width: textWidth(page, wide), height: textHeight(page, wide) }).scale >= smallest
}

function figure(block: Extract<Block, { as: 'figure' }>, it: Painting): string {
  const { scene, id } = block
  const { scale, w, h } = sizeOf(block, it)
  const png = scale < smallest ? undefined : it.png(id)
  const caption = captionXml(block, it, false)
  if (!png) {
    const told = `${scene.desc} The figure is too large for a page: have it as a file of its own.`
    return paragraph(it.names.style('Report Note'), run(told), told) + caption
  }
  const n = it.pictures.length + 1
  it.pictures.push({ name: `figure-${n}`, svg: svg(scene, { id }), png })
  const [cx, cy] = [Math.round(w * scale), Math.round(h * scale)]
  const drawing = [
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`,
    `<wp:docPr id="${n}" name="${xml(block.id).slice(0, 200)}" descr="${xml(scene.desc.slice(0, 4_000))}" title="${xml(scene.title.slice(0, 250))}"/>`,
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>',
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">',
    `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${n}" name="figure-${n}.png"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="rIdPng${n}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rIdSvg${n}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`,
    '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  ].join('')
  return paragraph(it.names.style('Figure'), drawing, '', '<w:keepNext/>') + caption
}

/** The list of parts: a field that Word can make anew, with page numbers if asked to. */
function contents(blocks: readonly Block[], { style, bookmark }: Names): string {
  const parts = blocks.flatMap((block) => (block.as === 'heading' && block.level === 2 ? [block] : []))
  if (parts.length < 3) return ''
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\n </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  const entries = parts.map(({ id, text }, i) => {
    const words = `<w:hyperlink w:anchor="${bookmark(id)}" w:history="1">${run(text)}</w:hyperlink>`
    return paragraph(style('toc 1'), `${i === 0 ? begin : ''}${words}${i === parts.length - 1 ? end : ''}`, text)
  })
  return [paragraph(style('TOC Heading'), run('Contents'), ''), ...entries].join('\n')
}
