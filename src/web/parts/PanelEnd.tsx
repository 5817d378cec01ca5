import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { WhyNot, type Wrong } from './WhyNot.tsx'

interface Props {
  /** What is done by it. */
  children: ReactNode
  /** Why it cannot be done yet. */
  not?: string | undefined
  /** Enter does it from anywhere in the panel, which is told beside it. */
  enter?: boolean
  busy?: boolean
  refusal?: Wrong | undefined
  close: () => void
}

/** The end of a panel: what was refused, what does it, and a way out. */
export function PanelEnd({ children, not, enter, busy, refusal, close }: Props) {
  return (
    <>
      <WhyNot of={refusal} />
      <div className="row">
        <Button kind="main" submit not={not} busy={busy} keys={enter ? 'enter' : undefined}>
          {children}
        </Button>
        <Button kind="quiet" keys="escape" onClick={close}>
          Cancel
        </Button>
      </div>
    </>
  )
}
