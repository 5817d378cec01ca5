import type { DocumentText } from '../../document/text.ts'
import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { findAgain, type Sought } from '../anchors.ts'
import { type Points, pointsOf } from './points.ts'
import { type Guid, guidFor, type MakeGuid, type RefiSelection, type RefiSource } from './refi.ts'

/** A file that belongs into the archive, and what it holds. */
export type Member = { path: string; text: string } | { path: string; blob: string }

const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/html': 'html',
  'application/xml': 'xml',
  'text/markdown': 'md',
  'text/vtt': 'vtt',
  'application/x-subrip': 'srt',
}

/** A document as a source of the standard: a PDF with its words beside it, or a text with its Word file. */
export function sourceFor(
  guid: Guid,
  { file, mediaType, blob }: Value<'document'>,
  { text }: DocumentText,
  members: Member[],
  make: MakeGuid,
): RefiSource {
  const ending = endings[mediaType]
  const words = guidFor(guid, 'text', make)
  members.push({ path: `Sources/${words}.txt`, text })
  // What the standard has no place for lies in the archive all the same, under the source's GUID.
  if (ending) members.push({ path: `Sources/${guid}.${ending}`, blob })
  return {
    kind: ending === 'pdf' ? 'pdf' : 'text',
    guid,
    name: file,
    path: ending === 'pdf' || ending === 'docx' ? `internal://${guid}.${ending}` : undefined,
    text: { guid: words, path: `internal://${words}.txt` },
    selections: [],
    codings: [],
    notes: [],
    values: [],
  }
}

/** Where an excerpt stands: in the words, then on each page; a region on its page alone. Empty where it stands nowhere. */
export function placesOf(
  passage: Value<'excerpt'>,
  read: DocumentText,
  looking: Sought,
  points: Points,
): RefiSelection['place'][] {
  const found = passage.quote === '' ? undefined : findAgain(looking, passage)
  const range = found && found.how !== 'orphan' ? found : undefined
  if (passage.quote !== '' && !range) return []
  const boxes = (passage.selectors ?? []).flatMap((selector): RefiSelection['place'][] => {
    const page = selector.type === 'page' ? read.pages[selector.page - 1] : undefined
    if (selector.type !== 'page' || !page || !selector.rects?.length) return []
    const [left, top] = [0, 1].map((i) => Math.min(...(selector.rects ?? []).map((rect) => rect[i] ?? 0)))
    const [right, bottom] = [0, 1].map((i) =>
      Math.max(...(selector.rects ?? []).map((rect) => (rect[i] ?? 0) + (rect[i + 2] ?? 0))),
    )
    const point = (x = 0, y = 0): [number, number] => [Math.round(x * page.width), Math.round((1 - y) * page.height)]
    return [{ in: 'page', page: selector.page - 1, first: point(left, top), second: point(right, bottom) }]
  })
  return range ? [{ in: 'text', start: points.points(range.start), end: points.points(range.end) }, ...boxes] : boxes
}

/** Quotations that stand in no document here: a text of their own, one after another, so that every program shows them. */
export function quotesOf(
  guid: Guid,
  label: string,
  loose: readonly [Id<'exc'>, Value<'excerpt'>][],
  selection: (id: Id<'exc'>, value: Value<'excerpt'>, place: RefiSelection['place']) => RefiSelection,
): RefiSource | undefined {
  if (loose.length === 0) return undefined
  let content = ''
  let at = 0
  const selections = loose.map(([id, value]) => {
    const words = value.quote === '' ? '[a region of a page]' : value.quote
    const length = pointsOf(words).length
    const one = selection(id, value, { in: 'text', start: at, end: at + length })
    content += `${words}\n\n`
    at += length + 2
    return one
  })
  return {
    kind: 'text',
    guid,
    name: `Quotations of ${label}`,
    text: { content },
    selections,
    codings: [],
    notes: [],
    values: [],
  }
}
