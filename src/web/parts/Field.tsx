import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { mergeWords } from '../../core/merge-words.ts'
import { useAction, writable } from '../acting.ts'
import type { ActionName } from '../actions.ts'
import { type Refused as Refusal, type Result, useView } from '../api.ts'
import { type Draft, draftOf, dropDraft, keepDraft } from '../drafts.ts'
import { current } from '../routes.ts'
import { Refused } from './Refused.tsx'
import { Unsaved } from './Unsaved.tsx'

interface Props {
  label: string
  /** What holds now. */
  value: string | undefined
  /** Saves, from the value that was seen when writing began. An empty field is null. See `saveField` in api.ts. */
  save: ((from: string | null, to: string | null) => Promise<Result>) & { of?: string }
  /** Running text: grows with what is written, in the voice of the review. */
  long?: boolean
  /** One line of any length, like a title: it wraps where it must, and Enter saves it. */
  line?: boolean
  /** What to write, when there is nothing. */
  placeholder?: string
  /** The label is for screen readers alone: what stands around it says it. */
  quiet?: boolean
  hint?: string
  /** Its look: `title`, `sentence`. */
  className?: string
  /** The action of the list that leads here. */
  action?: ActionName
  /** Whether it may be changed, where the role does not tell: who writes nowhere else may be asked here. */
  may?: boolean
  /** Helps with writing a long text: what it shows stands over the text, and it may write in it. */
  helper?: (writing: Writing) => ReactNode
}

/** A text that is being written. */
export interface Writing {
  area: RefObject<HTMLTextAreaElement | null>
  text: string
  write: (text: string) => void
}

const rest = 800

/**
 * Words that save themselves: on blur, and when the hands rest. Keystrokes are never lost: what another person changes in
 * other places of the text comes into it while one writes, and the caret stays; where both changed the same place both
 * are shown; and what a closed window left unsaved is offered again, where `save` says of which field it is. Where nothing
 * may be changed it is plain text.
 * The words of another thing are another field: what is unsaved of one never comes into the other.
 */
export const Field = (props: Props) => <FieldOf key={props.save.of} {...props} />

function FieldOf({
  label,
  value: given,
  save,
  long,
  line,
  placeholder,
  quiet,
  hint,
  className,
  action,
  may: said,
  helper,
}: Props) {
  const id = useId()
  const may = writable.use() || said === true
  useAction(action, may ? () => document.getElementById(id)?.focus() : undefined)
  const value = given ?? ''
  const [text, setText] = useState(value)
  const area = useRef<HTMLTextAreaElement>(null)
  const [refusal, setRefusal] = useState<Refusal>()
  const base = useRef(value)
  const blank = useRef(false)
  blank.current = given === ''
  const latest = useRef(text)
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  latest.current = text
  const caret = useRef<[number, number]>(undefined)
  const composing = useRef(false)
  const written = useRef<string[]>([])
  const { project } = current()
  const viewer = useView('frame', {}).data?.viewer
  const of = save.of === undefined ? undefined : { project, viewer, of: save.of }
  const [draft, setDraft] = useState<Draft | undefined>(() => (of && may ? draftOf(of, value) : undefined))
  const remember = () => {
    if (!of) return
    if (latest.current === base.current) dropDraft(of)
    else keepDraft(of, { base: base.current, text: latest.current })
  }
  const show = (next: string) => {
    latest.current = next
    setText(next)
    remember()
  }
  /** What another person made of the text, brought into what is being written; false where both changed one place. */
  const bringIn = (theirs: string): boolean => {
    const merged = mergeWords(base.current, latest.current, theirs)
    if (!merged) return false
    const field = document.getElementById(id) as HTMLTextAreaElement | HTMLInputElement | null
    if (field && document.activeElement === field)
      caret.current = [merged.place(field.selectionStart ?? 0), merged.place(field.selectionEnd ?? 0)]
    base.current = theirs
    show(merged.text)
    return true
  }
  useLayoutEffect(() => {
    if (!caret.current) return
    ;(document.getElementById(id) as HTMLTextAreaElement | null)?.setSelectionRange(...caret.current)
    caret.current = undefined
  })

  // What others write arrives here. Words that are still being composed are let be; saving brings both together.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked here is the newest whenever the value changes
  useEffect(() => {
    if (refusal || composing.current || value === base.current) return
    // An answer that was under way when this window saved tells what it wrote before.
    if (latest.current !== base.current && written.current.includes(value)) return
    bringIn(value)
  }, [value, refusal])

  const put = async (from: string, to: string, again = true): Promise<void> => {
    // A field that holds an empty text is not one that is not there.
    const result = await save(from || (blank.current ? '' : null), to || null)
    if (result.ok) {
      written.current.push(base.current)
      base.current = to
    } else {
      const { code, theirs } = result.refusal
      // Somebody else was faster, in other places of the text: then what both wrote is saved. Only where the text is all
      // that is saved: else the refusal may be of something else than the text.
      const faster = again && of && code === 'changed-since' && (theirs === null || typeof theirs === 'string')
      if (faster && bringIn(theirs ?? ''))
        return latest.current === base.current ? undefined : put(base.current, latest.current, false)
    }
    remember()
    setRefusal(result.ok ? undefined : result.refusal)
  }
  const flush = () => {
    clearTimeout(timer.current)
    saving.current = saving.current.then(async () => {
      if (latest.current !== base.current) await put(base.current, latest.current)
    })
  }
  const leave = useRef(flush)
  leave.current = flush
  useEffect(() => {
    const go = () => leave.current()
    addEventListener('pagehide', go)
    return () => {
      removeEventListener('pagehide', go)
      go()
    }
  }, [])

  const write = (next: string) => {
    show(next)
    clearTimeout(timer.current)
    if (refusal?.code !== 'changed-since') timer.current = setTimeout(() => leave.current(), rest)
  }
  const shared = {
    id,
    className: ['input', className].filter(Boolean).join(' '),
    value: text,
    placeholder,
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
    },
    'aria-invalid': refusal ? true : undefined,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onBlur: () => refusal?.code !== 'changed-since' && flush(),
  }
  if (!may)
    return (
      <div className="field">
        <span className={quiet ? 'sr' : 'label'}>{label}</span>
        <p className={`said ${long ? 'serif' : ''} ${className ?? ''}`}>
          {value || <span className="faint">Not said</span>}
        </p>
      </div>
    )
  return (
    <div className="field">
      <label className={quiet ? 'sr' : 'label'} htmlFor={id}>
        {label}
      </label>
      {long || line ? (
        <>
          <textarea
            {...shared}
            ref={area}
            rows={1}
            onChange={({ target }) => write(line ? target.value.replace(/\s*\n\s*/g, ' ') : target.value)}
            onKeyDown={
              line
                ? (event) => {
                    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                    event.preventDefault()
                    flush()
                  }
                : undefined
            }
          />
          {helper?.({ area, text, write })}
        </>
      ) : (
        <input
          {...shared}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && flush()}
        />
      )}
      {hint && (
        <p className="small faint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {refusal && (
        <Refused
          refusal={refusal}
          onTheirs={() => {
            base.current = String(refusal.theirs ?? '')
            show(base.current)
            setRefusal(undefined)
          }}
          onMine={() => {
            base.current = String(refusal.theirs ?? '')
            void put(base.current, latest.current)
          }}
        />
      )}
      {draft && draft.text !== value && (
        <Unsaved
          draft={draft}
          take={() => {
            const { base: on, text } = draft
            base.current = on
            show(text)
            setDraft(undefined)
            if (on !== value) bringIn(value)
            leave.current()
          }}
          drop={() => {
            if (of) dropDraft(of)
            setDraft(undefined)
          }}
        />
      )}
    </div>
  )
}
