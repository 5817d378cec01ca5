import { stopWords } from '../../ranking/stop-words.ts'

/** Two texts that say nearly the same, with the words that both hold: the reason, in words a person can check. */
export interface Alike<T extends string> {
  a: T
  b: T
  /** The cosine of their words, weighed by how rare each is; 1 for the same words. */
  likeness: number
  shared: string[]
}

/** From here on two statements are taken for one said twice. Measured on the made-up example; see docs/guide/insights.md. */
export const nearly = 0.6
/** So many letters of a word are compared: "partner" and "partnership" are alike, "part" is not. */
const passed = new Set(stopWords)
const letters = 6
const plural = /(?<=\p{L}{3})s$/u
const notWords = /\b(?:no|not|never|without|lack|lacks|lacking|nobody|nothing|cannot|fail|fails|failed)\b|n['’]t\b/

interface Words {
  weights: Map<string, number>
  length: number
  not: boolean
}

/** The words of a text as they are compared, each with one form in which it stands there. */
function formsOf(text: string): Map<string, string> {
  const forms = new Map<string, string>()
  for (const word of text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    if (word.length > 2 && !passed.has(word)) forms.set(word.replace(plural, '').slice(0, letters), word)
  return forms
}

/**
 * All pairs of texts that are nearly alike, most alike first, ties by id: the cosine of their words, weighed by rarity
 * (TF-IDF, Salton and Buckley 1988). One that says no where the other does not is never alike. What shares only words
 * that very many hold is not compared.
 */
export function alikePairs<T extends string>(texts: ReadonlyMap<T, string>, least = nearly): Alike<T>[] {
  const forms = new Map([...texts].map(([id, text]) => [id, formsOf(text)]))
  const holders = new Map<string, T[]>()
  for (const [id, words] of forms)
    for (const word of words.keys()) {
      const known = holders.get(word)
      if (known) known.push(id)
      else holders.set(word, [id])
    }
  const rarity = (word: string) => Math.log(1 + texts.size / (holders.get(word)?.length ?? 1))
  const weighed = new Map<T, Words>()
  for (const [id, words] of forms) {
    const weights = new Map([...words.keys()].map((word) => [word, rarity(word)]))
    const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0))
    weighed.set(id, { weights, length, not: notWords.test((texts.get(id) ?? '').toLowerCase()) })
  }
  const found: Alike<T>[] = []
  for (const [a, one] of weighed) {
    const sums = new Map<T, number>()
    for (const [word, weight] of one.weights) {
      const others = holders.get(word) ?? []
      if (others.length > mostHolders) continue
      for (const b of others) if (b > a) sums.set(b, (sums.get(b) ?? 0) + weight * weight)
    }
    for (const [b, sum] of sums) {
      const other = weighed.get(b) as Words
      // A word that very many hold was passed over; it still counts for those that share a rarer one.
      const rest = [...one.weights].filter(
        ([word]) => (holders.get(word)?.length ?? 0) > mostHolders && other.weights.has(word),
      )
      const whole = sum + rest.reduce((more, [, weight]) => more + weight * weight, 0)
      const likeness = whole / (one.length * other.length || 1)
      if (likeness < least || one.not !== other.not) continue
      const shared = [...one.weights.keys()].filter((word) => other.weights.has(word))
      found.push({ a, b, likeness, shared: shared.map((word) => forms.get(a)?.get(word) ?? word) })
    }
  }
  return found.sort((x, y) => y.likeness - x.likeness || (x.a + x.b < y.a + y.b ? -1 : 1))
}
/** Words that more texts than this hold do not bring two of them together by themselves. */
const mostHolders = 200

/**
 * Texts in groups of one meaning: the most alike pairs join first, and two groups become one only where all their members
 * are alike (complete linkage), so that no chain of small steps joins what differs. Groups of one are left out.
 */
export function groupsOf<T extends string>(pairs: readonly Alike<T>[]): T[][] {
  const alike = new Set(pairs.map(({ a, b }) => `${a} ${b}`))
  const are = (a: T, b: T) => alike.has(a < b ? `${a} ${b}` : `${b} ${a}`)
  const group = new Map<T, T[]>()
  const of = (id: T): T[] => {
    const known = group.get(id) ?? [id]
    group.set(id, known)
    return known
  }
  for (const { a, b } of pairs) {
    const [one, other] = [of(a), of(b)]
    if (one === other || !one.every((x) => other.every((y) => are(x, y)))) continue
    const joined = [...one, ...other].sort()
    for (const id of joined) group.set(id, joined)
  }
  return [...new Set(group.values())].filter((members) => members.length > 1)
}
