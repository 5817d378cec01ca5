import { stopWords } from '../../ranking/stop-words.ts'

/** Two texts that say nearly the same. */
export interface Alike<T extends string> {
  a: T
  b: T
  /** The cosine of their words, weighed by how rare each is; 1 for the same words. */
  likeness: number
  /** The words that both hold: the reason, in words a person can check. Told when asked for: of most pairs nobody asks. */
  shared: () => string[]
}

/** From here on two statements are taken for one said twice. Measured on the made-up example; see docs/guide/insights.md. */
const nearly = 0.6
/** So many letters of a word are compared: "partner" and "partnership" are alike, "part" is not. */
const passed = new Set(stopWords)
const letters = 6
const plural = /(?<=\p{L}{3})s$/u
const notWords = /\b(?:no|not|never|without|lack|lacks|lacking|nobody|nothing|cannot|fail|fails|failed)\b|n['’]t\b/

/** The words of a text as they are compared, each with one form in which it stands there, and whether it says no. */
interface Words {
  forms: ReadonlyMap<string, string>
  not: boolean
  /** The same for texts of the same words; empty where there are none. */
  key: string
}

/** What was read of texts: it follows from the text alone, and the same texts are compared again after every change. */
const read = new Map<string, Words>()
const mostRead = 20_000

function wordsOf(text: string): Words {
  const known = read.get(text)
  if (known) return known
  const forms = new Map<string, string>()
  for (const word of text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    if (word.length > 2 && !passed.has(word)) forms.set(word.replace(plural, '').slice(0, letters), word)
  const not = notWords.test(text.toLowerCase())
  const key = forms.size > 0 ? `${[...forms.keys()].sort().join(' ')}${not ? ' !' : ''}` : ''
  const words = { forms, not, key }
  if (read.size >= mostRead) read.clear()
  read.set(text, words)
  return words
}

/** Texts that hold the very same words, whatever their order, in groups of two and more. */
export function sameWords<T extends string>(texts: ReadonlyMap<T, string>): T[][] {
  const groups = new Map<string, T[]>()
  for (const [id, text] of texts) {
    const { key } = wordsOf(text)
    if (key === '') continue
    const known = groups.get(key)
    if (known) known.push(id)
    else groups.set(key, [id])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** The words of a text that are compared, each as it stands there. */
export const wordsIn = (text: string): string[] => [...wordsOf(text).forms.values()]

/**
 * All pairs of texts that are nearly alike, most alike first, ties by id: the cosine of their words, weighed by rarity
 * (TF-IDF, Salton and Buckley 1988). One that says no where the other does not is never alike. What shares only words
 * that very many hold is not compared.
 */
export function alikePairs<T extends string>(texts: ReadonlyMap<T, string>, least = nearly): Alike<T>[] {
  const ids = [...texts.keys()].sort()
  const said = ids.map((id) => wordsOf(texts.get(id) ?? ''))
  const numbers = new Map<string, number>()
  const holders: number[][] = []
  /** The numbers of the words of each text. */
  const rows = said.map(({ forms }, row) =>
    [...forms.keys()].map((word) => {
      const n = numbers.get(word) ?? numbers.size
      numbers.set(word, n)
      const held = holders[n]
      if (held) held.push(row)
      else holders[n] = [row]
      return n
    }),
  )
  const weights = Float64Array.from(holders, (held) => Math.log(1 + ids.length / held.length) ** 2)
  const weight = (word: number) => weights[word] as number
  const lengths = Float64Array.from(rows, (row) => Math.sqrt(row.reduce((sum, word) => sum + weight(word), 0)))
  const common = (word: number) => (holders[word] as number[]).length > mostHolders
  const sums = new Float64Array(ids.length)
  const found: Alike<T>[] = []
  rows.forEach((row, a) => {
    const touched: number[] = []
    for (const word of row) {
      if (common(word)) continue
      const held = holders[word] as number[]
      for (let at = held.length - 1; at >= 0 && (held[at] as number) > a; at--) {
        const b = held[at] as number
        if (sums[b] === 0) touched.push(b)
        sums[b] = (sums[b] as number) + weight(word)
      }
    }
    // A word that very many hold was passed over; it still counts for those that share a rarer one.
    const passedOver = row.filter(common)
    const most = passedOver.reduce((sum, word) => sum + weight(word), 0)
    for (const b of touched) {
      const sum = sums[b] as number
      sums[b] = 0
      const length = (lengths[a] as number) * (lengths[b] as number)
      if (sum + most < least * length || said[a]?.not !== said[b]?.not) continue
      const other = rows[b] as number[]
      const rest = passedOver.reduce((sum, word) => (other.includes(word) ? sum + weight(word) : sum), 0)
      const likeness = (sum + rest) / length
      if (likeness < least) continue
      found.push({
        a: ids[a] as T,
        b: ids[b] as T,
        likeness,
        shared: () => sharedBy(said[a] as Words, said[b] as Words),
      })
    }
  })
  return found.sort(mostAlike)
}

const sharedBy = (one: Words, other: Words): string[] =>
  [...one.forms].flatMap(([form, word]) => (other.forms.has(form) ? [word] : []))

/** The most alike first, ties by id. */
export const mostAlike = <T extends string>(x: Alike<T>, y: Alike<T>): number =>
  y.likeness - x.likeness || (x.a < y.a || (x.a === y.a && x.b < y.b) ? -1 : 1)

/** Words that more texts than this hold do not bring two of them together by themselves. */
const mostHolders = 200

/**
 * Texts in groups of one meaning: the most alike pairs join first, and two groups become one only where all their members
 * are alike (complete linkage), so that no chain of small steps joins what differs. Groups of one are left out.
 */
export function groupsOf<T extends string>(pairs: readonly Pick<Alike<T>, 'a' | 'b'>[]): T[][] {
  const numbers = new Map<T, number>()
  const numberOf = (id: T) => {
    const n = numbers.get(id) ?? numbers.size
    numbers.set(id, n)
    return n
  }
  const joined = pairs.map(({ a, b }) => [numberOf(a), numberOf(b)] as const)
  const key = (a: number, b: number) => Math.min(a, b) * numbers.size + Math.max(a, b)
  const alike = new Set(joined.map(([a, b]) => key(a, b)))
  const groups = [...numbers.values()].map((n) => [n])
  for (const [a, b] of joined) {
    const [one, other] = [groups[a] as number[], groups[b] as number[]]
    if (one === other || !one.every((x) => other.every((y) => alike.has(key(x, y))))) continue
    const all = [...one, ...other]
    for (const n of all) groups[n] = all
  }
  const ids = [...numbers.keys()]
  return [...new Set(groups)].filter(({ length }) => length > 1).map((all) => all.map((n) => ids[n] as T).sort())
}
