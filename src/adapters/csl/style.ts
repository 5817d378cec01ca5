import { SaxesParser } from 'saxes'
import type { CitationStyle } from '../../core/choices.ts'
import type { Id } from '../../core/ids.ts'
import type { CslItem } from '../../core/report/csl.ts'
import { formatCitations } from '../citations.ts'

/** A citation style from outside that can be used: its name, and its text or the style that comes with Retroduce. */
type BroughtStyle = { title: string } & ({ csl: string } | { same: CitationStyle })

export interface StyleTrouble {
  code: 'malformed' | 'too-large'
  message: string
  hint: string
}

/** The largest style of the public collection has 200,000 characters. */
const longest = 500_000
/** What a style may come to when its macros are put in where they are called: larger ones would keep a machine busy. */
const mostParts = 200_000

/** Styles that come with Retroduce, by the names that dependent styles call them. */
const known: Record<string, CitationStyle> = {
  'http://www.zotero.org/styles/apa': 'apa',
  'http://www.zotero.org/styles/harvard-cite-them-right': 'harvard',
  'http://www.zotero.org/styles/nlm-citation-sequence': 'vancouver',
  'http://www.zotero.org/styles/vancouver': 'vancouver',
}

const namespace = 'http://purl.org/net/xbiblio/csl'

/**
 * Reads a style of the Citation Style Language (CSL 1.0, https://docs.citationstyles.org). Refused: what is too large, what
 * is no sound XML or declares entities, what is no style, a style without citations, macros that call themselves or that are
 * not there, and a dependent style whose parent does not come with Retroduce.
 */
export function readStyle(text: string): BroughtStyle | StyleTrouble {
  const csl = text.replace(/^\ufeff/, '')
  if (csl.length > longest)
    return { code: 'too-large', message: `The style has more than ${longest} characters.`, hint: 'Choose another.' }
  const read = parsed(csl)
  if (typeof read === 'string')
    return {
      code: 'malformed',
      message: read,
      hint: 'Take a file that ends in .csl from the publisher or from Zotero.',
    }
  const { title, parent, macros, calls, layouts } = read
  if (parent !== undefined) {
    const same = known[parent]
    if (same) return { title, same }
    const name = parent.split('/').at(-1) ?? parent
    return {
      code: 'malformed',
      message: `“${title}” is another name for the style “${name}”, which is not in it.`,
      hint: `Bring ${name}.csl instead.`,
    }
  }
  if (!layouts.has('citation'))
    return {
      code: 'malformed',
      message: 'The style does not say how to cite.',
      hint: 'Take a complete style, as Zotero and publishers have them.',
    }
  const trouble = expanded(macros, calls) ?? failing(csl)
  return trouble
    ? { code: 'malformed', message: trouble, hint: 'Take the file again, or another one.' }
    : { title, csl }
}

/** Whether the processor can cite a work in it. */
function failing(csl: string): string | undefined {
  const id = 'src_tried' as Id<'src'>
  const author = [{ family: 'Pawson', given: 'R.' }]
  try {
    const items: CslItem[] = [{ id, type: 'book', title: 'A book', author, issued: { 'date-parts': [[2006]] } }]
    formatCitations(items, { csl }).cite([id])
    return undefined
  } catch {
    return 'Nothing can be cited in this style.'
  }
}

interface Read {
  title: string
  parent: string | undefined
  /** How many elements each macro has itself; '' stands for the rest of the style. */
  macros: Map<string, number>
  /** The macros that each of them calls, once for each call. */
  calls: Map<string, string[]>
  layouts: Set<string>
}

function parsed(csl: string): Read | string {
  const parser = new SaxesParser({ xmlns: true })
  const read: Read = { title: '', parent: undefined, macros: new Map([['', 0]]), calls: new Map(), layouts: new Set() }
  const open: string[] = []
  let [trouble, within] = ['', '']
  const wrong = (words: string) => {
    trouble ||= words
  }
  parser.on('error', () => wrong('The file is no sound XML.'))
  parser.on('doctype', () => wrong('The file declares entities, which no style needs.'))
  parser.on('opentag', ({ local, uri, attributes }) => {
    const value = (name: string) => attributes[name]?.value
    if (open.length === 0 && (local !== 'style' || uri !== namespace)) wrong('The file is no citation style.')
    if (open.length === 0 && !/^1\.0/.test(value('version') ?? '')) wrong('The style is not of version 1.0.')
    open.push(local)
    if (open.length > 200) wrong('The style goes too deep.')
    if (local === 'macro') within = value('name') ?? ''
    if (local === 'layout') read.layouts.add(open.at(-2) ?? '')
    if (local === 'link' && value('rel') === 'independent-parent') read.parent = value('href')
    read.macros.set(within, (read.macros.get(within) ?? 0) + 1)
    const called = local === 'text' || local === 'key' ? value('macro') : undefined
    if (called !== undefined) read.calls.set(within, [...(read.calls.get(within) ?? []), called])
  })
  parser.on('text', (words) => {
    if (open.at(-1) === 'title' && open.at(-2) === 'info') read.title += words
  })
  parser.on('closetag', ({ local }) => {
    open.pop()
    if (local === 'macro') within = ''
  })
  try {
    parser.write(csl).close()
  } catch {
    wrong('The file is no sound XML.')
  }
  read.title = read.title.replace(/\s+/g, ' ').trim().slice(0, 200) || 'A style without a name'
  return trouble || read
}

/** What is wrong with how macros call each other; undefined where nothing is. */
function expanded(macros: Read['macros'], calls: Read['calls']): string | undefined {
  const sizes = new Map<string, number>()
  let trouble: string | undefined
  const size = (name: string, above: readonly string[]): number => {
    const known = sizes.get(name)
    if (known !== undefined || trouble) return known ?? 0
    if (above.includes(name)) trouble = `The macro “${name}” calls itself.`
    else if (!macros.has(name)) trouble = `The style calls a macro “${name}” that is not in it.`
    else if (above.length > 100) trouble = 'The style goes too deep.'
    if (trouble) return 0
    let all = macros.get(name) ?? 0
    for (const one of calls.get(name) ?? []) all += size(one, [...above, name])
    if (all > mostParts) trouble ??= 'The style calls its macros so often that citing would take for ever.'
    sizes.set(name, all)
    return all
  }
  size('', [])
  return trouble
}
