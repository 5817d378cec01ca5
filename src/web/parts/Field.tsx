import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useAction, writable } from '../acting.ts'
import type { ActionName } from '../actions.ts'
import type { Refused as Refusal, Result } from '../api.ts'
import { Refused } from './Refused.tsx'

interface Props {
  label: string
  /** What holds now. */
  value: string | undefined
  /** Saves, from the value that was seen when writing began. An empty field is null. See `saveField` in api.ts. */
  save: (from: string | null, to: string | null) => Promise<Result>
  /** Running text: grows with what is written, in the voice of the review. */
  long?: boolean
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
 * Words that save themselves: on blur, and when the hands rest. Keystrokes are never lost: a refusal keeps them and
 * shows both values. Where nothing may be changed it is plain text.
 */
export function Field({
  label,
  value: given,
  save,
  long,
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

  // What others write arrives here, unless something unsaved stands in the field.
  useEffect(() => {
    if (latest.current !== base.current || refusal) return
    base.current = value
    setText(value)
  }, [value, refusal])

  const put = async (from: string, to: string) => {
    // A field that holds an empty text is not one that is not there.
    const result = await save(from || (blank.current ? '' : null), to || null)
    if (result.ok) base.current = to
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
    setText(next)
    clearTimeout(timer.current)
    if (refusal?.code !== 'changed-since') timer.current = setTimeout(() => leave.current(), rest)
  }
  const shared = {
    id,
    className: ['input', className].filter(Boolean).join(' '),
    value: text,
    placeholder,
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
      {long ? (
        <>
          <textarea {...shared} ref={area} rows={1} onChange={(event) => write(event.target.value)} />
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
            setText(base.current)
            setRefusal(undefined)
          }}
          onMine={() => {
            base.current = String(refusal.theirs ?? '')
            void put(base.current, latest.current)
          }}
        />
      )}
    </div>
  )
}
