import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { isOffered, perform, useKeysOf, useOffered } from '../acting.ts'
import { type ActionName, actionOf } from '../actions.ts'
import { Icon } from './Icon.tsx'
import { Key } from './Key.tsx'

interface Look {
  /** `main` is the most likely act: one per screen. */
  kind?: 'main' | 'quiet' | undefined
  icon?: LucideIcon | undefined
  /** The icon alone, its name for those who cannot see it: only for the well-known acts. */
  only?: boolean
}

type Props = Look & {
  children: ReactNode
  /** Why it cannot be pressed now; it stays reachable and says so. */
  not?: string | undefined
  busy?: boolean | undefined
  pressed?: boolean
  title?: string | undefined
  keys?: string | undefined
} & ({ onClick: () => void; submit?: false } | { /** Its form knows what to do. */ submit: true; onClick?: () => void })

const classes = ({ kind, only }: Look) => ['btn', kind, only && 'only'].filter(Boolean).join(' ')

/** A button with its key printed on it. */
export function Button({ children, onClick, not, busy, pressed, title, keys, submit, ...look }: Props) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={classes(look)}
      aria-disabled={not ? true : undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      title={not ?? title}
      onClick={(event) => {
        if (submit) return
        event.stopPropagation()
        if (!not && !busy) onClick?.()
      }}
    >
      {look.icon && <Icon of={look.icon} />}
      {look.only ? <span className="sr">{children}</span> : children}
      {!look.only && <Key keys={keys} />}
    </button>
  )
}

/** The button of an action of the list. Not there while nobody carries the action out, or where nothing may change. */
export function ActionButton({
  name,
  children,
  ...look
}: Look & { name: ActionName; children?: ReactNode; pressed?: boolean }) {
  useOffered()
  const keys = useKeysOf(name)
  if (!isOffered(name)) return null
  const { label } = actionOf(name)
  return (
    <Button {...look} keys={keys} title={look.only ? label : undefined} onClick={() => perform(name)}>
      {children ?? label}
    </Button>
  )
}
