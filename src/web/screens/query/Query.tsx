import { useId } from 'react'
import { excerptKinds, sourceKinds } from '../../../core/choices.ts'
import { csvOf } from '../../../core/csv.ts'
import type { ViewAnswer, ViewParams } from '../../../core/view/views.ts'
import { counted } from '../../../core/wording.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { CodingTabs } from '../codebook/CodingTabs.tsx'
import { PassageWords } from '../codebook/Passages.tsx'
import { Swatch } from '../codebook/Swatch.tsx'
import './query.css'

type Answer = ViewAnswer<'query'>
type Codes = Answer['codes']

const relationWords = {
  together: 'has the code too',
  overlapping: 'overlaps one with',
  within: 'lies in one with',
  around: 'has in it one with',
  near: 'is near one with',
} as const
type Relation = keyof typeof relationWords
const joinWords = { and: 'and', or: 'or', not: 'and not' } as const

/** One condition as the address has it. */
interface Condition {
  join: keyof typeof joinWords
  how: Relation
  code: string
  apart: string
}

const read = (where: string | null): Condition[] =>
  (where ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [join, how, code = '', apart = '30'] = part.split('.')
      return { join: join as Condition['join'], how: how as Relation, code, apart }
    })
const written = (conditions: readonly Condition[]): string | undefined =>
  conditions
    .map(({ join, how, code, apart }) => [join, how, code, ...(how === 'near' ? [apart || '0'] : [])].join('.'))
    .join(',') || undefined

/** Which passages have these codes, or stand so to passages that have; as a list, or counted in a table. */
export default function AskPassages() {
  const { query } = useRoute()
  const asked = Object.fromEntries([...query].filter(([name]) => name !== 'at'))
  const { data, error } = useView('query', asked as ViewParams<'query'>)
  const table = data?.table
  useAction('query-csv', table ? () => saveFile('passages.csv', tableCsv(table), 'text/csv') : undefined)
  if (!data) return <Waiting title="Ask for passages" error={error} />
  return (
    <Sheet title="Ask for passages" className="asked">
      <CodingTabs here="query" />
      <h1>Ask for passages</h1>
      <Asking codes={data.codes} people={data.people} sources={data.coded} compared={data.compared} />
      <div className="row wrap sum">
        <p role="status">
          <b>{counted(data.found, 'passage')}</b> <span className="soft">in {counted(data.sources, 'source')}</span>
        </p>
        <span className="push row">
          <ActionButton name="query-csv" kind="quiet" />
          <Switch
            label="How they are shown"
            value={query.get('table') ?? 'list'}
            options={[
              ['list', 'List'],
              ['codes', 'Code × code'],
              ['sources', 'Code × source'],
              ['attributes', 'Code × attribute'],
            ]}
            onChange={(next) => setQuery({ table: next === 'list' ? undefined : next, value: undefined })}
          />
        </span>
      </div>
      {data.found === 0 ? (
        <Empty fact={data.passages === 0 ? 'Nothing is marked yet.' : 'No passage stands so.'}>
          {data.passages === 0
            ? 'Mark words in a document and give them a code.'
            : 'Leave out a condition, or take a code above it.'}
        </Empty>
      ) : table ? (
        <Counts
          table={table}
          kind={query.get('table') ?? ''}
          how={(query.get('how') ?? 'overlapping') as Relation}
          attributes={data.attributes}
          attribute={data.attribute}
        />
      ) : (
        <List data={data} />
      )}
    </Sheet>
  )
}

interface AskingProps {
  codes: Codes
  people: Answer['people']
  sources: Answer['coded']
  compared: boolean
}

function Asking({ codes, people, sources, compared }: AskingProps) {
  const { query } = useRoute()
  const conditions = read(query.get('where'))
  const put = (next: readonly Condition[]) => setQuery({ where: written(next) })
  const change = (at: number, parts: Partial<Condition>) =>
    put(conditions.map((one, i) => (i === at ? { ...one, ...parts } : one)))
  const add = () => put([...conditions, { join: 'and', how: 'overlapping', code: codes[0]?.id ?? '', apart: '30' }])
  useAction('add-condition', codes.length > 0 ? add : undefined)
  const near = conditions.some(({ how }) => how === 'near')
  return (
    <div className="asking">
      <div className="row wrap">
        <span>Passages with</span>
        <CodeSelect
          label="Code"
          codes={codes}
          value={query.get('code') ?? ''}
          none="any code or none"
          set={(code) => setQuery({ code })}
        />
        <label className="toggle">
          <input
            type="checkbox"
            checked={query.get('alone') === '1'}
            onChange={(event) => setQuery({ alone: event.target.checked ? '1' : undefined })}
          />
          without the codes below
        </label>
        {(compared || query.get('agreed') === '1') && (
          <label className="toggle">
            <input
              type="checkbox"
              checked={query.get('agreed') === '1'}
              onChange={(event) => setQuery({ agreed: event.target.checked ? '1' : undefined })}
            />
            agreed only
          </label>
        )}
        {query.get('value') !== null && query.get('table') === null && (
          <Button kind="quiet" onClick={() => setQuery({ attribute: undefined, value: undefined })}>
            {`Only ${query.get('value')} ×`}
          </Button>
        )}
      </div>
      {conditions.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is told by its place alone
        <div className="row wrap" key={i}>
          <Pick
            label={`Condition ${i + 1}: how it joins`}
            value={one.join}
            options={joinWords}
            set={(join) => change(i, { join })}
          />
          <Pick
            label={`Condition ${i + 1}: how they stand`}
            value={one.how}
            options={relationWords}
            set={(how) => change(i, { how })}
          />
          <CodeSelect
            label={`Condition ${i + 1}: code`}
            codes={codes}
            value={one.code}
            set={(code) => change(i, { code })}
          />
          {one.how === 'near' && (
            <input
              className="input apart"
              type="number"
              min={0}
              aria-label={`Condition ${i + 1}: at most so far apart`}
              value={one.apart}
              onChange={(event) => change(i, { apart: event.target.value.replace(/\D/g, '') })}
            />
          )}
          <Button kind="quiet" onClick={() => put(conditions.filter((_, j) => j !== i))}>
            Leave it out
          </Button>
        </div>
      ))}
      <div className="row wrap">
        <ActionButton name="add-condition" kind="quiet" />
        {near && (
          <Choice
            name="unit"
            label="Near, counted in"
            all="words"
            options={[
              ['paragraphs', 'paragraphs'],
              ['pages', 'pages'],
            ]}
          />
        )}
      </div>
      <div className="filters">
        <Choice name="by" label="Coded by" options={people.map(({ id, name }) => [id, name] as const)} />
        <Choice name="kind" label="Kind of words" options={excerptKinds.map((one) => [one, one] as const)} />
        <Choice name="source" label="Source" options={sources.map(({ id, label }) => [id, label] as const)} />
        <Choice name="of" label="Kind of source" options={sourceKinds.map((one) => [one, one] as const)} />
      </div>
    </div>
  )
}

interface CodeChoice {
  label: string
  codes: Codes
  value: string
  none?: string
  set: (code: string) => void
}

const CodeSelect = ({ label, codes, value, none, set }: CodeChoice) => (
  <select className="input code-select" aria-label={label} value={value} onChange={(event) => set(event.target.value)}>
    {none && <option value="">{none}</option>}
    {codes.map(({ id, name, depth }) => (
      <option key={id} value={id}>
        {'\u00a0\u00a0'.repeat(depth) + name}
      </option>
    ))}
  </select>
)

interface Picking<T extends string> {
  label: string
  value: T
  options: Readonly<Record<T, string>>
  set: (value: T) => void
}

const Pick = <T extends string>({ label, value, options, set }: Picking<T>) => (
  <select className="input pick" aria-label={label} value={value} onChange={(event) => set(event.target.value as T)}>
    {(Object.entries(options) as [T, string][]).map(([one, words]) => (
      <option key={one} value={one}>
        {words}
      </option>
    ))}
  </select>
)

function List({ data }: { data: Answer }) {
  const codes = new Map(data.codes.map((code) => [code.id, code]))
  return (
    <>
      <ol className="passages">
        {data.rows.map((row) => (
          <li key={row.excerpt}>
            <PassageWords passage={row} />
            <p className="small soft row wrap">
              {row.by && <abbr title={row.by.name}>{row.by.initials}</abbr>}
              {row.kind && <span>{row.kind}</span>}
              {row.codes.map((id) => (
                <Link key={id} screen="codebook" id={id} className="chip line">
                  <Swatch colour={codes.get(id)?.colour} />
                  {codes.get(id)?.name}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ol>
      {data.more !== undefined && (
        <p className="small soft">
          These are the first {data.more} of {data.found}.
        </p>
      )}
    </>
  )
}

interface Counted {
  table: NonNullable<Answer['table']>
  kind: string
  how: Relation
  attributes: Answer['attributes']
  attribute: Answer['attribute']
}

/** Counts of passages; a cell opens them. */
function Counts({ table, kind, how, attributes, attribute }: Counted) {
  const id = useId()
  const { query } = useRoute()
  const opens = (row: string, column: string) =>
    kind === 'codes'
      ? { code: row, alone: '1', where: `and.${how}.${column}` }
      : kind === 'sources'
        ? { code: row, alone: '1', source: column }
        : { code: row, alone: '1', attribute, value: column }
  const kept = {
    agreed: query.get('agreed') ?? undefined,
    by: query.get('by') ?? undefined,
    kind: query.get('kind') ?? undefined,
    of: query.get('of') ?? undefined,
  }
  return (
    <>
      {kind === 'codes' && (
        <Choice
          name="how"
          label="A passage with the code of the row"
          all="overlaps one with that of the column"
          options={[
            ['together', 'has that of the column too'],
            ['within', 'lies in one with that of the column'],
            ['around', 'has in it one with that of the column'],
          ]}
        />
      )}
      {kind === 'attributes' && attributes.length > 0 && (
        <Choice
          name="attribute"
          label="Counted by"
          all={attributes[0]?.label ?? ''}
          options={attributes.slice(1).map(({ key, label }) => [key, label] as const)}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className="tabled counts" tabIndex={0} aria-labelledby={id}>
        <table>
          <caption className="sr" id={id}>
            How many passages
          </caption>
          <thead>
            <tr>
              <th scope="col">Code</th>
              {table.columns.map((column) => (
                <th key={column.id} scope="col" className="num">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {table.columns.map((column, j) => {
                  const count = table.cells[i]?.[j] ?? 0
                  return (
                    <td key={column.id} className="num">
                      {count === 0 ? (
                        <span className="faint">0</span>
                      ) : (
                        <Link screen="query" query={{ ...kept, ...opens(row.id, column.id) }}>
                          {count}
                        </Link>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const tableCsv = ({ rows, columns, cells }: NonNullable<Answer['table']>): string =>
  csvOf([['code', ...columns.map(({ name }) => name)], ...rows.map(({ name }, i) => [name, ...(cells[i] ?? [])])])
