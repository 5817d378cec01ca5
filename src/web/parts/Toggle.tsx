import { useState } from 'react'
import { writable } from '../acting.ts'
import type { Refused as Refusal, Result } from '../api.ts'
import { useAhead } from './ahead.ts'
import { Refused } from './Refused.tsx'

interface Props {
  label: string
  value: boolean
  save: (from: boolean, to: boolean) => Promise<Result>
}

/** Yes or no, saved at once. */
export function Toggle({ label, value, save }: Props) {
  const may = writable.use()
  const [refusal, setRefusal] = useState<Refusal>()
  const [on, put] = useAhead(value, save)
  if (!may)
    return (
      <p className="said">
        {label}: {value ? 'yes' : 'no'}
      </p>
    )
  return (
    <div>
      <label className="toggle">
        <input
          type="checkbox"
          checked={on}
          onChange={async (event) => {
            const result = await put(event.target.checked)
            setRefusal(result.ok ? undefined : result.refusal)
          }}
        />
        {label}
      </label>
      {refusal && (
        <Refused refusal={refusal} onTheirs={() => setRefusal(undefined)} onMine={() => setRefusal(undefined)} />
      )}
    </div>
  )
}
