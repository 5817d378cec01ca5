import { plainText } from '../../document/text.ts'
import type { Id } from '../../ids.ts'
import { sentenceCase } from '../../wording.ts'
import { sought } from '../anchors.ts'
import { joined } from './joined.ts'
import { countingOf, countsFromOne, type Placed, placeRegion, placeWords } from './place.ts'
import { type Guid, guidOf, type RefiCoding, type RefiSelection, type RefiSource } from './refi.ts'
import { kindsBy } from './take-codes.ts'
import type { ReadSource, Taking } from './taking.ts'

/** Documents, and the passages that are marked in them, with the codes they were given and by whom. */
export function takePassages(taking: Taking, sources: ReadonlyMap<Guid, ReadSource>): void {
  const { state, refi, make, own, codes, whose, quotations, excerpts, newExcerpts, plan } = taking
  const { fact, lost, limited, wordsOf, memo, byOf, brought, free } = taking
  const codeNames = new Map(refi.codes.map(({ guid, name }) => [guid, name]))
  const excerptsKnown = new Map([...state.excerpt.keys()].map((id) => [guidOf(id, make), id]))
  const codingsKnown = new Set([...state.coding.values()].map(({ excerpt, code, by }) => `${excerpt} ${code} ${by}`))
  const kindOf = kindsBy(make)
  for (const source of refi.sources) {
    const came = sources.get(source.guid)
    const ofSource = whose.get(source.guid) as Id<'src'>
    let document: Id<'doc'> | undefined
    if (came?.document && !quotations.has(source.guid)) {
      if ('id' in came.document) document = came.document.id
      else {
        const id: Id<'doc'> = `doc_${source.guid}`
        const there = state.document.get(id)?.source === ofSource
        document = there ? id : free(id)
        if (!there) {
          fact('document.attached', document, { ...came.document.value, source: ofSource })
          plan.counts.documents++
        }
      }
    }
    for (const { code } of source.codings)
      lost(
        `A whole source is coded “${codeNames.get(code) ?? code}”; codes are given to passages here.`,
        undefined,
        source.name,
      )
    const text = came?.read
    const looking = text && sought(text)
    const written = countingOf(came?.words ?? '', source.selections)
    const fromOne = countsFromOne(source.selections, text?.pages.length ?? 0)
    for (const { selection, again } of joined(source.selections, own ? make : undefined)) {
      const { by, at, place } = selection
      const before = excerptsKnown.get(selection.guid)
      let id = before ?? excerpts.get(selection.guid)
      if (before) plan.counts.known++
      if (id && !before) lost('A second selection has a GUID that was used already.', selection.name, source.name)
      if (!before) {
        let placed: Placed | undefined
        let quote = selection.name ?? ''
        if (place.in === 'text') {
          const words = placeWords(
            selection,
            written,
            text ?? plainText(written.text),
            looking ?? sought(plainText(written.text)),
          )
          quote = words.quote
          if (quotations.has(source.guid))
            placed = { quote: quote === '[a region of a page]' ? '' : quote, selectors: [] }
          else if (text && document) placed = words.placed
        } else if (place.in === 'page' && text && looking && document)
          placed = placeRegion(selection, text, looking, fromOne)
        if (place.in === 'elsewhere') quote ||= ''
        id = free(`exc_${selection.guid}`)
        const kind = selection.codings.flatMap(({ code }) => kindOf.get(code) ?? [])[0]
        const words = [selection.description, ...wordsOf(selection.notes)]
        if (!placed) {
          plan.counts.orphans++
          const where =
            place.in === 'elsewhere' ? `${sentenceCase(place.what)} has no place here` : 'A passage was not found'
          lost(`${where}${quote.trim() ? '; it is kept without a place' : ''}.`, quote, source.name)
        } else if (placed.distance) plan.counts.near++
        else plan.counts.placed++
        const remark =
          placed || quote.trim()
            ? []
            : [sentenceCase(place.in === 'elsewhere' ? place.what : 'a selection without words')]
        const made = {
          source: ofSource,
          quote: limited(placed?.quote ?? quote, 'A quotation'),
          ...(placed && document && { document }),
          ...(placed && placed.selectors.length > 0 && { selectors: placed.selectors }),
          ...(placed?.distance && { distance: placed.distance }),
          ...(kind && { kind }),
          ...memo(...words, ...remark),
          ...(by && { by: byOf(by) }),
          ...brought(at),
        }
        fact('excerpt.made', id, made)
        newExcerpts.set(id, made)
        plan.counts.excerpts++
      }
      if (!id) continue
      for (const one of [selection, ...again]) if (!excerpts.has(one.guid)) excerpts.set(one.guid, id)
      for (const coding of [selection, ...again].flatMap(({ codings }) => codings)) given(coding, id, selection, source)
    }
  }

  function given(
    { guid, code, by, at, notes }: RefiCoding,
    excerpt: Id<'exc'>,
    selection: RefiSelection,
    source: RefiSource,
  ) {
    if (kindOf.has(code)) return
    const named = codes.get(code)
    if (!named) {
      lost('A passage is coded with a code that the file does not define.', selection.name, source.name)
      return
    }
    const person = byOf(by ?? selection.by)
    const key = `${excerpt} ${named} ${person}`
    const words = wordsOf(notes)
    if (codingsKnown.has(key)) return
    codingsKnown.add(key)
    fact('excerpt.coded', free(`cdg_${guid}`), { excerpt, code: named, by: person, ...memo(...words), ...brought(at) })
    plan.counts.codings++
  }
}
