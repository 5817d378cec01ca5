import { evidenceKinds, sourceKinds } from '../../choices.ts'
import type { Value } from '../../fact.ts'
import type { Name } from '../../record/facts.ts'
import type { RefiVariable } from './refi.ts'

type Source = Value<'source'>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What is known of a source and other programs can show as a variable of a case. */
interface Attribute {
  key: string
  name: string
  type: RefiVariable['type']
  of: (source: Source) => string | undefined
  /** Puts a value that was read back into a new source; a value that does not fit is left. */
  put: (source: Mutable<Source>, value: string) => void
}

const referred = (
  key: 'container' | 'volume' | 'issue' | 'pages' | 'publisher' | 'doi' | 'pmid' | 'url' | 'language',
  name: string,
): Attribute => ({
  key,
  name,
  type: 'Text',
  of: ({ reference }) => reference[key],
  put: (source, value) => {
    source.reference = { ...source.reference, [key]: value }
  },
})
const described = (key: 'country' | 'setting', name: string): Attribute => ({
  key,
  name,
  type: 'Text',
  of: (source) => source[key],
  put: (source, value) => {
    source[key] = value
  },
})

/** In the order in which they are shown. Their keys are part of their GUIDs and never change. */
export const attributes: readonly Attribute[] = [
  {
    key: 'title',
    name: 'Title',
    type: 'Text',
    of: ({ reference }) => reference.title,
    put: (source, title) => {
      if (title.trim()) source.reference = { ...source.reference, title }
    },
  },
  {
    key: 'authors',
    name: 'Authors',
    type: 'Text',
    of: ({ reference: { author } }) => (author?.length ? author.map(written).join('; ') : undefined),
    put: (source, value) => {
      source.reference = { ...source.reference, author: value.split('; ').map(nameOf) }
    },
  },
  {
    key: 'year',
    name: 'Year',
    type: 'Integer',
    of: ({ reference: { year } }) => (year === undefined ? undefined : String(year)),
    put: (source, value) => {
      const year = Number(value)
      if (Number.isInteger(year) && year >= 1_000 && year <= 2_999) source.reference = { ...source.reference, year }
    },
  },
  referred('container', 'Published in'),
  referred('volume', 'Volume'),
  referred('issue', 'Issue'),
  referred('pages', 'Pages'),
  referred('publisher', 'Publisher'),
  referred('doi', 'DOI'),
  referred('pmid', 'PubMed number'),
  referred('url', 'Address'),
  referred('language', 'Language'),
  {
    key: 'type',
    name: 'Type of reference',
    type: 'Text',
    of: ({ reference }) => reference.type,
    put: (source, type) => {
      source.reference = { ...source.reference, type }
    },
  },
  {
    key: 'kind',
    name: 'Kind of source',
    type: 'Text',
    of: ({ kind }) => kind,
    put: (source, value) => {
      source.kind = sourceKinds.find((kind) => kind === value) ?? source.kind
    },
  },
  {
    key: 'evidence-kind',
    name: 'Kind of evidence',
    type: 'Text',
    of: ({ evidenceKind }) => evidenceKind,
    put: (source, value) => {
      const kind = evidenceKinds.find((one) => one === value)
      if (kind) source.evidenceKind = kind
    },
  },
  described('country', 'Country'),
  described('setting', 'Setting'),
]

/** "Berg, Anna, von der"; an organisation in braces, as BibTeX has it. */
const written = ({ family, given, particle, literal }: Name): string =>
  literal !== undefined
    ? `{${literal}}`
    : [
        family ?? '',
        ...(given !== undefined || particle !== undefined ? [given ?? ''] : []),
        ...(particle !== undefined ? [particle] : []),
      ].join(', ')

function nameOf(words: string): Name {
  const literal = /^\{(.*)\}$/s.exec(words)?.[1]
  if (literal !== undefined) return { literal }
  const [family = '', given, particle] = words.split(', ')
  return { ...(family && { family }), ...(given && { given }), ...(particle && { particle }) }
}
