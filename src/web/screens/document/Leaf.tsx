import { type CSSProperties, memo, type ReactNode, useMemo } from 'react'
import { type Rect, rectsOf } from '../../../core/document/boxes.ts'
import type { DocumentText, Range } from '../../../core/document/text.ts'
import { inPlace } from '../../parts/in-place.ts'
import type { Pdf } from '../../pdf/open.ts'
import { Canvas } from './Canvas.tsx'
import { ChainLines } from './Chains.tsx'
import type { Place, Turn } from './layout.ts'
import { Marks, type Placed } from './Marks.tsx'
import { PageLinks } from './PageLinks.tsx'
import { besidePage, Stripes } from './Stripes.tsx'
import { Words } from './Words.tsx'

interface Props {
  number: number
  label: string
  place: Place
  /** In the window, and not only near it: then it is painted first. */
  seen: boolean
  turn: Turn
  pdf: Pdf | undefined
  read: DocumentText | undefined
  /** What is selected, where some of it stands on this page. */
  chosen: Range | undefined
  hits: readonly Range[]
  /** The hit one is at. */
  hit: Range | undefined
  go: (page: number) => void
  painted: () => void
  /** What is marked on it, and which of it is looked at. */
  placed: readonly Placed[]
  current: string | undefined
  choose: (excerpt: Placed['excerpt']['id']) => void
  /** A region that is drawn on it, turned with it. */
  over?: ReactNode
}

/** A page as it lies on the desk: its picture, what is marked on it, its words, its links, and its margin. */
export const Leaf = memo(function Leaf({
  number,
  label,
  place,
  seen,
  turn,
  pdf,
  read,
  chosen,
  hits,
  hit,
  go,
  painted,
  placed,
  current,
  choose,
  over,
}: Props) {
  const [width, height] = turn % 180 === 0 ? [place.width, place.height] : [place.height, place.width]
  const beside = useMemo(() => besidePage(placed, turn, place.height), [placed, turn, place.height])
  const turned: CSSProperties = {
    width,
    height,
    transform: `translate(-50%, -50%) rotate(${turn}deg)`,
  }
  return (
    <section
      className="sheet-of-paper"
      data-leaf={number}
      aria-label={`Page ${label}`}
      style={{ top: place.top, height: place.height }}
    >
      <div className="beside">
        {beside.length > 0 && <ChainLines beside={beside} height={place.height} />}
        {beside.length > 0 && <Stripes {...{ beside, current, choose }} />}
      </div>
      <div className="print" data-page={number} style={{ width: place.width, height: place.height }}>
        <div className="turned" style={turned}>
          <Canvas pdf={pdf} number={number} width={width} patience={seen ? 0 : 150} done={painted} />
          {placed.length > 0 && <Marks placed={placed} current={current} />}
          {read && hits.length > 0 && <Ranges read={read} number={number} ranges={hits} look="hits" />}
          {read && hit && <Ranges read={read} number={number} ranges={[hit]} look="hit" />}
          {read && chosen && <Ranges read={read} number={number} ranges={[chosen]} look="chosen-words" />}
          {read && <Words read={read} number={number} width={width} height={height} />}
          {over}
          <PageLinks pdf={pdf} number={number} go={go} />
        </div>
      </div>
    </section>
  )
})

interface RangesProps {
  read: DocumentText
  number: number
  ranges: readonly Range[]
  look: string
}

/** Words of a page that are filled behind: what is selected, what was found. */
const Ranges = memo(function Ranges({ read, number, ranges, look }: RangesProps) {
  const rects = ranges.flatMap((range) =>
    rectsOf(read, range).flatMap(({ page, rects }) => (page === number ? rects : [])),
  )
  return <Rects rects={rects} look={look} />
})

/** Rectangles in parts of a page. */
const Rects = ({ rects, look }: { rects: readonly Rect[]; look: string }) => (
  <svg className={`over ${look}`} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
    {inPlace(rects, ([x, y, width, height]) => (
      <rect x={x} y={y} width={width} height={height} />
    ))}
  </svg>
)
