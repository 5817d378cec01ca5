import { absences, yesNo } from '../choices.ts'
import type { Value } from '../fact.ts'
import { listed } from '../wording.ts'

export type Field = Value<'field'>
export type Said = Pick<Value<'answer'>, 'value' | 'absent'>

/**
 * Why a value does not fit a field, and what would; undefined when it fits. An answer has a value or says why there is
 * none, never both.
 */
export function misfit(field: Field, { value, absent }: Said): { message: string; hint: string } | undefined {
  if (value === undefined)
    return absent ? undefined : { message: 'An answer says something.', hint: `${wants(field)} Or “not reported”.` }
  if (absent) return { message: `It has a value and is “${absent}”.`, hint: 'Keep one of them.' }
  return fitsKind(field, value)
    ? undefined
    : { message: `“${shown(field, value)}” does not fit ${field.name}.`, hint: wants(field) }
}

function fitsKind({ kind, options = [] }: Field, value: NonNullable<Said['value']>): boolean {
  const known = (key: unknown) => options.some((option) => option.key === key)
  switch (kind) {
    case 'text':
    case 'place':
      return typeof value === 'string' && value.trim() !== '' && value.length <= 2_000
    case 'long text':
      return typeof value === 'string' && value.trim() !== ''
    case 'number':
      return typeof value === 'number'
    case 'year':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 2999
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'yes, no or unclear':
      return (yesNo as readonly unknown[]).includes(value)
    case 'one of':
      return typeof value === 'string' && known(value)
    case 'several of':
      return Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every(known)
    case 'list':
      return Array.isArray(value) && value.length > 0 && value.every((one) => one.trim() !== '')
  }
}

/** A day of the calendar, as exact as it is known. */
function isDay(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? []
  if (!year) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** What a field takes, in a sentence. */
export function wants({ kind, options = [], unit }: Field): string {
  switch (kind) {
    case 'text':
    case 'place':
      return 'Write a line of words.'
    case 'long text':
      return 'Write words.'
    case 'number':
      return `Write one number, like 40 or 12.5${unit ? `, in ${unit}` : ''}; what else there is to say goes into the note.`
    case 'year':
      return 'Write a year, like 2017.'
    case 'date':
      return 'Write a date, like 2017, 2017-03 or 2017-03-09.'
    case 'yes, no or unclear':
      return 'Say yes, no or unclear.'
    case 'one of':
      return options.length > 0
        ? `Pick one of ${listed(options.map(({ label }) => label))}.`
        : 'The field has no options yet; add them to the form.'
    case 'several of':
      return options.length > 0
        ? `Pick some of ${listed(options.map(({ label }) => label))}, each once.`
        : 'The field has no options yet; add them to the form.'
    case 'list':
      return 'Write at least one line.'
  }
}

/** An answer as people read it: options by their labels, numbers with their unit. Empty where there is none. */
export function saidAs(field: Field, { value, absent }: Said): string {
  return value === undefined ? (absent ?? '') : shown(field, value)
}

function shown({ kind, options = [], unit }: Field, value: NonNullable<Said['value']>): string {
  // An option that is no longer there shows by its key, which was made of its words.
  const called = (key: string) => options.find((option) => option.key === key)?.label ?? key
  if (Array.isArray(value)) return value.map((one) => (kind === 'several of' ? called(one) : one)).join('; ')
  if (typeof value === 'number') return kind === 'number' && unit ? `${value} ${unit}` : String(value)
  return kind === 'one of' ? called(value) : value
}

/**
 * What words of a file say to a field: the way back from `saidAs`, options by their labels or keys. Undefined where they
 * do not fit its kind.
 */
export function saidFrom(field: Field, words: string): Said | undefined {
  const absent = absences.find((one) => one === words.trim().toLowerCase())
  const said: Said = absent ? { absent } : { value: valueFrom(field, words.trim()) }
  return misfit(field, said) ? undefined : said
}

function valueFrom({ kind, options = [], unit }: Field, words: string): NonNullable<Said['value']> {
  const keyed = (label: string) =>
    options.find(({ key, label: one }) => plain(one) === plain(label) || key === label)?.key ?? label
  const parts = () => words.split(/[;\n]/).flatMap((part) => part.trim() || [])
  switch (kind) {
    case 'number':
    case 'year': {
      const bare = unit && words.endsWith(unit) ? words.slice(0, -unit.length).trim() : words
      return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : bare
    }
    case 'yes, no or unclear':
      return words.toLowerCase()
    case 'one of':
      return keyed(words)
    case 'several of':
      return parts().map(keyed)
    case 'list':
      return parts()
    default:
      return words
  }
}

/**
 * Whether two people said the same: of options and lists whatever their order, of words but for case, blanks and a full
 * stop at the end.
 */
export function sameSaid(field: Field, a: Said, b: Said): boolean {
  return categoryOf(field, a) === categoryOf(field, b)
}

/** What was said, as something that is the same for two people who agree. */
export function categoryOf({ kind }: Field, { value, absent }: Said): string {
  if (value === undefined) return `(${absent ?? ''})`
  if (Array.isArray(value)) return JSON.stringify(value.map((one) => (kind === 'list' ? plain(one) : one)).toSorted())
  return typeof value === 'string' && kind !== 'one of' ? JSON.stringify(plain(value)) : String(value)
}

const plain = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '')

/** A key for an option, of its words; with a number where another has it. */
export function optionKey(label: string, taken: readonly string[]): string {
  const words =
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56)
      .replace(/-+$/, '') || 'option'
  for (let n = 1; ; n++) {
    const key = n === 1 ? words : `${words}-${n}`
    if (!taken.includes(key)) return key
  }
}
