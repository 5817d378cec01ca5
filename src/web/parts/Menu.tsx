import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Icon } from './Icon.tsx'

interface Props {
  label: string
  icon: LucideIcon
  /** The icon alone, its name for those who cannot see it. */
  only?: boolean
  items: readonly { key: string; words: ReactNode; take: () => void }[]
}

/** Further things to do, in a list that opens at its button and closes when one is taken, left or Esc is pressed. */
export function Menu({ label, icon, only, items }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  return (
    <details
      className="menu"
      ref={menu}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <summary className={only ? 'btn quiet only' : 'btn quiet'} title={only ? label : undefined}>
        <Icon of={icon} />
        {only ? <span className="sr">{label}</span> : label}
      </summary>
      <ul className="float">
        {items.map(({ key, words, take }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => {
                close()
                take()
              }}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
