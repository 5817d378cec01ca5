import { useMemo, useState } from 'react'
import type { DocumentText, Range } from '../../../core/document/text.ts'
import { useAction } from '../../acting.ts'
import { findable, findIn } from './find.ts'

/** Looking for words in the document that is open. */
export interface Finding {
  open: boolean
  words: string
  hits: readonly Range[]
  /** Which hit one is at, from 0. */
  at: number
  look: (words: string) => void
  walk: (way: 1 | -1) => void
  close: () => void
}

const none: readonly Range[] = []

/** `show` brings a hit into sight; `near` says from where on hits come first. */
export function useFind(read: DocumentText | undefined, show: (hit: Range) => void, near: () => number): Finding {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const ready = useMemo(() => (open && read ? findable(read) : undefined), [open, read])
  const hits = useMemo(() => (ready && words.trim() ? findIn(ready, words) : none), [ready, words])
  const look = (typed: string) => {
    setWords(typed)
    if (!ready) return
    const found = findIn(ready, typed)
    const from = near()
    const first = Math.max(
      0,
      found.findIndex(({ start }) => start >= from),
    )
    setAt(first)
    const hit = found[first]
    if (hit) show(hit)
  }
  const walk = (way: 1 | -1) => {
    if (hits.length === 0) return
    const next = (at + way + hits.length) % hits.length
    setAt(next)
    const hit = hits[next]
    if (hit) show(hit)
  }
  const close = () => {
    setOpen(false)
    setWords('')
  }
  useAction('find-here', read ? () => setOpen(true) : undefined)
  useAction('next-hit', hits.length > 0 ? () => walk(1) : undefined)
  useAction('previous-hit', hits.length > 0 ? () => walk(-1) : undefined)
  return { open, words, hits, at, look, walk, close }
}
