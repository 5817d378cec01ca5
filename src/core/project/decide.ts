import { roles } from '../choices.ts'
import type { Id } from '../ids.ts'
import { type Refusal, type Rules, refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { layer } from '../table.ts'
import type { Role } from './facts.ts'
import { mayNot, type Question, rolesMay } from './roles.ts'

/** What can be kept private: theory is published, or it is not part of a version. */

/** The roles a person holds in the project now. */
export const rolesOf = (state: State, who: Id<'per'>): readonly Role[] => state.person.get(who)?.roles ?? []

/** Whether a person's time in the project is over: it ends with the day before `until`. The last event tells the day. */
export function hasLeft(state: State, who: Id<'per'>): boolean {
  const until = state.person.get(who)?.until
  return until !== undefined && state.at.slice(0, until.length) >= until
}

/** Whether a person may, by the roles they hold. In a project without people, its founder may all. */
export const may = (state: State, who: Id<'per'>, question: Question): boolean =>
  state.person.size === 0 || rolesMay(rolesOf(state, who), question)

/** Whether a person may record facts. In a project without people, its founder may. */
export const mayWrite = (state: State, who: Id<'per'>): boolean => may(state, who, 'mayWrite')

/** Whether a person may comment and take part in what a group does together. Stakeholders do that, and write nowhere else. */
export const mayTakePart = (state: State, who: Id<'per'>): boolean => may(state, who, 'mayTakePart')

/** Whether a person may judge the quality of the study where they are named for it: who takes part, and auditors. */
export const mayAssess = (state: State, who: Id<'per'>): boolean => may(state, who, 'mayAssess')

/** Whether a person may settle what others decided. Where nobody is yet, nobody decided. */
export const mayLead = (state: State, who: Id<'per'>): boolean => rolesMay(rolesOf(state, who), 'mayLead')

/**
 * Whether a person may put somebody of these roles into the project, or change their place in it: whoever leads may not make
 * themself, or let themself in as, somebody who may more. Where nobody is owner, leads make one.
 */
export const mayPlace = (state: State, who: Id<'per'>, placed: readonly Role[]): boolean =>
  !placed.includes('owner') ||
  rolesOf(state, who).includes('owner') ||
  ![...state.person.values()].some(({ roles }) => roles.includes('owner'))

/** The state in which a person may at most what a role may: for whoever acts in their name with less, such as a token. */
export function atMost(state: State, who: Id<'per'>, most: Role): State {
  const person = state.person.get(who)
  if (!person) return state
  // The list goes from who may most to who may least.
  const lower = (role: Role) => (roles.indexOf(role) < roles.indexOf(most) ? most : role)
  const table = layer(state.person)
  table.set(who, { ...person, roles: person.roles.map(lower) })
  return { ...state, person: table }
}

/** The refusal of whoever may not. */
export const barred = (question: Question, id?: Id): Refusal =>
  refuse('not-allowed', mayNot[question].message, mayNot[question].hint, id ? { id } : {})

/** Who looks and acts when nobody has said: the first owner, else the first person, else whoever founds the project. */
export function personByDefault(state: State): Id<'per'> {
  const people = [...state.person]
  const [first] = people.find(([, person]) => person.roles.includes('owner')) ?? people[0] ?? []
  return first ?? 'per_founder'
}

export const projectRules: Rules = {
  person({ state, who, id, before, after }) {
    if (!may(state, who, 'mayManage')) return barred('mayManage', id)
    if (!mayPlace(state, who, [...(before?.roles ?? []), ...(after?.roles ?? [])]))
      return refuse('not-allowed', 'Only an owner says who is an owner, and until when.', 'Ask one of them.', { id })
  },
  dismissal({ who, id, after }) {
    if (after && after.by !== who)
      return refuse(
        'not-allowed',
        'A finding is dismissed in one’s own name.',
        'Sign in as the person who gives the reason.',
        { id },
      )
  },
  withheld({ who, id, after }) {
    if (after && after.by !== who)
      return refuse('not-allowed', 'Words are kept private in one’s own name.', 'Sign in as the person who does it.', {
        id,
      })
  },
  template({ state, id, before, after }) {
    const keys = after?.slots.map((slot) => slot.key) ?? []
    if (new Set(keys).size !== keys.length)
      return refuse('does-not-fit', 'Two slots of the template have the same key.', 'Give every slot its own key.', {
        id,
      })
    if (!before || !after) return
    const lost = before.slots.find((slot) => !keys.includes(slot.key))
    if (!lost) return
    for (const link of state.link.values()) {
      if (link.slot === lost.key && state.configuration.get(link.configuration)?.template === id)
        return refuse('in-use', `Slot ${lost.key} still holds components.`, 'Move them to another slot first.', { id })
    }
  },
}
