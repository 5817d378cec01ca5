import { useId, useState } from 'react'
import { writable } from '../../acting.ts'
import type { Result } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Lines } from '../../parts/Lines.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'

const folded = 12

interface Props {
  value: string | undefined
  /** What one begins to write from, where nothing is said yet. */
  start?: string | undefined
  save: (from: string | null, to: string | null) => Promise<Result>
}

/** The strategy as it was run: line by line with its numbers, folded when it is long, and copied without the numbers. */
export function Strategy({ value = '', start, save }: Props) {
  const may = writable.use()
  const [all, setAll] = useState(false)
  const [editing, setEditing] = useState(false)
  if (editing || (value === '' && may))
    return <Editor value={value} start={start} save={save} close={value === '' ? undefined : () => setEditing(false)} />
  const lines = value.split('\n')
  const rest = lines.length - folded
  // One line more than fits is shown and not hidden behind a button of the same height.
  const long = rest > 1
  return (
    <section className="strategy">
      <div className="head">
        <h2>Strategy</h2>
        <span className="small faint">
          {value === '' ? '' : lines.length === 1 ? 'one line' : `${lines.length} lines`}
        </span>
        <span className="push row">
          {value !== '' && (
            <Button kind="quiet" onClick={() => void navigator.clipboard?.writeText(value)}>
              Copy
            </Button>
          )}
          {may && (
            <Button kind="quiet" onClick={() => setEditing(true)}>
              Edit
            </Button>
          )}
        </span>
      </div>
      {value === '' ? (
        <p className="faint">Not said</p>
      ) : (
        <Lines text={value} most={all || !long ? undefined : folded} />
      )}
      {long && (
        <Button kind="quiet" onClick={() => setAll(!all)}>
          {all ? 'Fold it' : `Show ${rest} more lines`}
        </Button>
      )}
    </section>
  )
}

/** What is written here is kept to the letter: nothing is trimmed, joined or wrapped. */
function Editor({ value, start, save, close }: Props & { close: (() => void) | undefined }) {
  const id = useId()
  const [text, setText] = useState(value || start || '')
  const [refused, setRefused] = useState<string>()
  const [top, setTop] = useState(0)
  const keep = async () => {
    const result = await save(value || null, text || null)
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
    if (result.ok) close?.()
  }
  const count = Math.max(4, text.split('\n').length)
  return (
    <section className="strategy">
      <div className="head">
        <label htmlFor={id}>
          <h2>Strategy</h2>
        </label>
        <span className="small faint">Paste it as it was run. It is kept to the letter.</span>
      </div>
      <div className="editor-of-lines">
        <div className="gutter" aria-hidden="true">
          <div className="gutter-lines" style={{ transform: `translateY(${-top}px)` }}>
            {inPlace(Array.from({ length: count }), (_, i) => (
              <span>{i + 1}</span>
            ))}
          </div>
        </div>
        <textarea
          id={id}
          spellCheck={false}
          wrap="off"
          rows={Math.min(24, count)}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: the person asked to write here
          autoFocus={close !== undefined}
          placeholder="1  exp Leadership/&#10;2  (trust* adj3 partner*).ti,ab.&#10;3  1 and 2"
          onScroll={(event) => setTop(event.currentTarget.scrollTop)}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep()
            if (event.key === 'Escape') close?.()
          }}
        />
      </div>
      {(text !== value || close) && (
        <div className="row">
          <Button keys="ctrl+enter" onClick={() => void keep()}>
            Keep it
          </Button>
          {close && (
            <Button kind="quiet" onClick={close}>
              Leave it as it was
            </Button>
          )}
        </div>
      )}
      <WhyNot of={refused} />
    </section>
  )
}
