/**
 * How wide words are, without measuring: hundredths of an em for the printable ASCII characters of Inter semibold, the
 * widest face a figure uses. Other faces in the stack are narrower, so what is wrapped here fits there too.
 */
const ascii = [
  25, 32, 52, 64, 65, 100, 66, 33, 37, 37, 54, 67, 32, 47, 32, 38, 66, 42, 62, 64, 67, 61, 64, 58, 64, 64, 32, 33, 67,
  67, 67, 54, 100, 73, 66, 74, 72, 61, 59, 75, 75, 28, 58, 70, 57, 92, 76, 77, 65, 77, 65, 65, 66, 74, 73, 102, 72, 71,
  65, 37, 38, 37, 48, 47, 35, 57, 62, 58, 62, 59, 39, 63, 61, 26, 26, 57, 26, 90, 61, 61, 62, 62, 40, 55, 35, 61, 59,
  84, 57, 59, 57, 45, 36, 45, 67,
]

function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0
  const known = ascii[code - 32]
  if (known !== undefined) return known
  if (/\p{Mark}/u.test(char)) return 0
  return code >= 0x1100 &&
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]|\p{Emoji}/u.test(char)
    ? 105
    : 65
}

/** About how many pixels a line of words takes at a font size. */
export function textWidth(words: string, size: number): number {
  let hundredths = 0
  for (const char of words) hundredths += charWidth(char)
  return (hundredths * size) / 100
}

/**
 * Words as lines of at most `width` pixels. A word that is too long is cut. Beyond `most` lines the rest becomes an
 * ellipsis, so a box never grows without end. No words give no lines.
 */
export function wrap(words: string, width: number, size: number, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const space = textWidth(' ', size)
  for (const word of words
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((w) => pieces(w, width, size))) {
    const needed = textWidth(word, size)
    if (line && used + space + needed > width) {
      if (lines.length + 1 >= most) {
        lines.push(shorten(`${line} ${word}`, width, size, true))
        return lines
      }
      lines.push(line)
      line = word
      used = needed
    } else {
      used += (line ? space : 0) + needed
      line = line ? `${line} ${word}` : word
    }
  }
  return line ? [...lines, line] : lines
}

/** One line of at most `width` pixels, with an ellipsis where words were left out. */
export function shorten(words: string, width: number, size: number, always = false): string {
  if (!always && textWidth(words, size) <= width) return words
  const room = width - textWidth('…', size)
  let kept = ''
  let used = 0
  for (const char of words) {
    used += textWidth(char, size)
    if (used > room) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}

/** A word that does not fit on a line, in pieces that do. */
function pieces(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word]
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const char of word) {
    const needed = textWidth(char, size)
    if (part && used + needed > width) {
      parts.push(part)
      part = ''
      used = 0
    }
    part += char
    used += needed
  }
  return [...parts, part]
}
