import { z } from 'zod'
import { heard } from '../fieldwork/heard.ts'
import { movedIn } from '../fieldwork/instrument.ts'
import { replacing, used } from '../fieldwork/promises.ts'
import { samplingFrame, targetsWithHeard } from '../fieldwork/sampling.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { view } from './view.ts'

/**
 * What was heard, seen and read: each encounter with what it says to each theory, the instruments, whom to hear next and
 * why, and the targets with how many were heard. For the team at work: counts here are not kept back.
 */
export const interviews = view(z.object({}), ({ state }) => {
  const all = heard(state)
  const live = liveConfigurations(state).map(([id]) => id)
  const caseOf = (id: Id<'cas'> | undefined) => {
    const name = get(state, 'case', id)?.name
    return id && name !== undefined ? { id, name } : undefined
  }
  return {
    configurations: live.map((id) => ({
      id,
      label: configurationLabel(state, id),
      title: state.configuration.get(id)?.title ?? '',
    })),
    rows: all.map(({ source, kind, encounter, case: where, roles, people, said, consent }) => ({
      source,
      label: state.source.get(source)?.reference.title ?? source,
      kind,
      on: encounter?.on,
      phase: encounter?.phase,
      case: caseOf(where),
      roles,
      people,
      consent,
      document: referrers(state, 'document', source).at(-1)?.[0],
      instrument: encounter?.instrument,
      says: Object.fromEntries(
        live.flatMap((id) => {
          const one = said.get(id)
          return one ? [[id, one]] : []
        }),
      ),
    })),
    instruments: inOrder(state, 'instrument').map(([id, value]) => ({
      id,
      kind: value.kind,
      title: value.title,
      phase: value.phase,
      audience: value.audience,
      theories: value.theories.length,
      encounters: referrers(state, 'encounter', id).length,
      used: used(state, id),
      replaced: replacing(state, id),
      moved: movedIn(state, value).length,
    })),
    frame: samplingFrame(state, all).map(({ configuration, parts, roles, cases, split, stopping, next }) => ({
      id: configuration,
      label: configurationLabel(state, configuration),
      title: state.configuration.get(configuration)?.title ?? '',
      parts: parts.map(({ name }) => name),
      roles,
      cases: cases.map((id) => get(state, 'case', id)?.name ?? id),
      split,
      asked: stopping.asked,
      enough: stopping.enough,
      stopping: stopping.words,
      next: next && { ...next, case: caseOf(next.case) },
    })),
    targets: targetsWithHeard(state, all),
    cases: inOrder(state, 'case').map(([id, { name }]) => [id, name] as const),
    roles: rolesOf(state),
  }
})

const rolesOf = (state: State) => [...new Set([...state.participant.values()].map(({ role }) => role))]
