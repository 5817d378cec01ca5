import { Parser } from 'htmlparser2'
import { type Running, running } from '../../core/document/running.ts'
import type { BlockKind, DocumentText, MarkKind } from '../../core/document/text.ts'
import { decoded, type Encoding, encodingOf } from '../decode.ts'
import type { Reader } from './reading.ts'

const blocks: Record<string, BlockKind> = {
  p: 'paragraph',
  div: 'paragraph',
  section: 'paragraph',
  article: 'paragraph',
  main: 'paragraph',
  header: 'paragraph',
  footer: 'paragraph',
  aside: 'paragraph',
  address: 'paragraph',
  form: 'paragraph',
  fieldset: 'paragraph',
  table: 'paragraph',
  ul: 'paragraph',
  ol: 'paragraph',
  dl: 'paragraph',
  figure: 'paragraph',
  dt: 'paragraph',
  dd: 'paragraph',
  li: 'item',
  blockquote: 'quote',
  tr: 'row',
  caption: 'caption',
  figcaption: 'caption',
  pre: 'verbatim',
}
const marks: Record<string, MarkKind> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  strong: 'strong',
  b: 'strong',
  sup: 'superscript',
  sub: 'subscript',
}
/** What is no text of the page: what runs, what is drawn, what leads elsewhere in the site, what is filled in. */
const left = new Set(
  'script style template noscript iframe frame object embed applet svg canvas video audio picture nav select button textarea head'.split(
    ' ',
  ),
)
/** Inside a row, cell or item these do not begin a paragraph of their own. */
const holders = new Set(['row', 'item', 'caption', 'quote'])

/** A page as running text. It is read as a stream of tags: nothing is fetched, nothing runs, no page is built. */
export const readHtml: Reader = async (bytes, { step }) => {
  const writing = running()
  const page = pageReader(writing)
  await eachPiece(bytes, declared(bytes), step, page.write)
  page.end()
  return page.done()
}

/** The encoding that the page itself names in its head, where it is one we know. */
function declared(bytes: Uint8Array): Encoding | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (named === 'utf-8' || named === 'utf8') return 'utf-8'
  return named && /^(iso-8859-1|latin1|windows-1252|ascii|us-ascii)$/.test(named) ? 'windows-1252' : undefined
}

/** Hands a file on as text, a stretch at a time. */
export async function eachPiece(
  bytes: Uint8Array,
  encoding: Encoding | undefined,
  step: (done: number, of: number) => Promise<void>,
  take: (text: string) => void,
): Promise<void> {
  const found = encodingOf(bytes)
  // UTF-16 and marked files say it better than their words do.
  const decoding = encoding && !found.encoding.startsWith('utf-16') && found.skip === 0 ? { encoding, skip: 0 } : found
  for (const { text, offset } of decoded(bytes, decoding)) {
    take(text)
    await step(offset, bytes.length)
  }
}

/** A page of HTML from text that comes in pieces. */
function pageReader(writing: Running): {
  write: (html: string) => void
  end: () => void
  done: () => DocumentText
} {
  const about: DocumentText['about'] = {}
  const open: BlockKind[] = []
  let skipped = 0
  let inTitle = false
  let title = ''
  const holder = () => holders.has(open.at(-1) ?? '')
  const parser = new Parser(
    {
      onopentag(name, said) {
        if (name === 'title' && skipped <= 1) inTitle = true
        if (name === 'meta') meta(about, said)
        if (name === 'html' && said.lang) about.language ??= said.lang.slice(0, 40)
        if (left.has(name) || hidden(said)) skipped++
        else if (skipped > 0 && !empty.has(name)) skipped++
        if (skipped > 0) return
        const heading = /^h([1-6])$/.exec(name)?.[1]
        if (heading) writing.block('heading', Number(heading))
        else if (name === 'td' || name === 'th') {
          // The first cell begins its row.
          if (cells++ > 0) writing.cell()
        } else if (name === 'br') writing.line()
        else if (marks[name]) writing.mark(marks[name])
        else if (name === 'a') writing.mark('link', target(said.href))
        else if (name === 'hr') writing.end()
        const kind = blocks[name]
        if (!kind) return
        if (name === 'tr') cells = 0
        if (!(kind === 'paragraph' && holder())) writing.block(kind)
        open.push(kind === 'paragraph' && holder() ? (open.at(-1) ?? kind) : kind)
      },
      ontext(text) {
        if (inTitle && title.length < 1_000) title += text
        if (skipped === 0) writing.words(text)
      },
      onclosetag(name) {
        if (name === 'title') inTitle = false
        if (skipped > 0) {
          if (!empty.has(name)) skipped--
          return
        }
        if (marks[name]) writing.unmark(marks[name])
        else if (name === 'a') writing.unmark('link')
        if (/^h[1-6]$/.test(name)) writing.end()
        if (!blocks[name]) return
        open.pop()
        if (!holder()) writing.end()
        else if (blocks[name] === 'paragraph') writing.line()
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  let cells = 0
  return {
    write: (html) => parser.write(html),
    end: () => parser.end(),
    done() {
      const read = writing.done()
      const named = title.replace(/\s+/g, ' ').trim()
      if (named) about.title ??= named
      return { ...read, about }
    },
  }
}

/** Elements that have no end, and so cannot hold anything. */
const empty = new Set('area base br col embed hr img input link meta param source track wbr frame'.split(' '))
const hidden = (said: Record<string, string>): boolean =>
  'hidden' in said || /display\s*:\s*none/i.test(said.style ?? '') || said.role === 'navigation'

/** Where a link may lead: to the web or to a mail address. Whatever would run is none. */
const target = (href: string | undefined): string | undefined =>
  href && /^(https?:\/\/|mailto:)/i.test(href.trim()) ? href.trim().slice(0, 2_000) : undefined

function meta(about: DocumentText['about'], said: Record<string, string>): void {
  const name = (said.name ?? said.property ?? '').toLowerCase()
  const content = (said.content ?? '').replace(/\s+/g, ' ').trim().slice(0, 1_000)
  if (!content) return
  if (name === 'citation_title' || (name === 'dc.title' && !about.title)) about.title = content
  if (name === 'citation_pmid') about.pmid = content
  if (name === 'citation_doi' || name === 'dc.identifier') {
    const doi = /10\.\d{4,9}\/\S+/.exec(content)?.[0]
    if (doi) about.doi ??= doi
  }
}

/** HTML that another library made of a file: all of it at once. */
export function readMarkup(html: string): DocumentText {
  const page = pageReader(running())
  page.write(html)
  page.end()
  return page.done()
}
