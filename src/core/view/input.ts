import { z } from 'zod'
import { inputOutcomes, inputWays } from '../choices.ts'
import type { Id } from '../ids.ts'
import { whoWords } from '../input/who.ts'
import { labelOf } from '../label.ts'
import { mayWrite } from '../project/decide.ts'
import { inOrder } from '../state.ts'
import { refinementsOf, versionsOf } from '../theory/lineage.ts'
import { byAct, trail, undoneActs } from '../trail.ts'
import { titled } from './comments.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/** What stakeholders said and what came of it, newest first: by who, how, and what came of it. */
export const input = view(
  z.object({
    role: z.string().max(200).optional(),
    how: z.enum(inputWays).optional(),
    outcome: z.enum(inputOutcomes).optional(),
  }),
  (seen, { role, how, outcome }) => {
    const { state, viewer } = seen
    const all = inOrder(state, 'input').sort(([, a], [, b]) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.order - a.order))
    const shown = all.filter(
      ([, one]) =>
        (!role || one.who.some((who) => who.role === role)) &&
        (!how || one.how === how) &&
        (!outcome || one.outcome === outcome),
    )
    const undone = shown.some(([, { acts }]) => acts) ? undoneActs(seen.events()) : new Set<string>()
    return {
      of: all.length,
      inputs: shown.map(([id, value]) => ({
        id,
        value,
        who: whoWords(value.who),
        by: personOf(seen, value.by),
        version: value.version && { id: value.version, name: state.version.get(value.version)?.name ?? value.version },
        meeting: value.meeting && { id: value.meeting, name: state.meeting.get(value.meeting)?.name ?? value.meeting },
        about: (value.about ?? []).map((one) => titled(seen, one)),
        changed: (value.changed ?? []).map((one) => titled(seen, one)),
        acts: (value.acts ?? []).map((act) => actSaid(seen, act, undone)),
      })),
      roles: [...new Set(all.flatMap(([, { who }]) => who.map((one) => one.role)))].sort(),
      versions: versionsOf(state).map(([id, { name }]) => [id, name] as const),
      meetings: inOrder(state, 'meeting').map(([id, { name }]) => [id, name] as const),
      refinements: refinementsOf(state).map(([id]): readonly [Id, string] => [id, labelOf(state, id)]),
      next: Math.max(0, ...all.map(([, one]) => one.order)) + 1,
      mayAdd: !seen.past && mayWrite(state, viewer),
    }
  },
)

/**
 * An act in the words of the trail, with the numbers of its first and last event; nothing of it where the viewer may not
 * know of it, or none has that id.
 */
function actSaid(seen: Seen, act: string, undone: ReadonlySet<string>) {
  const events = seen.told(act).filter((event) => event.act === act)
  const [one] = byAct(trail(events, seen.state, seen.people))
  if (!one) return { act }
  return { act, words: one.words, seq: one.seq, last: one.entries.at(-1)?.seq ?? one.seq, undone: undone.has(act) }
}
