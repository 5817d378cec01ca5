import type { Value } from '../../../core/fact.ts'
import { partWords } from '../../../core/fieldwork/part-words.ts'
import { turnsOf } from '../../../core/fieldwork/turns.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { writable } from '../../acting.ts'
import { downloadMade, newId, record, saveField, useView } from '../../api.ts'
import { useList } from '../../parts/ahead.ts'
import { Button } from '../../parts/Button.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate } from '../../routes.ts'

type Prompt = Value<'instrument'>['prompts'][number]

/** One kit: every prompt with its theory and part, to be reworded until it is used. */
export function Kit({ id }: { id: Id<'ins'> }) {
  const { data, error, isSuccess } = useView('instrument', { id })
  if (!data) return <Waiting title="Kit" error={error} />
  const { chosen } = data
  if (!chosen)
    return (
      <Sheet title="Kit">
        <h1 className="sr">Kit</h1>
        <Empty fact={isSuccess ? 'There is no such kit.' : ''} next>
          It was removed, or was never there.
        </Empty>
      </Sheet>
    )
  return <One id={id} chosen={chosen} />
}

function One({ id, chosen }: { id: Id<'ins'>; chosen: NonNullable<ViewAnswer<'instrument'>['chosen']> }) {
  const may = writable.use()
  const [all, put] = useList<Prompt>(chosen.value.prompts, saveField('instrument.made', id, 'prompts'))
  const { value, used, encounters, replaces, replaced, moved, next, version, labels } = chosen
  const open = may && !used
  const save = (key: string) => {
    // A prompt whose words are taken away is taken out.
    return Object.assign(
      (_: string | null, to: string | null) =>
        put(
          to === null
            ? all.filter((one) => one.key !== key)
            : all.map((one) => (one.key === key ? { ...one, text: to } : one)),
        ),
      { of: `${id} ${key}` },
    )
  }
  const replace = async () => {
    const fresh = newId('ins')
    const result = await record(
      {
        type: 'instrument.made',
        id: fresh,
        from: null,
        to: { ...next, ...(value.order !== undefined && { order: value.order }) },
      },
      'Made a new version.',
    )
    if (result.ok) navigate({ screen: 'interviews', id: fresh })
  }
  const show = (prompts: readonly Prompt[]) =>
    prompts.map(({ key, part, text }) => (
      <div key={key} className="itv-prompt">
        <span className="itv-part">{partWords[part]}</span>
        {open ? (
          <Field label={partWords[part]} quiet long value={text} save={save(key)} />
        ) : (
          <p className="serif">{text}</p>
        )}
      </div>
    ))
  const at = all.findIndex(({ configuration }) => configuration)
  const ofAll = (here: (i: number) => boolean) =>
    all.filter(({ configuration }, i) => !configuration && here(at === -1 ? -1 : i))
  return (
    <Sheet title={value.title} className="interviews kit">
      <EvaluateTabs here="interviews" />
      <div className="title">
        <h1>{value.title}</h1>
        <span className="push row">
          <Link screen="interviews" query={{ show: 'kits' }}>
            All kits
          </Link>
          {(['docx', 'pdf', 'html', 'md'] as const).map((format) => (
            <Button
              key={format}
              kind="quiet"
              onClick={() => void downloadMade(`report.${format}`, { piece: `instrument-${id}` }, 'POST')}
            >
              {format === 'docx' ? 'Word' : format === 'md' ? 'Markdown' : format.toUpperCase()}
            </Button>
          ))}
          {!used && <Remove type="instrument.made" id={id} value={value} what="the kit" />}
        </span>
      </div>
      <p className="soft itv-lead">
        {[
          sentenceCase(value.kind),
          value.phase,
          value.audience && `for ${value.audience}`,
          version && `theory as of “${version}”`,
        ]
          .filter(Boolean)
          .join(', ')}
        {replaces && (
          <>
            ; replaces{' '}
            <Link screen="interviews" id={replaces.id}>
              {replaces.label}
            </Link>
          </>
        )}
        .{' '}
        {used &&
          `It was used in ${encounters.length > 3 ? counted(encounters.length, 'encounter') : encounters.map(({ label }) => label).join(', ')} and stays as it was. `}
        {replaced && (
          <>
            <Link screen="interviews" id={replaced}>
              A newer version
            </Link>{' '}
            took its place.
          </>
        )}
      </p>
      {moved.length > 0 && !replaced && (
        <div className="itv-moved" role="note">
          <b>The theory has moved since this was drafted.</b>
          {moved.map(({ configuration, then, pieces }) => (
            <p key={configuration} className="serif">
              {pieces === undefined ? `${then} It left the theory.` : <Diff pieces={pieces} />}
            </p>
          ))}
        </div>
      )}
      {may && !replaced && (used || moved.length > 0) && (
        <p className="row">
          <Button onClick={() => void replace()}>New version</Button>
        </p>
      )}
      {show(ofAll((i) => i < at))}
      {labels.map(({ id: one, label, title }) => (
        <section key={one} className="itv-sheet" aria-label={label}>
          <h2>
            <Link screen="configuration" id={one}>
              {label}
            </Link>{' '}
            {title !== label && <span className="soft">{title}</span>}
          </h2>
          {turnsOf(
            value.kind,
            all.filter(({ configuration }) => configuration === one),
          ).map(({ turn, words, prompts }) => (
            <div key={prompts[0]?.key} className="itv-turn">
              {turn && <p className="itv-turn-words">{words}</p>}
              {show(prompts)}
            </div>
          ))}
        </section>
      ))}
      {show(ofAll((i) => i >= at && at !== -1))}
    </Sheet>
  )
}
