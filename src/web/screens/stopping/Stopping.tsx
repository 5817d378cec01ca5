import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { ask, newId, type Refused, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { NoStage } from '../../parts/NoStage.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { Who } from '../../parts/Who.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { useRoute } from '../../routes.ts'
import { May, type StoppingAnswer, shown } from './May.tsx'
import './stopping.css'

const percent = (part: number) => `${Math.round(part * 1000) / 10} %`

/** Whether enough was read at a stage: the test, a random sample, the SAFE list, and the act of stopping with its reason. */
export default function Stopping() {
  const { id } = useRoute()
  const { data, error } = useView('stopping', { stage: id as Id<'stg'> | undefined })
  if (!data && error?.code === 'unknown-thing' && !id) return <NoStage title="May we stop?" />
  if (!data) return <Waiting title="May we stop?" error={error} />
  return (
    <Sheet title="May we stop?" className="stopping written">
      <h1>May we stop?</h1>
      {data.stages.length > 1 && (
        <Tabs
          label="Stages"
          tabs={data.stages.map(({ id, name }) => ({ screen: 'stopping', id, words: name, here: id === data.stage }))}
        />
      )}
      <section className="answer">
        <May data={data} />
        <p className="soft">
          <Link screen="screen" id={data.stage}>
            Go on screening
          </Link>
        </p>
      </section>
      <section>
        <h2>How this is worked out</h2>
        <p className="soft serif">
          The last sources you read are taken as if drawn at random from what was unread before them. If fewer than{' '}
          {percent(data.test.recall)} of all relevant sources had been found, finding so few in that draw would have the
          chance p (hypergeometric; Callaghan and Müller-Hansen 2020). As a ranked order finds more than chance does,
          the test errs on the side of reading on. Rules of thumb such as “fifty in a row” break their promise more
          often than not, and are not used here.
        </p>
      </section>
      <Sample data={data} />
      <section>
        <h2>The SAFE list</h2>
        <Table
          label="What the SAFE procedure asks, and what is met"
          head={[{ words: 'Step', width: '4rem' }, { words: 'Asks that' }, { words: 'Met', width: '8rem' }]}
        >
          {data.safe.map(({ stage, says, met, figures }) => (
            <tr key={says}>
              <td className="num">{stage}</td>
              <td>
                {says} {figures && <span className="faint small num">{figures}</span>}
              </td>
              <td>{met === undefined ? <span className="faint">for you to say</span> : met ? 'yes' : 'not yet'}</td>
            </tr>
          ))}
        </Table>
        <p className="small soft">Boetje and van de Schoot 2024.</p>
      </section>
      <Act data={data} />
    </Sheet>
  )
}

/** A random sample of the candidates: read first, it says how many relevant sources there are to be found. */
function Sample({ data }: { data: StoppingAnswer }) {
  const may = writable.use()
  const [size, setSize] = useState(String(Math.max(1, Math.ceil(data.total / 100))))
  const [refusal, setRefusal] = useState<Refused>()
  const { sample, recall } = data
  const draw = async () => {
    const id = newId('smp')
    const result = await ask(
      { do: 'draw', id, use: 'recall', stage: data.stage, size: Number(size), seed: id },
      'Drawn. These come first in every queue.',
      { quiet: true },
    )
    setRefusal(result.ok ? undefined : result.refusal)
  }
  return (
    <section>
      <h2>A random sample</h2>
      <p className="serif">
        {!sample
          ? 'No sample was drawn. A sample that is read whole says, with an interval, how many relevant sources there are.'
          : sample.read < sample.size
            ? `${sample.read} of ${sample.size} drawn were read; an estimate needs them all.`
            : recall
              ? `Of ${sample.size} drawn, ${sample.hits} ${sample.hits === 1 ? 'is' : 'are'} relevant. So an estimated ${percent(recall.value)} of all relevant sources were found (95 % interval ${percent(recall.low)} to ${percent(recall.high)}).`
              : `None of ${sample.size} drawn is relevant: too few to say how many there are.`}
      </p>
      {may && data.total > 0 && (
        <div className="row wrap">
          <label className="row">
            Draw
            <input
              className="input count"
              type="number"
              min={1}
              max={data.total}
              value={size}
              onChange={(event) => setSize(event.target.value)}
            />
            {sample ? 'more' : 'sources'}
          </label>
          <Button onClick={() => void draw()}>Draw</Button>
        </div>
      )}
      <WhyNot of={refusal} />
    </section>
  )
}

/** Stopping is an act with a reason; the figures are kept as they stood, and reported. */
function Act({ data }: { data: StoppingAnswer }) {
  const may = writable.use() && data.mayStop
  const viewer = useView('frame', {}).data?.viewer
  const [because, setBecause] = useState('')
  const [refusal, setRefusal] = useState<Refused>()
  const unread = data.total - data.read
  const stop = async () => {
    if (!viewer) return
    if (because.trim() === '')
      return setRefusal({
        code: 'reason-needed',
        message: 'Say why you stop here.',
        hint: 'It is reported with the figures.',
      })
    const { test, recall, found, read, total, sinceLast } = data
    const figures = [
      { what: 'read', value: read },
      { what: 'candidates', value: total },
      { what: 'relevant', value: found },
      ...(sinceLast === undefined ? [] : [{ what: 'since the last relevant', value: sinceLast }]),
      { what: `p of recall under ${percent(test.recall)}`, value: test.p },
      ...(recall
        ? [{ what: 'estimated recall', value: recall.value, note: `${percent(recall.low)} to ${percent(recall.high)}` }]
        : []),
    ]
    const result = await ask(
      {
        do: 'change',
        changes: [
          {
            type: 'screening.stopped',
            id: newId('stp'),
            from: null,
            to: { stage: data.stage, because, by: viewer, unread, figures },
          },
        ],
      },
      'Stopped, with the figures as they stand.',
      { quiet: true },
    )
    setRefusal(result.ok ? undefined : result.refusal)
    if (result.ok) setBecause('')
  }
  return (
    <section>
      <h2>Stop here</h2>
      <ul className="rows">
        {data.stopped.map(({ id, value, by }) => (
          <li key={id} className="note">
            <div>
              <p className="serif">{value.because}</p>
              <p className="small faint num">
                <Who id={by.id} full />, {value.unread.toLocaleString('en-GB')} unread ·{' '}
                {value.figures
                  .map(
                    ({ what, value: figure, note }) =>
                      `${what} ${/^p /.test(what) ? shown(figure) : (note ?? figure.toLocaleString('en-GB'))}`,
                  )
                  .join(' · ')}
              </p>
            </div>
            <Remove type="screening.stopped" id={id} value={value} what="the stopping" />
          </li>
        ))}
      </ul>
      {may && unread > 0 && (
        <div className="row">
          <input
            className="input"
            aria-label="Why you stop here"
            placeholder={`Why ${unread.toLocaleString('en-GB')} are left unread`}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
          <Button onClick={() => void stop()}>Stop</Button>
        </div>
      )}
      <WhyNot of={refusal} />
    </section>
  )
}
