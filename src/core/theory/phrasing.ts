import type { Slot } from '../project/facts.ts'
import type { Template } from '../project/templates.ts'
import { sentenceCase } from '../wording.ts'

/**
 * "If: …; with: …; then: …; because: …." for any template: context, what is brought to it, outcome, reasoning. The
 * colons let a part be a clause ("partners meet") or a thing ("trust"), as components are worded both ways.
 */
export function ifThenPhrasing(template: Template): string {
  const part = (word: string, ...roles: Slot['role'][]) => {
    const places = template.slots.filter((slot) => roles.includes(slot.role)).map((slot) => `{${slot.key}}`)
    return places.length > 0 ? [`${word}: ${places.join(' and ')}`] : []
  }
  const parts = [...part('if', 'c'), ...part('with', 'other', 'res'), ...part('then', 'o'), ...part('because', 'rea')]
  return `${sentenceCase(parts.join('; '))}.`
}

/** A configuration's own phrasing where it was written for its template; one that names a slot of another's waits unused. */
export function phrasingFor(
  own: string | undefined,
  template: Pick<Template, 'slots' | 'phrasing'>,
  templates: readonly Pick<Template, 'slots'>[],
): string {
  if (own === undefined) return template.phrasing
  const keys = new Set(templates.flatMap(({ slots }) => slots.map(({ key }) => key)))
  for (const { key } of template.slots) keys.delete(key)
  return [...keys].some((key) => own.includes(`{${key}}`)) ? template.phrasing : own
}

/** A phrasing as words and slots in turn; a brace that names no slot of the template is words. */
export function pieces(phrasing: string, template: Template): (string | Slot)[] {
  return phrasing
    .split(/(\{[A-Za-z-]+\})/)
    .map((part) => template.slots.find((slot) => part === `{${slot.key}}`) ?? part)
    .filter((part) => part !== '')
}

/** A phrasing that names, at its end, the filled slots that it leaves out. */
export function withEverySlot(phrasing: string, template: Template, filled: ReadonlySet<string>): string {
  const left = template.slots.filter((slot) => filled.has(slot.key) && !phrasing.includes(`{${slot.key}}`))
  if (left.length === 0) return phrasing
  return `${phrasing.replace(/\.\s*$/, '')}; ${left.map((slot) => `${slot.word}: {${slot.key}}`).join('; ')}.`
}

/** Words with single spaces, as a sentence has them. */
export const tidy = (words: string): string => words.trim().replace(/\s+/g, ' ')
