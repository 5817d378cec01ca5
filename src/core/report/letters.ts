import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { get, type State } from '../state.ts'
import { layer, type Table } from '../table.ts'

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i))

/**
 * The state with a letter on each of some references that would be cited like another of them: Wong 2013a and 2013b. A
 * letter that a reference has stays; the others get theirs in the order in which the sources came into the project,
 * whatever is cited first and in which style, so that a source which comes later changes none.
 */
export function lettered(state: State, cited: readonly Id<'src'>[]): State {
  const alike = new Map<string, Id<'src'>[]>()
  for (const id of inOrderOfComing(state, cited)) {
    const label = withoutLetter(state, id)
    alike.set(label, [...(alike.get(label) ?? []), id])
  }
  const table = layer(state.source as unknown as Table<Id, object>)
  let given = false
  for (const ids of alike.values()) {
    const taken = new Set(ids.map((id) => get(state, 'source', id)?.reference.suffix))
    const free = letters.filter((letter) => !taken.has(letter))
    for (const id of ids.length > 1 ? ids : []) {
      const source = get(state, 'source', id)
      const suffix = source?.reference.suffix ? undefined : free.shift()
      if (!source || !suffix) continue
      table.set(id, { ...source, reference: { ...source.reference, suffix } })
      given = true
    }
  }
  return given ? ({ ...state, source: table } as unknown as State) : state
}

function inOrderOfComing(state: State, cited: readonly Id<'src'>[]): Id<'src'>[] {
  const asked = new Set(cited)
  const found: Id<'src'>[] = []
  for (const id of state.source.keys()) if (asked.has(id)) found.push(id)
  return found
}

function withoutLetter(state: State, id: Id<'src'>): string {
  const label = sourceLabel(state, id)
  const suffix = get(state, 'source', id)?.reference.suffix ?? ''
  return label.slice(0, label.length - suffix.length)
}
