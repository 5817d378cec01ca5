import { type KeyboardEvent, useRef, useState } from 'react'
import { finishId } from '../../../core/characteristics/ids.ts'
import type { Id } from '../../../core/ids.ts'
import { listed } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, saved, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { AnswerField } from './AnswerField.tsx'
import type { ExtractionAnswer, SourceInHand } from './answer.ts'

interface Props {
  data: ExtractionAnswer
  source: SourceInHand
  /** What comes after finishing: the next source of the queue. */
  after?: () => void
}

/** The form beside a source: all fields in one column, walked by Tab and Enter, each saved when it is left. */
export function FormInHand({ data, source, after }: Props) {
  const viewer = useView('frame', {}).data?.viewer
  const may = writable.use() && !source.opened
  const list = useRef<HTMLOListElement>(null)
  const [refused, setRefused] = useState<string>()
  const own = (field: Id<'fld'>) => source.answers.some((answer) => answer.field === field)
  const again = source.answers.filter(({ reworded, misfit }) => reworded.length > 0 || misfit).length
  const finish = async () => {
    if (!viewer) return
    ;(document.activeElement as HTMLElement | null)?.blur()
    await saved()
    const id = finishId(data.form.id, source.id, viewer)
    const to = { form: data.form.id, source: source.id, by: viewer }
    const result = source.done
      ? await ask({ do: 'change', changes: [{ type: 'extraction.finished', id, from: to, to: null }] }, 'Open again.', {
          quiet: true,
        })
      : await ask(
          { do: 'change', changes: [{ type: 'extraction.finished', id, from: null, to }] },
          `Finished ${source.label}.`,
          { quiet: true },
        )
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
    if (result.ok && !source.done) return after?.()
    const open = data.fields.find(({ id: field, required }) => required && !own(field))
    if (open) focusField(list.current, open.id)
  }
  useAction('finish-extraction', may && viewer ? () => void finish() : undefined)
  useAction(
    'first-open-field',
    may
      ? () => {
          const open = data.fields.find(({ id }) => !own(id))
          focusField(list.current, (open ?? data.fields[0])?.id)
        }
      : undefined,
  )
  if (!viewer) return null
  if (data.fields.length === 0)
    return (
      <Empty fact="The form has no fields yet.">
        <Link screen="forms" id={data.form.id}>
          Build it
        </Link>
        , with the fields that realist reviews usually take as a start.
      </Empty>
    )
  const others = source.finishers.filter(({ me }) => !me)
  return (
    <div className="form-in-hand">
      <p className="soft row wrap">
        <span className="num">
          {source.answered} of {data.fields.length} answered
        </span>
        {source.lacking > 0 && <Chip kind="dash">{source.lacking} required open</Chip>}
        {again > 0 && <Chip kind="dash">{again} asked again</Chip>}
        {source.done && <Chip kind="line">you have finished</Chip>}
        {others.length > 0 && <span className="small">{listed(others.map(({ name }) => name))} finished too.</span>}
        {data.form.blinded && !source.opened && (
          <span className="small">Blinded: nobody sees the other’s answers until the reconciliation is opened.</span>
        )}
      </p>
      {data.form.instructions && <p className="serif instructions">{data.form.instructions}</p>}
      {source.opened && (
        <p className="note">
          Its reconciliation is open, and answers stay as they were given.{' '}
          <Link screen="reconcile" id={source.id} query={{ form: data.form.id }}>
            Look at them side by side
          </Link>
          .
        </p>
      )}
      <ol className="fields written" ref={list} onKeyDown={(event) => onward(event, list.current)}>
        {data.fields.map((asked, i) => (
          <AnswerField
            key={source.id + asked.id}
            number={i + 1}
            asked={asked}
            source={source}
            viewer={viewer}
            seq={data.seq}
          />
        ))}
      </ol>
      {may && (
        <div className="row end">
          <ActionButton name="finish-extraction" kind="main">
            {source.done ? 'Open it again' : 'I have finished'}
          </ActionButton>
          <span className="small faint">
            In a field: Enter goes on, Alt+N not reported, Alt+A not applicable, Alt+M note, Alt+W words.
          </span>
        </div>
      )}
      <WhyNot of={refused} />
    </div>
  )
}

const controls = 'input, textarea, select'

function focusField(list: HTMLElement | null, field: string | undefined): void {
  if (!field) return
  const place = list?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const control =
    place?.querySelector<HTMLElement>('input:checked') ?? place?.querySelector<HTMLElement>(controls) ?? undefined
  control?.focus()
  place?.scrollIntoView({ block: 'nearest' })
}

/** Enter leaves a field for the next one, and so saves it; in running text it is a new line, and Ctrl+Enter goes on. */
function onward(event: KeyboardEvent, list: HTMLElement | null): void {
  if (event.key !== 'Enter' || event.altKey || event.shiftKey || event.defaultPrevented) return
  const from = event.target as HTMLElement
  if (!from.matches(controls) || from.closest('.adding')) return
  if (from.matches('textarea') && !event.ctrlKey && !event.metaKey) return
  const places = [...(list?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
  const here = places.findIndex((place) => place.contains(from))
  event.preventDefault()
  const next = places[here + 1]
  if (next) focusField(list, next.dataset.field)
  else from.blur()
}
