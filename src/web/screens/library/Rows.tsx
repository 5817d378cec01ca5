import type { Id } from '../../../core/ids.ts'
import type { LibraryRow } from '../../../core/view/library.ts'
import type { ViewAnswer, ViewParams } from '../../../core/view/views.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { type ListColumn, LongList } from '../../parts/LongList.tsx'
import { type ColumnName, columnOf, type Showing } from './columns.tsx'
import type { Selection } from './selection.ts'

interface Props {
  filter: Omit<ViewParams<'library'>, 'from' | 'count'>
  /** The first window, which is there already. */
  first: ViewAnswer<'library'>
  columns: readonly ColumnName[]
  selection: Selection
  showing: Showing
  /** Told which source is at hand. */
  onHere: (source: Id<'src'> | undefined) => void
}

/** The sources that pass, in sight of a list of any length; each can be selected. */
export function Rows({ filter, first, columns, selection, showing, onHere }: Props) {
  const useWindows = (top: number, low: number) => {
    const upper = useView('library', { ...filter, from: String(top) }, { when: top > 0 }).data
    const lower = useView('library', { ...filter, from: String(low) }, { when: low > top }).data
    return [first, upper, lower]
  }
  if (first.found === 0) return <Empty fact="No source passes these filters.">Take one away, or show all.</Empty>
  return (
    <LongList
      label="Sources"
      count={first.found}
      columns={[tick(selection), called, ...columns.map((name) => shown(name, showing))]}
      useWindows={useWindows}
      chosen={(row) => selection.has(row.id)}
      onHere={(row) => onHere(row?.id)}
    />
  )
}

const tick = (selection: Selection): ListColumn<LibraryRow> => ({
  name: 'tick',
  head: (
    <input
      type="checkbox"
      aria-label="Select all that are shown"
      checked={selection.all}
      onChange={selection.toggleAll}
    />
  ),
  width: '1.25rem',
  cell: (row) => (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={`Select ${row.label}`}
      checked={selection.has(row.id)}
      onChange={() => selection.toggle(row.id)}
    />
  ),
})

const called: ListColumn<LibraryRow> = {
  name: 'called',
  head: 'Source',
  width: 'minmax(7rem, 11rem)',
  cell: (row) => (
    <Link screen="source" id={row.id}>
      {row.label}
    </Link>
  ),
}

function shown(name: ColumnName, showing: Showing): ListColumn<LibraryRow> {
  const { words, width, cell, title, num, bad } = columnOf(name)
  return {
    name,
    head: words,
    width,
    num,
    title,
    cell: (row) => cell(row, showing),
    look: (row) => (num || name === 'title' ? undefined : bad?.(row) ? 'bad' : 'soft'),
  }
}
