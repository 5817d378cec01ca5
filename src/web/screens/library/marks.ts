/** A text in pieces, each with whether it is one of the words that were looked for. */
export function marked(text: string, terms: readonly string[]): { words: string; hit: boolean }[] {
  const wanted = terms.map((term) => asPattern(folded(term))).filter(Boolean)
  if (wanted.length === 0) return [{ words: text, hit: false }]
  const { plain, at } = foldedWithPlaces(text)
  const pattern = new RegExp(wanted.join('|'), 'gu')
  const pieces: { words: string; hit: boolean }[] = []
  let done = 0
  for (const match of plain.matchAll(pattern)) {
    const start = at[match.index] ?? text.length
    const end = at[match.index + match[0].length] ?? text.length
    if (end <= start || start < done) continue
    if (start > done) pieces.push({ words: text.slice(done, start), hit: false })
    pieces.push({ words: text.slice(start, end), hit: true })
    done = end
  }
  if (done < text.length) pieces.push({ words: text.slice(done), hit: false })
  return pieces
}

const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Whole words; with an asterisk at the end, words that begin so. Blanks and marks between words of a phrase may differ. */
function asPattern(term: string): string {
  const open = term.endsWith('*')
  const words = (open ? term.slice(0, -1) : term).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const body = words.join('[^\\p{L}\\p{N}]+')
  return body && `(?<![\\p{L}\\p{N}])${body}${open ? '[\\p{L}\\p{N}]*' : '(?![\\p{L}\\p{N}])'}`
}

/** Folding changes lengths, so each place of the folded text remembers where it came from. */
function foldedWithPlaces(text: string): { plain: string; at: number[] } {
  const at: number[] = []
  let plain = ''
  let place = 0
  for (const sign of text) {
    for (const unit of sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) {
      for (let i = 0; i < unit.length; i++) at.push(place)
      plain += unit
    }
    place += sign.length
  }
  at.push(text.length)
  return { plain, at }
}
