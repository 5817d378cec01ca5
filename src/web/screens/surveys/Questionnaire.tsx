import type { Id } from '../../../core/ids.ts'
import { limeSurvey } from '../../../core/survey/limesurvey.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, readAnew, record, saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Field } from '../../parts/Field.tsx'
import { GuidanceTabs } from '../../parts/GuidanceTabs.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { Switch } from '../../parts/Tabs.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { Items } from './Items.tsx'
import { Told } from './Told.tsx'
import { Waves } from './Waves.tsx'

const shows = [
  ['items', 'Items'],
  ['waves', 'Waves'],
  ['answers', 'What was answered'],
] as const

/** One questionnaire: what it asks, when it was put to people, and what they answered. */
export function Questionnaire({ id }: { id: Id<'qst'> }) {
  const { query } = useRoute()
  const params = {
    wave: query.get('wave') ?? undefined,
    by: query.get('by') ?? undefined,
    of: query.get('of') ?? undefined,
  }
  const { data, error } = useView('survey', {
    id,
    ...(params as Partial<{ wave: Id<'wav'>; by: 'case'; of: Id<'cmoc'> }>),
  })
  const may = writable.use()
  const form = async (wave?: Id<'wav'>) => {
    const { html, name } = await readAnew('surveyPage', { id, wave })
    if (html) saveFile(name, html, 'text/html')
  }
  useAction('survey-form', data && data.value.items.length > 0 ? () => void form(data.waves.at(-1)?.id) : undefined)
  useAction(
    'survey-limesurvey',
    data && data.value.items.length > 0
      ? () => saveFile(`${data.value.title.replace(/[^\p{L}\p{N}]+/gu, '-')}.txt`, limeSurvey(data.value), 'text/plain')
      : undefined,
  )
  useAction('survey-version', may && data?.frozen && !data.newer ? () => void anew() : undefined)
  if (!data) return <Waiting title="Surveys" error={error} />
  const { value, version, frozen, newer, moved } = data
  const show = shows.find(([one]) => one === query.get('show'))?.[0] ?? 'items'
  const save = (field: string) => saveField('questionnaire.made', id, field)
  const anew = async () => {
    const next = newId('qst')
    const made = await record(
      { type: 'questionnaire.made', id: next, from: null, to: { ...value, replaces: id } },
      'Made a new version.',
    )
    if (made.ok) navigate({ screen: 'surveys', id: next })
  }
  return (
    <Sheet title={value.title} className="surveys one">
      {value.purpose === 'assessment' ? <GuidanceTabs here="assessment" /> : <EvaluateTabs here="surveys" />}
      <div className="title">
        <h1 className={frozen ? undefined : 'sr'}>{value.title}</h1>
        {!frozen && <Field label="Title" quiet className="bare srv-title" value={value.title} save={save('title')} />}
        <span className="soft">version {version}</span>
        <span className="push row">
          <Link screen="surveys">All questionnaires</Link>
          <Link screen="trail" id={id}>
            Trail
          </Link>
          <ActionButton name="survey-form" kind="quiet" />
          <ActionButton name="survey-limesurvey" kind="quiet" />
          <ActionButton name="survey-version" kind="quiet" />
          {!frozen && (
            <Remove type="questionnaire.made" id={id} value={value} what={`the questionnaire ${value.title}`} />
          )}
        </span>
      </div>
      <div className="row srv-shows">
        <Switch
          label="What is shown of it"
          value={show}
          options={shows}
          onChange={(next) => setQuery({ show: next === 'items' ? undefined : next, by: undefined, of: undefined })}
        />
      </div>
      {newer && (
        <p className="srv-note">
          A{' '}
          <Link screen="surveys" id={newer}>
            newer version
          </Link>{' '}
          takes its place.
        </p>
      )}
      {frozen && !newer && show === 'items' && (
        <p className="srv-note">
          {data.answered ? 'It has been answered' : 'Links to it were given out'}, and it stays as it was put to people.
          A new version can be changed.
        </p>
      )}
      {moved.length > 0 && (
        <section className="srv-moved" aria-label="The theory has moved">
          <p>
            <b>The theory has moved under it.</b>
          </p>
          <ul>
            {moved.map(({ key, because }) => (
              <li key={key}>
                <code>{key}</code> {because}
              </li>
            ))}
          </ul>
        </section>
      )}
      {show === 'items' && <Items data={data} />}
      {show === 'waves' && <Waves data={data} form={form} />}
      {show === 'answers' && <Told data={data} />}
    </Sheet>
  )
}
