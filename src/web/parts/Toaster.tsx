import { useEffect, useState } from 'react'
import { useKeysOf } from '../acting.ts'
import { undo } from '../api.ts'
import { toast } from '../toast.ts'
import { Button } from './Button.tsx'

const lasts = 8_000

/** What was just done, with Undo, for eight seconds or as long as a hand or the focus rests on it. */
export function Toaster() {
  const shown = toast.use()
  const keys = useKeysOf('undo')
  const [held, hold] = useState(false)
  useEffect(() => {
    if (!shown || held) return
    const timer = setTimeout(() => toast.set(undefined), lasts)
    return () => clearTimeout(timer)
  }, [shown, held])
  return (
    <div aria-live={shown?.bad ? 'assertive' : 'polite'}>
      {shown && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is looked at
        <div
          className="toast"
          onMouseEnter={() => hold(true)}
          onMouseLeave={() => hold(false)}
          onFocus={() => hold(true)}
          onBlur={() => hold(false)}
        >
          {shown.text}
          {shown.act ? (
            <Button kind="quiet" keys={keys} onClick={() => void undo(shown.act)}>
              Undo
            </Button>
          ) : (
            <Button kind="quiet" onClick={() => toast.set(undefined)}>
              Close
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
