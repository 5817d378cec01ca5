import type { Id } from '../../ids.ts'
import { inOrder } from '../../state.ts'
import { counted } from '../../wording.ts'
import { type Guid, guidFor, guidOf } from './refi.ts'
import { titleOf, type Values } from './take-values.ts'
import type { ReadSource, Taking } from './taking.ts'

/**
 * Sources, with what is said of them and the sets they are in, which are tags. In a file of ours a case is a source and
 * its sources are documents; elsewhere each source is one.
 */
export function takeSources(taking: Taking, sources: ReadonlyMap<Guid, ReadSource>, values: Values): void {
  const { state, refi, make, own, whose, newSources, quotations, lost, limited, wordsOf } = taking
  const caseOf = new Map(refi.cases.flatMap((one) => one.sources.map((guid) => [guid, one] as const)))
  const describe = (guid: Guid, name: string | undefined): Id<'src'> => {
    const id: Id<'src'> = `src_${guid}`
    if (!state.source.has(id) && !newSources.has(id))
      newSources.set(id, {
        kind: 'other',
        reference: { type: 'document', title: name?.trim().slice(0, 2_000) || '(no title)' },
      })
    return id
  }
  for (const source of refi.sources) {
    const one = caseOf.get(source.guid)
    const given = sources.get(source.guid)?.source
    const ours = own && one ? one.guid : undefined
    whose.set(source.guid, given ?? describe(ours ?? source.guid, (ours && one?.name) || source.name))
    if (ours && source.guid === guidFor(ours, 'quotations', make)) quotations.add(source.guid)
  }
  for (const one of own ? refi.cases : [])
    if (one.sources.length === 0 && one.values.length > 0) whose.set(one.guid, describe(one.guid, one.name))
  const noted = (id: Id<'src'>, words: string | undefined) => {
    if (!words?.trim()) return
    const fresh = newSources.get(id)
    if (fresh) fresh.note = limited(fresh.note ? `${fresh.note}\n\n${words}` : words, 'A note')
    else if (state.source.get(id)?.note !== words)
      lost('A note on a source that is here already.', words, titleOf(taking, id))
  }
  for (const one of refi.cases) {
    const of = new Set((own && whose.has(one.guid) ? [one.guid] : one.sources).flatMap((guid) => whose.get(guid) ?? []))
    for (const id of of) values.take(id, one.values)
    if (of.size === 0 && one.values.length > 0)
      lost(`The case “${one.name ?? one.guid}” belongs to no source; its values were left out.`)
    if (one.selections.length > 0)
      lost(
        `The case “${one.name ?? one.guid}” names ${counted(one.selections.length, 'selection')}; cases hold sources here.`,
      )
    const [only, other] = of
    if (only && !other) noted(only, one.description)
    else if (one.description?.trim()) lost(`The description of the case “${one.name ?? one.guid}”.`, one.description)
  }
  for (const source of refi.sources) values.take(whose.get(source.guid) as Id<'src'>, source.values)
  for (const source of refi.sources) {
    const id = whose.get(source.guid) as Id<'src'>
    noted(id, [source.description, ...wordsOf(source.notes)].filter((one) => one?.trim()).join('\n\n'))
  }
  takeSets(taking)
}

/** Sets of sources are tags, and so are cases of other programs that hold several. */
function takeSets(taking: Taking): void {
  const { state, refi, make, own, whose, newSources, setsTaken, fact, lost, wordsOf, plan } = taking
  const names = new Map(refi.codes.map(({ guid, name }) => [guid, name]))
  const tagsHere = new Map<string, Id<'tag'>>()
  for (const [id, { name }] of inOrder(state, 'tag')) {
    tagsHere.set(guidOf(id, make), id)
    if (!tagsHere.has(name.toLowerCase())) tagsHere.set(name.toLowerCase(), id)
  }
  const tagged = new Map<Id<'src'>, Id<'tag'>[]>()
  let tagOrder = Math.max(0, ...[...state.tag.values()].map((tag) => tag.order))
  const tagSources = (guid: Guid, name: string, all: readonly Guid[]) => {
    const members = new Set(all.flatMap((source) => whose.get(source) ?? []))
    if (members.size === 0) return
    const same = tagsHere.get(guid) ?? tagsHere.get(name.trim().toLowerCase())
    const tag = same ?? (`tag_${guid}` as const)
    if (!same) {
      fact('tag.named', tag, { name: name.trim().slice(0, 2_000) || '(no name)', order: ++tagOrder })
      tagsHere.set(guid, tag)
    }
    for (const source of members) tagged.set(source, [...(tagged.get(source) ?? []), tag])
  }
  for (const set of refi.sets) {
    if (setsTaken.has(set.guid)) continue
    tagSources(set.guid, set.name, set.sources)
    if (set.codes.length > 0)
      lost(
        `The set of codes “${set.name}” (${set.codes.flatMap((code) => names.get(code) ?? []).join(', ')}) has no place here.`,
      )
    if (set.description?.trim()) lost(`The description of the set “${set.name}”.`, set.description)
    for (const words of wordsOf(set.notes)) lost(`A note in the set “${set.name}”.`, words)
  }
  // Elsewhere a case can hold several sources; they stay together under its name.
  for (const one of own ? [] : refi.cases)
    if (one.sources.length > 1) tagSources(one.guid, one.name ?? 'Case', one.sources)
  for (const [id, value] of newSources) {
    const tags = tagged.get(id)
    fact('source.described', id, { ...value, ...(tags && { tags: [...new Set(tags)] }) })
    plan.counts.sources++
  }
  for (const [id, tags] of tagged) {
    const before = state.source.get(id)
    const more = [...new Set([...(before?.tags ?? []), ...tags])]
    if (before && more.length > (before.tags ?? []).length)
      plan.facts.push({ type: 'source.described', id, from: { tags: before.tags ?? null }, to: { tags: more } })
  }
}
