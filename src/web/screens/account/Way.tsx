import { type ReactNode, useEffect } from 'react'
import { Logo } from '../../parts/Icon.tsx'
import './account.css'

/** A page outside of projects: the name above, one column below. */
export function Way({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Retroduce`
  }, [title])
  return (
    <main className={wide ? 'acc-way wide' : 'acc-way'} id="main">
      <p className="acc-name">
        <a href="/">
          <Logo /> Retroduce
        </a>
      </p>
      <h1>{title}</h1>
      {children}
    </main>
  )
}
