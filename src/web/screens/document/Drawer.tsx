import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { inPlace } from '../../parts/in-place.ts'
import { Switch } from '../../parts/Tabs.tsx'
import { type OutlineLine, outlineOf, pageOfDestination } from '../../pdf/links.ts'
import type { Pdf } from '../../pdf/open.ts'
import { Canvas } from './Canvas.tsx'
import type { Size } from './layout.ts'

interface Props {
  pdf: Pdf | undefined
  sizes: readonly Size[]
  labels: (page: number) => string
  page: number
  go: (page: number) => void
}

/** Beside the pages: small pictures of all, or the outline the file brings. */
export function Drawer({ pdf, sizes, labels, page, go }: Props) {
  const [outline, setOutline] = useState<readonly OutlineLine[]>([])
  const [show, setShow] = useState<'pages' | 'outline'>('pages')
  useEffect(() => {
    let here = true
    if (pdf) void outlineOf(pdf).then((lines) => here && setOutline(lines))
    return () => {
      here = false
    }
  }, [pdf])
  return (
    <nav className="drawer" aria-label="Pages and outline">
      {outline.length > 0 && (
        <Switch
          label="Show"
          value={show}
          onChange={setShow}
          options={[
            ['pages', 'Pages'],
            ['outline', 'Outline'],
          ]}
        />
      )}
      {show === 'outline' && outline.length > 0 ? (
        <ul className="outline">
          {inPlace(outline, ({ title, depth, dest }) => (
            <li style={{ paddingLeft: `${0.75 * depth}rem` }}>
              <button
                type="button"
                onClick={async () => {
                  const to = pdf && (await pageOfDestination(pdf, dest))
                  if (to) go(to)
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <Thumbnails {...{ pdf, sizes, labels, page, go }} />
      )}
    </nav>
  )
}

/** CSS pixels. */
const wide = 96

function Thumbnails({ pdf, sizes, labels, page, go }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const heightOf = (i: number) => {
    const { width, height } = sizes[i] ?? { width: 1, height: 1 }
    return Math.round((wide * height) / width)
  }
  const rows = useVirtualizer({
    count: sizes.length,
    getScrollElement: () => scroll.current,
    estimateSize: (i) => heightOf(i) + 32,
    overscan: 2,
  })
  useEffect(() => rows.scrollToIndex(page - 1, { align: 'auto' }), [rows, page])
  return (
    <div className="thumbnails" ref={scroll}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <li key={index} style={{ transform: `translateY(${start}px)` }}>
            <button type="button" aria-current={index + 1 === page ? 'page' : undefined} onClick={() => go(index + 1)}>
              <span className="small-page" style={{ width: wide, height: heightOf(index) }}>
                <Canvas pdf={pdf} number={index + 1} width={wide} patience={120} />
              </span>
              <span className="small num">
                <span className="sr">Page </span>
                {labels(index + 1)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
