import type { ReactNode } from 'react'

/** Nothing here yet: one line of fact, one of what to do, and its button. */
export const Empty = ({ fact, children }: { fact: string; children?: ReactNode }) => (
  <div className="empty">
    <b>{fact}</b>
    {children}
  </div>
)
