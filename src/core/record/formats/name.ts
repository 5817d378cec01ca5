import type { Name } from '../facts.ts'

/** Words that stand before a family name and belong to it (CSL's particles); lower case in the names they come in. */
const particle =
  /^((?:(?:van|von|zu|zum|zur|de|del|della|der|den|des|di|da|das|dos|du|la|le|lo|el|al|ten|ter|te|bin|ibn|af|av|zur|op|’t|'t)\s+)+)(\p{Lu}.*)$/u

/** Words by which one knows that a name without a comma is a body and not a person. */
const body =
  /\b(group|study|team|network|consortium|committee|collaborat\w*|investigators?|society|association|organi[sz]ation|institute?|university|college|department|ministry|council|centre|center|commission|agency|service|foundation|trust|board|office|fund|union|alliance|academy|federation|programme|program|project|initiative|partnership|panel|force|who|nhs|nice|oecd|unicef|ltd|inc|gmbh|collaborators|authors|working|registry|trial|trialists)\b/iu

/** A name as exports write it: "Family, Given", "Family GI", "Given Family", or a body. Undefined for an empty one. */
export function nameFrom(written: string): Name | undefined {
  const text = written.replace(/\s+/g, ' ').trim()
  if (!text) return undefined
  const comma = text.indexOf(',')
  if (comma >= 0) {
    const family = text.slice(0, comma).trim()
    const given = text.slice(comma + 1).replace(/^[\s,]+|[\s,]+$/g, '')
    // EndNote writes a comma after a body's name, so that it is not taken apart.
    if (!given) return family ? { literal: family } : undefined
    if (!family) return { literal: given }
    if (body.test(family) && family.includes(' ')) return { literal: text }
    return { ...familyFrom(family), given }
  }
  const initials = /^(\S.*?)\s+((?:\p{Lu}\.?[ -]?){1,4})$/u.exec(text)
  if (initials?.[1] && initials[2] && !body.test(text) && !allCapitals(initials[1]))
    return { ...familyFrom(initials[1]), given: initials[2].trim() }
  return { literal: text }
}

/** Whether a name is that of a body, by the words in it. */
export const isBody = (name: string): boolean => body.test(name)

/** A body's name, however it looks like a person's. */
export const bodyFrom = (written: string): Name | undefined => {
  const literal = written
    .replace(/\s+/g, ' ')
    .replace(/[\s,]+$/, '')
    .trim()
  return literal ? { literal } : undefined
}

function familyFrom(family: string): Pick<Name, 'particle' | 'family'> {
  const parts = particle.exec(family)
  return parts?.[1] && parts[2] ? { particle: parts[1].trim(), family: parts[2] } : { family }
}

const allCapitals = (text: string): boolean => text === text.toUpperCase() && text.includes(' ')

/** "van der Berg, Pieter": how the tagged formats write a name. A body gets the comma that keeps it whole, if asked. */
export function nameTo({ literal, particle, family, given }: Name, { bodyComma = false } = {}): string {
  if (literal !== undefined) return bodyComma || literal.includes(',') ? `${literal},` : literal
  const whole = [particle, family].filter(Boolean).join(' ')
  return given ? `${whole}, ${given}` : whole
}
