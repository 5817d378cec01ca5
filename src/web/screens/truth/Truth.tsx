import type { Id } from '../../../core/ids.ts'
import { shareWords } from '../../../core/truth/words.ts'
import { useAction } from '../../acting.ts'
import { downloadMade, newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { useRoute } from '../../routes.ts'
import type { TruthAnswer, TruthChosen } from './answer.ts'
import { Members } from './Members.tsx'
import { Necessary } from './Necessary.tsx'
import { Sets } from './Sets.tsx'
import { Solutions } from './Solutions.tsx'
import './truth.css'

/** Truth tables over cases: an aid to see which combinations of conditions go with an outcome. */
export default function Truth() {
  const { id } = useRoute()
  const { data, error } = useView('truth', { id: id as Id<'ttb'> | undefined })
  if (!data) return <Waiting title="Truth table" error={error} />
  return data.chosen ? <One key={data.chosen.id} data={data} chosen={data.chosen} /> : <All data={data} />
}

const All = ({ data }: { data: TruthAnswer }) => (
  <Sheet title="Truth tables" className="truth">
    <EvaluateTabs here="truth" />
    <div className="title">
      <h1>Truth tables</h1>
    </div>
    {data.tables.length === 0 ? (
      <Empty fact="No truth table yet.">
        A truth table lays cases beside conditions and an outcome, and says which combinations go with it. It is an aid
        for retroduction and proves nothing: name one below, add its conditions, and say of each case how far it is in
        each set.
      </Empty>
    ) : (
      <Table
        label="Truth tables"
        head={[
          { words: 'Table' },
          { words: 'Sets' },
          { words: 'Conditions' },
          { words: 'Outcome' },
          { words: 'Cases', num: true },
        ]}
      >
        {data.tables.map(({ id, title, kind, conditions, outcome, cases }) => (
          <tr key={id}>
            <td>
              <Link screen="truth" id={id}>
                {title}
              </Link>
            </td>
            <td>{kind}</td>
            <td>{conditions.join(', ')}</td>
            <td>{outcome}</td>
            <td className="num">{cases}</td>
          </tr>
        ))}
      </Table>
    )}
    <Adder
      label="Add a truth table"
      action="add-truth"
      placeholder="What it takes for waits to fall"
      may={data.mayAdd}
      add={(title) =>
        record(
          {
            type: 'truth-table.laid',
            id: newId('ttb'),
            from: null,
            to: { title, kind: 'crisp', conditions: [], outcome: { label: 'Outcome' }, order: data.next },
          },
          'Added it.',
        )
      }
    />
  </Sheet>
)

function One({ data, chosen }: { data: TruthAnswer; chosen: TruthChosen }) {
  const { id, value, rows, remainders, cautions, cut } = chosen
  useAction('truth-csv', () => void downloadMade('report.csv', { piece: `table-rows-${id}` }))
  return (
    <Sheet title={value.title} className="truth">
      <EvaluateTabs here="truth" />
      <div className="title">
        <h1>{value.title}</h1>
        <span className="push row">
          <Link screen="truth">All truth tables</Link>
          {rows.length > 0 && <ActionButton name="truth-csv" kind="quiet" />}
          <Remove type="truth-table.laid" id={id} value={value} what={`the truth table ${value.title}`} />
        </span>
      </div>
      <Sets data={data} chosen={chosen} />
      <Members data={data} chosen={chosen} />
      <section className="trt-part">
        <h2>Rows</h2>
        <Table
          label={`Rows of ${value.title}`}
          empty={rows.length === 0 && 'No case is judged in every set yet.'}
          head={[
            ...value.conditions.map(({ key }) => ({ words: key, num: true })),
            { words: value.outcome.label },
            { words: 'Cases', num: true },
            { words: 'Consistency', num: true },
            { words: 'PRI', num: true },
            { words: 'Which' },
          ]}
        >
          {rows.map((row) => (
            <tr key={row.row} className={row.leads === undefined ? 'soft' : undefined}>
              {row.states.map((state, i) => (
                <td key={value.conditions[i]?.key} className="num">
                  {state ? 1 : <span className="faint">0</span>}
                </td>
              ))}
              <td>
                {row.leads === undefined ? 'too few cases' : row.leads ? <b>leads to it</b> : 'does not'}
                {row.contradictory && <b className="trt-mind"> contradictory</b>}
              </td>
              <td className="num">{row.cases.length}</td>
              <td className="num">{shareWords(row.inclusion)}</td>
              <td className="num">{shareWords(row.pri)}</td>
              <td>{row.cases.map(({ name }) => name).join(', ')}</td>
            </tr>
          ))}
        </Table>
        <p className="small soft">
          {remainders} combinations have too few cases. A row leads to the outcome from a consistency of {cut.inclusion}
          {cut.pri > 0 && `, a PRI of ${cut.pri}`} and {cut.cases === 1 ? 'one case' : `${cut.cases} cases`} on.
        </p>
      </section>
      {rows.length > 0 && <Necessary chosen={chosen} />}
      {rows.length > 0 && <Solutions chosen={chosen} />}
      {rows.length > 0 && (
        <ul className="trt-cautions small">
          {cautions.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <p className="small faint">
        After Ragin (1987, 2008), minimised by the algorithm of Quine and McCluskey with a prime implicant chart;
        intermediate solutions after Ragin and Sonnett (2005). Which sets a case is in is a judgement of people, and
        regularities among cases are no mechanism: ask what would produce them.
      </p>
    </Sheet>
  )
}
