import type { Id } from '../../ids.ts'
import { authorYear, shortName } from '../../label.ts'
import type { State } from '../../state.ts'

const bare = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

const name = "\\p{Lu}[\\p{L}'’-]{0,40}"
const particles = '(?:(?:van|von|de|der|den|la|le|di|da|dos|al|el)\\s){0,3}'
const and = '(?:,?\\s{0,3}(?:and|&)\\s{0,3})'
/** "Sims 2021", "Sims et al. (2021a)", "Pearson & Watson, 2018": an author, perhaps others, a year. Bounded, as cells are hostile. */
const authorsYear = new RegExp(
  `(?<first>${particles}${name}(?:\\s${name})?)(?<more>\\s{1,3}et\\s{1,3}al\\.?|(?:${and}|,\\s{1,3})${name}(?:${and}${name})?)?[\\s,(]{1,5}(?<year>(?:19|20)\\d\\d)(?<letter>[a-z]?)\\)?`,
  'gu',
)

/**
 * A function that finds the sources which a cell names: by authors and year, by a whole title, by a DOI. A name that fits two
 * sources is nobody's. What is left of the cell beside them is told, so that no page or remark gets lost.
 */
export function citer(state: State): (cell: string) => { sources: Id<'src'>[]; unknown: string[] } {
  const known = new Map<string, Id<'src'> | undefined>()
  const put = (name: string, id: Id<'src'>) => {
    const key = bare(name)
    if (key) known.set(key, known.has(key) && known.get(key) !== id ? undefined : id)
  }
  for (const [id, { reference }] of state.source) {
    const people = reference.author?.length ? reference.author : (reference.editor ?? [])
    const [first] = people
    const year = `${reference.year ?? 'n.d.'}`
    put(id, id)
    put(authorYear(reference), id)
    put(reference.title, id)
    if (reference.doi) put(reference.doi, id)
    if (first) {
      put(`${shortName(first)} ${year}${reference.suffix ?? ''}`, id)
      put(`${shortName(first)} ${year}`, id)
    }
  }
  const inOne = (piece: string): { sources: Id<'src'>[]; left: string } => {
    const whole = known.get(bare(piece))
    if (whole) return { sources: [whole], left: '' }
    const sources: Id<'src'>[] = []
    const left = piece
      .replace(/(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/[^\s;,]+/gi, (doi) => {
        const found = known.get(bare(doi.replace(/^.*?(?=10\.)/, '').replace(/[.)]+$/, '')))
        if (!found) return doi
        sources.push(found)
        return ''
      })
      .replace(authorsYear, (said: string, ...rest: unknown[]) => {
        const { first = '', more = '', year = '', letter = '' } = rest.at(-1) as Record<string, string | undefined>
        const names = /et\s+al/.test(more) ? first : `${first} ${more}`
        const found =
          known.get(bare(`${names} ${year}${letter}`)) ??
          (letter ? undefined : known.get(bare(`${first} ${year}`))) ??
          (letter ? known.get(bare(`${first} ${year}${letter}`)) : undefined)
        if (!found) return said
        sources.push(found)
        return ''
      })
    return { sources, left }
  }
  return (cell) => {
    const sources: Id<'src'>[] = []
    const unknown: string[] = []
    for (const piece of cell.split(/[;\n]/)) {
      const found = inOne(piece.trim())
      sources.push(...found.sources)
      const left = found.left.replace(/^[\s,.;()[\]&]+|(?<![\s,.;()[\]&])[\s,.;()[\]&]+$/g, '')
      if (/[\p{L}\p{N}]/u.test(left) && !/^and$/i.test(left)) unknown.push(left.slice(0, 300))
    }
    return { sources: [...new Set(sources)], unknown }
  }
}
