import { listed } from '../wording.ts'

/** A component as a slot of the written sentence has it: `from` tells which of those before it was. */
interface Rewritten {
  from?: number
  text: string
}

/**
 * Matches what was written in a slot of the sentence with the components that stood there, as "a, b and c", in the order in
 * which it tells them. Components whose words are still there stay; as many others as there are new words are reworded in
 * their order, the rest are gone or new. A slot whose words did not change keeps its components, whatever commas they hold.
 */
export function rewriteSlot(before: readonly string[], written: string): Rewritten[] {
  const words = written.replaceAll(gap, '').trim()
  if (words === '' || words === '…') return []
  if (words === listed(before)) return before.map((text, from) => ({ from, text }))
  // One component and one text: it is reworded, commas and all.
  if (before.length === 1) return [{ from: 0, text: words }]
  if (before.length === 0) return [{ text: words }]
  let rest = words
  // The longest first, or "trust" would be taken out of "trust in leaders".
  for (const { text, from } of before
    .map((text, from) => ({ text, from }))
    .sort((a, b) => b.text.length - a.text.length)) {
    const found = standsIn(rest, text)
    if (found >= 0) rest = `${rest.slice(0, found)}${gap}${from}${gap}${rest.slice(found + text.length)}`
  }
  const told = rest.split(gap).flatMap((piece, i): Rewritten[] =>
    i % 2 === 1
      ? [{ from: Number(piece), text: before[Number(piece)] ?? '' }]
      : piece
          .split(parting)
          .filter((one) => one.trim() !== '')
          .map((one) => ({ text: one.trim() })),
  )
  const gone = [...before.keys()].filter((at) => !told.some(({ from }) => from === at))
  return told.map((one) => {
    const next = one.from === undefined ? gone.shift() : undefined
    return next === undefined ? one : { ...one, from: next }
  })
}

const gap = '\u0000'
const parting = /,\s+(?:and\s+)?|(?<!\s)\s+and\s+|^and\s+|(?<!\s)\s+and$/

/** Where words stand as a component of their own: between the ends, commas and "and". */
function standsIn(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + words.length)]
    // An odd number of gaps before it: it stands within the number of another.
    if (before.split(gap).length % 2 === 0) continue
    if (/(?:^|,\s|\sand\s)$/.test(before) && /^(?:$|,\s|\sand\s)/.test(after)) return at
  }
  return -1
}
