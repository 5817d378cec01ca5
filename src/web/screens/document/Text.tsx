import { createElement, memo, type ReactNode } from 'react'
import { cellsOf } from '../../../core/document/cells.ts'
import { rangeOfPage } from '../../../core/document/page-at.ts'
import { passageIn } from '../../../core/document/passages.ts'
import type { DocumentText, Mark, Range } from '../../../core/document/text.ts'
import { understood } from '../../../core/record/query.ts'
import { inPlace } from '../../parts/in-place.ts'
import type { Excerpt } from './answer.ts'
import { colourOf, lookOf } from './Marks.tsx'

interface Props {
  read: DocumentText
  /** The place one comes to, or what was found. */
  mark: Range | undefined
  /** All that was found, in order. */
  hits: readonly Range[]
  marked: readonly Excerpt[]
  current: string | undefined
  /** Words that are selected while the focus is elsewhere, where the browser does not show them. */
  chosen?: Range | undefined
}

/** What is dressed in a text: the place asked for, and what is marked. */
interface Dress {
  hits: readonly Range[]
  place: Range | undefined
  chosen: Range | undefined
  marked: readonly { start: number; end: number; excerpt: Excerpt }[]
  current: string | undefined
}

/** The words as they stand: pages with their numbers, or blocks of running text, or turns with who speaks. */
export const Text = memo(function Text({ read, mark: place, hits, marked, current, chosen }: Props) {
  const mark: Dress = {
    place,
    hits,
    current,
    chosen,
    marked: marked.flatMap((excerpt) =>
      excerpt.start === undefined || excerpt.end === undefined
        ? []
        : [{ start: excerpt.start, end: excerpt.end, excerpt }],
    ),
  }
  if (read.text.trim() === '')
    return <p className="soft">It has no words that can be read here. Save the file and open it.</p>
  if (read.pages.length > 0)
    return (
      <div className="pages">
        {inPlace(read.pages, ({ label, scanned }, i) => (
          <section className="leaf" aria-label={`Page ${label ?? i + 1}`}>
            <p className="folio num faint">{label ?? i + 1}</p>
            {scanned ? (
              <p className="soft">A picture without words.</p>
            ) : (
              <p className="words serif">{pieces(read, rangeOfPage(read, i + 1), mark)}</p>
            )}
          </section>
        ))}
      </div>
    )
  if (read.turns.length > 0)
    return (
      <dl className="turns">
        {inPlace(read.turns, (turn) => (
          <div>
            <dt>
              <b className="strong">{turn.speaker}</b>
              {turn.from !== undefined && <span className="small faint num"> {clock(turn.from)}</span>}
            </dt>
            <dd className="serif">{pieces(read, turn, mark)}</dd>
          </div>
        ))}
      </dl>
    )
  return <div className="running serif">{inPlace(read.blocks, (block) => Block(read, block, mark))}</div>
})

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1_000)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts
    .slice(parts[0] === 0 ? 1 : 0)
    .map((n) => String(n).padStart(2, '0'))
    .join(':')
}

/** The place itself, or of what was looked for, its words there. */
export function markAt(read: DocumentText, place: number | undefined, words: string): Range | undefined {
  if (place === undefined || !(place >= 0)) return undefined
  const asked = words ? understood(words) : undefined
  const range = { start: place, end: Math.min(read.text.length, place + 400) }
  return (
    (asked?.ok && passageIn(read, range, asked.terms)) || { start: place, end: Math.min(read.text.length, place + 1) }
  )
}

function Block(read: DocumentText, { kind, level, ...range }: DocumentText['blocks'][number], mark: Dress): ReactNode {
  const said = kind === 'row' ? undefined : pieces(read, range, mark)
  switch (kind) {
    case 'heading':
      return <p className={`heading level-${Math.min(3, level ?? 1)}`}>{said}</p>
    case 'quote':
      return <blockquote>{said}</blockquote>
    case 'verbatim':
      return <pre>{said}</pre>
    case 'row':
      return (
        <p className="row">
          {inPlace(cellsOf(read.text, range), (cell) => (
            <span className="cell">{pieces(read, cell, mark)}</span>
          ))}
        </p>
      )
    default:
      return <p className={kind}>{said}</p>
  }
}

/** The words of a range, with running heads paler, emphasis as it was, what is marked, and the place that was asked for. */
function pieces({ text, furniture, marks }: DocumentText, { start, end }: Range, dress: Dress): ReactNode {
  const within = (range: Range) => range.start < end && range.end > start
  const { place, chosen } = dress
  const own = marks.filter(within)
  const pale = furniture.filter(within)
  const excerpts = dress.marked.filter(within)
  const hits = among(dress.hits, start, end)
  const cuts = new Set([start, end])
  for (const range of [
    ...own,
    ...pale,
    ...excerpts,
    ...hits,
    ...(place && within(place) ? [place] : []),
    ...(chosen && within(chosen) ? [chosen] : []),
  ])
    for (const at of [range.start, range.end]) if (at > start && at < end) cuts.add(at)
  const at = [...cuts].sort((a, b) => a - b)
  return inPlace(at.slice(0, -1), (from, i) => {
    const to = at[i + 1] ?? end
    const holds = (range: Range) => range.start <= from && range.end >= to
    const run = dressed(<span data-at={from}>{text.slice(from, to)}</span>, own.filter(holds))
    const words = excerpts.filter(holds).reduce<ReactNode>(
      (inner, { excerpt }) => (
        <span
          key={excerpt.id}
          className={`${lookOf(excerpt, excerpt.id === dress.current)} span ${excerpt.slot?.role ?? ''}`}
          style={colourOf(excerpt)}
          data-excerpt={excerpt.id}
        >
          {inner}
        </span>
      ),
      chosen && holds(chosen) ? <span className="chosen-words">{run}</span> : run,
    )
    if (place && holds(place))
      return place.start === from ? (
        <mark id="place" className="here">
          {words}
        </mark>
      ) : (
        <mark>{words}</mark>
      )
    if (hits.some(holds)) return <mark className="hit">{words}</mark>
    return pale.some(holds) ? <span className="faint">{words}</span> : words
  })
}

/** Of ranges in order, those that meet a stretch. */
function among(ranges: readonly Range[], start: number, end: number): readonly Range[] {
  if (ranges.length === 0) return ranges
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < ranges.length && (ranges[last]?.start ?? 0) < end) last++
  return ranges.slice(low, last)
}

/** How each mark is written. Links are words: where they lead is outside of the project. */
const elements = { emphasis: 'em', strong: 'strong', superscript: 'sup', subscript: 'sub', link: 'span' } as const

function dressed(words: ReactNode, [mark, ...others]: readonly Mark[]): ReactNode {
  if (!mark) return words
  return createElement(elements[mark.kind], mark.to ? { title: mark.to } : null, dressed(words, others))
}
