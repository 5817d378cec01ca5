import type { ReactNode } from 'react'
import { ActionButton } from './Button.tsx'

interface Props {
  fact: string
  children?: ReactNode
  /** It offers the next useful thing: for rooms that fill from elsewhere. */
  next?: boolean
}

/** Nothing here yet: one line of fact, one of what to do, and its button. */
export const Empty = ({ fact, children, next }: Props) => (
  <div className="empty">
    <b>{fact}</b>
    {children}
    {next && (
      <div className="row">
        <ActionButton name="next" kind="main" />
      </div>
    )}
  </div>
)
