import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { shortName } from '../../label.ts'

type Source = Value<'source'>
export type Order = 'author' | 'year' | 'title' | 'added'

/** Something that passes, and what it sorts under. */
export interface Keyed {
  id: Id
  key: string
}
/** A source that passes. */
export interface Found extends Keyed {
  id: Id<'src'>
  source: Source
}

/** Values are never changed in place, so what they sort under can be kept with them; each order when it is first asked for. */
const known: Record<Order, WeakMap<Source, string>> = {
  author: new WeakMap(),
  year: new WeakMap(),
  title: new WeakMap(),
  added: new WeakMap(),
}

/** What a source sorts under. Newest years come first, then authors; `added` keeps the order of the journal. */
export function keyOf(source: Source, order: Order): string {
  if (order === 'added') return ''
  const before = known[order].get(source)
  if (before !== undefined) return before
  const key = order === 'title' ? plain(source.reference.title) : order === 'year' ? byYear(source) : byAuthor(source)
  known[order].set(source, key)
  return key
}

function byAuthor({ reference }: Source): string {
  const first = reference.author?.[0] ?? reference.editor?.[0]
  return plain(`${first ? shortName(first) : reference.title} ${reference.year ?? ''}${reference.suffix ?? ''}`)
}

const byYear = (source: Source): string => `${9999 - (source.reference.year ?? 0)} ${keyOf(source, 'author')}`

/** Lower case and without accents, so that "Muller" finds Müller. Plain ASCII is left to the fast way. */
export function plain(words: string): string {
  const lower = words.toLowerCase()
  for (let i = 0; i < lower.length; i++)
    if (lower.charCodeAt(i) > 127) return lower.normalize('NFD').replace(/\p{M}/gu, '')
  return lower
}

/** Rows `from` up to `from + count` of the sorted list, without sorting the rest: 100,000 rows take milliseconds. */
export function windowOf<K extends Keyed>(found: K[], order: Order, from: number, count: number): K[] {
  if (order === 'added') return found.slice(from, from + count)
  place(found, from)
  const rest = from > 0 ? found.slice(from) : found
  place(rest, count)
  return rest.slice(0, count).sort((a, b) => (before(a, b) ? -1 : 1))
}

const before = (a: Keyed, b: Keyed): boolean => (a.key === b.key ? a.id < b.id : a.key < b.key)

/** Puts the `k` first before the others (Hoare's selection), in linear time on average. */
function place(list: Keyed[], k: number): void {
  let low = 0
  let high = list.length - 1
  while (low < high && k > low && k <= high) {
    const pivot = list[(low + high) >> 1] as Keyed
    let i = low
    let j = high
    while (i <= j) {
      while (before(list[i] as Keyed, pivot)) i++
      while (before(pivot, list[j] as Keyed)) j--
      if (i > j) break
      const swapped = list[i] as Keyed
      list[i++] = list[j] as Keyed
      list[j--] = swapped
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return
  }
}
