import { useEffect, useRef } from 'react'
import type { Fact, Value } from '../../../core/fact.ts'
import { promptNoteId } from '../../../core/fieldwork/ids.ts'
import { partWords } from '../../../core/fieldwork/part-words.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, useView } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import type { InterviewAnswer } from './answer.ts'

type Prompt = InterviewAnswer['opening'][number]
type Stray = InterviewAnswer['strays'][number]

interface Props {
  source: Id<'src'>
  /** Nothing more is taken from what was withdrawn. */
  open: boolean
  prompts: readonly Prompt[]
}

/** Prompts in their order, each with its own note. */
export function Prompts({ source, open, prompts }: Props) {
  const may = writable.use() && open
  const viewer = useView('frame', {}).data?.viewer as Id<'per'> | undefined
  return prompts.map(({ key, part, configuration, text, note }) => (
    <div key={key} className="itv-prompt">
      <span className="itv-part">{partWords[part]}</span>
      <div>
        <p className="serif">{text}</p>
        {may && viewer ? (
          <Field
            label={`Note on the ${partWords[part].toLowerCase()}`}
            quiet
            long
            className="itv-note"
            placeholder="Note"
            value={note?.text}
            save={saveNote(
              { source, prompt: key, ...(configuration && { configuration }), asked: text, by: viewer },
              note,
            )}
          />
        ) : (
          note && <p className="said serif">{note.text}</p>
        )}
      </div>
    </div>
  ))
}

/** Notes under prompts that are asked no more, with what was asked. */
export const Strays = ({ strays }: { strays: readonly Stray[] }) =>
  strays.length > 0 ? (
    <section className="itv-strays">
      <h3>Noted under prompts that are no longer asked</h3>
      {strays.map(({ id, value }) => (
        <div key={id} className="itv-prompt">
          <span className="itv-part" />
          <div>
            <p className="soft">{value.asked}</p>
            <p className="said serif">{value.text}</p>
          </div>
        </div>
      ))}
    </section>
  ) : null

/** Writes, rewords or takes back the note under a prompt. */
function saveNote(about: Omit<Value<'promptNote'>, 'text'>, note: Value<'promptNote'> | undefined) {
  const id = promptNoteId(about.source, about.prompt)
  const save = (from: string | null, to: string | null) => {
    const sides =
      from === null
        ? { from: null, to: { ...about, text: to } }
        : to === null
          ? { from: { ...note, text: from }, to: null }
          : { from: { text: from }, to: { text: to } }
    return ask({ do: 'change', changes: [{ type: 'prompt.noted', id, ...sides } as Fact] }, undefined, { quiet: true })
  }
  return Object.assign(save, { of: `${id} text` })
}

/** Where the focus goes in the next room, when it came there from prompt to prompt. */
let arriving: 'first' | 'last' | undefined

/** Keys from prompt to prompt, also while one writes, and on into the next theory. */
export function usePromptKeys(next: (() => void) | undefined, previous: (() => void) | undefined) {
  const room = useRef<HTMLElement>(null)
  const left = useRef<HTMLTextAreaElement>(undefined)
  const notes = () => [...(room.current?.querySelectorAll<HTMLTextAreaElement>('textarea.itv-note') ?? [])]
  useEffect(() => {
    if (!arriving) return
    const [first] = notes()
    const to = arriving === 'first' ? first : notes().at(-1)
    arriving = undefined
    to?.focus()
  })
  const move = (by: 1 | -1, on: (() => void) | undefined) => () => {
    const all = notes()
    const at = all.indexOf(document.activeElement as HTMLTextAreaElement)
    // Out of the notes, for a key that says something of the theory, it leads back to where one was.
    const to = at >= 0 ? all[at + by] : (all.find((one) => one === left.current) ?? (by === 1 ? all[0] : all.at(-1)))
    if (to) {
      left.current = to
      return to.focus()
    }
    if (!on) return
    arriving = by === 1 ? 'first' : 'last'
    on()
  }
  useAction('next-prompt', move(1, next))
  useAction('previous-prompt', move(-1, previous))
  return room
}
