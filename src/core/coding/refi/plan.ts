import type { Id } from '../../ids.ts'
import type { State } from '../../state.ts'
import { counted, sentenceCase } from '../../wording.ts'
import type { Guid, Refi } from './refi.ts'
import { takeCodes } from './take-codes.ts'
import { takeLinks } from './take-links.ts'
import { takePassages } from './take-passages.ts'
import { takeSources } from './take-sources.ts'
import { takeVariables } from './take-values.ts'
import { beginTaking, type Coming, type Plan, type Taking } from './taking.ts'

/** Things of which two with one GUID would make every reference to them ambiguous. */
export function duplicateGuid(refi: Refi): string | undefined {
  const kinds: [string, readonly { guid: Guid }[]][] = [
    ['users', refi.users],
    ['codes', refi.codes],
    ['sources', refi.sources],
    ['variables', refi.variables],
    ['notes', refi.noteTexts],
    ['cases', refi.cases],
    ['sets', refi.sets],
  ]
  for (const [what, all] of kinds) {
    const seen = new Set<Guid>()
    for (const { guid } of all) {
      if (seen.has(guid)) return `Two ${what} have the GUID ${guid}.`
      seen.add(guid)
    }
  }
}

/**
 * The facts that a file of exchange comes to. What is here already, by GUID or a code by its name and place, is taken as
 * that; everything else is new under an id that holds its GUID. Nothing is dropped: what has no place is in `unplaced`.
 */
export function planOf(state: State, coming: Coming): Plan {
  const taking = beginTaking(state, coming)
  takePeople(taking)
  takeCodes(taking)
  const values = takeVariables(taking)
  takeSources(taking, coming.sources, values)
  takePassages(taking, coming.sources)
  takeLinks(taking)
  values.record()
  tellTheRest(taking)
  return taking.plan
}

/** Users are people: those said or known, else somebody new. */
function takePeople({ state, refi, persons, fact, plan }: Taking): void {
  for (const [n, { guid, name }] of refi.users.entries()) {
    if (persons.has(guid)) continue
    const id: Id<'per'> = `per_${guid}`
    persons.set(guid, id)
    if (state.person.has(id)) continue
    fact('person.joined', id, { roles: ['coder'] })
    plan.names.push({ id, name: name?.trim().slice(0, 500) || `User ${n + 1}` })
    plan.counts.people++
  }
}

/** What nothing asked for. */
function tellTheRest({ refi, own, read, strangers, lost, wordsOf }: Taking): void {
  for (const words of wordsOf(refi.notes)) lost('A note on the project as a whole.', words)
  if (refi.description?.trim() && !own) lost('The description of the project.', refi.description)
  for (const { guid, name, content, description } of refi.noteTexts)
    if (!read.has(guid)) lost(`The note “${name ?? guid}” belongs to nothing.`, content ?? description)
  if (refi.graphs > 0) lost(sentenceCase(`${counted(refi.graphs, 'drawing')} (graphs) of the other program.`))
  if (strangers.size > 0)
    lost(`The file names ${strangers.size} users that it does not list; what they did stands in your name.`)
}
