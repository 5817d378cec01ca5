import { ArrowDown, ArrowUp, Download } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { tableFilters } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction } from '../../acting.ts'
import { download, useView } from '../../api.ts'
import { BringTable } from '../../parts/BringTable.tsx'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import './characteristics.css'

type Answer = ViewAnswer<'characteristics'>
type Cell = Answer['rows'][number]['cells'][number]

const showWords: Record<(typeof tableFilters)[number], string> = {
  gaps: 'with a gap',
  differs: 'that differ',
  whole: 'without a gap',
}

/** The table of characteristics: sources by fields, what was agreed on, and what is missing said as such. */
export default function Characteristics() {
  const { query } = useRoute()
  const asked = (name: string) => query.get(name) || undefined
  const show = asked('show') as (typeof tableFilters)[number] | undefined
  const text = useDeferredValue(asked('text'))
  const sort = asked('sort') ?? 'label'
  const down = asked('down') === '1' ? '1' : undefined
  const form = asked('form') as Id<'form'> | undefined
  const { data, error } = useView('characteristics', { form, sort, down, text, show })
  const [choosing, setChoosing] = useState(false)
  const file = (format: 'csv' | 'xlsx') => () =>
    download(
      `characteristics/${format}`,
      Object.fromEntries(
        Object.entries({ form: data?.form?.id, sort, down, text, show }).filter(([, value]) => value),
      ) as Record<string, string>,
    )
  useAction('find-characteristic', data ? () => document.getElementById('find-characteristic')?.focus() : undefined)
  useAction('choose-columns', data?.form ? () => setChoosing(!choosing) : undefined)
  useAction('characteristics-csv', data?.form ? file('csv') : undefined)
  useAction('characteristics-xlsx', data?.form ? file('xlsx') : undefined)
  if (!data) return <Waiting title="Characteristics" error={error} />
  if (!data.form)
    return (
      <Sheet title="Characteristics">
        <h1>Characteristics</h1>
        <Empty fact="No form of characteristics is made yet.">
          <Link screen="forms">Make one</Link>, with the fields that realist reviews usually take as a start.
        </Empty>
      </Sheet>
    )
  const hidden = new Set((asked('hide') ?? '').split(' ').filter(Boolean))
  const columns = data.fields.map((field, i) => ({ ...field, at: i })).filter(({ id }) => !hidden.has(id))
  const toggle = (id: string) => {
    const next = hidden.has(id) ? [...hidden].filter((one) => one !== id) : [...hidden, id]
    setQuery({ hide: next.join(' ') || undefined })
  }
  return (
    <Sheet title="Characteristics" className="characteristics">
      <div className="title">
        <h1>{data.form.name}</h1>
        <span className="push row">
          <Button kind="quiet" icon={Download} onClick={file('csv')}>
            CSV
          </Button>
          <Button kind="quiet" icon={Download} onClick={file('xlsx')}>
            Excel
          </Button>
          <ActionButton name="choose-columns" pressed={choosing} />
        </span>
      </div>
      <div className="row wrap">
        <BringTable action="answers-from-table" of="answers" form={data.form.id} />
      </div>
      <div className="row wrap filters">
        <input
          id="find-characteristic"
          className="input"
          type="search"
          aria-label="Find in the table"
          placeholder="Find in the table"
          value={asked('text') ?? ''}
          onChange={(event) => setQuery({ text: event.target.value || undefined })}
        />
        <Choice name="show" label="Sources" options={tableFilters.map((one) => [one, showWords[one]] as const)} />
        {data.forms.length > 1 && (
          <Choice
            name="form"
            label="Form"
            all={data.forms[0]?.name ?? ''}
            options={data.forms.slice(1).map(({ id, name }) => [id, name] as const)}
          />
        )}
        <span className="soft num">
          {data.rows.length === data.all ? `${data.all} sources` : `${data.rows.length} of ${data.all} sources`}
        </span>
      </div>
      {choosing && (
        <fieldset className="columns row wrap">
          <legend className="label">Columns</legend>
          {data.fields.map(({ id, name }) => (
            <label key={id} className="toggle">
              <input type="checkbox" checked={!hidden.has(id)} onChange={() => toggle(id)} />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section className="scrolls" tabIndex={0} aria-label={`Table of ${data.form.name}`}>
        <table>
          <caption className="sr">{data.form.name}: sources by fields</caption>
          <thead>
            <tr>
              <Head id="label" sort={sort} down={down}>
                Source
              </Head>
              <Head id="year" sort={sort} down={down}>
                Year
              </Head>
              {columns.map(({ id, name, answered }) => (
                <Head key={id} id={id} sort={sort} down={down} said={`${answered} of ${data.all}`}>
                  {name}
                </Head>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ source, label, year, cells }) => (
              <tr key={source}>
                <th scope="row">
                  <Link screen="source" id={source} query={{ tab: 'form', form: data.form?.id }}>
                    {label}
                  </Link>
                </th>
                <td className="num">{year ?? ''}</td>
                {columns.map(({ id, at, kind }) => (
                  <Shown key={id} cell={cells[at]} source={source} form={data.form?.id} wide={kind === 'long text'} />
                ))}
              </tr>
            ))}
            {data.rows.length === 0 && (
              <tr>
                <td colSpan={columns.length + 2} className="soft">
                  {data.all === 0 ? 'No source has come through every stage yet.' : 'No source fits what is asked for.'}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </Sheet>
  )
}

function Head({
  id,
  sort,
  down,
  said,
  children,
}: {
  id: string
  sort: string
  down: string | undefined
  said?: string
  children: string
}) {
  const here = sort === id
  return (
    <th scope="col" aria-sort={here ? (down ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        onClick={() => setQuery({ sort: id === 'label' ? undefined : id, down: here && !down ? '1' : undefined })}
      >
        {children} {here && <Icon of={down ? ArrowDown : ArrowUp} />}
      </button>
      {said && <span className="small faint num">{said}</span>}
    </th>
  )
}

/** What stands, or the kind of gap with a link to where it is filled. */
function Shown({
  cell,
  source,
  form,
  wide,
}: {
  cell: Cell | undefined
  source: string
  form: string | undefined
  wide: boolean
}) {
  const look = (...more: (string | false | undefined)[]) =>
    [wide && 'wide', ...more].filter(Boolean).join(' ') || undefined
  if (!cell) return <td />
  if (cell.said) return <td className={look(cell.said.absent && 'soft absent')}>{cell.words}</td>
  if (cell.kind === 'missing')
    return (
      <td className={look('gap')}>
        <span className="sr">not answered</span>
      </td>
    )
  return (
    <td className={look('gap')}>
      <Link screen={cell.kind === 'differs' ? 'reconcile' : 'extract'} id={source} query={{ form }}>
        {cell.kind === 'differs' ? 'differs' : 'not complete'}
      </Link>
    </td>
  )
}
