import { counted } from '../../../core/wording.ts'
import { newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import './cases.css'

/** The cases of an evaluation: what each is, why it was chosen, and how far it was judged. */
export default function Cases() {
  const { data, error } = useView('cases', {})
  if (!data) return <Waiting title="Cases" error={error} />
  return (
    <Sheet title="Cases" className="cases">
      <EvaluateTabs here="cases" />
      <div className="title">
        <h1>Cases</h1>
      </div>
      {data.cases.length === 0 ? (
        <Empty fact="No case yet.">
          A case is where the theory is tested: a system, a place, a team. Name the first, and say why it was chosen.
        </Empty>
      ) : (
        <Table
          label="Cases"
          head={[{ words: 'Case' }, { words: 'Why chosen' }, { words: 'Contexts', num: true }, { words: 'Judged' }]}
        >
          {data.cases.map((one) => (
            <tr key={one.id}>
              <td style={{ paddingInlineStart: `${one.depth * 1.5}rem` }}>
                {one.name} <span className="soft">{one.kind}</span>
              </td>
              <td className="soft">{one.chosenBecause}</td>
              <td className="num">{one.contexts || '·'}</td>
              <td className="soft">
                {one.judged.reduce((sum, n) => sum + n, 0)} of {counted(data.configurations, 'configuration')}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Adder
        label="Add a case"
        action="add-case"
        placeholder="North system"
        add={(name) =>
          record({ type: 'case.chosen', id: newId('cas'), from: null, to: { name, order: data.next } }, 'Added it.')
        }
      />
    </Sheet>
  )
}
