const small = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** 5716 as "5,716". Core has no locale: figures read the same on every machine. */
export const withCommas = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** A number as running text has it: words up to twelve, then digits with thousands apart ("5,716"). */
export const inWords = (n: number): string => small[n] ?? withCommas(n)

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const teens = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']

/** A whole number under a thousand million in words: "twenty-two", "five thousand seven hundred and sixteen". */
export function spelled(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1e9) return withCommas(n)
  if (n < 13) return n === 0 ? 'no' : (small[n] ?? '')
  if (n < 20) return teens[n - 13] ?? ''
  if (n < 100) return [tens[Math.floor(n / 10) - 2], n % 10 ? small[n % 10] : ''].filter(Boolean).join('-')
  if (n < 1000) return joined(n, 100, 'hundred')
  return n < 1e6 ? joined(n, 1000, 'thousand') : joined(n, 1e6, 'million')
}

function joined(n: number, size: number, name: string): string {
  const rest = n % size
  const head = `${spelled(Math.floor(n / size))} ${name}`
  return rest === 0 ? head : `${head}${rest < 100 ? ' and' : ''} ${spelled(rest)}`
}

/** "one source", "22 sources", "no sources". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n === 0 ? 'no' : inWords(n)} ${n === 1 ? one : many}`

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[], and = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`

/** A first letter made large, as at the start of a sentence. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** A sentence with its full stop, unless it ends already, as one does that ends in a title or is cut short. */
export const ended = (words: string): string => (/[.…?!]$/.test(words) ? words : `${words}.`)

/** Said of a configuration that existed and whose publication does not give its words. */
export const unpublishedWording = 'Its wording is not published.'
