import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'

interface Props {
  label: string
  className?: string
  /** How often a person asked for it: then the focus goes to its first field, or to the button that
   * carries it out. One that opened by itself leaves it alone. */
  asked?: number
  submit: () => void
  close: () => void
  children: ReactNode
}

/** A form that opens in its place on the sheet. Esc closes it, and the focus goes back to where it was. */
export function Panel({ label, className, asked = 1, submit, close, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    if (asked === 0) return
    const find = (what: string) => form.current?.querySelector<HTMLElement>(what)
    const first = find('input, select, textarea') ?? find('button[type=submit]') ?? form.current
    first?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return
      const back = before?.isConnected ? before : document.getElementById('main')
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    },
    [before],
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
    // What was refused is told at its end, which may have moved out of sight.
    setTimeout(() => form.current?.scrollIntoView({ block: 'nearest' }))
  }
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={className ? `panel ${className}` : 'panel'}
      aria-label={label}
      onSubmit={send}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {children}
    </form>
  )
}
