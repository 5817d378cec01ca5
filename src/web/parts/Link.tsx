import type { MouseEvent, ReactNode } from 'react'
import { href, navigate, type Place, useRoute } from '../routes.ts'

interface Props extends Place {
  children: ReactNode
  className?: string | undefined
  title?: string | undefined
  current?: boolean
}

/** A link inside the project. The moment looked at goes along; a new tab is the browser's own way. */
export function Link({ children, className, title, current, ...to }: Props) {
  const url = href(to, useRoute())
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(url)
  }
  return (
    <a href={url} className={className} title={title} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  )
}
