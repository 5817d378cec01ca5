import { withdrawn } from '../apart.ts'
import { anchorOf, findAgain, sought } from '../coding/anchors.ts'
import { excerptsOf } from '../coding/reanchor.ts'
import type { DocumentText } from '../document/text.ts'
import type { FactOf } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { type Replacement, replacedIn } from './pseudonyms.ts'

/**
 * The facts by which excerpts of a transcript say what its pseudonymised copy says, where they stand in it. Each is told in two
 * steps: it loses its words, and then has the new ones. So the facts before can lose theirs for good, and the journal still
 * follows. An excerpt that is not found in the copy keeps its replaced words and has no place.
 */
export function excerptsReplaced(
  state: State,
  documents: { from: Id<'doc'>; to: Id<'doc'> },
  text: DocumentText,
  replacements: readonly Replacement[],
): { facts: FactOf<'excerpt'>[]; lost: number } {
  const document = sought(text)
  let lost = 0
  const facts = [...excerptsOf(state, documents.from), ...excerptsOf(state, documents.to)].flatMap(
    ([id, value]): FactOf<'excerpt'>[] => {
      const quote = replacedIn(value.quote, replacements)
      const memo = value.memo === undefined ? null : replacedIn(value.memo, replacements)
      const told = (value.selectors ?? []).map((one) =>
        one.type === 'quote'
          ? {
              ...one,
              exact: replacedIn(one.exact, replacements),
              ...(one.prefix && { prefix: replacedIn(one.prefix, replacements) }),
              ...(one.suffix && { suffix: replacedIn(one.suffix, replacements) }),
            }
          : one,
      )
      const found = findAgain(document, { quote, selectors: told })
      if (found.how === 'orphan') lost++
      const anchor = found.how === 'orphan' ? undefined : anchorOf(text, found)
      const blank = { quote: withdrawn, selectors: null, memo: null }
      const was = { quote: value.quote, selectors: value.selectors ?? null, memo: value.memo ?? null }
      const place = anchor
        ? {
            from: { document: value.document ?? null, distance: value.distance ?? null },
            to: { document: documents.to, distance: null },
          }
        : undefined
      return [
        { type: 'excerpt.made', id, from: was, to: blank },
        {
          type: 'excerpt.made',
          id,
          from: { ...blank, ...place?.from },
          to: { quote: anchor?.quote ?? quote, selectors: anchor?.selectors ?? null, memo, ...place?.to },
        },
      ]
    },
  )
  return { facts, lost }
}
