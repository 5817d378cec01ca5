/** Where an object of a JSON list stands in its text. */
export interface Span {
  from: number
  to: number
  line: number
  lastLine: number
}

/**
 * The outermost objects of a JSON text, or of the list in it, without parsing the whole: one that is broken costs only
 * itself. Strings are respected, so braces in them do not count.
 */
export function* objectsIn(text: string): Generator<Span> {
  let depth = 0
  let from = -1
  let line = 1
  let startLine = 1
  // `{"items": [ … ]}` holds its objects one level down.
  const inside = /^[\s\ufeff]*\{\s*"(?:items|references|records)"\s*:\s*\[/.exec(text)
  for (let i = inside ? inside[0].length : 0; i < text.length; i++) {
    const sign = text.charCodeAt(i)
    if (sign === 10) line++
    else if (sign === 34) {
      for (i++; i < text.length && text.charCodeAt(i) !== 34; i++) {
        if (text.charCodeAt(i) === 92) i++
        else if (text.charCodeAt(i) === 10) line++
      }
    } else if (sign === 123) {
      if (depth === 0) {
        from = i
        startLine = line
      }
      depth++
    } else if (sign === 125 && depth > 0) {
      depth--
      if (depth === 0) yield { from, to: i + 1, line: startLine, lastLine: line }
    }
  }
  if (depth > 0 && from >= 0) yield { from, to: text.length, line: startLine, lastLine: line }
}
