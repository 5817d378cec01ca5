import { ownKinds } from './choices.ts'
import { type Fact, type NounName, nounOfFact } from './fact.ts'

/** The two sides of a fact, with the fields that hold words of others alone. */
export interface Words {
  from?: Record<string, unknown>
  to?: Record<string, unknown>
}

/** What stands in the journal in the place of words that are kept apart, and all that is left once they are withdrawn. */
export const withdrawn = '[withdrawn]'

/**
 * Fields that may hold what somebody said or did who took part, or who they are, and what stands in their place. They lie
 * outside the journal, which names them by hash, so that they can be withdrawn and it still stands
 * (docs/decisions/0021-words-apart.md). Null stands for a field that is not there.
 */
const fields: { readonly [N in NounName]?: Readonly<Record<string, unknown>> } = {
  source: { reference: { type: 'document', title: withdrawn }, note: null, setting: null },
  document: { file: withdrawn, note: null },
  excerpt: { quote: withdrawn, selectors: null, memo: null },
  coding: { memo: null },
  chain: { memo: null },
  agreedCoding: { note: null },
  evidence: { memo: null, locator: null },
  suggestion: { quote: withdrawn },
  answer: { value: withdrawn, note: null, grounds: null },
  agreed: { value: withdrawn, because: null },
  comment: { text: withdrawn },
  caseContext: { text: withdrawn, because: null },
  participant: { organisation: null },
  // An answer without its words is one that was withdrawn: no questionnaire is answered by nothing.
  response: { answers: {} },
  encounter: { setting: null },
  reply: { note: null },
  promptNote: { text: withdrawn },
  need: { text: withdrawn },
  // What a copy said, with the words of its own fact apart.
  collision: { said: null },
}

/** Nouns whose facts may have words apart. */
export const hasWordsApart = (noun: NounName): boolean => noun in fields

/** A fact as it lies in the journal, and the words that lie apart; undefined where it has none. */
export function partWords(fact: Fact): { left: Fact; words: Words } | undefined {
  const noun = nounOfFact(fact.type)
  const apart = fields[noun]
  if (!apart || (noun === 'source' && !isOwnOrEdited(fact))) return undefined
  const left = { ...fact } as unknown as Record<'from' | 'to', Record<string, unknown> | null>
  const words: Words = {}
  for (const side of ['from', 'to'] as const) {
    const value = left[side]
    if (!value) continue
    const taken = Object.entries(value).filter(([key, said]) => key in apart && isWords(noun, key, said))
    if (taken.length === 0) continue
    words[side] = Object.fromEntries(taken)
    left[side] = { ...value, ...Object.fromEntries(taken.map(([key, said]) => [key, instead(noun, apart[key], said)])) }
  }
  return words.from || words.to ? { left: left as unknown as Fact, words } : undefined
}

/** The fact as it was told: the words that lie apart in their places again. */
export const joinWords = (left: Fact, words: Words): Fact =>
  ({
    ...left,
    from: left.from && { ...left.from, ...words.from },
    to: left.to && { ...left.to, ...words.to },
  }) as Fact

/** What an import tells of a publication stays in the journal: it is public, and there are many of it. */
function isOwnOrEdited({ from, to }: Fact): boolean {
  const kind = ((from === null ? to : to === null ? from : undefined) as { kind?: string } | undefined)?.kind
  return kind === undefined || (ownKinds as readonly string[]).includes(kind)
}

/** What stands in the place of words: of what a copy said, what is left of that fact. */
const instead = (noun: NounName, placeholder: unknown, said: unknown): unknown =>
  noun === 'collision' ? partWords(said as Fact)?.left : placeholder

function isWords(noun: NounName, key: string, said: unknown): boolean {
  if (said === null || said === undefined || said === '') return false
  if (noun === 'response' && key === 'answers') return Object.keys(said).length > 0
  // Where its words lie apart already, it is as a store keeps it.
  if (noun === 'collision') return !('apart' in (said as object)) && partWords(said as Fact) !== undefined
  // The key of an option, a number or several options are no words of anybody’s.
  if (key === 'value' && (noun === 'answer' || noun === 'agreed'))
    return typeof said === 'string' && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(said)
  return true
}
