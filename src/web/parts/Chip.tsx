import type { ReactNode } from 'react'

/** A word beside a thing. Filled: a fact or observed. `line`: a choice or place. `dash`: inferred. */
export const Chip = ({ kind, title, children }: { kind?: 'line' | 'dash'; title?: string; children: ReactNode }) => (
  <span className={['chip', kind].filter(Boolean).join(' ')} title={title}>
    {children}
  </span>
)
