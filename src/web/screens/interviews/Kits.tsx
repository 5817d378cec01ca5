import { useState } from 'react'
import { instrumentKinds, interviewPhases } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { counted } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, readAnew, record } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { Link } from '../../parts/Link.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate } from '../../routes.ts'
import { same } from '../protocol/editing.ts'
import type { InterviewsAnswer } from './answer.ts'

/** What there is to ask, look and read with; and the drafting of a new one from chosen configurations. */
export function Kits({ data }: { data: InterviewsAnswer }) {
  const may = writable.use()
  const now = data.instruments.filter(({ replaced }) => !replaced)
  return (
    <>
      {data.instruments.length === 0 ? (
        <Empty fact="No kit yet." {...(data.configurations.length === 0 && { next: true })}>
          {data.configurations.length === 0 &&
            'First the theory: form configurations, or begin from a frozen version of a review. '}
          A kit puts the theories you choose in plain words and asks about each part. Every sentence can be reworded.
        </Empty>
      ) : (
        <Table
          label="Kits"
          head={[
            { words: 'Kit' },
            { words: 'Kind' },
            { words: 'For' },
            { words: 'Theories', num: true },
            { words: 'Used', num: true },
            { words: '' },
          ]}
        >
          {[...now, ...data.instruments.filter(({ replaced }) => replaced)].map((one) => (
            <tr key={one.id} className={one.replaced ? 'itv-old' : undefined}>
              <td>
                <Link screen="interviews" id={one.id}>
                  {one.title}
                </Link>
              </td>
              <td className="soft">{[one.kind, one.phase].filter(Boolean).join(', ')}</td>
              <td className="soft">{one.audience}</td>
              <td className="num">{one.theories}</td>
              <td className="num">{one.encounters || '·'}</td>
              <td className="soft">
                {one.replaced ? (
                  'replaced'
                ) : one.moved > 0 ? (
                  <span className="itv-lack">{counted(one.moved, 'theory has', 'theories have')} moved</span>
                ) : (
                  ''
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {may && data.configurations.length > 0 && <New data={data} />}
    </>
  )
}

function New({ data: { configurations, instruments } }: { data: InterviewsAnswer }) {
  const [kind, setKind] = useState<(typeof instrumentKinds)[number]>('topic guide')
  const [phase, setPhase] = useState<(typeof interviewPhases)[number]>('refining')
  const [audience, setAudience] = useState('')
  const [left, setLeft] = useState<readonly Id<'cmoc'>[]>([])
  const [busy, setBusy] = useState(false)
  const chosen = configurations.map(({ id }) => id).filter((id) => !left.includes(id))
  const draft = async () => {
    if (busy || chosen.length === 0) return
    setBusy(true)
    const { draft } = await readAnew('instrument', {
      kind,
      phase,
      of: chosen.join(','),
      ...(audience.trim() && { audience: audience.trim() }),
    })
    const id = newId('ins')
    const result =
      draft &&
      (await record(
        { type: 'instrument.made', id, from: null, to: { ...draft, order: instruments.length + 1 } },
        'Drafted a kit.',
      ))
    setBusy(false)
    if (result?.ok) navigate({ screen: 'interviews', id })
  }
  useAction('draft-kit', chosen.length > 0 ? () => void draft() : undefined)
  return (
    <section className="itv-new" aria-labelledby="itv-new">
      <h2 id="itv-new">A new kit</h2>
      <div className="itv-fields">
        <OneOf label="Kind" value={kind} options={same(instrumentKinds)} set={setKind} />
        {kind === 'topic guide' && <OneOf label="Phase" value={phase} options={same(interviewPhases)} set={setPhase} />}
        <Entered label="For whom" value={audience} set={setAudience} placeholder="board members" />
      </div>
      <p className="soft">{phases[kind === 'topic guide' ? phase : kind]}</p>
      <fieldset className="itv-of">
        <legend className="label">Theories</legend>
        {configurations.map(({ id, label, title }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!left.includes(id)}
              onChange={(event) =>
                setLeft((now) => (event.target.checked ? now.filter((one) => one !== id) : [...now, id]))
              }
            />
            {label} {title !== label && <span className="soft">{title}</span>}
          </label>
        ))}
      </fieldset>
      <ActionButton name="draft-kit" kind="main" />
    </section>
  )
}

const phases = {
  gleaning: 'Open questions: no theory is shown, and the person teaches.',
  refining:
    'Each theory in plain words, then its context, resource, reasoning, outcome and rivals: the person says what is wrong with it.',
  consolidating: 'The theory as it stands now, for what is still wrong and where it ends.',
  'observation template': 'Setting, actors, what is offered or done, and what people visibly make of it.',
  'document guide': 'What a document or minutes say of each part, and whether it is intended, decided or reported.',
}
