/** The parts of a record that can be searched by name, and the words for them in a query. */
export const searchFields = ['title', 'abstract', 'authors', 'keywords', 'container', 'numbers'] as const
export type SearchField = (typeof searchFields)[number]

/** What is looked for. A phrase is words that follow one another; the last may be the beginning of a word. */
export type Query =
  | { is: 'phrase'; words: readonly string[]; prefix: boolean; field?: SearchField | undefined }
  | { is: 'and' | 'or'; parts: readonly Query[] }
  | { is: 'not'; wanted: Query; unwanted: Query }

export type Understood = { ok: true; query: Query; terms: string[] } | { ok: false; message: string }

const named: Record<string, SearchField> = {
  title: 'title',
  ti: 'title',
  abstract: 'abstract',
  ab: 'abstract',
  author: 'authors',
  authors: 'authors',
  au: 'authors',
  keyword: 'keywords',
  keywords: 'keywords',
  kw: 'keywords',
  journal: 'container',
  container: 'container',
  jo: 'container',
  year: 'numbers',
  doi: 'numbers',
  pmid: 'numbers',
}

type Token =
  | { is: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { is: 'words'; text: string; field?: SearchField | undefined }

const piece = /\s*(?:(\()|(\))|(?:(\p{L}+):)?(?:"([^"]*)"?(\*?)|([^\s()"]+)))/uy

function tokens(text: string): Token[] {
  const found: Token[] = []
  piece.lastIndex = 0
  for (let match = piece.exec(text); match && match[0] !== ''; match = piece.exec(text)) {
    const [, open, close, name, quoted, star, word] = match
    if (open) found.push({ is: 'open' })
    else if (close) found.push({ is: 'close' })
    else if (quoted !== undefined) found.push({ is: 'words', text: quoted + (star ?? ''), field: fieldOf(name) })
    else if (word === 'AND' || word === 'OR' || word === 'NOT') found.push({ is: word.toLowerCase() as 'and' })
    else if (word !== undefined) {
      const field = fieldOf(name)
      // "10.1177/1: x" has a colon that names no field.
      found.push({ is: 'words', text: name && !field ? `${name} ${word}` : word, field })
    }
  }
  return found
}
const fieldOf = (name: string | undefined): SearchField | undefined =>
  name === undefined ? undefined : named[name.toLowerCase()]

/** What is typed into a field that finds while one types: the last word may be a beginning. */
export const begun = (text: string): string => (/[\p{L}\p{N}]$/u.test(text) ? `${text}*` : text)

/** The words of a text, as the index parts them. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{Co}\p{M}]+/gu) ?? []

/**
 * Reads what a person types: words (all must be there), "phrases", AND, OR, NOT in capitals, brackets, `begin*`, and
 * `title:`, `abstract:`, `author:`, `keyword:`, `journal:`, `year:`, `doi:` or `pmid:` before a word or phrase. `terms` are what to mark in texts.
 */
export function understood(text: string): Understood {
  const all = tokens(text)
  const terms: string[] = []
  let at = 0
  let depth = 0

  const anyOf = (): Query | undefined => {
    const parts = [allOf()]
    while (all[at]?.is === 'or') {
      at++
      parts.push(allOf())
    }
    return joined('or', parts)
  }
  const allOf = (): Query | undefined => {
    const wanted: (Query | undefined)[] = []
    const unwanted: (Query | undefined)[] = []
    for (;;) {
      const next = all[at]
      if (!next || next.is === 'or' || next.is === 'close') break
      at++
      if (next.is === 'and') continue
      if (next.is === 'not') unwanted.push(one(all[at++], false))
      else wanted.push(one(next, true))
    }
    const [yes, not] = [joined('and', wanted), joined('or', unwanted)]
    if (!not) return yes
    if (!yes) throw new Problem('NOT needs something to take away from. Say what to find before it.')
    return { is: 'not', wanted: yes, unwanted: not }
  }
  const one = (token: Token | undefined, mark: boolean): Query | undefined => {
    if (token?.is === 'open') {
      if (++depth > 50) throw new Problem('There are more than 50 brackets inside each other.')
      const inner = anyOf()
      depth--
      if (all[at]?.is === 'close') at++
      return inner
    }
    if (token?.is !== 'words') return undefined
    const prefix = token.text.endsWith('*')
    const words = wordsOf(token.text)
    if (words.length === 0) return undefined
    if (mark) terms.push(words.join(' ') + (prefix ? '*' : ''))
    return { is: 'phrase', words, prefix, field: token.field }
  }

  try {
    const parts: (Query | undefined)[] = []
    // A bracket that closes what was never opened is passed over.
    while (at < all.length) {
      parts.push(anyOf())
      if (all[at]?.is === 'close') at++
    }
    const query = joined('and', parts)
    return query ? { ok: true, query, terms } : { ok: false, message: 'There is no word to look for.' }
  } catch (problem) {
    if (problem instanceof Problem) return { ok: false, message: problem.message }
    throw problem
  }
}

class Problem extends Error {}

function joined(is: 'and' | 'or', parts: readonly (Query | undefined)[]): Query | undefined {
  const whole = parts.filter((part) => part !== undefined)
  return whole.length > 1 ? { is, parts: whole } : whole[0]
}
