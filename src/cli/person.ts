import type { Id } from '../core/ids.ts'
import { personByDefault } from '../core/project/decide.ts'
import type { State } from '../core/state.ts'
import type { Person } from '../store/store.ts'
import type { Trouble } from './command-line.ts'

/**
 * Who acts and reads: the person asked for by id, name or initials, else the first owner. On one's own machine this is
 * a promise and no proof; see SECURITY.md.
 */
export function whoActs(
  state: State,
  people: readonly Person[],
  asked: string | undefined,
): { who: Id<'per'> } | { refusal: Trouble } {
  if (asked === undefined) return { who: personByDefault(state) }
  const ids = [...state.person.keys()]
  const wanted = asked.toLowerCase()
  const isCalled = (id: Id<'per'>) => {
    const person = people.find((one) => one.id === id)
    return [id, person?.name, person?.initials].some((name) => name?.toLowerCase() === wanted)
  }
  const [found, second] = ids.filter(isCalled)
  if (found && !second) return { who: found }
  const known = ids.map((id) => `${id}${nameOf(people, id)}`).join(', ') || 'nobody yet'
  return {
    refusal: second
      ? { code: 'several-people', message: `“${asked}” is more than one person.`, hint: `Use an id: ${known}.` }
      : { code: 'unknown-person', message: `Nobody here is called “${asked}”.`, hint: `In this project: ${known}.` },
  }
}

const nameOf = (people: readonly Person[], id: Id<'per'>): string => {
  const person = people.find((one) => one.id === id)
  return person ? ` (${person.name})` : ''
}
