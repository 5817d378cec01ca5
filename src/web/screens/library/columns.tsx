import type { ReactNode } from 'react'
import { languageName } from '../../../core/record/language.ts'
import type { LibraryRow } from '../../../core/view/library.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Marked } from '../../parts/Marked.tsx'
import { outcomeWords } from './filter-names.ts'

/** What a cell may need besides its row. */
export interface Showing {
  terms: readonly string[]
  tagName: (tag: string) => string
}

interface Column {
  words: string
  width: string
  num?: true
  cell: (row: LibraryRow, showing: Showing) => ReactNode
  /** The whole of what may be cut off. */
  title?: (row: LibraryRow) => string | undefined
  bad?: (row: LibraryRow) => boolean
}

/** What can be shown of a source in a list, besides who and when, which are always there. */
const columns = {
  title: {
    words: 'Title',
    width: 'minmax(9rem, 1fr)',
    cell: (row, { terms, tagName }) => (
      <>
        {row.tags?.map((tag) => (
          <Chip key={tag} kind="line">
            {tagName(tag)}
          </Chip>
        ))}
        <Marked text={row.title} terms={terms} />
      </>
    ),
    title: (row) => row.title,
  },
  authors: {
    words: 'Authors',
    width: 'minmax(4rem, 11rem)',
    cell: (row, { terms }) => <Marked text={row.authors} terms={terms} />,
    title: (row) => row.authors,
  },
  container: {
    words: 'Journal or publisher',
    width: 'minmax(4rem, 10rem)',
    cell: (row, { terms }) => <Marked text={row.container ?? ''} terms={terms} />,
    title: (row) => row.container,
  },
  kind: { words: 'Kind', width: 'minmax(3rem, 6.5rem)', cell: (row) => row.kind },
  language: {
    words: 'Language',
    width: 'minmax(3rem, 5.5rem)',
    cell: (row) => row.language && languageName(row.language),
  },
  databases: {
    words: 'Databases',
    width: 'minmax(4rem, 10rem)',
    cell: (row) => row.databases.join(', '),
    title: (row) => row.databases.join(', '),
  },
  records: { words: 'Records', width: '4rem', num: true, cell: (row) => row.records || '' },
  studies: {
    words: 'Study',
    width: 'minmax(4rem, 9rem)',
    cell: (row) => row.studies.map(({ name }) => name).join(', '),
    title: (row) => row.studies.map(({ name }) => name).join(', '),
  },
  at: {
    words: 'Came to',
    width: 'minmax(5rem, 10.5rem)',
    cell: (row) => row.at && `${row.at.stage}, ${outcomeWords[row.at.outcome]}`,
    title: (row) => row.at && `${row.at.stage}, ${outcomeWords[row.at.outcome]}`,
    bad: (row) => row.at?.outcome === 'conflict',
  },
  uses: {
    words: 'Used for',
    width: 'minmax(4rem, 8.5rem)',
    cell: (row) => row.uses.join(', '),
    title: (row) => row.uses.join(', '),
  },
  configurations: { words: 'CMOCs', width: '3.5rem', num: true, cell: (row) => row.configurations || '' },
  doi: { words: 'DOI', width: 'minmax(4rem, 11rem)', cell: (row) => row.doi, title: (row) => row.doi },
} as const satisfies Record<string, Column>

export type ColumnName = keyof typeof columns
export const columnNames = Object.keys(columns) as ColumnName[]
export const columnOf = (name: ColumnName): Column => columns[name]
const usual: readonly ColumnName[] = ['title', 'kind', 'at', 'configurations']

/** The columns that an address asks for; the usual ones when it does not. */
export function columnsFrom(query: string | null): readonly ColumnName[] {
  const asked = query?.split('.').filter((name): name is ColumnName => name in columns) ?? []
  return asked.length > 0 ? asked : usual
}

/** How an address asks for columns; undefined for the usual ones. */
export const columnsTo = (names: readonly ColumnName[]): string | undefined =>
  names.join('.') === usual.join('.') || names.length === 0 ? undefined : names.join('.')
