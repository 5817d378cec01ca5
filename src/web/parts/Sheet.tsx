import { type ReactNode, useEffect, useRef } from 'react'
import type { Refused } from '../api.ts'
import { shared } from '../shared.ts'
import { Empty } from './Empty.tsx'

/** The address the window was opened at: there the focus starts at the top, at the skip link. */
const opened = location.href

/** What the bar says of the place one is at, beyond the name of the screen. */
export const crumb = shared('')

interface Props {
  /** The name of the place: in the bar, in the window's title, read aloud on arrival. */
  title: string
  /** Beside the work: the trail of a thing, its checks. */
  side?: ReactNode
  /** The sheet scrolls by itself and has no margins: for rooms of work that fill it. */
  bare?: boolean
  /** Names the screen for its own styles. */
  className?: string
  children: ReactNode
}

/** The sheet a screen works on. One per screen. */
export function Sheet({ title, side, bare, className, children }: Props) {
  const main = useRef<HTMLElement>(null)
  useEffect(() => crumb.set(title), [title])
  useEffect(() => {
    // On arrival from elsewhere, unless the focus is on the navigation, where one may want to go on, or in a form
    // that opened with the screen.
    const held = document.activeElement?.closest('.nav, .bar, dialog, .panel')
    if (location.href !== opened && !held) main.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main id="main" ref={main} tabIndex={-1} className={side ? 'sheet with-side' : 'sheet'}>
      {bare ? children : <div className={className ? `page ${className}` : 'page'}>{children}</div>}
      {side && (
        <aside className="side" aria-label="Beside it">
          {side}
        </aside>
      )}
    </main>
  )
}

/** A screen whose view is still being read, or could not be. The skeleton comes after 300 ms only. */
export const Waiting = ({ title, error }: { title: string; error: Refused | null }) => (
  <Sheet title={title}>
    {error ? (
      <>
        <h1 className="sr">{title}</h1>
        <Empty fact={error.message} next>
          {error.hint}
        </Empty>
      </>
    ) : (
      <div className="waiting" aria-busy="true">
        <div className="skeleton" />
        <div className="skeleton" />
        <div className="skeleton" />
      </div>
    )}
  </Sheet>
)
