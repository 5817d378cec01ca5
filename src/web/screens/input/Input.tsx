import { inputOutcomes, inputWays } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { whoOf } from '../../../core/input/who.ts'
import { ask, saveField, useView } from '../../api.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Several } from '../../parts/Several.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { TalkMark } from '../../talk/TalkMark.tsx'
import { TogetherTabs } from '../prioritise/TogetherTabs.tsx'
import { AboutThings } from './AboutThings.tsx'
import { Acts } from './Acts.tsx'
import type { InputAnswer } from './answer.ts'
import { NewInput } from './NewInput.tsx'
import './input.css'

type One = InputAnswer['inputs'][number]

const options = (list: readonly string[]) => list.map((one) => [one, one] as const)

/** What stakeholders said, by role and without names, what they were shown, and what came of it. */
export default function Input() {
  const { query } = useRoute()
  const { data, error } = useView('input', {
    role: query.get('role') ?? undefined,
    how: (query.get('how') ?? undefined) as One['value']['how'] | undefined,
    outcome: (query.get('outcome') ?? undefined) as One['value']['outcome'] | undefined,
  })
  if (!data) return <Waiting title="Stakeholder input" error={error} />
  return (
    <Sheet title="Stakeholder input" className="given written">
      <TogetherTabs here="input" />
      <div className="title">
        <h1>Stakeholder input</h1>
      </div>
      <p className="soft lead">
        What people outside the team said, when and how, which version they were shown, and what changed by it or why
        nothing did. Say who by role; no names are needed.
      </p>
      {data.of > 0 && (
        <div className="row wrap filters">
          <Choice name="role" label="Who" options={options(data.roles)} />
          <Choice name="how" label="How" options={options(inputWays)} />
          <Choice name="outcome" label="What came of it" options={options(inputOutcomes)} />
          <span className="faint small">
            {data.inputs.length} of {data.of}
          </span>
        </div>
      )}
      {data.mayAdd && <NewInput data={data} />}
      {data.inputs.length === 0 && (
        <Empty fact={data.of === 0 ? 'Nothing is logged yet.' : 'None is like that.'}>
          {data.of === 0 ? 'Log what was said at a meeting, in an e-mail or a workshop.' : 'Choose otherwise above.'}
        </Empty>
      )}
      {data.inputs.map((one) => (
        <Given key={one.id} one={one} data={data} />
      ))}
    </Sheet>
  )
}

function Given({ one, data }: { one: One; data: InputAnswer }) {
  const { id, value, who, about, changed } = one
  const save = (field: string) => saveField('input.given', id, field)
  const put = (field: 'about' | 'changed') => (from: readonly Id[] | null, to: readonly Id[] | null) =>
    save(field)(from, to)
  return (
    <article className="one-input">
      <div className="row wrap when">
        <Field label="When" quiet className="bare" value={value.on} save={save('on')} />
        <Field
          label="Who, by role"
          quiet
          className="bare"
          value={who}
          save={(_, to) =>
            ask(
              {
                do: 'change',
                changes: [{ type: 'input.given', id, from: { who: value.who }, to: { who: whoOf(to ?? '') } } as Fact],
              },
              undefined,
              { quiet: true },
            )
          }
        />
        <span className="push row">
          <TalkMark about={id} of="this input" />
          <Remove type="input.given" id={id} value={value} what="the input" />
        </span>
      </div>
      <Field label="What they said" quiet long value={value.text} save={save('text')} />
      <div className="row wrap said-how">
        <Pick label="How" value={value.how} options={options(inputWays)} save={save('how')} />
        <Pick label="Version shown" value={value.version} options={data.versions} none="none" save={save('version')} />
        <Field label="What else was shown" value={value.shown} save={save('shown')} />
        <Pick label="Meeting" value={value.meeting} options={data.meetings} none="none" save={save('meeting')} />
        <Field label="Consent" placeholder="asked and given, 3 May" value={value.consent} save={save('consent')} />
      </div>
      <AboutThings label="About" things={about} value={value.about} save={put('about')} />
      <div className="row wrap came">
        <Pick label="What came of it" value={value.outcome} options={options(inputOutcomes)} save={outcome(one)} />
        <Field
          label={value.outcome === 'not changed' ? 'Why nothing changed' : 'What changed'}
          long
          value={value.because}
          save={save('because')}
        />
      </div>
      {value.outcome === 'changed' && (
        <>
          {data.refinements.length > 0 && (
            <Several
              label="Refinements it led to"
              value={value.changed?.filter((one) => one.startsWith('rfn_'))}
              options={data.refinements}
              save={(_, to) =>
                put('changed')(
                  value.changed ?? null,
                  orNone([...(value.changed ?? []).filter((one) => !one.startsWith('rfn_')), ...(to ?? [])]),
                )
              }
            />
          )}
          <Acts acts={one.acts} value={value.acts} since={value.on} save={save('acts')} />
          <AboutThings
            label="What else it changed"
            things={changed.filter((one) => !one.id.startsWith('rfn_'))}
            value={value.changed}
            save={put('changed')}
          />
        </>
      )}
      <p className="small faint">
        Entered by {one.by.name}.{' '}
        {changed
          .filter((one) => one.id.startsWith('rfn_') && one.place)
          .map((one) => (
            <Link key={one.id} screen={one.place?.screen ?? 'lineage'} id={one.place?.id}>
              {one.label}
            </Link>
          ))}
      </p>
    </article>
  )
}

const orNone = <T,>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null)

/** What came of it needs words: until they are there, the reason says that it is to be written. */
const outcome =
  ({ id, value }: One) =>
  (from: string | null, to: string | null) => {
    const wants = to !== 'open' && !value.because?.trim()
    return ask(
      {
        do: 'change',
        changes: [
          {
            type: 'input.given',
            id,
            from: { outcome: from, ...(wants && { because: value.because ?? null }) },
            to: { outcome: to, ...(wants && { because: 'To be written.' }) },
          } as Fact,
        ],
      },
      undefined,
      { quiet: true },
    )
  }
