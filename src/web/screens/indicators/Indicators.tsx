import { counted } from '../../../core/wording.ts'
import { newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { BringTable } from '../../parts/BringTable.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { useRoute } from '../../routes.ts'
import { Indicator } from './Indicator.tsx'
import './indicators.css'

/** Measures of a case over time: what each says last, and whether anything signals that it is not chance. */
export default function Indicators() {
  const { id, query } = useRoute()
  const chart = query.get('chart') === 'run' ? 'run' : undefined
  const { data, error } = useView('indicators', { id: id as `ind_${string}` | undefined, chart })
  if (!data) return <Waiting title="Indicators" error={error} />
  if (data.chosen && data.chosen.id === id) return <Indicator key={id} data={data} chosen={data.chosen} chart={chart} />
  return (
    <Sheet title="Indicators" className="indicators">
      <EvaluateTabs here="indicators" />
      <div className="title">
        <h1>Indicators</h1>
        <span className="push row">{data.mayAdd && <BringTable action="series-from-table" of="series" />}</span>
      </div>
      {data.indicators.length === 0 ? (
        <Empty fact="No indicator yet." next>
          A measure over time shows whether an outcome came about, or whether a context holds. Bring in a table with a
          column of dates, or name one and add its values.
        </Empty>
      ) : (
        <Table
          label="Indicators"
          head={[
            { words: 'Indicator' },
            { words: 'Case' },
            { words: 'Values', num: true },
            { words: 'Last', num: true },
            { words: 'What it tells' },
          ]}
        >
          {data.indicators.map(({ id, name, unit, case: of, values, last, signals }) => (
            <tr key={id}>
              <td>
                <Link screen="indicators" id={id}>
                  {name}
                </Link>
              </td>
              <td className="soft">{of}</td>
              <td className="num">{values || '·'}</td>
              <td className="num">
                {last ? (
                  <>
                    {last.value} <span className="faint">{unit}</span>
                  </>
                ) : (
                  '·'
                )}
              </td>
              <td>
                {values < 2 ? '' : signals === 0 ? 'chance alone' : counted(signals, 'signal')}
                {last?.signal && <span className="soft">; the last is {last.signal}</span>}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Adder
        label="Add an indicator"
        action="add-indicator"
        placeholder="Days from referral to first visit"
        may={data.mayAdd}
        add={(name) =>
          record({ type: 'indicator.set', id: newId('ind'), from: null, to: { name, order: data.next } }, 'Added it.')
        }
      />
    </Sheet>
  )
}
