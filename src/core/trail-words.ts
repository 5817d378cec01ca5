import type { Fact, NounName } from './fact.ts'

const called: Partial<Record<NounName, string>> = {
  count: 'reported count',
  protocol: 'protocol section',
  theory: 'programme theory',
  substantive: 'substantive theory',
  resolution: 'outcome',
  field: 'field of the form',
  deviation: 'change of plan',
}

/** The word for a noun in running text. */
export function nounWords(noun: NounName, many = false): string {
  const word = called[noun] ?? noun
  if (!many) return word
  if (noun === 'evidence') return 'pieces of evidence'
  if (noun === 'field') return 'fields of the form'
  if (noun === 'deviation') return 'changes of plan'
  if (noun === 'criterion') return 'criteria'
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : word.endsWith('ch') ? `${word}es` : `${word}s`
}

/** What was done, by the noun, where "added" and "removed" would not be said. */
const verbs: Partial<Record<NounName, { added?: string; removed?: string }>> = {
  vote: { added: 'cast', removed: 'took back' },
  resolution: { added: 'settled', removed: 'reopened' },
  evidence: { added: 'linked', removed: 'unlinked' },
  link: { added: 'placed' },
  component: { added: 'wrote' },
  configuration: { added: 'formed' },
  version: { added: 'froze' },
  dismissal: { added: 'gave' },
  document: { added: 'attached' },
  person: { added: 'brought in' },
  search: { added: 'logged' },
  appraisal: { added: 'made' },
  activation: { added: 'made' },
  excerpt: { added: 'marked' },
}

const refined: Record<string, string> = {
  add: 'added',
  support: 'supported',
  refine: 'refined',
  merge: 'merged',
  split: 'split',
  drop: 'dropped',
  refute: 'refuted',
  reopen: 'reopened',
}

/** The verb of a fact, in the past tense. A thing that only changed its place was moved. */
export function verbOf(noun: NounName, fact: Fact): string {
  if (fact.type === 'theory.refined' && fact.from === null) return refined[fact.to?.kind ?? ''] ?? 'refined'
  if (fact.from === null) return verbs[noun]?.added ?? 'added'
  if (fact.to === null) return verbs[noun]?.removed ?? 'removed'
  const fields = Object.keys(fact.to)
  return fields.every((field) => places.has(field)) ? 'moved' : 'changed'
}
const places = new Set(['order', 'slot', 'theory', 'group', 'parent'])

/** A field's name as words: "entersAt" is "enters at". */
export const fieldWords = (field: string): string =>
  field === 'text' ? 'wording' : field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
