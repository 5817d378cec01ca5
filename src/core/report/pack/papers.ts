import type { Reference } from '../../record/facts.ts'
import { get, type State } from '../../state.ts'
import { counted, withCommas } from '../../wording.ts'

/** A file of the pack, as its lists tell of it. */
export interface PackFile {
  path: string
  /** What it holds, in a sentence. */
  says: string
  type: string
  bytes: number
  sha256: string
}

/** What the pack is of. */
export interface PackOf {
  state: State
  /** Names of those who made the review, in their order. */
  authors: readonly string[]
  /** The day of the last event. */
  day: string
  events: number
  /** Whether people are named in journal and report. */
  named: boolean
  withheld: number
}

const projectOf = (state: State) => [...state.project.values()][0]
const titleOf = (state: State): string => projectOf(state)?.title ?? 'Untitled project'

/** One line, without what would end it or mean something to Markdown. */
const line = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
    .trim()

/** What a reader of the archive should know first. */
export function readme({ state, day, events, named, withheld }: PackOf, files: readonly PackFile[]): string {
  const people = named
    ? 'People are named by the ids of the project.'
    : 'Whoever voted, judged and coded is called person-1, person-2 and so on, the same in every file, in an order that says nothing; the title, the declarations and what the authors wrote in the manuscript alone name people. Who knows the team may still guess who did what.'
  const gone =
    withheld > 0
      ? ` In ${counted(withheld, 'event')} what participants gave is withheld: their words, the names of their documents, where they work.`
      : ''
  return `# ${line(titleOf(state))}: supplement

Written by Retroduce from the project as it was on ${day} (${withCommas(events)} events). Every number, table and figure is computed from
it; the same project and settings give the same archive, byte by byte.

| file | what it holds |
| --- | --- |
${files.map(({ path, says }) => `| \`${path}\` | ${line(says)} |`).join('\n')}

\`manifest-sha256.txt\` lists the SHA-256 of every file; \`sha256sum -c manifest-sha256.txt\` checks them.
\`ro-crate-metadata.json\` describes the archive for repositories (RO-Crate 1.1), \`CITATION.cff\` says how to cite it.

## What is left out

The journal is without names and addresses of people, without hashes, and without the files of documents. ${people}${gone}
A PDF is not in the archive, as two printings of it differ; print \`report.html\`.
`
}

/** Checksums as \`sha256sum\` reads them. */
export const manifest = (files: readonly PackFile[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')

/** The description that repositories read (RO-Crate 1.1, https://w3id.org/ro/crate/1.1). */
export function roCrate({ state, authors, day }: PackOf, files: readonly PackFile[]): string {
  const project = projectOf(state)
  const people = authors.map((name, i) => ({ '@id': `#author-${i + 1}`, '@type': 'Person', name }))
  const licence = project?.licence
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: titleOf(state),
      description: project?.question ?? `Supplement of a ${project?.kind ?? 'realist review'}.`,
      datePublished: day,
      license: licence && /^https?:\/\/\S+$/.test(licence) ? { '@id': licence } : (licence ?? 'No licence is stated.'),
      ...(project?.keywords?.length && { keywords: project.keywords.join(', ') }),
      ...(people.length > 0 && { author: people.map((person) => ({ '@id': person['@id'] })) }),
      hasPart: files.map(({ path }) => ({ '@id': encodeURI(path) })),
    },
    ...people,
    ...files.map(({ path, says, type, bytes, sha256 }) => ({
      '@id': encodeURI(path),
      '@type': 'File',
      name: says,
      encodingFormat: type,
      contentSize: String(bytes),
      sha256,
    })),
  ]
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, null, 2)}\n`
}

/** How to cite it (Citation File Format 1.2.0). Values are JSON texts, which are YAML too. */
export function citationFile({ state, authors, day }: PackOf): string {
  const project = projectOf(state)
  const text = (words: string) =>
    JSON.stringify(words.toWellFormed().replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, ' '))
  const abstract = (project?.abstract ?? []).map(({ heading, text }) => `${heading}: ${text}`).join('\n')
  const published = get(state, 'source', project?.publication)?.reference
  return [
    'cff-version: 1.2.0',
    'message: "If you use this supplement, please cite it."',
    'type: dataset',
    `title: ${text(`${titleOf(state)}: supplement`)}`,
    'authors:',
    ...(authors.length > 0 ? authors : ['The review team']).map((name) => `  - name: ${text(name)}`),
    `date-released: ${day}`,
    ...(abstract ? [`abstract: ${text(abstract)}`] : []),
    ...(project?.keywords?.length ? ['keywords:', ...project.keywords.map((word) => `  - ${text(word)}`)] : []),
    ...(published ? cited(published, text) : []),
    '',
  ].join('\n')
}

function cited({ title, author = [], year, doi, container }: Reference, text: (words: string) => string): string[] {
  const people = author.map(({ literal, family, given }) =>
    literal === undefined && family
      ? [`      - family-names: ${text(family)}`, ...(given ? [`        given-names: ${text(given)}`] : [])]
      : [`      - name: ${text(literal ?? given ?? 'Anonymous')}`],
  )
  return [
    'preferred-citation:',
    '  type: article',
    `  title: ${text(title)}`,
    '  authors:',
    ...(people.length > 0 ? people.flat().map((one) => one.slice(2)) : [`    - name: ${text('Anonymous')}`]),
    ...(year === undefined ? [] : [`  year: ${year}`]),
    ...(doi ? [`  doi: ${text(doi)}`] : []),
    ...(container ? [`  journal: ${text(container)}`] : []),
  ]
}

/** A name of a file made of the id of a block: letters, digits and hyphens. */
export const fileName = (id: string): string =>
  id
    .replace(/^(?:figure|table)-/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 80) || 'unnamed'
