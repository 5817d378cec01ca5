import { useRef, useState } from 'react'
import { counted } from '../../core/wording.ts'
import { useAction, writable } from '../acting.ts'
import type { ActionName } from '../actions.ts'
import type { Refused } from '../api.ts'
import { sendFile } from '../attaching.ts'
import { toast } from '../toast.ts'
import { ActionButton } from './Button.tsx'
import { useTakingTables } from './taking.ts'
import './bring-table.css'

interface Props {
  action: ActionName
  /** What it holds: codes, answers to a form, or series of indicators. */
  of: keyof typeof called
  form?: string | undefined
}

interface Came {
  taken: number
  left: { row: number; message: string }[]
  act?: string | undefined
}

/** Takes a table, CSV or a workbook, and says of each row that was left out why. */
export function BringTable({ action, of, form }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<{ name: string; left: Came['left'] } | { name: string; refused: Refused }>()
  const [reading, setReading] = useState<string>()
  const may = writable.use()
  useAction(action, may ? () => chooser.current?.click() : undefined)
  const take = async (file: File) => {
    setReading(file.name)
    const came = await sendFile<Came>('tables', file, { of, ...(form && { form }) })
    setReading(undefined)
    if ('refused' in came) return setTold({ name: file.name, refused: came.refused })
    const { taken, left, act } = came.body
    setTold(left.length > 0 ? { name: file.name, left } : undefined)
    toast.set({ text: `${file.name}: ${counted(taken, called[of])} taken.`, ...(act && { act }) })
  }
  useTakingTables(may ? (file) => void take(file) : undefined)
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void take(file)
          target.value = ''
        }}
      />
      {reading && (
        <span className="soft" role="status">
          Reading {reading} …
        </span>
      )}
      <ActionButton name={action} kind="quiet" />
      {told && (
        <div className="table-left" role="status">
          {'refused' in told ? (
            <p className="err">
              {told.name}: {told.refused.message} {told.refused.hint}
            </p>
          ) : (
            <>
              <p>Left out of {told.name}:</p>
              <ol>
                {told.left.slice(0, shown).map(({ row, message }) => (
                  <li key={`${row} ${message}`}>
                    <span className="num soft">row {row}</span> {message}
                  </li>
                ))}
              </ol>
              {told.left.length > shown && <p className="soft">and {told.left.length - shown} more</p>}
            </>
          )}
          <button type="button" className="btn quiet" onClick={() => setTold(undefined)}>
            Close
          </button>
        </div>
      )}
    </>
  )
}

const called = { codes: 'code', answers: 'answer', series: 'indicator' } as const
const shown = 50
