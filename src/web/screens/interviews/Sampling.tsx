import { waysToHear } from '../../../core/choices.ts'
import { nextWords } from '../../../core/fieldwork/next-words.ts'
import type { Id } from '../../../core/ids.ts'
import { listed, sentenceCase } from '../../../core/wording.ts'
import { writable } from '../../acting.ts'
import { newId, record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Table } from '../../parts/Table.tsx'
import type { InterviewsAnswer } from './answer.ts'

type Lack = InterviewsAnswer['frame'][number]

/** What each theory lacks and whom to hear next, and the targets that were planned with how many were heard. */
export function Sampling({ data }: { data: InterviewsAnswer }) {
  const may = writable.use()
  const { frame, targets, cases } = data
  const planned = ({ id }: Lack) => targets.some(({ value }) => !value.done && value.configurations?.includes(id))
  const plan = ({ id, label, next }: Lack) => {
    if (!next) return
    const order = Math.max(0, ...targets.map(({ value }) => value.order ?? 0)) + 1
    return record(
      {
        type: 'sampling.planned',
        id: newId('tgt'),
        from: null,
        to: {
          ...(next.role && { role: next.role }),
          way: next.way,
          ...(next.case && { case: next.case.id }),
          configurations: [id],
          because: sentenceCase(`${next.because}.`),
          wanted: 1,
          order,
        },
      },
      `Planned a target for ${label}.`,
    )
  }
  return (
    <>
      <p className="soft itv-lead">
        A sample led by theory hears who could still tell something about a part of it. Theories that lack most come
        first.
      </p>
      {frame.length === 0 ? (
        <Empty fact="There is no theory to sample for." next>
          Form configurations first, or begin the evaluation from a frozen version of a review.
        </Empty>
      ) : (
        <div className="itv-frame">
          <Table
            label="What each theory lacks"
            head={[
              { words: 'Theory', width: '21%' },
              { words: 'Not heard of yet', width: '29%' },
              { words: 'Whom to hear next, and why' },
              { words: 'Whether to go on', width: '18%' },
            ]}
          >
            {frame.map((one) => (
              <tr key={one.id}>
                <td className="itv-theory">
                  <Link screen="configuration" id={one.id}>
                    {one.label}
                  </Link>
                  {one.title !== one.label && <span className="soft"> {one.title}</span>}
                </td>
                <td className="soft">
                  <Lacking lack={one} />
                </td>
                <td>
                  {one.next ? (
                    <>
                      <b className="strong">{sentenceCase(nextWords(one.next))}</b>{' '}
                      <span className="soft">{sentenceCase(one.next.because)}.</span>{' '}
                      {planned(one)
                        ? 'It is among the targets.'
                        : may && (
                            <Button kind="quiet" onClick={() => void plan(one)}>
                              Plan it
                            </Button>
                          )}
                    </>
                  ) : (
                    <span className="soft">Nothing is lacking.</span>
                  )}
                </td>
                <td className={one.enough ? undefined : 'soft'}>{one.stopping}</td>
              </tr>
            ))}
          </Table>
        </div>
      )}
      <h2>Targets</h2>
      {targets.length === 0 ? (
        <p className="soft">None is planned. Plan one from what is lacking, and set how many are wanted.</p>
      ) : (
        <ul className="itv-targets">
          {targets.map(({ id, value, heard }) => (
            <Target key={id} id={id} value={value} heard={heard} cases={cases} frame={frame} />
          ))}
        </ul>
      )}
    </>
  )
}

/** More names than this are counted, and told in full on hovering. */
const mostNamed = 3

/** What was not heard of yet, a line for parts, one for roles and one for cases. */
const Lacking = ({ lack: { parts, roles, cases } }: { lack: Lack }) => (
  <dl className="itv-lacking">
    {(
      [
        ['Parts', parts],
        ['From', roles],
        ['In', cases],
      ] as const
    ).map(
      ([of, names]) =>
        names.length > 0 && (
          <div key={of}>
            <dt>{of}</dt>
            <dd title={names.length > mostNamed ? listed(names) : undefined}>
              {names.length > mostNamed
                ? `${names.slice(0, mostNamed - 1).join(', ')} and ${names.length - mostNamed + 1} more`
                : listed(names)}
            </dd>
          </div>
        ),
    )}
  </dl>
)

function Target({
  id,
  value,
  heard,
  cases,
  frame,
}: InterviewsAnswer['targets'][number] & { cases: InterviewsAnswer['cases']; frame: InterviewsAnswer['frame'] }) {
  const save = (field: string) => saveField('sampling.planned', id, field)
  const number = (field: string) => {
    const put = save(field)
    return Object.assign(
      (from: string | null, to: string | null) =>
        put(from === null ? null : Number(from), to === null ? null : Number(to)),
      { of: put.of },
    )
  }
  const theories = (value.configurations ?? []).map(
    (one: Id<'cmoc'>) => frame.find((row) => row.id === one)?.label ?? one,
  )
  return (
    <li className={value.done || heard >= value.wanted ? 'done' : undefined}>
      <p className="itv-heard">
        <b className="num">{heard}</b> of {value.wanted} heard{theories.length > 0 && `, on ${listed(theories)}`}
      </p>
      <div className="itv-fields">
        <Field label="Who, by role" value={value.role} placeholder="anybody" save={save('role')} />
        <Pick label="How" value={value.way} options={waysToHear.map((way) => [way, way] as const)} save={save('way')} />
        {cases.length > 0 && (
          <Pick label="Case" value={value.case} none="any case" options={cases} save={save('case')} />
        )}
        <Field label="Wanted" value={String(value.wanted)} save={number('wanted')} />
        <Field
          label="Enough after so many without anything new"
          value={value.stopAfter === undefined ? undefined : String(value.stopAfter)}
          placeholder="3"
          save={number('stopAfter')}
        />
      </div>
      <div className="itv-words">
        <Field label="Why" line value={value.because} save={save('because')} />
        <Field label="Another rule, in words" line value={value.stopWhen} save={save('stopWhen')} />
        <Field label="Done, because" line value={value.done} save={save('done')} />
        <Remove type="sampling.planned" id={id} value={value} what="the target" />
      </div>
    </li>
  )
}
