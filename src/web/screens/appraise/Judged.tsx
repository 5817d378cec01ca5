import { ArrowRight } from 'lucide-react'
import type { appraiseFilters } from '../../../core/view/appraise.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, record } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate } from '../../routes.ts'
import type { AppraiseAnswer, Gate } from './answer.ts'

type Filter = (typeof appraiseFilters)[number]
type Cell = AppraiseAnswer['rows'][number]['cells'][number]

const filters: readonly (readonly [Filter, string])[] = [
  ['mine', 'For me'],
  ['apart', 'Judgements differ'],
  ['moved', 'The theory moved since'],
]

/** Every source that came to a gate, with the level it stands at there; what waits, what differs, what has to be looked at again. */
export function Judged({ data, show }: { data: AppraiseAnswer; show: Filter | undefined }) {
  const [next] = data.next
  const go = next ? () => navigate({ screen: 'appraise', id: next }) : undefined
  useAction('next-source', go)
  return (
    <Sheet title="Appraise" className="judged">
      <div className="title">
        <h1>Appraise</h1>
        <span className="push">
          {next && (
            <ActionButton name="next-source" kind="main" icon={ArrowRight}>
              {data.next.length === 1 ? 'One source for me' : `${data.next.length} sources for me`}
            </ActionButton>
          )}
        </span>
      </div>
      {data.figure && <Figure scene={data.figure} />}
      {data.all === 0 ? (
        <Empty fact="No source has come to a gate.">
          They come here from full text, or where they enter. <Link screen="screen">Go on screening</Link>
        </Empty>
      ) : (
        <>
          <nav className="filters" aria-label="Which sources">
            <Link screen="appraise" current={!show}>
              All <span className="faint num">{data.all}</span>
            </Link>
            {filters
              .filter(([filter]) => data.sums[filter] > 0 || filter === show)
              .map(([filter, label]) => (
                <Link key={filter} screen="appraise" query={{ show: filter }} current={show === filter}>
                  {label} <span className="faint num">{data.sums[filter]}</span>
                </Link>
              ))}
          </nav>
          {show === 'moved' && data.found > 0 && <Again data={data} />}
          <Table
            label="Sources and their levels at the gates"
            head={[
              { words: 'Source' },
              ...data.gates.map(({ name }) => ({ words: name, width: `${60 / data.gates.length}%` })),
            ]}
            empty={data.rows.length === 0 ? 'No source is like that.' : undefined}
          >
            {data.rows.map(({ id, label, title, cells }) => (
              <tr key={id}>
                <td>
                  <Link screen="appraise" id={id}>
                    {label}
                  </Link>
                  <span className="small faint cut">{title}</span>
                </td>
                {data.gates.map((gate) => (
                  <td key={gate.id}>
                    <AtGate gate={gate} cell={cells.find(({ stage }) => stage === gate.id)} source={id} />
                  </td>
                ))}
              </tr>
            ))}
          </Table>
          {data.found > data.rows.length && (
            <p className="soft small">
              The first {data.rows.length} of {data.found}.
            </p>
          )}
        </>
      )}
    </Sheet>
  )
}

const outcomeWords: Readonly<Record<Cell['outcome'], string>> = {
  open: '',
  conflict: 'in conflict',
  include: 'went on',
  exclude: 'excluded',
  maybe: 'in doubt',
  background: 'background',
}

function AtGate({ gate, cell, source }: { gate: Gate; cell: Cell | undefined; source: string }) {
  if (!cell) return <span className="faint">·</span>
  const label = (level: string) => gate.levels.find(({ key }) => key === level)?.label ?? level
  return (
    <span className="at-gate">
      {cell.levels.map(({ aspect, levels, how }) => (
        <span key={aspect ?? ''}>
          {aspect && (
            <span className="small faint">{gate.aspects.find(({ key }) => key === aspect)?.label ?? aspect} </span>
          )}
          {how === 'apart' ? <Chip kind="dash">{levels.map(label).join(' / ')}</Chip> : <b>{label(levels[0] ?? '')}</b>}
        </span>
      ))}
      <span className="small soft">
        {[
          outcomeWords[cell.outcome],
          cell.nuggets > 0 && (cell.nuggets === 1 ? 'one nugget' : `${cell.nuggets} nuggets`),
          cell.moved && 'theory moved',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {cell.mine && (
        <Link screen="appraise" id={source} query={{ gate: gate.id }} className="small">
          Judge
        </Link>
      )}
    </span>
  )
}

/** Asks for sources to be judged again, since the theory they were judged for has moved. Judgements and votes stand until then. */
function Again({ data }: { data: AppraiseAnswer }) {
  const may = writable.use()
  // A recall names its sources for all to read: at a blinded gate it would tell what one person judged.
  const open = data.gates.filter(({ blinded }) => !blinded)
  const any = data.rows.some(({ cells }) =>
    cells.some((cell) => cell.moved && open.some(({ id }) => id === cell.stage)),
  )
  if (!may || !any) return null
  const put = () =>
    record(
      open.flatMap(({ id, name }) => {
        const sources = data.rows.filter(({ cells }) => cells.some(({ stage, moved }) => stage === id && moved))
        return sources.length === 0
          ? []
          : [
              {
                type: 'votes.recalled' as const,
                id: newId('rcl'),
                from: null,
                to: {
                  stage: id,
                  because: `The theory has moved since ${name.toLowerCase()} was judged.`,
                  sources: sources.map((row) => row.id),
                  order: data.nextRecall,
                },
              },
            ]
      }),
      'They are to be judged again.',
    )
  return (
    <p className="row wrap soft">
      These were judged for a theory that is no longer the newest. Judgements and votes stand until they are given
      again.
      <Button onClick={() => void put()}>Ask for them to be judged again</Button>
    </p>
  )
}
