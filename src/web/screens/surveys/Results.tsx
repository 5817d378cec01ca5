import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { newId, record } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { SourceFinder } from '../../parts/SourcePick.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate } from '../../routes.ts'
import type { SurveysAnswer } from './answer.ts'

/** What surveys, series and tests done elsewhere came to; each is laid beside links of the theory. */
export function Results({ data }: { data: SurveysAnswer }) {
  const [asking, setAsking] = useState(false)
  useAction('add-result', data.mayAdd ? () => setAsking(true) : undefined)
  const state = async (source: Id<'src'>) => {
    const id = newId('rsl')
    const to = { kind: 'survey', measure: 'What was measured', source } as const
    if ((await record({ type: 'result.stated', id, from: null, to }, 'Stated it.')).ok)
      navigate({ screen: 'surveys', id })
  }
  return (
    <section className="srv-results">
      <h2>Results</h2>
      {data.results.length === 0 ? (
        <p className="soft">
          None yet. What a survey came to, or mediation, moderation, QCA and effects that were worked out elsewhere, is
          stated with its source and laid beside the links it tests.
        </p>
      ) : (
        <Table label="Results" head={[{ words: 'Result' }, { words: 'Source' }, { words: 'Beside' }]}>
          {data.results.map(({ id, words, source, beside }) => (
            <tr key={id}>
              <td>
                <Link screen="surveys" id={id}>
                  {words}
                </Link>
              </td>
              <td className="soft">{source}</td>
              <td>{beside.length > 0 ? beside.join('; ') : <span className="faint">no link yet</span>}</td>
            </tr>
          ))}
        </Table>
      )}
      {asking ? (
        <div className="srv-asked">
          <SourceFinder label="From which source" asked pick={(id) => void state(id)} />
          <Button kind="quiet" onClick={() => setAsking(false)}>
            Cancel
          </Button>
        </div>
      ) : (
        <ActionButton name="add-result" kind="quiet" />
      )}
    </section>
  )
}
