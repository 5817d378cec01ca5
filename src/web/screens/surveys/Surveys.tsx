import type { Id } from '../../../core/ids.ts'
import { newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate, useRoute } from '../../routes.ts'
import { Questionnaire } from './Questionnaire.tsx'
import { Result } from './Result.tsx'
import { Results } from './Results.tsx'
import './surveys.css'

/** Questionnaires that ask people about parts of the theory, and what they came to. */
export default function Surveys() {
  const { id } = useRoute()
  if (id?.startsWith('rsl_')) return <Result key={id} id={id as Id<'rsl'>} />
  return id ? <Questionnaire key={id} id={id as Id<'qst'>} /> : <All />
}

function All() {
  const { data, error } = useView('surveys', {})
  if (!data) return <Waiting title="Surveys" error={error} />
  return (
    <Sheet title="Surveys" className="surveys">
      <EvaluateTabs here="surveys" />
      <div className="title">
        <h1>Surveys</h1>
      </div>
      {data.questionnaires.length === 0 ? (
        <Empty fact="No questionnaire yet." next>
          A questionnaire asks people whether contexts hold where they are, and what follows. Name one; its items are
          then drafted from configurations of the theory.
        </Empty>
      ) : (
        <Table
          label="Questionnaires"
          head={[
            { words: 'Questionnaire' },
            { words: 'Version', num: true },
            { words: 'Items', num: true },
            { words: 'Waves' },
          ]}
        >
          {data.questionnaires.map(({ id, title, purpose, version, items, waves }) => (
            <tr key={id}>
              <td>
                <Link screen="surveys" id={id}>
                  {title}
                </Link>{' '}
                {purpose === 'assessment' && <span className="soft">assessment</span>}
              </td>
              <td className="num">{version}</td>
              <td className="num">{items || '·'}</td>
              <td>
                {waves.map(({ id: wave, name, responded, closed }) => (
                  <div key={wave}>
                    {name}{' '}
                    <span className="soft">
                      {responded}, {closed ? 'closed' : 'open'}
                    </span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Adder
        label="Add a questionnaire"
        action="add-questionnaire"
        placeholder="Working together across organisations"
        may={data.mayAdd}
        add={async (title) => {
          const id = newId('qst')
          const made = await record(
            {
              type: 'questionnaire.made',
              id,
              from: null,
              to: { purpose: 'survey', title, items: [], order: data.next },
            },
            'Added it.',
          )
          if (made.ok) navigate({ screen: 'surveys', id })
          return made
        }}
      />
      <Results data={data} />
    </Sheet>
  )
}
