/**
 * The digit that a key press stands for. Digits go by the place of the key, since with Shift it types another sign on every
 * layout; ten keys of one's own, for 1 to 9 and 0, go by what they type.
 */
export function digitOf({ code, key }: Pick<KeyboardEvent, 'code' | 'key'>, numbered: string): number | undefined {
  if (numbered.length === 10) {
    const at = numbered.indexOf(key.toLowerCase())
    return at < 0 || key.length !== 1 ? undefined : (at + 1) % 10
  }
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  return digit === undefined ? undefined : Number(digit)
}

/** What is wrong with ten keys of one's own; undefined where they can be used, or none are wanted. */
export function troubleWith(numbered: string): string | undefined {
  if (numbered === '') return undefined
  if (numbered.length !== 10) return `Ten keys, for 1 to 9 and 0: these are ${numbered.length}.`
  if (/\s/.test(numbered)) return 'A blank is no key here.'
  return new Set(numbered).size < 10 ? 'Each key once.' : undefined
}
