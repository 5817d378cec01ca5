/** Signs that would break a line, or that an editor would not show. */
const control = /[\p{Cc}\u2028\u2029]/u

/** Whether words can stand in a line as they are, and be read back as they were. */
export const isPlain = (words: string): boolean =>
  words !== '' && words === words.trim() && !/^["[{|]/.test(words) && !control.test(words) && !/\s{2}#/.test(words)

/** Whether running text can be printed line by line: no line of it would be changed by that. */
export function canBeLines(words: string): boolean {
  const lines = words.split('\n')
  return lines.length > 1 && lines.at(-1) !== '' && lines.every((line) => line === line.trim() && !control.test(line))
}

/** Words that cannot: as a JSON string, in which no comment can begin. */
export const quoted = (words: string): string =>
  JSON.stringify(words)
    .replace(/#/g, '\\u0023')
    .replace(/[\u0080-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A line without the comment at its end. */
export const withoutComment = (line: string): string => line.replace(/\s{2}#.*$/, '').trimEnd()
