import type { Id } from '../../ids.ts'
import { example } from './from-project.ts'
import { type Guid, guidFor, guidOf } from './refi.ts'
import type { Taking } from './taking.ts'

/** Links between passages are chains; steps that follow one another are one. A link from a code shows an example of it. */
export function takeLinks(taking: Taking): void {
  const { state, refi, make, codes, excerpts, newExcerpts, notes, plan } = taking
  const { fact, lost, limited, wordsOf, memo, byOf, brought, free } = taking
  const steps = new Map(refi.links.map((link) => [link.guid, link]))
  const done = new Set<Guid>()
  const examples = new Map<Id<'cod'>, Id<'exc'>[]>()
  const chainsKnown = new Set([...state.chain.keys()].map((id) => guidOf(id, make)))
  for (const link of refi.links) {
    if (done.has(link.guid)) continue
    const shows = link.name === example && link.origin ? codes.get(link.origin) : undefined
    const shown = shows && link.target ? excerpts.get(link.target) : undefined
    if (shows && shown) {
      if (!state.code.get(shows)?.examples?.includes(shown))
        examples.set(shows, [...(examples.get(shows) ?? []), shown])
      continue
    }
    const ends = [link.origin, link.target].map((guid) => guid && excerpts.get(guid))
    const [origin, target] = ends
    if (!origin || !target || origin === target) {
      const note = [link.origin, link.target].find((guid) => guid && notes.has(guid))
      // NVivo ties annotations to passages by links.
      const at = excerpts.get((link.origin === note ? link.target : link.origin) ?? '')
      if (note && at && annotate(at, note)) continue
      lost(`The link “${link.name ?? link.guid}” does not join two passages.`)
      continue
    }
    const next = steps.get(guidFor(link.guid, 'step 2', make))
    const third =
      next?.origin && excerpts.get(next.origin) === target ? next.target && excerpts.get(next.target) : undefined
    const [a, b] = slotsOf(link.name)
    const parts = [
      { excerpt: origin, slot: a },
      { excerpt: target, slot: b },
      ...(next && third && third !== origin && third !== target
        ? [{ excerpt: third, slot: slotsOf(next.name)[1] }]
        : []),
    ]
    if (parts.length === 3 && next) done.add(next.guid)
    const foreign = a === '' && link.name?.trim() ? link.name : undefined
    const id: Id<'chn'> = `chn_${link.guid}`
    if (chainsKnown.has(link.guid)) {
      plan.counts.known++
      wordsOf(link.notes)
      continue
    }
    // A link has neither author nor date; its note has both.
    const note = notes.get(link.notes[0] ?? '')
    const words = memo(foreign, ...wordsOf(link.notes))
    fact('passages.joined', free(id), { parts, by: byOf(note?.by), ...words, ...brought(note?.at) })
    plan.counts.chains++
  }

  for (const [id, more] of examples) {
    const before = state.code.get(id)?.examples ?? []
    const from = { examples: before.length > 0 ? before : null }
    plan.facts.push({ type: 'code.defined', id, from, to: { examples: [...before, ...more] } })
  }

  /** A note that a link ties to a passage becomes its memo. */
  function annotate(excerpt: Id<'exc'>, note: Guid): boolean {
    const to = newExcerpts.get(excerpt)
    const [words] = wordsOf([note])
    if (!to || !words) return false
    to.memo = limited(to.memo ? `${to.memo}\n\n${words}` : words, 'A memo')
    return true
  }
}

/** "C → M" says the places of both passages; any other name says none. */
function slotsOf(name: string | undefined): [string, string] {
  const parts = (name ?? '').split(' → ')
  return parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : ['', '']
}
