import { SquareDashed } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { rectsOf } from '../../../core/document/boxes.ts'
import { linesOf } from '../../../core/document/hit.ts'
import { rangeOfPage } from '../../../core/document/page-at.ts'
import type { DocumentText, Range } from '../../../core/document/text.ts'
import type { Target } from '../../../core/finder/facts.ts'
import { useAction, writable } from '../../acting.ts'
import { pathOf, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { turnPages } from '../../settings.ts'
import { LookHere } from '../passages/LookHere.tsx'
import type { Answer, Excerpt } from './answer.ts'
import { Chains } from './Chains.tsx'
import { Drawer } from './Drawer.tsx'
import { DrawnRegion } from './DrawnRegion.tsx'
import { Definitions, Excerpts } from './Excerpts.tsx'
import { filterOf, passing } from './filter.ts'
import { JoiningBar } from './Joining.tsx'
import { Leaf } from './Leaf.tsx'
import { LinkPanel } from './LinkPanel.tsx'
import { nextZoom, type Turn } from './layout.ts'
import { excerptAt, type Placed, placedOn } from './Marks.tsx'
import { type Desk, Pages, type Spot } from './Pages.tsx'
import { domRange } from './places-of-words.ts'
import { ReadingText } from './ReadingText.tsx'
import { About } from './Side.tsx'
import { markAt } from './Text.tsx'
import { Tools } from './Tools.tsx'
import { useFind } from './use-find.ts'
import { useJoining } from './use-joining.ts'
import { useMarking } from './use-marking.ts'
import { usePdf } from './use-pdf.ts'
import { useRegion } from './use-region.ts'
import { useSelection } from './use-selection.ts'
import { useSizes } from './use-sizes.ts'

interface Props {
  data: Answer
  read: DocumentText | undefined
  /** Its words are on their way. */
  awaited: boolean
  /** Why there are no words. */
  missing: string | undefined
  /** Is told when a page is there to be seen, or that none will be. */
  painted: () => void
}

const none: readonly Range[] = []
const nothing: readonly Placed[] = []

/** The reading room: pages or words in the middle, tools over them, what is marked and known at the side. */
export function Room({ data, read, awaited, missing, painted }: Props) {
  const { project, query } = useRoute()
  const isPdf = data.mediaType === 'application/pdf'
  const { pdf, trouble } = usePdf(isPdf ? pathOf(project, `documents/${data.id}/file`) : undefined)
  useEffect(() => {
    if (trouble) painted()
  }, [trouble, painted])
  const show = isPdf && !trouble && query.get('show') !== 'text' ? 'page' : 'text'
  const sizes = useSizes(read, awaited, pdf)
  const scroll = useRef<HTMLDivElement>(null)
  const desk = useRef<Desk>(null)
  const turn = turnOf(query.get('turn'))
  const asked = Number(query.get('zoom')) || undefined
  const place = query.get('place')
  const words = query.get('find') ?? ''
  /** What one comes from looking for. */
  const wanted = query.get('for')
  const mark = useMemo(
    () => (read && place !== null ? markAt(read, Number(place), words) : undefined),
    [read, place, words],
  )
  const [at, setAt] = useState({ page: Number(query.get('page')) || 1, zoom: 100 })
  const drawer = query.get('drawer') === 'open'
  const beside = query.get('beside') === 'open'

  const spotOf = useCallback(
    (range: Range): Spot | undefined => {
      const [first] = read ? rectsOf(read, range) : []
      return first && { page: first.page, down: first.rects[0]?.[1] ?? 0, share: 1 / 3 }
    },
    [read],
  )
  const { code, by, kind } = filterOf(query)
  const filter = useMemo(() => ({ code, by, kind }), [code, by, kind])
  const marked = useMemo(() => passing(data.marked, filter), [data.marked, filter])
  const placed = useMemo(() => {
    const numbers = new Set(marked.flatMap(({ pages }) => pages.map(({ page }) => page)))
    return new Map([...numbers].map((number) => [number, placedOn(marked, number)]))
  }, [marked])
  const offered = useView('marking', {}).data
  const here = query.get('excerpt') ?? undefined
  const current = data.marked.find(({ id }) => id === here)
  const reach = useCallback(
    (range: Range) => {
      const spot = spotOf(range)
      if (desk.current && spot) desk.current.reach(spot.page, spot.down)
      else setTimeout(() => scroll.current && toWords(scroll.current, range))
    },
    [spotOf],
  )
  const go = useCallback((page: number) => desk.current?.reach(page), [])
  const near = () => (read && show === 'page' ? rangeOfPage(read, at.page).start : 0)
  const finding = useFind(read, reach, near)
  const hit = finding.hits[finding.at] ?? mark

  const follow = (edge: number) => {
    const spot = spotOf({ start: Math.max(0, edge - 1), end: edge + 1 })
    if (desk.current && spot) desk.current.follow(spot.page, spot.down)
    else setTimeout(() => keepInSight(scroll.current))
  }
  const choose = useCallback((excerpt: Excerpt['id'] | undefined) => setQuery({ excerpt }), [])
  const pointed = (page: number, x: number, y: number) => {
    const found = excerptAt(placed.get(page) ?? nothing, x, y)
    setQuery({ excerpt: found?.id })
  }
  const selection = useSelection({ read, root: scroll, turn, follow, pointed })
  const { range, select } = selection
  const may = writable.use()
  const clearing = useRef(() => {})
  const left = useCallback(() => clearing.current(), [])
  const marking = useMarking({ read, desk: scroll, range, select, current, left })
  const regions = useRegion({
    page: may && show === 'page' && sizes.length > 0 ? at.page : undefined,
    turn,
    hasWords: (page) => read !== undefined && linesOf(read, page).length > 0,
    mark: (passage) => marking.setOpened({ passage, at: 'codes' }),
  })
  clearing.current = regions.clear
  const joining = useJoining(current, offered)

  const bring = useCallback(
    (excerpt: Excerpt) => {
      const [first] = excerpt.pages
      if (desk.current && first) desk.current.reach(first.page, first.rects[0]?.[1] ?? 0)
      else if (excerpt.start !== undefined) reach({ start: excerpt.start, end: excerpt.end ?? excerpt.start + 1 })
    },
    [reach],
  )
  const lead = useCallback(
    (excerpt: Excerpt) => {
      setQuery({ excerpt: excerpt.id })
      bring(excerpt)
    },
    [bring],
  )
  const { setOpened } = marking
  const edit = useCallback((excerpt: Excerpt) => setOpened({ passage: excerpt, at: 'codes' }), [setOpened])
  const walk = (way: 1 | -1) => {
    const at = marked.findIndex(({ id }) => id === here)
    const next = marked[at < 0 ? (way === 1 ? 0 : marked.length - 1) : at + way]
    if (next) lead(next)
  }
  useAction('next-excerpt', marked.length > 0 ? () => walk(1) : undefined)
  useAction('previous-excerpt', marked.length > 0 ? () => walk(-1) : undefined)

  // Where one comes to, when the pages or the words are there.
  const ready = read !== undefined && (show === 'text' || sizes.length > 0)
  useEffect(() => {
    if (ready && mark) setTimeout(() => reach(mark), 30)
  }, [ready, mark, reach])
  // Who turns to the text goes on at the page that was read.
  const shown = useRef(show)
  useEffect(() => {
    if (shown.current === show) return
    shown.current = show
    if (show === 'text' && read) setTimeout(() => scroll.current && toWords(scroll.current, rangeOfPage(read, at.page)))
  }, [show, read, at.page])
  const arrived = useRef(false)
  useEffect(() => {
    if (!ready || arrived.current) return
    arrived.current = true
    if (current && !mark) setTimeout(() => bring(current), 30)
  }, [ready, current, mark, bring])

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
  useAction('excerpts-drawer', () => setQuery({ beside: beside ? undefined : 'open' }))
  useAction('zoom-in', onPages ? () => setZoom(nextZoom(at.zoom, 1)) : undefined)
  useAction('zoom-out', onPages ? () => setZoom(nextZoom(at.zoom, -1)) : undefined)
  useAction('zoom-fit', onPages ? () => setZoom(undefined) : undefined)
  useAction('turn-pages', onPages ? () => setQuery({ turn: turn === 270 ? undefined : String(turn + 90) }) : undefined)
  useAction('dark-pages', onPages ? turnPages : undefined)
  useAction('next-page', onPages && at.page < sizes.length ? () => go(at.page + 1) : undefined)
  useAction('previous-page', onPages && at.page > 1 ? () => go(at.page - 1) : undefined)

  const label = useCallback((page: number) => read?.pages[page - 1]?.label ?? String(page), [read])
  const pageOf = (typed: string) => {
    const named = sizes.findIndex((_, i) => label(i + 1) === typed.trim())
    const number = named >= 0 ? named + 1 : Number(typed)
    return Number.isInteger(number) && number >= 1 && number <= sizes.length ? number : undefined
  }

  return (
    <Sheet
      title={data.source.label}
      bare
      side={
        <>
          <Excerpts data={data} shown={marked} filter={filter} label={label} current={current} go={lead} edit={edit} />
          <Chains excerpts={marked} lead={lead} />
          {wanted && <LookHere document={data.id} target={wanted as Target} />}
          <Definitions definitions={offered?.definitions ?? []} />
          <About data={data} text={read} />
        </>
      }
    >
      <div className={beside ? 'reading-room with-excerpts' : 'reading-room'}>
        <h1 className="sr">{data.source.title}</h1>
        <Tools
          paged={isPdf && !trouble}
          show={show}
          setShow={(next) => setQuery({ show: next === 'text' ? 'text' : undefined })}
          page={at.page}
          pages={sizes.length}
          {...{ label, pageOf, go, drawer, finding }}
          zoom={at.zoom}
          more={
            <>
              <ActionButton name="mark-region" kind="quiet" icon={SquareDashed} only />
              <ActionButton name="mark-words" kind={marking.opened ? undefined : 'main'}>
                {range || !current ? 'Mark' : 'Code or link'}
              </ActionButton>
              <span className="narrow">
                <ActionButton name="excerpts-drawer" kind="quiet" pressed={beside}>
                  Excerpts <span className="num">{data.marked.length}</span>
                </ActionButton>
              </span>
            </>
          }
        />
        <div className="desk-row">
          {onPages && drawer && <Drawer pdf={pdf} sizes={sizes} labels={label} page={at.page} go={go} />}
          <section
            className={`desk-scroll by-${show}`}
            ref={scroll}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys, and the reading cursor lives here
            tabIndex={0}
            aria-label="Document"
            onKeyDown={(event) => {
              const own = event.target === event.currentTarget && may
              if (own && joining.parts.length > 0 && event.key === 'Escape') joining.clear()
              else if (own && joining.parts.length > 1 && event.key === 'Enter') void joining.join()
              else if (own && event.key === 'Enter' && (range || current)) marking.open('slots')
              else return selection.onKeyDown(event)
              event.preventDefault()
            }}
            onPointerDown={regions.onPointerDown}
            onMouseDown={selection.onMouseDown}
          >
            {trouble && read && <p className="note trouble">{trouble} Here are its words.</p>}
            {show === 'text' ? (
              read ? (
                <ReadingText
                  read={read}
                  mark={hit}
                  hits={finding.hits}
                  marked={marked}
                  current={current?.id}
                  chosen={marking.opened && !('id' in marking.opened.passage) ? range : undefined}
                  choose={choose}
                />
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
                start={{ page: at.page, down: 0, share: 0 }}
                told={told}
              >
                {(number, lies, seen) => (
                  <Leaf
                    key={number}
                    number={number}
                    label={label(number)}
                    place={lies}
                    seen={seen}
                    {...{ turn, pdf, read, go, painted }}
                    chosen={read && range && onPage(read, [range], number).length > 0 ? range : undefined}
                    placed={placed.get(number) ?? nothing}
                    current={current?.id}
                    choose={choose}
                    over={
                      regions.region?.page === number ? (
                        <DrawnRegion region={regions.region} onKeyDown={regions.onKeyDown} />
                      ) : undefined
                    }
                    hits={read ? onPage(read, finding.hits, number) : none}
                    hit={read && hit && onPage(read, [hit], number).length > 0 ? hit : undefined}
                  />
                )}
              </Pages>
            )}
            {marking.opened && (
              <LinkPanel
                key={'id' in marking.opened.passage ? marking.opened.passage.id : 'new'}
                data={data}
                passage={marking.opened.passage}
                at={marking.opened.at}
                desk={scroll}
                under={marking.under}
                done={marking.done}
                close={marking.close}
              />
            )}
          </section>
        </div>
        {joining.parts.length > 0 && offered && <JoiningBar joining={joining} slots={offered.slots} />}
      </div>
    </Sheet>
  )
}

/** Brings words of the text into the upper third of the window. */
function toWords(box: HTMLElement, range: Range): void {
  const there = domRange(box, range)
  if (there) box.scrollTop += there.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 4
}

/** Scrolls as far as it takes to see what the browser has selected. */
function keepInSight(box: HTMLElement | null): void {
  const selection = getSelection()
  if (!box || !selection || selection.rangeCount === 0) return
  const { top, bottom } = selection.getRangeAt(0).getBoundingClientRect()
  const edge = box.getBoundingClientRect()
  if (bottom > edge.bottom - 24) box.scrollTop += bottom - edge.bottom + 48
  else if (top < edge.top + 24) box.scrollTop -= edge.top - top + 48
}

const turnOf = (said: string | null): Turn => (said === '90' ? 90 : said === '180' ? 180 : said === '270' ? 270 : 0)

/** Of ranges in their order, those that stand on a page; the same empty list where none does. */
function onPage(read: DocumentText, ranges: readonly Range[], number: number): readonly Range[] {
  if (ranges.length === 0) return none
  const { start, end } = rangeOfPage(read, number)
  const found = ranges.filter((range) => range.start < end && range.end > start)
  return found.length > 0 ? found : none
}
