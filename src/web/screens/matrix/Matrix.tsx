import { stances } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import type { MatrixAnswer, Row } from './answer.ts'
import { Grid } from './Grid.tsx'
import { Words } from './Words.tsx'
import './matrix.css'

const sorts: Record<string, (a: Row, b: Row) => number> = {
  year: (a, b) => (b.year ?? 0) - (a.year ?? 0),
  used: (a, b) => b.used - a.used,
}

/** Which source speaks to which configuration, or to which link. Arrow keys walk the cells, Enter opens the words. */
export default function Matrix() {
  const { query } = useRoute()
  const theory = (query.get('theory') ?? undefined) as Id<'pt'> | undefined
  const { data, error } = useView('matrix', { theory, from: query.get('from') ?? undefined })
  if (!data) return <Waiting title="Matrix" error={error} />
  const by = query.get('by') === 'links' ? 'links' : 'slots'
  const order = sorts[query.get('sort') ?? '']
  const rows = order ? [...data.rows].sort(order) : data.rows
  const open = query.get('cell')?.split('.')
  const built = rows.filter((row) => row.built).length
  if (data.columns.length === 0 || rows.length === 0)
    return (
      <Sheet title="Matrix">
        <h1>Which source speaks to which part</h1>
        <Empty fact="Nothing to cross yet." next>
          It fills as evidence is linked from sources to configurations.
        </Empty>
      </Sheet>
    )
  return (
    <Sheet
      title="Matrix"
      className="matrix"
      side={open?.[0] && open[1] ? <Words source={open[0]} configuration={open[1]} /> : undefined}
    >
      <div className="title">
        <h1>Which source speaks to which part</h1>
        <span className="push row">
          <Switch
            label="What a column is"
            value={by}
            onChange={(next) => setQuery({ by: next === 'links' ? next : undefined })}
            options={[
              ['slots', 'Configurations'],
              ['links', 'Links'],
            ]}
          />
          <select
            className="input"
            aria-label="Order of sources"
            value={query.get('sort') ?? ''}
            onChange={(event) => setQuery({ sort: event.target.value })}
          >
            <option value="">by author</option>
            <option value="year">newest first</option>
            <option value="used">most used first</option>
          </select>
        </span>
      </div>
      {data.folded && <Folded folded={data.folded} />}
      <p className="legend">
        <span className="kind">Place is the {by === 'slots' ? 'slot' : 'link'}, shape the stance:</span>
        {stances.map((stance) => (
          <span key={stance} className="kind">
            <span aria-hidden="true">
              <StanceMark stance={stance} />
            </span>{' '}
            {stance}
          </span>
        ))}
        {built > 0 && <span className="kind">built: also used to build the theory ({built})</span>}
      </p>
      <Grid data={data} rows={rows} by={by} />
    </Sheet>
  )
}

/** Of a large theory one programme theory is crossed at a time, some columns of it side by side. */
function Folded({ folded: { theories, theory, from, of } }: { folded: NonNullable<MatrixAnswer['folded']> }) {
  const last = Math.min(of, from + mostColumns)
  const step = (to: number) => () => setQuery({ from: to > 0 ? String(to) : undefined, cell: undefined })
  return (
    <p className="row wrap folded">
      <select
        className="input"
        aria-label="Programme theory"
        value={theory ?? ''}
        onChange={(event) => setQuery({ theory: event.target.value, from: undefined, cell: undefined })}
      >
        {theories.map(({ id, title, configurations }) => (
          <option key={id} value={id}>
            {title} ({configurations})
          </option>
        ))}
      </select>
      <span className="soft num">
        Configurations {from + 1} to {last} of {of}
      </span>
      {from > 0 && (
        <Button kind="quiet" onClick={step(Math.max(0, from - mostColumns))}>
          Before
        </Button>
      )}
      {last < of && (
        <Button kind="quiet" onClick={step(last)}>
          Next
        </Button>
      )}
    </p>
  )
}

/** As in core/view/matrix.ts, which brings a schema library along. */
const mostColumns = 60
