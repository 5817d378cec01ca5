import type { FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { seenBy } from '../project/seen-by.ts'
import { type Decision, refuse } from '../refusal.ts'
import { get, inOrder, orderOf, type State } from '../state.ts'
import { numberOf, versionsOf } from '../theory/lineage.ts'
import { asRead } from './as-read.ts'
import { draftOf } from './draft.ts'

export interface Drafting {
  id: Id<'gdl'>
  configurations: Id<'cmoc'>[]
  /** Where it stands in frameworks; without, the groups of the programme theories of its configurations. */
  groups?: Id<'grp'>[] | undefined
}

/** Guidelines drafted from configurations, at the end of those there are, each with its configurations as they stand. */
export function draftGuidance(state: State, guidelines: readonly Drafting[]): Decision<FactOf<'guideline'>[]> {
  const open = seenBy(state)
  const last = inOrder(state, 'guideline').at(-1)?.[1]
  const facts: FactOf<'guideline'>[] = []
  for (const [i, { id, configurations, groups }] of guidelines.entries()) {
    const unknown = configurations.find((cmoc) => !state.configuration.has(cmoc))
    if (unknown)
      return {
        ok: false,
        refusal: refuse('unknown-thing', `There is no ${unknown}.`, 'Name configurations that exist.', { id: unknown }),
      }
    const to: Value<'guideline'> = {
      ...draftOf(state, configurations),
      groups: groups ?? groupsOf(state, configurations),
      configurations,
      ...versionOf(state, configurations),
      read: configurations.map((cmoc) => asRead(open, cmoc)),
      order: (last ? orderOf(last) : 0) + 1 + i,
    }
    facts.push({ type: 'guideline.written', id, from: null, to })
  }
  return { ok: true, facts }
}

/** That guidelines were looked at and stand, as they are worded now, on their configurations as those are worded now. */
export function confirmGuidance(
  state: State,
  guidelines: readonly Id<'gdl'>[],
  why: string,
): Decision<FactOf<'guideline'>[]> {
  const no = (code: 'unknown-thing' | 'reason-needed', message: string, hint: string, id: Id) =>
    ({ ok: false, refusal: refuse(code, message, hint, { id }) }) as const
  const open = seenBy(state)
  const facts: FactOf<'guideline'>[] = []
  for (const id of guidelines) {
    const value = get(state, 'guideline', id)
    if (!value) return no('unknown-thing', `There is no guideline ${id}.`, 'It was removed. Reload and look.', id)
    if (!why.trim())
      return no('reason-needed', 'That a statement still stands needs a reason.', 'Say what you looked at.', id)
    const { configurations, read = null, version = null } = value
    const now = {
      read: configurations.map((cmoc) => asRead(open, cmoc)),
      version: versionOf(state, configurations).version ?? version,
    }
    facts.push({ type: 'guideline.written', id, from: { read, version }, to: now, why })
  }
  return { ok: true, facts }
}

/** The newest version, where it numbers all of them: that is the theory they were read in. */
function versionOf(state: State, configurations: readonly Id<'cmoc'>[]): { version?: Id<'ver'> } {
  const version = versionsOf(state).at(-1)?.[0]
  return version && configurations.every((id) => numberOf(state, id, version)) ? { version } : {}
}

/** The groups of their programme theories, the first of each framework. */
function groupsOf(state: State, configurations: readonly Id<'cmoc'>[]): Id<'grp'>[] {
  const groups = new Map<Id<'frm'>, Id<'grp'>>()
  for (const id of configurations) {
    const group = get(state, 'theory', get(state, 'configuration', id)?.theory)?.group
    const framework = get(state, 'group', group)?.framework
    if (group && framework && !groups.has(framework)) groups.set(framework, group)
  }
  return [...groups.values()]
}
