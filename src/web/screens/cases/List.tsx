import { activationVerdicts } from '../../../core/choices.ts'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { VerdictMark } from '../../parts/VerdictMark.tsx'
import type { CasesAnswer } from './answer.ts'

/** More attributes than this are read in the case itself. */
const mostColumns = 4

/** Of more configurations than this a case shows how many of each verdict; one by one they are in the case and across cases. */
const mostMarks = 16

/** A row for each case: what it is, why it was chosen, its attributes, and every verdict as a mark. */
export function List({ data }: { data: CasesAnswer }) {
  const names = [...new Set(data.cases.flatMap(({ attributes }) => attributes.map(({ name }) => name)))]
  const shown = names.slice(0, mostColumns)
  return (
    <Table
      label="Cases"
      head={[
        { words: 'Case' },
        { words: 'Kind' },
        { words: 'Why chosen', width: '30%' },
        ...shown.map((words) => ({ words })),
        { words: 'Contexts', num: true },
        { words: 'Verdicts' },
      ]}
    >
      {data.cases.map((one) => (
        <tr key={one.id}>
          <td style={{ paddingInlineStart: `${one.depth * 1.25}rem` }}>
            <Link screen="cases" id={one.id}>
              {one.name}
            </Link>
          </td>
          <td className="soft">{one.kind}</td>
          <td className="soft">{one.chosenBecause ?? <span className="cas-open">not said</span>}</td>
          {shown.map((name) => (
            <td key={name} className="soft">
              {one.attributes.find((attribute) => attribute.name === name)?.value}
            </td>
          ))}
          <td className="num">{one.contexts || '·'}</td>
          <td>
            {data.configurations.length > mostMarks ? (
              <Tally cells={one.cells} />
            ) : (
              <span className="cas-strip">
                {one.cells.map(({ configuration, verdict }, i) =>
                  verdict ? (
                    <VerdictMark
                      key={configuration}
                      verdict={verdict}
                      name={`${data.configurations[i]?.label}: ${verdict}`}
                    />
                  ) : (
                    <i key={configuration} />
                  ),
                )}
                <span className="faint num">
                  {one.cells.filter(({ verdict }) => verdict).length}/{one.cells.length}
                </span>
              </span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** How many of each verdict, and of how many configurations. */
function Tally({ cells }: { cells: CasesAnswer['cases'][number]['cells'] }) {
  const judged = cells.flatMap(({ verdict }) => verdict ?? [])
  return (
    <span className="cas-strip cas-tally">
      {activationVerdicts.map((verdict) => {
        const n = judged.filter((one) => one === verdict).length
        return (
          n > 0 && (
            <span key={verdict}>
              <VerdictMark verdict={verdict} name={`${n} ${verdict}`} />
              <span className="num" aria-hidden="true">
                {n}
              </span>
            </span>
          )
        )
      })}
      <span className="faint num">
        {judged.length}/{cells.length}
      </span>
    </span>
  )
}
