/** Text in lines no longer than a terminal is wide (at most 100), each with an indent. Words are never cut. */
export function wrap(text: string, columns: number, indent = ''): string {
  const width = Math.min(columns, 100)
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line && indent.length + line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  return lines.map((line) => indent + line).join('\n')
}

/**
 * Text without what would steer a terminal (escape sequences, carriage returns, C1 controls): titles and memos come from
 * anywhere. A pipe gets the text as it is.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
export const tame = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
