import type { ReactNode } from 'react'

/** Whose a value is, and what it says. */
export interface Told {
  whose: ReactNode
  says: ReactNode
}

/** Two values of one thing, side by side: what stands, and the other that waits. */
export const Both = ({ stands, other }: { stands: Told; other: Told }) => (
  <div className="both">
    <div>
      <span className="small faint">{stands.whose}</span>
      <p>{stands.says}</p>
    </div>
    <div>
      <span className="small faint">{other.whose}</span>
      <p>{other.says}</p>
    </div>
  </div>
)
