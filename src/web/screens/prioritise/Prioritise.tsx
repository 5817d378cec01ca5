import type { Id } from '../../../core/ids.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { record, saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { Switch, Tabs } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import type { Chosen, PrioritisingAnswer } from './answer.ts'
import { Ballots } from './Ballots.tsx'
import { Clarify } from './Clarify.tsx'
import { NewPrioritisation } from './NewPrioritisation.tsx'
import { Prepare } from './Prepare.tsx'
import { Result } from './Result.tsx'
import { TogetherTabs } from './TogetherTabs.tsx'
import { Wall } from './Wall.tsx'
import { Writing } from './Writing.tsx'
import './prioritise.css'

/** A group puts ideas in order, step by step, each at their own device; and a view for the wall. */
export default function Prioritise() {
  const { id, query } = useRoute()
  const { data, error } = useView('prioritising', { id: id as Id<'prz'> | undefined })
  const chosen = data?.chosen
  const may = writable.use()
  /** Some have not done their part of the step. */
  const waits = chosen?.seats.some(({ ready }) => ready === false) ?? false
  const wall = query.get('show') === 'wall'
  const next = chosen?.facilitates ? chosen.next : undefined
  useAction(
    'next-group-step',
    chosen && next
      ? () =>
          void record(
            {
              type: 'prioritisation.set',
              id: chosen.id,
              from: { step: chosen.value.step },
              to: { step: next.step },
            },
            `${next.words}: the step before is over, and what was said in it is seen by all.`,
          )
      : undefined,
  )
  useAction('group-wall', chosen ? () => setQuery({ show: wall ? undefined : 'wall' }) : undefined)
  useAction(
    'group-csv',
    chosen?.csv ? () => saveFile(`${chosen.value.title}.csv`, chosen.csv ?? '', 'text/csv') : undefined,
  )
  if (!data) return <Waiting title="Prioritise" error={error} />
  return (
    <Sheet title="Prioritise" className={wall ? 'prioritise wall' : 'prioritise'}>
      {!wall && <TogetherTabs here="prioritise" />}
      <div className="title">
        {chosen && !wall && may && chosen.facilitates ? (
          <h1 className="grow">
            <Field
              label="Title"
              quiet
              line
              className="bare name"
              value={chosen.value.title}
              save={saveField('prioritisation.set', chosen.id, 'title')}
            />
          </h1>
        ) : (
          <h1>{chosen?.value.title ?? 'Prioritise'}</h1>
        )}
        <span className="push row">
          {chosen && (
            <Switch
              label="For whom"
              value={wall ? 'wall' : 'me'}
              options={[
                ['me', 'For me'],
                ['wall', 'For the wall'],
              ]}
              onChange={(to) => setQuery({ show: to === 'wall' ? 'wall' : undefined })}
            />
          )}
          <ActionButton name="group-csv" kind="quiet" />
          {next && (
            <ActionButton name="next-group-step" kind={waits ? undefined : 'main'}>
              Go on: {next.words.toLowerCase()}
            </ActionButton>
          )}
        </span>
      </div>
      {!wall && data.all.length > 1 && (
        <Tabs
          label="Prioritisations"
          tabs={data.all.map((one) => ({
            screen: 'prioritise',
            id: one.id,
            words: one.title,
            here: one.id === chosen?.id,
          }))}
        />
      )}
      {chosen ? (
        <>
          <Steps chosen={chosen} />
          {chosen.value.question && chosen.value.step !== 'preparing' && (
            <p className="asked">{chosen.value.question}</p>
          )}
          {wall ? (
            <Wall chosen={chosen} />
          ) : (
            <Step key={`${chosen.id} ${chosen.value.step}`} chosen={chosen} data={data} />
          )}
        </>
      ) : (
        <Empty fact="Nothing is prioritised yet.">
          A group can put programme theories, configurations or free words in order: each writes and ranks in silence,
          it is talked about, and ranked again. Nobody sees what another wrote or ranked until the step is over.
        </Empty>
      )}
      {!wall && may && <NewPrioritisation all={data.all} />}
    </Sheet>
  )
}

/** Where the group is on its way. */
function Steps({ chosen: { steps, seats, facilitator } }: { chosen: Chosen }) {
  const asked = seats.filter(({ ready }) => ready !== undefined)
  const ready = asked.filter((seat) => seat.ready).length
  return (
    <div className="way">
      <ol className="group-steps" aria-label="Steps">
        {inPlace(steps, ({ step, words, here }) => (
          <li key={step} aria-current={here ? 'step' : undefined}>
            {words}
          </li>
        ))}
      </ol>
      <p className="small faint" role="status">
        {asked.length > 0
          ? `${ready} of ${asked.length} ${asked.length === 1 ? 'is' : 'are'} done`
          : `${sentenceCase(counted(seats.length, 'person', 'people'))} ${seats.length === 1 ? 'takes' : 'take'} part`}
        , {facilitator.name} facilitates
      </p>
    </div>
  )
}

/** What one does at the step that the group is at. */
function Step({ chosen, data }: { chosen: Chosen; data: PrioritisingAnswer }) {
  switch (chosen.value.step) {
    case 'preparing':
      return <Prepare chosen={chosen} data={data} />
    case 'generating':
      return <Writing chosen={chosen} />
    case 'clarifying':
      return <Clarify chosen={chosen} data={data} />
    case 'ranking':
    case 'ranking again':
      return <Ballots chosen={chosen} />
    default:
      return <Result chosen={chosen} />
  }
}
