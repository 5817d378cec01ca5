import type { Value } from '../fact.ts'

type Who = Value<'input'>['who']

/** Who said it, as one line: "3 carers, commissioner". */
export const whoWords = (who: Who): string =>
  who.map(({ role, number }) => (number === undefined ? role : `${number} ${role}`)).join(', ')

/** The same read back: parts by commas, a number before a role is how many of them. Nothing for a line without words. */
export function whoOf(line: string): Who {
  return line.split(/[,;]/).flatMap((part) => {
    const [, digits, role = ''] = /^(\d{1,4})?\s*(.*)$/s.exec(part.trim()) ?? []
    if (role === '') return []
    const number = Number(digits)
    return [number > 0 ? { role, number } : { role }]
  })
}
