import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { codesOf } from './codings.ts'
import type { Selector } from './facts.ts'

/** What the journal does not hold and an annotation may say. */
export interface Told {
  /** The text of a document; without it no place in it is given. */
  textOf: (document: Id<'doc'>) => string | undefined
  /** When an excerpt was made. */
  made: (excerpt: Id<'exc'>) => string | undefined
  nameOf: (person: Id<'per'>) => string | undefined
}

/**
 * Excerpts as a collection of annotations (W3C Web Annotation Data Model, 2017; JSON-LD). The file is named by its
 * SHA-256, codes are tags, the memo is a comment. Places count characters, as the model wants it, and not code units.
 */
export function annotations(state: State, told: Told, ids: Iterable<Id<'exc'>> = state.excerpt.keys()): object {
  const items = [...ids].flatMap((id) => {
    const excerpt = get(state, 'excerpt', id)
    return excerpt ? [annotation(state, id, excerpt, told)] : []
  })
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: items.length,
    first: { type: 'AnnotationPage', startIndex: 0, items },
  }
}

function annotation(state: State, id: Id<'exc'>, excerpt: Value<'excerpt'>, told: Told): object {
  const document = get(state, 'document', excerpt.document)
  const text = excerpt.document && told.textOf(excerpt.document)
  const by = excerpt.by && told.nameOf(excerpt.by)
  const created = told.made(id)
  const selectors = excerpt.selectors?.some(({ type }) => type === 'quote')
    ? excerpt.selectors
    : [{ type: 'quote' as const, exact: excerpt.quote }, ...(excerpt.selectors ?? [])]
  const body = [
    ...codesOf(state, id).map((code) => ({
      type: 'TextualBody',
      purpose: 'tagging',
      value: get(state, 'code', code)?.name ?? code,
    })),
    ...(excerpt.kind ? [{ type: 'TextualBody', purpose: 'classifying', value: excerpt.kind }] : []),
    ...(excerpt.memo
      ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: excerpt.memo }]
      : []),
  ]
  return {
    id: `urn:retroduce:${id}`,
    type: 'Annotation',
    motivation: body.length > 0 ? 'classifying' : 'highlighting',
    ...(created && { created }),
    ...(by && { creator: { id: `urn:retroduce:${excerpt.by}`, type: 'Person', name: by } }),
    ...(body.length > 0 && { body }),
    target: {
      source: document ? `urn:sha256:${document.blob}` : `urn:retroduce:${excerpt.source}`,
      ...(document && { format: document.mediaType }),
      selector: selectors.flatMap((selector) => standard(selector, text) ?? []),
    },
  }
}

function standard(selector: Selector, text: string | undefined): object | undefined {
  switch (selector.type) {
    case 'quote':
      return { ...selector, type: 'TextQuoteSelector' }
    case 'position': {
      if (text === undefined) return undefined
      const start = characters(text, 0, selector.start)
      return { type: 'TextPositionSelector', start, end: start + characters(text, selector.start, selector.end) }
    }
    case 'page':
      return {
        type: 'FragmentSelector',
        conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
        value: `page=${selector.page}`,
      }
  }
}

/** How many characters a stretch of text has; a pair of surrogates is one. */
function characters(text: string, start: number, end: number): number {
  let n = 0
  for (let i = start; i < Math.min(end, text.length); i++) {
    const code = text.charCodeAt(i)
    if (code >= 0xdc00 && code <= 0xdfff && i > start) continue
    n++
  }
  return n
}
