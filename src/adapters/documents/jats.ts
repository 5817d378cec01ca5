import { SaxesParser } from 'saxes'
import { type Running, running } from '../../core/document/running.ts'
import type { BlockKind, DocumentText, MarkKind } from '../../core/document/text.ts'
import { eachPiece } from './html.ts'
import type { Reader } from './reading.ts'

const blocks: Record<string, BlockKind> = {
  p: 'paragraph',
  'list-item': 'item',
  'disp-quote': 'quote',
  tr: 'row',
  caption: 'caption',
  fn: 'note',
  ref: 'reference',
  preformat: 'verbatim',
  'disp-formula': 'paragraph',
  'verse-group': 'quote',
  kwd: 'item',
  ack: 'paragraph',
}
const marks: Record<string, MarkKind> = {
  italic: 'emphasis',
  bold: 'strong',
  sup: 'superscript',
  sub: 'subscript',
}
/** What stands before an article for machines, and what is drawn. */
const left = new Set(
  'journal-meta article-id article-categories permissions history pub-date contrib-id counts custom-meta-group self-uri related-article funding-group object-id tex-math mml:math graphic media supplementary-material xref-group volume issue fpage lpage elocation-id trans-title-group'.split(
    ' ',
  ),
)
const holders = new Set<BlockKind>(['row', 'item', 'caption', 'quote', 'note', 'reference'])
/** Parts of a reference that are written without a blank in between. */
const parts = new Set(
  'person-group name surname given-names year article-title source volume issue fpage lpage pub-id label publisher-name publisher-loc collab edition'.split(
    ' ',
  ),
)

/**
 * An article in JATS (NISO Z39.96, and its forerunner NLM) as running text. Sections give the levels of headings;
 * entities other than XML's five are not known, so that no file can swell.
 */
export const readJats: Reader = async (bytes, { step }) => {
  const writing = running()
  const about: DocumentText['about'] = {}
  const walk = walker(writing, about)
  const parser = new SaxesParser()
  let troubles = 0
  parser.on('error', () => void troubles++)
  parser.on('opentag', ({ name, attributes }) => walk.open(name, attributes as Record<string, string>))
  parser.on('text', walk.text)
  parser.on('cdata', walk.text)
  parser.on('closetag', ({ name }) => walk.close(name))
  await eachPiece(bytes, undefined, step, (text) => void parser.write(text))
  parser.close()
  const read = writing.done()
  if (troubles > 0)
    read.problems.push({
      what: `The XML is not well made in ${troubles === 1 ? 'one place' : `${troubles} places`}; words may be missing there.`,
    })
  return { ...read, about }
}

function walker(writing: Running, about: DocumentText['about']) {
  const path: string[] = []
  const open: BlockKind[] = []
  let skipped = 0
  let sections = 0
  let cells = 0
  let taking: 'doi' | 'pmid' | 'title' | undefined
  const holder = () => open.some((kind) => holders.has(kind))

  return {
    open(name: string, said: Record<string, string>) {
      path.push(name)
      if (name === 'article') about.language ??= said['xml:lang']
      if (name === 'article-id' && path.at(-2) === 'article-meta') {
        const kind = said['pub-id-type']
        taking = kind === 'doi' || kind === 'pmid' ? kind : undefined
      }
      if (name === 'article-title' && path.at(-2) === 'title-group') taking = 'title'
      if (skipped > 0 || left.has(name)) return void skipped++
      if (name === 'sec' || name === 'abstract' || name === 'app') sections++
      if (name === 'abstract') {
        writing.block('heading', 2)
        writing.words('Abstract')
        writing.end()
      }
      if (name === 'article-title' && taking === 'title') writing.block('heading', 1)
      else if (name === 'title' && !holder()) writing.block('heading', sections + 1)
      else if (name === 'contrib-group' || name === 'aff') writing.block('paragraph')
      else if (name === 'contrib') writing.words(' ')
      else if (name === 'th' || name === 'td') {
        if (cells++ > 0) writing.cell()
      } else if (name === 'break') writing.line()
      else if (parts.has(name)) writing.words(' ')
      else if (name === 'ext-link') writing.mark('link', target(said['xlink:href']))
      if (marks[name]) writing.mark(marks[name])
      const kind = blocks[name]
      if (!kind) return
      if (kind === 'row') cells = 0
      if (!(kind === 'paragraph' && holder())) writing.block(kind)
      open.push(kind)
    },
    text(text: string) {
      if (taking === 'title') about.title = (about.title ?? '') + text.replace(/\s+/g, ' ')
      else if (taking) about[taking] ??= text.trim()
      if (skipped === 0 && path.length > 0) writing.words(text)
    },
    close(name: string) {
      path.pop()
      if (name === 'article-id' || name === 'article-title') taking = undefined
      if (skipped > 0) return void skipped--
      if (name === 'sec' || name === 'abstract' || name === 'app') sections--
      if (marks[name]) writing.unmark(marks[name])
      if (name === 'ext-link') writing.unmark('link')
      if (name === 'label') writing.words(' ')
      if (name === 'title' || name === 'article-title' || name === 'contrib-group' || name === 'aff') {
        if (!holder()) writing.end()
        else writing.words(' ')
      }
      if (!blocks[name]) return
      open.pop()
      if (!holder()) writing.end()
      else if (blocks[name] === 'paragraph') writing.line()
    },
  }
}

const target = (href: string | undefined): string | undefined =>
  href && /^https?:\/\//i.test(href) ? href.slice(0, 2_000) : undefined
