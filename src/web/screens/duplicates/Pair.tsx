import { diffWords } from '../../../core/diff.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import { fieldNames } from '../record/field-names.ts'
import { abstractOf, useRecords } from '../record/use-records.ts'

type Answer = NonNullable<ViewAnswer<'pair'>>
type Side = Answer['sides'][number]

/** Two sources side by side; what differs is marked by more than colour. */
export function Pair({ data, first, setFirst }: { data: Answer; first: 0 | 1; setFirst: (first: 0 | 1) => void }) {
  return (
    <table className="pair-table">
      <caption className="sr">The two sources, field by field</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">Field</span>
          </th>
          {([0, 1] as const).map((at) => (
            <th key={at} scope="col">
              <label className="row">
                <input type="radio" name="primary" checked={first === at} onChange={() => setFirst(at)} />
                {first === at ? 'Its values come first' : 'Let its values come first'}
              </label>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.fields.map(({ field, values: [a, b], differs }) => (
          <tr key={field} className={differs ? 'differs' : undefined}>
            <th scope="row">
              {fieldNames[field] ?? field}
              {differs && <span className="differing">differs</span>}
            </th>
            <td>{differs ? <Words from={b} to={a} /> : a}</td>
            <td>{differs ? <Words from={a} to={b} /> : b}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Abstract</th>
          {data.sides.map((side) => (
            <td key={side.id} className="abstract">
              <Abstract side={side} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Records</th>
          {data.sides.map((side) => (
            <td key={side.id} className="small soft">
              {side.records.map(({ id, database, position }) => (
                <Link key={id} screen="record" id={id}>
                  {database}, {position}
                </Link>
              ))}
              <Link screen="source" id={side.id}>
                {side.label}
              </Link>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** A value with the words marked that the other side has not. */
function Words({ from, to }: { from: string; to: string }) {
  if (!to) return <span className="faint">not given</span>
  if (!from) return to
  return inPlace(
    diffWords(from, to).filter(({ kind }) => kind !== 'gone'),
    ({ kind, text }) => (kind === 'added' ? <mark>{text}</mark> : text),
  )
}

/** Abstracts stand with the records. */
function Abstract({ side }: { side: Side }) {
  const records = useRecords(side.records.map(({ id }) => id))
  const abstract = abstractOf(records)
  return abstract ? (
    <p className="serif">{abstract}</p>
  ) : (
    <span className="faint">{records || side.records.length === 0 ? 'none' : ''}</span>
  )
}
