import { useState } from 'react'
import { absences } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import type { Result } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Key } from '../../parts/Key.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { Asked, SourceInHand } from './answer.ts'
import { Grounds } from './Grounds.tsx'
import { Options } from './Options.tsx'
import { Reworded } from './Reworded.tsx'
import { type Given, type Saving, typed, useSaving } from './saving.ts'

interface Props {
  number: number
  asked: Asked
  source: SourceInHand
  viewer: Id<'per'>
  seq: number
}

/** One field of the form with the viewer's own answer. */
export function AnswerField({ number, asked, source, viewer, seq }: Props) {
  const may = writable.use() && !source.opened
  const known = source.answers.find(({ field }) => field === asked.id)
  const saving = useSaving(source.id, asked.id, asked, viewer, known?.given, seq)
  return (
    <AnswerControl
      number={number}
      asked={asked}
      given={known?.given}
      saving={saving}
      may={may}
      source={source}
      known={known}
    />
  )
}

interface ControlProps {
  number: number
  asked: Asked
  given: Given | undefined
  saving: Saving
  may: boolean
  /** Without a source there is nothing that an answer could rest on: the form is tried. */
  source?: SourceInHand
  known?: SourceInHand['answers'][number] | undefined
}

/** What a field takes: a value or why there is none, a note, the words it rests on. */
export function AnswerControl({ number, asked, given, saving, may, source, known }: ControlProps) {
  const [open, setOpen] = useState<'note' | 'words'>()
  const [refused, setRefused] = useState<string>()
  const tell = (result: Result) => {
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
    return result
  }
  const label = `${asked.name}${asked.unit ? `, in ${asked.unit}` : ''}`
  const hint = [asked.required ? 'Required.' : '', asked.instructions ?? ''].filter(Boolean).join(' ')
  const picked = ['yes, no or unclear', 'one of', 'several of'].includes(asked.kind)
  const absent = async (one: (typeof absences)[number]) =>
    tell(await saving.put(given?.absent === one ? { absent: null } : { absent: one, value: null }))
  return (
    <li
      className="asked"
      data-field={asked.id}
      onKeyDown={(event) => {
        if (!event.altKey || event.ctrlKey || event.metaKey) return
        // By the place of the key: with Alt it types another sign on some keyboards.
        const doing = {
          KeyN: () => void absent('not reported'),
          KeyA: () => void absent('not applicable'),
          KeyM: () => setOpen('note'),
          KeyW: () => source && setOpen('words'),
        }[event.code]
        if (!doing || !may) return
        event.preventDefault()
        event.stopPropagation()
        doing()
      }}
    >
      <span className="num faint at">{number}</span>
      <div className="control">
        {picked ? (
          <Options
            asked={asked}
            given={given}
            may={may}
            hint={hint}
            put={async (value) => tell(await saving.put({ value, absent: null }))}
          />
        ) : (
          <Field
            label={label}
            value={typed(given?.value)}
            long={asked.kind === 'long text' || asked.kind === 'list'}
            save={saving.putValue}
            {...(hint && { hint })}
            placeholder={given?.absent ?? placeholders[asked.kind] ?? ''}
          />
        )}
        {may && (
          <div className="absent row wrap">
            {absences.map((one) => (
              <Quick
                key={one}
                label={asked.name}
                pressed={given?.absent === one}
                stroke={one === 'not reported' ? 'N' : 'A'}
                onClick={() => void absent(one)}
              >
                {one}
              </Quick>
            ))}
            {given && source && open !== 'note' && !given.note && (
              <Quick label={asked.name} stroke="M" onClick={() => setOpen('note')}>
                note
              </Quick>
            )}
            {given && source && open !== 'words' && (
              <Quick label={asked.name} stroke="W" onClick={() => setOpen('words')}>
                words
              </Quick>
            )}
          </div>
        )}
        {!may && given?.absent && <p className="said soft">{given.absent}</p>}
        <WhyNot of={refused} />
        {known && (known.reworded.length > 0 || known.misfit) && (
          <Reworded known={known} may={may} confirm={async () => tell(await saving.confirm())} />
        )}
        {given && (open === 'note' || given.note) && (
          <div className="note">
            <Field label={`Note on ${asked.name}`} long value={given.note} save={(_, to) => saving.put({ note: to })} />
          </div>
        )}
        {given && source && (open === 'words' || (given.grounds?.length ?? 0) > 0) && (
          <Grounds
            name={asked.name}
            source={source}
            grounds={given.grounds ?? []}
            adding={open === 'words'}
            close={() => setOpen(undefined)}
            may={may}
            put={async (grounds) => tell(await saving.put({ grounds: grounds.length > 0 ? grounds : null }))}
          />
        )}
      </div>
    </li>
  )
}

/** An act that has a key in every field of the form, so that Tab can go from field to field. */
const Quick = ({
  label,
  stroke,
  pressed,
  onClick,
  children,
}: {
  label: string
  stroke: string
  pressed?: boolean
  onClick: () => void
  children: string
}) => (
  <button
    type="button"
    tabIndex={-1}
    className="btn quiet"
    aria-pressed={pressed}
    aria-keyshortcuts={`Alt+${stroke}`}
    onClick={onClick}
  >
    <span className="sr">{label}: </span>
    {children}
    <span aria-hidden="true">
      <Key keys={`alt+${stroke.toLowerCase()}`} />
    </span>
  </button>
)

const placeholders: Partial<Record<Asked['kind'], string>> = {
  number: 'A number',
  year: 'A year',
  date: '2017, 2017-03 or 2017-03-09',
  place: 'A place, a country',
  list: 'One on a line',
}
