import { excerptKinds } from '../../choices.ts'
import type { Id } from '../../ids.ts'
import { inOrder, type State } from '../../state.ts'
import { kindsOfPassage, retired } from './from-project.ts'
import { type Guid, guidFor, guidOf, type MakeGuid, type RefiCode } from './refi.ts'
import type { Taking } from './taking.ts'

/** The codes of the project by the GUIDs they go by, and by their names below one another. */
export function codesHere(state: State, make: MakeGuid) {
  const byGuid = new Map<Guid, Id<'cod'>>()
  const byPath = new Map<string, Id<'cod'>>()
  const pathOf = (id: Id<'cod'>, depth = 0): string => {
    const code = state.code.get(id)
    return !code || depth > 100
      ? ''
      : `${code.parent ? pathOf(code.parent, depth + 1) : ''}\n${code.name.toLowerCase()}`
  }
  for (const [id] of inOrder(state, 'code')) {
    byGuid.set(guidOf(id, make), id)
    if (!byPath.has(pathOf(id))) byPath.set(pathOf(id), id)
  }
  return { byGuid, byPath }
}

/** The codes that say what kind of words an excerpt is. */
export const kindsBy = (make: MakeGuid): ReadonlyMap<Guid, (typeof excerptKinds)[number]> =>
  new Map(excerptKinds.map((kind) => [guidFor(make(kindsOfPassage), kind, make), kind]))

/** Codes are known by GUID, or by name and place. Sets of codes give roles, or say that codes are given no more. */
export function takeCodes(taking: Taking): void {
  const { state, refi, make, codes, setsTaken: roleSets, fact, lost, limited, wordsOf, plan } = taking
  const roles = new Map<Guid, string>()
  const oldCodes = new Set(refi.sets.find(({ guid }) => guid === make(retired))?.codes)
  if (oldCodes.size > 0) roleSets.add(make(retired))
  for (const set of refi.sets) {
    const role = roleSets.has(set.guid) ? undefined : roleOf(set.name)
    if (!role || set.codes.length === 0) continue
    roleSets.add(set.guid)
    for (const code of set.codes) roles.set(code, role)
  }
  const here = codesHere(state, make)
  const kindRoot = make(kindsOfPassage)
  const kindOf = kindsBy(make)
  const byGuid = new Map(refi.codes.map((code) => [code.guid, code]))
  const pathOf = (code: RefiCode, depth = 0): string => {
    const parent = code.parent && depth < 100 ? byGuid.get(code.parent) : undefined
    return `${parent ? pathOf(parent, depth + 1) : ''}\n${code.name.toLowerCase()}`
  }
  const after = Math.max(0, ...[...state.code.values()].map(({ order }) => order))
  let order = after
  for (const code of refi.codes) {
    if (code.guid === kindRoot || kindOf.has(code.guid)) continue
    const same = here.byGuid.get(code.guid) ?? here.byPath.get(pathOf(code))
    if (same) {
      codes.set(code.guid, same)
      plan.counts.known++
      continue
    }
    const id: Id<'cod'> = `cod_${code.guid}`
    codes.set(code.guid, id)
    const own = ['when to use', 'when not', 'examples'].map((what) => guidFor(code.guid, what, make))
    const said = (guid: Guid | undefined) => (guid && code.notes.includes(guid) ? wordsOf([guid])[0] : undefined)
    const [use, not, shown] = own.map(said)
    const rest = wordsOf(code.notes.filter((guid) => !own.includes(guid)))
    const definition = [code.description, ...rest].filter((words) => words?.trim()).join('\n\n')
    const role = roles.get(code.guid)
    const parent = code.parent && codes.get(code.parent)
    if (!code.name.trim()) lost('A code without a name was called “(no name)”.')
    fact('code.defined', id, {
      name: code.name.trim() ? code.name.slice(0, 2_000) : '(no name)',
      order: ++order,
      ...(parent && { parent }),
      ...(role && { role }),
      ...(definition && { definition: limited(definition, 'The definition of a code') }),
      ...(use && { whenToUse: limited(use, 'A note') }),
      ...(not && { whenNot: limited(not, 'A note') }),
      ...(shown && { exampleWords: limited(shown, 'A note') }),
      ...(oldCodes.has(code.guid) && { retired: true }),
      ...(code.colour && { colour: code.colour }),
    })
    plan.counts.codes++
  }
}

/** "Role: C", as this program writes it; and a set that is called by the letter or the word alone. */
function roleOf(name: string): string | undefined {
  const said = /^Role: (.+)$/s.exec(name)?.[1]
  if (said) return said.slice(0, 2_000)
  const word = name.trim().toLowerCase()
  if (['c', 'context', 'contexts'].includes(word)) return 'C'
  if (['m', 'mechanism', 'mechanisms'].includes(word)) return 'M'
  if (['o', 'outcome', 'outcomes'].includes(word)) return 'O'
}
