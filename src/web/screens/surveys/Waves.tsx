import type { Id } from '../../../core/ids.ts'
import { whoOf, whoWords } from '../../../core/input/who.ts'
import { writable } from '../../acting.ts'
import { ask, newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import type { SurveyAnswer } from './answer.ts'
import { BringAnswers } from './BringAnswers.tsx'
import { Links } from './Links.tsx'

type Wave = SurveyAnswer['waves'][number]

/** The rounds in which it is put to people, the last first. */
export function Waves({ data, form }: { data: SurveyAnswer; form: (wave?: Id<'wav'>) => Promise<void> }) {
  const viewer = useView('frame', {}).data?.viewer
  const last = data.waves.at(-1)
  return (
    <>
      {data.waves.length === 0 && (
        <Empty fact="It has not been put to anybody yet." next>
          A wave is one round of asking: name it, say who is asked, and give them the form. Then bring in what comes
          back.
        </Empty>
      )}
      {data.waves.toReversed().map((wave) => (
        <WavePart key={wave.id} data={data} wave={wave} form={form} keys={wave === last} />
      ))}
      {viewer && (
        <Adder
          label="Open a wave"
          action="add-wave"
          placeholder="Spring 2026"
          add={(name) =>
            record(
              {
                type: 'wave.opened',
                id: newId('wav'),
                from: null,
                to: { questionnaire: data.id, name, anonymous: true, by: viewer, order: data.waves.length + 1 },
              },
              'Opened it.',
            )
          }
        />
      )}
    </>
  )
}

interface Props {
  data: SurveyAnswer
  wave: Wave
  form: (wave?: Id<'wav'>) => Promise<void>
  /** Whether the keys of the screen mean this one. */
  keys: boolean
}

function WavePart({ data, wave, form, keys }: Props) {
  const { id, value, answered, responded } = wave
  const fixed = answered || value?.linked === true
  const may = writable.use()
  if (!value) return null
  const save = (field: string) => saveField('wave.opened', id, field)
  const close = (closed: boolean) =>
    record(
      { type: 'wave.opened', id, from: { closed: value.closed ?? null }, to: { closed: closed || null } },
      closed ? 'Closed it: what was answered is told now.' : 'Opened it again.',
    )
  return (
    <section className="srv-wave" aria-label={value.name}>
      <div className="row">
        <Field label="Name of the wave" quiet className="bare srv-name" value={value.name} save={save('name')} />
        <span className="soft">
          {responded}, {value.closed ? 'closed' : 'open'}
        </span>
        <span className="push row">
          <Button kind="quiet" onClick={() => void form(id)}>
            Form<span className="sr"> of {value.name}</span>
          </Button>
          {may && (
            <Button kind="quiet" onClick={() => void close(!value.closed)}>
              {value.closed ? 'Open again' : 'Close'}
              <span className="sr"> {value.name}</span>
            </Button>
          )}
          {!fixed && <Remove type="wave.opened" id={id} value={value} what={`the wave ${value.name}`} />}
        </span>
      </div>
      <div className="srv-about">
        {!fixed ? (
          <Toggle label="Anonymous" value={value.anonymous} save={save('anonymous')} />
        ) : (
          <p className="said">{value.anonymous ? 'Anonymous' : 'Under codes'}</p>
        )}
        {data.cases.length > 0 && (
          <Pick label="Case" value={value.case} none="no case" options={data.cases} save={save('case')} />
        )}
        {!fixed && data.sources.length > 0 && (
          <Pick label="As the source" value={value.source} none="none" options={data.sources} save={save('source')} />
        )}
        <Field
          label="Who is asked"
          value={value.asked && whoWords(value.asked)}
          placeholder="12 nurses, 3 managers"
          save={Object.assign(
            (_: string | null, to: string | null) => save('asked')(value.asked ?? null, to ? whoOf(to) : null),
            { of: `${id} asked` },
          )}
        />
        <Field label="Opens" value={value.opens} placeholder="at once" save={save('opens')} />
        <Field label="Closes" value={value.closes} placeholder="2026-06-30" save={save('closes')} />
        <Field
          label="Smallest group shown"
          value={(value.smallest ?? data.smallest).toString()}
          save={Object.assign(
            (_: string | null, to: string | null) =>
              save('smallest')(
                value.smallest ?? null,
                to === null ? null : Number.isInteger(Number(to)) ? Number(to) : to,
              ),
            { of: `${id} smallest` },
          )}
        />
      </div>
      {data.mayBring && <Links data={data} wave={wave} form={form} />}
      {data.mayBring && !value.anonymous && answered && (
        <Adder
          label="Withdraw the answers of a code"
          placeholder="R_7"
          add={(respondent) => ask({ do: 'withdrawAnswers', wave: id, respondent }, 'Their answers are gone for good.')}
        />
      )}
      {data.mayBring && !value.closed && <BringAnswers items={data.value.items} wave={id} keys={keys} />}
    </section>
  )
}
