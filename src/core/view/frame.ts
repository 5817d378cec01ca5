import { z } from 'zod'
import { waitingFor } from '../comment/threads.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { may } from '../project/decide.ts'
import { type Question, questions } from '../project/roles.ts'
import { inOrder } from '../state.ts'
import { liveConfigurations, versionsOf } from '../theory/lineage.ts'
import { personOf } from './person.ts'
import { lastTold, view } from './view.ts'

/** What every screen needs around it: the project's name, who looks, what they may do, counts for the navigation. */
export const frame = view(z.object({}), (seen) => {
  const { state, viewer, past, events } = seen
  const project = [...state.project.values()][0]
  const first = versionsOf(state)[0]?.[1].members.length
  const live = liveConfigurations(state).length
  return {
    title: project?.title,
    viewer,
    past,
    ...lastTold(seen),
    /** What the viewer may do, by the one table of roles; in the past nobody does anything but read. */
    may: Object.fromEntries(
      questions.map((question) => [question, may(state, viewer, question) && (!past || question === 'mayRead')]),
    ) as Record<Question, boolean>,
    people: inOrder(state, 'person').map(([id, person]) => ({
      ...personOf(seen, id),
      named: seen.people.has(id),
      roles: person.roles,
      part: person.part,
      until: person.until,
    })),
    /** How often words were withdrawn: browsers let go of what they have of them. */
    withdrawals: seen.now.withdrawal.size,
    /** Whose names are still kept though they are in the project no more. */
    gone: past ? [] : [...seen.people.keys()].filter((id) => !state.person.has(id)).map((id) => personOf(seen, id)),
    counts: {
      library: state.source.size,
      records: state.record.size,
      imports: state.import.size,
      studies: state.study.size,
      searches: state.search.size,
      documents: state.document.size || undefined,
      codes: state.code.size,
      theory: live,
      lineage: first === undefined ? undefined : `${first}→${live}`,
      versions: state.version.size,
      cases: state.case.size,
      /** Comments that wait for the viewer’s answer. */
      waiting: waitingFor(state, viewer).length || undefined,
    },
    /** The viewer's last act that still stands: what Undo takes back in a window that was just opened. */
    lastAct: past ? undefined : lastActOf(events(), viewer),
  }
})

/** From the end, because it is asked with every screen: an undo comes after what it takes back. */
function lastActOf(events: readonly Event[], who: Id<'per'>): string | undefined {
  const undone = new Set<string>()
  return events.findLast(({ actor, act, undoes }) => {
    if (undone.has(act)) return false
    if (undoes === undefined) return actor === who
    undone.add(undoes)
    return false
  })?.act
}
