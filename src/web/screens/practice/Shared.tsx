import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Field } from '../../parts/Field.tsx'
import { useGrowing } from '../../parts/growing.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Several } from '../../parts/Several.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { SourcePick } from '../../parts/SourcePick.tsx'
import { Table } from '../../parts/Table.tsx'
import { useRoute } from '../../routes.ts'
import { StandingCells, standingHead } from './Standing.tsx'
import './practice.css'

type Answer = ViewAnswer<'shared'>

/** Measures and needs of a case, and which configuration each speaks to, so that one sees where to act first. */
export default function Shared() {
  const { query } = useRoute()
  const of = (query.get('case') ?? undefined) as Id<'cas'> | undefined
  const { data, error } = useView('shared', { case: of })
  if (!data) return <Waiting title="Shared intelligence" error={error} />
  const nothing = data.indicators.length === 0 && data.needs.length === 0
  return (
    <Sheet title="Shared intelligence" className="practice">
      <EvaluateTabs here="shared" />
      <div className="title">
        <h1>Shared intelligence</h1>
        {data.cases.length > 0 && (
          <span className="push">
            <Choice name="case" label="Case" all="all cases" options={data.cases} />
          </span>
        )}
      </div>
      {nothing && (
        <Empty fact="Nothing is shared here yet.">
          Bring in indicators and say which parts of the theory they speak to, and write down the needs of a place or a
          group below. The page then shows which configurations have most at stake.
        </Empty>
      )}
      {data.spoken.length > 0 && <Where data={data} all={of === undefined} />}
      {data.indicators.length > 0 && <Measures data={data} all={of === undefined} />}
      <section className="prc-part">
        <h2>Needs</h2>
        <Needs data={data} />
        <Adder
          label="Add a need"
          action="add-need"
          placeholder="The eastern valley: no clinic opens after five"
          may={data.mayAdd}
          add={(words) => {
            const [, whose, text] = /^([^:]{1,200}):\s*(.+)$/s.exec(words) ?? []
            return record(
              {
                type: 'need.found',
                id: newId('ned'),
                from: null,
                to: {
                  of: whose?.trim() ?? 'not said',
                  text: text ?? words,
                  order: data.next,
                  ...(of && { case: of }),
                },
              },
              'Added it. Say which configurations it speaks to.',
            )
          }}
        />
      </section>
    </Sheet>
  )
}

function Where({ data, all }: { data: Answer; all: boolean }) {
  const measure = (id: string) => data.indicators.find((one) => one.id === id)?.name ?? id
  const need = (id: string) => data.needs.find((one) => one.id === id)?.value.of ?? id
  return (
    <section className="prc-part">
      <h2>Where to act first</h2>
      <p className="soft">
        Configurations that something here speaks to: first those whose measures turn for the worse, then by targets not
        reached, then by needs. Counts, and no score.
      </p>
      <Table
        label="Configurations with most at stake"
        head={[
          { words: 'Configuration' },
          ...(all ? [] : [{ words: 'In this case' }]),
          { words: 'For the worse', num: true },
          { words: 'Target not reached', num: true },
          { words: 'Needs', num: true },
          { words: 'Which' },
        ]}
      >
        {data.spoken.map((row) => (
          <tr key={row.id}>
            <td>
              {row.id && (
                <Link screen="configuration" id={row.id}>
                  {row.label}
                </Link>
              )}{' '}
              <span className="soft">{row.title !== row.label && row.title}</span>
            </td>
            {!all && <td>{row.verdict ?? <span className="faint">not judged</span>}</td>}
            <td className={row.worse > 0 ? 'num prc-bad' : 'num'}>{row.worse}</td>
            <td className="num">{row.unmet}</td>
            <td className="num">{row.needs.length}</td>
            <td className="soft">{[...row.indicators.map(measure), ...row.needs.map(need)].join(' · ')}</td>
          </tr>
        ))}
      </Table>
      {data.silent.length > 0 && (
        <p className="small soft">
          Nothing here speaks to{' '}
          {data.silent.slice(0, 12).map(({ id, label }, i) => (
            <span key={id}>
              {i > 0 && ', '}
              <Link screen="configuration" id={id}>
                {label}
              </Link>
            </span>
          ))}
          {data.silent.length > 12 && ` and ${data.silent.length - 12} more`}.
        </p>
      )}
    </section>
  )
}

function Measures({ data, all }: { data: Answer; all: boolean }) {
  const [shown, more] = useGrowing(data.indicators)
  return (
    <section className="prc-part">
      <h2>Measures</h2>
      <Table
        label="Measures and where they stand"
        head={[...standingHead, ...(all ? [{ words: 'Case' }] : []), { words: 'Speaks to' }]}
      >
        {shown.map((one) => (
          <tr key={one.id}>
            <StandingCells one={one} />
            {all && <td>{one.case}</td>}
            <td className={one.configurations.length === 1 ? 'prc-speaks' : undefined}>
              {one.configurations.map(({ label }) => label).join(', ') || <span className="faint">nothing</span>}
            </td>
          </tr>
        ))}
      </Table>
      {more}
    </section>
  )
}

function Needs({ data }: { data: Answer }) {
  const [shown, more] = useGrowing(data.needs, 10)
  return (
    <>
      {shown.map((one) => (
        <Need key={one.id} one={one} data={data} />
      ))}
      {more}
    </>
  )
}

function Need({ one: { id, value, source }, data }: { one: Answer['needs'][number]; data: Answer }) {
  const save = (field: string) => saveField('need.found', id, field)
  return (
    <article className="prc-one">
      <div className="row">
        <Field label="Whose" quiet line className="bare head" value={value.of} save={save('of')} />
        <span className="push">
          <Remove type="need.found" id={id} value={value} what="the need" />
        </span>
      </div>
      <Field label="Need" quiet long value={value.text} save={save('text')} />
      <div className="prc-fields">
        <Several
          label="Speaks to"
          value={value.configurations}
          options={data.configurations}
          save={save('configurations')}
        />
        <Several label="Measured by" value={value.indicators} options={data.indicatorsOf} save={save('indicators')} />
        {data.cases.length > 0 && (
          <Pick label="Case" value={value.case} none="no case" options={data.cases} save={save('case')} />
        )}
        <SourcePick label="Told or read in" value={source} save={save('source')} />
      </div>
    </article>
  )
}
