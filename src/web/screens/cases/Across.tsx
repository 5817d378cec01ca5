import { type KeyboardEvent, useRef } from 'react'
import { activationVerdicts } from '../../../core/choices.ts'
import { listed } from '../../../core/wording.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Scrolling } from '../../parts/Scrolling.tsx'
import { Spans } from '../../parts/Spans.tsx'
import { VerdictMark, VerdictShape } from '../../parts/VerdictMark.tsx'
import { setQuery } from '../../routes.ts'
import type { CasesAnswer } from './answer.ts'
import { Differences } from './Differences.tsx'

/** Of more configurations than this only the numbers stand in the head. */
const mostNamed = 12

/** Cases down, configurations across: a mark for each verdict, and for one configuration what tells the cases apart. */
export function Across({ data }: { data: CasesAnswer }) {
  const table = useRef<HTMLTableElement>(null)
  if (data.configurations.length === 0)
    return (
      <Empty fact="There is no configuration to judge." next>
        Fork the evaluation from a frozen version of a review, or write the theory here.
      </Empty>
    )
  const named = data.configurations.length <= mostNamed
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    }
    const step = steps[event.key]
    const at =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined
    if (!step || !at) return
    const [row = 0, column = 0] = at.split('.').map(Number)
    const to = table.current?.querySelector<HTMLElement>(`[data-cell="${row + step[0]}.${column + step[1]}"] a`)
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  return (
    <>
      <ul className="cas-legend" aria-label="What the marks mean">
        {activationVerdicts.map((verdict) => (
          <li key={verdict}>
            <VerdictShape verdict={verdict} /> {verdict}
          </li>
        ))}
        <li>
          <span className="num faint">·</span> nothing yet
        </li>
        <li>
          <b className="num">3</b> pieces of evidence, not judged
        </li>
        <li>
          <i className="cas-proposed" /> something suggests a verdict
        </li>
        <li>
          <i className="cas-moved" /> judged before the theory moved
        </li>
      </ul>
      <Scrolling label="Cases and configurations" className="cas-scroll">
        <table className="cas-mx" ref={table} onKeyDown={press}>
          <caption className="sr">Cases and configurations</caption>
          <thead>
            <tr>
              <th scope="col">Case</th>
              {data.configurations.map(({ id, label, title, left }) => (
                <th key={id} scope="col" className={id === data.chosen?.id ? 'now' : undefined}>
                  <button
                    type="button"
                    title={`${title}: what tells the cases apart`}
                    aria-pressed={id === data.chosen?.id}
                    onClick={() => setQuery({ of: id })}
                  >
                    <span className="cas-label">{label}</span>
                    {named && title !== label && <span className="cas-named">{title}</span>}
                    {left && <span className="faint"> (left)</span>}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.cases.map((one, row) => (
              <tr key={one.id}>
                <th scope="row" style={{ paddingInlineStart: `${one.depth}rem` }}>
                  <Link screen="cases" id={one.id}>
                    {one.name}
                  </Link>
                </th>
                {one.cells.map((cell, column) => (
                  <td key={cell.configuration} className={cell.configuration === data.chosen?.id ? 'now' : undefined}>
                    <CellLink
                      cell={cell}
                      at={`${row}.${column}`}
                      of={one}
                      label={data.configurations[column]?.label ?? ''}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {data.chosen ? (
        <section className="cas-why" aria-label="What tells the cases apart">
          <h2>
            <Link screen="configuration" id={data.chosen.id}>
              {data.chosen.label}
            </Link>
          </h2>
          <p className="serif">
            <Spans spans={data.chosen.spans} />
          </p>
          <p className="soft">
            {data.chosen.fired.length > 0
              ? `At work in ${listed(data.chosen.fired.map(({ name }) => name))}. `
              : 'Nowhere at work. '}
            {data.chosen.still.length > 0
              ? `Not at work in ${listed(data.chosen.still.map(({ name }) => name))}.`
              : 'Nowhere judged not to be at work.'}
          </p>
          <Differences chosen={data.chosen} />
        </section>
      ) : (
        <p className="soft">Choose a configuration above to see which contexts tell the cases apart.</p>
      )}
    </>
  )
}

type Row = CasesAnswer['cases'][number]

/** One verdict, or what there is to judge by. It leads to where it is judged. */
function CellLink({ cell, at, of, label }: { cell: Row['cells'][number]; at: string; of: Row; label: string }) {
  const { verdict, moved, evidence, proposed, because } = cell
  const said = verdict
    ? `${verdict}${moved ? ', before the theory moved' : ''}`
    : `not judged${evidence ? `, ${evidence} pieces of evidence` : ''}${proposed ? `, suggested: ${proposed}` : ''}`
  return (
    <span className="cas-held" data-cell={at}>
      <Link
        className="cas-cell"
        screen="cases"
        id={of.id}
        query={{ of: cell.configuration }}
        title={because ? `${of.name}, ${label}: ${said}. ${because}` : `${of.name}, ${label}: ${said}`}
      >
        {verdict ? (
          <VerdictMark verdict={verdict} name={`${of.name}, ${label}: ${said}`} />
        ) : (
          <>
            <span className="sr">{`${of.name}, ${label}: ${said}`}</span>
            <span aria-hidden="true" className="num faint">
              {evidence || '·'}
            </span>
          </>
        )}
        {moved && <i className="cas-moved" />}
        {proposed && <i className="cas-proposed" />}
      </Link>
    </span>
  )
}
