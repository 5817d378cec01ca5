/** A stretch of words that both texts share, or that only one of them has. */
export interface DiffPiece {
  kind: 'same' | 'added' | 'gone'
  text: string
}

/** Beyond this many comparisons the texts are shown whole, one after the other, instead of word by word. */
const most = 4_000_000

/**
 * What changed from one text to another, word by word (longest common subsequence). The space after a word belongs to
 * it and is no change of its own; where both texts have the word, it is shown as the later one has it.
 */
export function diffWords(before: string, after: string): DiffPiece[] {
  if (before === after) return after === '' ? [] : [{ kind: 'same', text: after }]
  if (before === '') return [{ kind: 'added', text: after }]
  if (after === '') return [{ kind: 'gone', text: before }]
  const a = before.match(/\S+\s*|^\s+/g) ?? []
  const b = after.match(/\S+\s*|^\s+/g) ?? []
  const pieces: DiffPiece[] = []
  compare(a, b, sameWord, (kind, words) => {
    const text = words.join('')
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') pieces.push({ kind, text })
  })
  return pieces
}

const sameWord = (x: string, y: string): boolean => x.trimEnd() === y.trimEnd()

/** Says stretch by stretch what two lists share, the words as the later one has them, and what only one of them has. */
export function compare(
  a: readonly string[],
  b: readonly string[],
  same: (x: string, y: string) => boolean,
  say: (kind: DiffPiece['kind'], words: readonly string[]) => void,
): void {
  const alike = (i: number, j: number) => same(a[i] as string, b[j] as string)
  let start = 0
  while (start < a.length && start < b.length && alike(start, start)) start++
  let end = 0
  const shorter = Math.min(a.length, b.length) - start
  while (end < shorter && alike(a.length - 1 - end, b.length - 1 - end)) end++
  say('same', b.slice(0, start))
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), same, say)
  say('same', b.slice(b.length - end))
}

function middle(
  a: readonly string[],
  b: readonly string[],
  same: (x: string, y: string) => boolean,
  say: (kind: DiffPiece['kind'], words: readonly string[]) => void,
) {
  if (a.length * b.length > most) {
    say('gone', a)
    say('added', b)
    return
  }
  // common[i][j]: how many words a from i and b from j share.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  const alike = (i: number, j: number) => same(a[i] as string, b[j] as string)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (common[i] as Uint32Array)[j] = alike(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && y !== undefined && same(x, y)) {
      say('same', [y])
      i++
      j++
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      say('gone', [x])
      i++
    } else {
      say('added', [y as string])
      j++
    }
  }
}
