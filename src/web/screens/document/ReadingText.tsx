import { useEffect, useRef, useState } from 'react'
import type { DocumentText, Range } from '../../../core/document/text.ts'
import type { Excerpt } from './answer.ts'
import { ChainLines } from './Chains.tsx'
import { type Beside, Stripes } from './Stripes.tsx'
import { Text } from './Text.tsx'

interface Props {
  read: DocumentText
  mark: Range | undefined
  hits: readonly Range[]
  marked: readonly Excerpt[]
  current: string | undefined
  chosen: Range | undefined
  choose: (excerpt: Excerpt['id'] | undefined) => void
}

/** The words of a document as one reads them, with stripes beside what is marked. */
export function ReadingText({ read, mark, hits, marked, current, chosen, choose }: Props) {
  const sheet = useRef<HTMLDivElement>(null)
  const [beside, setBeside] = useState<readonly Beside[]>([])
  // Stripes follow the words wherever the window, or pages that come into sight, put them.
  useEffect(() => {
    const there = sheet.current
    if (!there) return
    let frame = 0
    const measure = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const { top: from } = there.getBoundingClientRect()
        const found = new Map<string, Beside>()
        const by = new Map(marked.map((excerpt) => [excerpt.id as string, excerpt]))
        for (const run of there.querySelectorAll<HTMLElement>('[data-excerpt]')) {
          const excerpt = by.get(run.dataset.excerpt ?? '')
          if (!excerpt) continue
          const { top, bottom } = run.getBoundingClientRect()
          const known = found.get(excerpt.id)
          found.set(excerpt.id, {
            excerpt,
            top: Math.min(known?.top ?? Number.POSITIVE_INFINITY, top - from),
            bottom: Math.max(known?.bottom ?? 0, bottom - from),
          })
        }
        setBeside([...found.values()])
      })
    }
    const watch = new ResizeObserver(measure)
    watch.observe(there)
    measure()
    return () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
    }
  }, [marked])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: by keys, stripes and the list lead to excerpts
    <div
      className="reading-text"
      ref={sheet}
      onClick={(event) => {
        if (getSelection()?.isCollapsed === false || !(event.target instanceof Element)) return
        choose(event.target.closest<HTMLElement>('[data-excerpt]')?.dataset.excerpt as Excerpt['id'] | undefined)
      }}
    >
      <div className="beside">
        <ChainLines beside={beside} height={Math.max(0, ...beside.map(({ bottom }) => bottom)) + 8} />
        <Stripes beside={beside} current={current} choose={choose} />
      </div>
      <Text read={read} mark={mark} hits={hits} marked={marked} current={current} chosen={chosen} />
    </div>
  )
}
