import { useState } from 'react'
import { replySays } from '../../../core/choices.ts'
import { encounterId } from '../../../core/fieldwork/ids.ts'
import { newId, record } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate } from '../../routes.ts'
import type { InterviewsAnswer } from './answer.ts'
import { SaysMark } from './SaysMark.tsx'

const kinds = ['interview', 'observation', 'minutes'] as const

/** Interviews, observations and readings in rows, theories in columns: what was said where. */
export function Replies({ data: { rows, configurations } }: { data: InterviewsAnswer }) {
  const [kind, setKind] = useState<(typeof kinds)[number]>('interview')
  const add = async (title: string) => {
    const source = newId('src')
    const result = await record(
      [
        {
          type: 'source.described',
          id: source,
          from: null,
          to: { kind, reference: { type: kind === 'interview' ? 'interview' : 'document', title } },
        },
        { type: 'encounter.held', id: encounterId(source), from: null, to: { source } },
      ],
      `Added the ${kind}.`,
    )
    if (result.ok) navigate({ screen: 'interview', id: source })
    return result
  }
  return (
    <>
      {rows.length === 0 ? (
        <Empty fact="Nothing was heard, seen or read yet." next>
          Draft a kit, and add an interview, an observation or minutes by a title that names nobody: “Interview 1”. Then
          one key for each theory says what was said to it.
        </Empty>
      ) : (
        <>
          <ul className="itv-legend" aria-label="What the marks say">
            {replySays.map((says) => (
              <li key={says}>
                <SaysMark says={says} quiet /> {says}
              </li>
            ))}
          </ul>
          <div className="itv-scroll">
            <Table
              label="Interviews and theories"
              head={[
                { words: 'Source' },
                { words: 'On' },
                { words: 'Who' },
                { words: 'Case' },
                ...configurations.map(({ id, label, title }) => ({
                  words: (
                    <Link screen="configuration" id={id} title={title} className="itv-of-theory">
                      {label}
                    </Link>
                  ),
                  num: true,
                })),
              ]}
            >
              {rows.map(({ source, label, kind: of, on, roles, case: where, consent, says }) => (
                <tr key={source}>
                  <td>
                    <Link screen="interview" id={source}>
                      {label}
                    </Link>{' '}
                    <span className="faint">{of === 'interview' ? '' : of}</span>
                    {consent && consent !== 'analysis alone' && <span className="itv-lack">consent {consent}</span>}
                  </td>
                  <td className="soft">{on}</td>
                  <td className="soft">{roles.join(', ')}</td>
                  <td className="soft">{where?.name}</td>
                  {configurations.map(({ id }) => {
                    const said = says[id]
                    return (
                      <td key={id} className="num">
                        {said ? <SaysMark says={said} /> : <span className="faint">·</span>}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </Table>
          </div>
        </>
      )}
      <div className="row itv-add">
        <label className="sr" htmlFor="itv-kind">
          Kind of what is added
        </label>
        <select
          id="itv-kind"
          className="input"
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'interview')}
        >
          {kinds.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <Adder
          label={`Add ${kind === 'minutes' ? 'minutes' : `an ${kind}`}`}
          action="add-interview"
          placeholder="Interview 1"
          add={add}
        />
      </div>
    </>
  )
}
