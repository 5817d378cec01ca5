import { labelOf } from '../label.ts'
import { plain, type Span } from '../report/blocks.ts'
import type { State } from '../state.ts'
import { withCommas } from '../wording.ts'
import type { Captioned, Material } from './inserted.ts'
import { theoryOf } from './words.ts'

/** One line of the table of what can be inserted. */
export interface Offer {
  /** What stands in the braces. */
  name: string
  kind: 'number' | 'words' | 'list' | 'table' | 'figure' | 'strategy' | 'theory'
  words: string
  /** What it says now, cut short where it is long. */
  value: string
}

/** Everything that can be inserted now, but for sources, which are found by their words. */
export function offersOf({ source, numbers, words, lists, pieces }: Material): Offer[] {
  return [
    ...[...numbers.values()].map(
      ({ name, words, n }): Offer => ({ name, kind: 'number', words, value: withCommas(n) }),
    ),
    ...[...words.values()].map(
      ({ name, words, text }): Offer => ({ name, kind: 'words', words, value: cutShort(text) }),
    ),
    ...[...lists.values()].map(
      ({ name, words, items }): Offer => ({
        name,
        kind: 'list',
        words,
        value: cutShort(items.map((item) => item.map((span) => told(source.state, span)).join('')).join(', ')),
      }),
    ),
    ...[...pieces.values()].map(
      (block): Offer => ({
        name: `${kindOf(block)}:${block.id.replace(/^(table|figure|strategy)-/, '')}`,
        kind: kindOf(block),
        words: block.caption,
        value: block.as === 'table' ? `${block.rows.length} rows` : '',
      }),
    ),
    ...theoryOf(source.state).map(
      ({ name, words, value }): Offer => ({ name, kind: 'theory', words, value: cutShort(value) }),
    ),
  ]
}

const told = (state: State, span: Span): string =>
  span.as === 'citation' ? span.sources.map((id) => labelOf(state, id)).join(', ') : plain([span])

const kindOf = ({ as }: Captioned): 'table' | 'figure' | 'strategy' => (as === 'listing' ? 'strategy' : as)

const cutShort = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 88)} …`)
