import { merged, shown } from '../../../core/record/duplicates/merge.ts'
import { writable } from '../../acting.ts'
import { ask, newId } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { fieldNames } from '../record/field-names.ts'
import { useRecords } from '../record/use-records.ts'
import type { SourceAnswer } from './answer.ts'

/** The records that were joined into the source, what each says, and how to take one out again. */
export function Records({ source }: { source: SourceAnswer }) {
  const may = writable.use()
  const read = useRecords(source.records.map(({ id }) => id))
  if (source.records.length === 0) return null
  const parts = source.records.flatMap(({ id }, i) =>
    read?.[i] ? [{ id: id as string, reference: read[i].reference }] : [],
  )
  const { origin, differences } = merged(parts)
  const named = new Map(source.records.map(({ id, database }) => [id as string, database]))
  const takeOut = (at: number) => {
    const record = source.records[at]
    const reference = read?.[at]?.reference
    if (!record || !reference) return
    const { abstract: _, keywords: __, ...rest } = reference
    const { kind, entersAt } = source.value
    void ask(
      {
        do: 'apart',
        records: [record.id],
        source: { id: newId('src'), kind, reference: rest, ...(entersAt && { entersAt }) },
      },
      'Taken apart. They are not joined again by themselves.',
    )
  }
  return (
    <section className="records">
      <h2>{source.records.length === 1 ? 'Its record' : `Its ${source.records.length} records`}</h2>
      <ul className="rows">
        {source.records.map(({ id, database, file, position }, i) => (
          <li key={id} className="row">
            <Link screen="record" id={id}>
              {database}
            </Link>
            <span className="small soft">
              {file}, record {position}
            </span>
            {may && source.records.length > 1 && read?.[i] && (
              <span className="push">
                <Button kind="quiet" onClick={() => takeOut(i)}>
                  Take apart
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {differences.length > 0 && (
        <Table
          label="Where its records say different things"
          head={[{ words: 'They differ in', width: '9rem' }, { words: 'What each says' }]}
        >
          {differences.map(({ field, values }) => (
            <tr key={field}>
              <td className="soft">{fieldNames[field] ?? field}</td>
              <td>
                {values.map(({ value, records }) => (
                  <span key={records[0]} className="said-by">
                    {value.length > 220 ? `${value.slice(0, 220)} …` : value}{' '}
                    <span className="small faint">
                      {records.map((id) => named.get(id)).join(', ')}
                      {records.includes(origin[field] ?? '') &&
                        shown(source.value.reference[field]) === value &&
                        ' · used'}
                    </span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}
