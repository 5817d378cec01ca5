import type { Name } from '../facts.ts'

/** Words that stand before a family name and belong to it (CSL's particles); lower case in the names they come in. */
const particle =
  /^((?:(?:van|von|zu|zum|zur|de|del|della|der|den|des|di|da|das|dos|du|la|le|lo|el|al|ten|ter|te|bin|ibn|af|av|zur|op|’t|'t)\s+)+)(\p{Lu}.*)$/u

/** Words by which one knows that a name without a comma is a body and not a person. */
const body =
  /\b(group|study|team|network|consortium|committee|collaborat\w*|investigators?|society|association|organi[sz]ation|institute?|university|college|department|ministry|council|centre|center|commission|agency|service|foundation|trust|board|office|fund|union|alliance|academy|federation|programme|program|project|initiative|partnership|panel|force|who|nhs|nice|oecd|unicef|ltd|inc|gmbh|collaborators|authors|working|registry|trial|trialists)\b/iu

/** A name as exports write it: "Family, Given", "Family GI", "Given Family", or a body. Undefined for an empty one. */
export function nameFrom(written: string): Name | undefined {
  const text = single(written)
  if (!text) return undefined
  const comma = text.indexOf(',')
  if (comma >= 0) {
    const family = text.slice(0, comma).trim()
    const after = text.slice(comma + 1).trim()
    const given = after.startsWith(',') || after.endsWith(',') ? after.replace(/^[\s,]+|(?<![\s,])[\s,]+$/g, '') : after
    // EndNote writes a comma after a body's name, so that it is not taken apart.
    if (!given) return family ? { literal: family } : undefined
    if (!family) return { literal: given }
    if (family.includes(' ') && body.test(family) && !/^(?:\p{Lu}\.?[ -]?){1,4}$/u.test(given)) return { literal: text }
    return { ...familyFrom(family), given }
  }
  const found = familyAndInitials.exec(text)?.groups
  if (!found?.family || !found.initials || body.test(text) || allCapitals(found.family)) return { literal: text }
  return { ...familyFrom(found.family), given: [found.initials.trim(), found.suffix].filter(Boolean).join(' ') }
}

/** Words with single blanks between them. Most are so already. */
const single = (written: string): string =>
  (/[^\S ]| {2}/.test(written) ? written.replace(/\s+/g, ' ') : written).trim()

/** "Nguyễn VA", "van der Berg P.", "King ML Jr". */
const familyAndInitials =
  /^(?<family>\S.*?)\s+(?<initials>(?:\p{Lu}\.?[ -]?){1,4})(?:\s*\b(?<suffix>Jr\.?|Sr\.?|[2-4](?:nd|rd|th)))?$/u

/** Every name in values that should hold one each, and in some exports hold many. */
export function namesFrom(values: readonly string[]): Name[] {
  const names: Name[] = []
  for (const value of values)
    for (const part of apart(value)) {
      const name = named(part)
      if (name) names.push(name)
    }
  return names
}

/** The names in one cell of a table: as they are parted in values, and by "and", bars or a list of Python's. */
export function namesIn(cell: string): Name[] {
  const listed = /^\[\s*['"].*['"]\s*\]$/s.test(cell)
    ? [...cell.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)]
    : []
  if (listed.length > 0)
    return listed.flatMap(([, one, other]) => named((one ?? other ?? '').replace(/\\(.)/g, '$1')) ?? [])
  const sign = cell.includes(';') ? ';' : cell.includes('|') ? '|' : undefined
  if (sign) return cell.split(sign).flatMap((part) => named(part) ?? [])
  const parts = apart(cell)
  return (
    parts.length === 1 && !body.test(cell) && !/,\s*$/.test(cell) ? cell.split(/(?<!\s)\s+and\s+/) : parts
  ).flatMap((part) => named(part) ?? [])
}

/** One name, or none; Scopus puts its number of the author behind it. */
const named = (written: string): Name | undefined => {
  const trimmed = written.trim()
  const text = trimmed.endsWith(')') ? trimmed.replace(/(?<!\s)\s*\(\d{8,}\)$/, '') : trimmed
  return text.endsWith(',') ? bodyFrom(text) : nameFrom(text)
}

/** The names in one value. A sign that may stand in a name parts it only where what is left on both sides is a name. */
function apart(value: string): string[] {
  const semicolons = value.includes(';')
  const ands = value.includes(' and ')
  const comma = value.indexOf(',')
  const commas = comma >= 0
  if (!semicolons && !ands) {
    // "Harlow, M." is one name, as nearly all values are: no two that a comma parts have none, or a single word before it.
    if (!commas) return [value]
    if (value.indexOf(',', comma + 1) < 0 && !/\S\s/.test(value.slice(0, comma))) return [value]
  }
  // The comma behind a body's name keeps it whole.
  if (/^[^;]*,\s*$/.test(value)) return [value]
  const between = (sign: RegExp, isName: (part: string) => boolean): string[] | undefined => {
    const parts = value
      .split(sign)
      .map((part) => part.trim())
      .filter(Boolean)
    return parts.length > 1 && parts.every(isName) ? parts : undefined
  }
  const whole = (part: string) => part.includes(',') || familyAndInitials.test(part)
  return (
    (semicolons && between(/(?<!&#?\w{2,8});/, (part) => whole(part) || body.test(part))) ||
    (commas && pairs(value)) ||
    (ands && between(/(?<!\s)\s+and\s+/, (part) => whole(part) && !body.test(part))) ||
    (commas && between(/,\s*/, (part) => familyAndInitials.test(part) && !body.test(part))) || [value]
  )
}

const initials = /^(?:\p{Lu}\.[ -]?){1,4}$/u
/** "Harlow, M., Okafor, D. B., & Sims, S.": each second part is the initials of the one before. */
function pairs(value: string): string[] | undefined {
  const parts = value.split(/,\s*(?:(?:and|&)\s+)?|(?<!\s)\s+(?:and|&)\s+/)
  if (parts.length < 4 || parts.length % 2 > 0) return undefined
  if (!parts.every((part, i) => (i % 2 === 1 ? initials.test(part) : part.length > 1 && !initials.test(part))))
    return undefined
  return parts.flatMap((part, i) => (i % 2 === 0 ? [`${part}, ${parts[i + 1]}`] : []))
}

/** "et al." stands for authors that an export left out; it is nobody. */
export const standsForOthers = ({ literal }: Name): boolean =>
  literal !== undefined && /^(?:et\.? al\.?|\.\.\.|…|(?:and )?others)$/i.test(literal)

/** Whether a name is that of a body, by the words in it. */
export const isBody = (name: string): boolean => body.test(name)

/** A body's name, however it looks like a person's. */
export const bodyFrom = (written: string): Name | undefined => {
  const literal = written
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s,])[\s,]+$/, '')
    .trim()
  return literal ? { literal } : undefined
}

function familyFrom(family: string): Pick<Name, 'particle' | 'family'> {
  const parts = family.includes(' ') ? particle.exec(family) : undefined
  return parts?.[1] && parts[2] ? { particle: parts[1].trim(), family: parts[2] } : { family }
}

const allCapitals = (text: string): boolean => text === text.toUpperCase() && text.includes(' ')

/** "van der Berg, Pieter": how the tagged formats write a name. A body gets the comma that keeps it whole, if asked or needed. */
export function nameTo({ literal, particle, family, given }: Name, { bodyComma = false } = {}): string {
  if (literal !== undefined) return bodyComma || nameFrom(literal)?.literal !== literal ? `${literal},` : literal
  const whole = [particle, family].filter(Boolean).join(' ')
  return given ? `${whole}, ${given}` : whole
}
