import { type Guid, guidFor, type MakeGuid, type RefiSelection } from './refi.ts'

/**
 * Selections that are one: the words of a PDF and the rectangle they stand in, under one GUID (ATLAS.ti); further pages
 * of it, under GUIDs made of it (this program), or under others with the same name, date and codes on the next page.
 */
export function joined(
  selections: readonly RefiSelection[],
  make: MakeGuid | undefined,
): { selection: RefiSelection; again: RefiSelection[] }[] {
  const all = new Map<Guid, { selection: RefiSelection; again: RefiSelection[] }>()
  const out: { selection: RefiSelection; again: RefiSelection[] }[] = []
  const order = [...selections].sort((a, b) => rank(a) - rank(b))
  const parts = new Map<Guid, { selection: RefiSelection; again: RefiSelection[] }>()
  const pages = selections.some(({ place }) => place.in === 'page')
  const bySign = new Map<string, { selection: RefiSelection; again: RefiSelection[]; pages: number[] }>()
  for (const selection of order) {
    const same = selection.place.in === 'page' ? (all.get(selection.guid) ?? parts.get(selection.guid)) : undefined
    const sign = signOf(selection)
    const page = selection.place.in === 'page' ? selection.place.page : undefined
    const before = same ?? (page !== undefined && sign ? continued(bySign.get(sign), page) : undefined)
    if (before) {
      before.again.push(selection)
      if (page !== undefined) bySign.get(sign)?.pages.push(page)
      continue
    }
    const one = { selection, again: [] }
    out.push(one)
    if (!all.has(selection.guid)) all.set(selection.guid, one)
    if (make && pages) for (let n = 0; n < mostParts; n++) parts.set(guidFor(selection.guid, `part ${n}`, make), one)
    if (selection.place.in === 'text' && sign) bySign.set(sign, { ...one, pages: [] })
  }
  return out
}
/** On how many further pages one passage may go on. */
const mostParts = 12
const rank = ({ place }: RefiSelection): number => (place.in === 'text' ? 0 : 1)
const signOf = ({ name, at, codings }: RefiSelection): string =>
  name && at ? JSON.stringify([name, at, codings.map(({ code, by }) => `${code} ${by}`).sort()]) : ''
/** The next page of a passage whose page before is known. */
function continued<T extends { pages: number[] }>(one: T | undefined, page: number): T | undefined {
  return one?.pages.includes(page - 1) ? one : undefined
}
