import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { rectsOf } from '../../../core/document/boxes.ts'
import { rangeOfPage } from '../../../core/document/page-at.ts'
import type { DocumentText, Range } from '../../../core/document/text.ts'
import { useAction } from '../../acting.ts'
import { pathOf } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import type { Answer } from './Document.tsx'
import { Drawer } from './Drawer.tsx'
import { Leaf } from './Leaf.tsx'
import { nextZoom, type Turn } from './layout.ts'
import { type Desk, Pages, type Spot } from './Pages.tsx'
import { About, shortened } from './Side.tsx'
import { markAt, Text } from './Text.tsx'
import { Tools } from './Tools.tsx'
import { useFind } from './use-find.ts'
import { usePdf } from './use-pdf.ts'
import { useSizes } from './use-sizes.ts'

interface Props {
  data: Answer
  read: DocumentText | undefined
  /** Its words are on their way. */
  awaited: boolean
  /** Why there are no words. */
  missing: string | undefined
}

const none: readonly Range[] = []

/** The reading room: pages or words in the middle, tools over them, what is marked and known at the side. */
export function Room({ data, read, awaited, missing }: Props) {
  const { project, query } = useRoute()
  const isPdf = data.mediaType === 'application/pdf'
  const { pdf, trouble } = usePdf(isPdf ? pathOf(project, `documents/${data.id}/file`) : undefined)
  const show = isPdf && !trouble && query.get('show') !== 'text' ? 'page' : 'text'
  const sizes = useSizes(read, awaited, pdf)
  const scroll = useRef<HTMLDivElement>(null)
  const desk = useRef<Desk>(null)
  const turn = turnOf(query.get('turn'))
  const asked = Number(query.get('zoom')) || undefined
  const place = query.get('place')
  const words = query.get('find') ?? ''
  const mark = useMemo(
    () => (read && place !== null ? markAt(read, Number(place), words) : undefined),
    [read, place, words],
  )
  const [at, setAt] = useState({ page: Number(query.get('page')) || 1, zoom: 100 })
  const drawer = query.get('drawer') === 'open'

  const spotOf = useCallback(
    (range: Range): Spot | undefined => {
      const [first] = read ? rectsOf(read, range) : []
      return first && { page: first.page, down: first.rects[0]?.[1] ?? 0, share: 1 / 3 }
    },
    [read],
  )
  const [start] = useState<Spot>(() => ({ page: Number(query.get('page')) || 1, down: 0, share: 0 }))
  const reach = useCallback(
    (range: Range) => {
      const spot = spotOf(range)
      if (desk.current && spot) desk.current.reach(spot.page, spot.down)
      else setTimeout(() => document.querySelector('.reading-text mark.here')?.scrollIntoView({ block: 'center' }))
    },
    [spotOf],
  )
  const go = useCallback((page: number) => desk.current?.reach(page), [])
  const near = () => (read && show === 'page' ? rangeOfPage(read, at.page).start : 0)
  const finding = useFind(read, reach, near)
  const hit = finding.hits[finding.at] ?? mark

  // Where one comes to, when the pages or the words are there.
  const ready = read !== undefined && (show === 'text' || sizes.length > 0)
  useEffect(() => {
    if (ready && mark) setTimeout(() => reach(mark), 30)
  }, [ready, mark, reach])

  // The page one is at stands in the address, once one stays on it.
  const told = useCallback(
    (now: { page: number; zoom: number }) =>
      setAt((was) => (was.page === now.page && was.zoom === now.zoom ? was : now)),
    [],
  )
  useEffect(() => {
    if (show !== 'page' || sizes.length === 0) return
    const rest = setTimeout(() => setQuery({ page: at.page === 1 ? undefined : String(at.page) }), 250)
    return () => clearTimeout(rest)
  }, [at.page, show, sizes.length])

  const onPages = show === 'page' && sizes.length > 0
  const setZoom = (zoom: number | undefined) => setQuery({ zoom: zoom === undefined ? undefined : String(zoom) })
  useAction('show-text', isPdf && !trouble ? () => setQuery({ show: show === 'page' ? 'text' : undefined }) : undefined)
  useAction('pages-drawer', onPages ? () => setQuery({ drawer: drawer ? undefined : 'open' }) : undefined)
  useAction('zoom-in', onPages ? () => setZoom(nextZoom(at.zoom, 1)) : undefined)
  useAction('zoom-out', onPages ? () => setZoom(nextZoom(at.zoom, -1)) : undefined)
  useAction('zoom-fit', onPages ? () => setZoom(undefined) : undefined)
  useAction('turn-pages', onPages ? () => setQuery({ turn: turn === 270 ? undefined : String(turn + 90) }) : undefined)
  useAction('next-page', onPages && at.page < sizes.length ? () => go(at.page + 1) : undefined)
  useAction('previous-page', onPages && at.page > 1 ? () => go(at.page - 1) : undefined)

  const label = useCallback((page: number) => read?.pages[page - 1]?.label ?? String(page), [read])
  const pageOf = (typed: string) => {
    const named = sizes.findIndex((_, i) => label(i + 1) === typed.trim())
    const number = named >= 0 ? named + 1 : Number(typed)
    return Number.isInteger(number) && number >= 1 && number <= sizes.length ? number : undefined
  }

  return (
    <Sheet title={data.source.label} bare side={<Beside data={data} read={read} />}>
      <div className="reading-room">
        <h1 className="sr">{data.source.title}</h1>
        <Tools
          paged={isPdf && !trouble}
          show={show}
          setShow={(next) => setQuery({ show: next === 'text' ? 'text' : undefined })}
          page={at.page}
          pages={sizes.length}
          {...{ label, pageOf, go, drawer, finding }}
          zoom={at.zoom}
          more={null}
        />
        <div className="desk-row">
          {onPages && drawer && <Drawer pdf={pdf} sizes={sizes} labels={label} page={at.page} go={go} />}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached and scrolled by keys */}
          <section className={`desk-scroll by-${show}`} ref={scroll} tabIndex={0} aria-label="Document">
            {trouble && read && <p className="note trouble">{trouble} Here are its words.</p>}
            {show === 'text' ? (
              read ? (
                <div className="reading-text">
                  <Text read={read} mark={hit} />
                </div>
              ) : (
                <p className="soft nothing">{awaited ? '' : (trouble ?? missing)}</p>
              )
            ) : (
              <Pages
                desk={desk}
                scroll={scroll}
                sizes={sizes}
                turn={turn}
                zoom={asked}
                margin={150}
                start={start}
                told={told}
              >
                {(number, lies) => (
                  <Leaf
                    key={number}
                    number={number}
                    label={label(number)}
                    place={lies}
                    {...{ turn, pdf, read, go }}
                    chosen={undefined}
                    hits={read ? onPage(read, finding.hits, number) : none}
                    hit={read && hit && onPage(read, [hit], number).length > 0 ? hit : undefined}
                  />
                )}
              </Pages>
            )}
          </section>
        </div>
      </div>
    </Sheet>
  )
}

const turnOf = (said: string | null): Turn => (said === '90' ? 90 : said === '180' ? 180 : said === '270' ? 270 : 0)

/** Of ranges in their order, those that stand on a page; the same empty list where none does. */
function onPage(read: DocumentText, ranges: readonly Range[], number: number): readonly Range[] {
  if (ranges.length === 0) return none
  const { start, end } = rangeOfPage(read, number)
  const found = ranges.filter((range) => range.start < end && range.end > start)
  return found.length > 0 ? found : none
}

function Beside({ data, read }: { data: Answer; read: DocumentText | undefined }) {
  return (
    <>
      {data.marked.length > 0 && (
        <section>
          <div className="head">
            <h2>Excerpts</h2>
            <span className="more num">{data.marked.length}</span>
          </div>
          <ul className="excerpts">
            {data.marked.map(({ id, quote, start, pages, distance }) => (
              <li key={id}>
                <Link
                  screen="document"
                  id={data.id}
                  query={{ place: start === undefined ? undefined : String(start) }}
                  className="serif"
                >
                  {shortened(quote)}
                </Link>
                <span className="small faint">
                  {pages[0] && ` p. ${pages[0].page}`}
                  {distance && `, ${distance} characters differ here`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <About data={data} text={read} />
    </>
  )
}
