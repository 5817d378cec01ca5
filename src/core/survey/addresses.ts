// Nothing is imported here, so that a screen can read a list before it is sent.

/** The e-mail addresses in a list, a column or a whole table that somebody pasted: each once, in their order. */
export function addressesIn(text: string): { addresses: string[]; wrong: string[] } {
  const found = text.match(/(?<![^\s<>,;"'()[\]])[^\s<>,;"'()[\]]*@[^\s<>,;"'()[\]]*/gu) ?? []
  const once = new Map(found.map((one) => [one.toLowerCase(), one]))
  const isWhole = (one: string) => /^[\w.!#$%&*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(one)
  const all = [...once.values()]
  return { addresses: all.filter(isWhole), wrong: all.filter((one) => !isWhole(one)) }
}

/**
 * The links that a saved table or list names, each once: a number at the beginning of a line, and the address in it, if there is
 * one. Lines without a number, as a head, are passed over; `wrong` are those whose address is none, that have several, or name a number again.
 */
export function numberedIn(text: string): { numbered: { number: number; to?: string }[]; wrong: string[] } {
  const numbered = new Map<number, string | undefined>()
  const wrong: string[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, digits] = /^\s*"?(\d{1,5})"?(?=\s*(?:[,;\t ]|$))/.exec(line) ?? []
    if (digits === undefined) continue
    const { addresses, wrong: unread } = addressesIn(line)
    const number = Number(digits)
    if (unread.length > 0 || addresses.length > 1 || numbered.has(number)) wrong.push(line.trim().slice(0, 80))
    else numbered.set(number, addresses[0])
  }
  return { numbered: [...numbered].map(([number, to]) => ({ number, ...(to !== undefined && { to }) })), wrong }
}
