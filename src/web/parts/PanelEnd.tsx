import type { ReactNode } from 'react'
import type { Refused } from '../api.ts'
import { Button } from './Button.tsx'

interface Props {
  /** What is done by it. */
  children: ReactNode
  /** Why it cannot be done yet. */
  not?: string | undefined
  /** Enter does it from anywhere in the panel, which is told beside it. */
  enter?: boolean
  refusal: Refused | undefined
  close: () => void
}

/** The end of a panel: what was refused, what does it, and a way out. */
export function PanelEnd({ children, not, enter, refusal, close }: Props) {
  return (
    <>
      {refusal && (
        <p className="err" role="alert">
          {refusal.message} {refusal.hint}
        </p>
      )}
      <div className="row">
        <Button kind="main" submit not={not} keys={enter ? 'enter' : undefined} onClick={() => undefined}>
          {children}
        </Button>
        <Button kind="quiet" keys="escape" onClick={close}>
          Leave it
        </Button>
      </div>
    </>
  )
}
