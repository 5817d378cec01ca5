import type { ReactNode } from 'react'
import type { Place } from '../routes.ts'
import { Link } from './Link.tsx'

/** Parts of one thing, each with its address. */
export const Tabs = ({ label, tabs }: { label: string; tabs: (Place & { words: ReactNode; here: boolean })[] }) => (
  <nav className="tabs" aria-label={label}>
    {tabs.map(({ words, here, ...to }) => (
      <Link key={`${to.screen}${to.id}${JSON.stringify(to.query)}`} {...to} current={here}>
        {words}
      </Link>
    ))}
  </nav>
)

interface Switch<T extends string> {
  label: string
  value: T
  options: readonly (readonly [value: T, words: ReactNode])[]
  onChange: (value: T) => void
}

/** Views of the same thing. */
export const Switch = <T extends string>({ label, value, options, onChange }: Switch<T>) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row of the bar
  <div className="switch" role="group" aria-label={label}>
    {options.map(([one, words]) => (
      <button key={one} type="button" aria-pressed={one === value} onClick={() => onChange(one)}>
        {words}
      </button>
    ))}
  </div>
)
