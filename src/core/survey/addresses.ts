// Nothing is imported here, so that a screen can read a list before it is sent.

/** The e-mail addresses in a list, a column or a whole table that somebody pasted: each once, in their order. */
export function addressesIn(text: string): { addresses: string[]; wrong: string[] } {
  const found = text.match(/[^\s<>,;"'()[\]]*@[^\s<>,;"'()[\]]*/gu) ?? []
  const once = new Map(found.map((one) => [one.toLowerCase(), one]))
  const isWhole = (one: string) => /^[\w.!#$%&*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(one)
  const all = [...once.values()]
  return { addresses: all.filter(isWhole), wrong: all.filter((one) => !isWhole(one)) }
}
