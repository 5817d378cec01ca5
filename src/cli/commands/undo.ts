import type { Event } from '../../core/fact.ts'
import { byAct, trail, undoneActs } from '../../core/trail.ts'
import { as, command, done, refused } from '../command-line.ts'
import { write } from '../project-file.ts'

export const undo = command({
  name: 'undo',
  summary: 'Take back an act: your last one, or the one named. Nothing is deleted.',
  examples: ['review.retro'],
  needs: ['file'],
  may: ['act'],
  options: { as },
  run: ({ file, act, as }, io) =>
    write({ file, as }, io, async (seen, project) => {
      const chosen = act === undefined ? lastOwn(seen.events(), seen.viewer) : actNamed(seen.events(), act)
      if (!chosen)
        return refused(
          {
            code: 'nothing-to-undo',
            message: act === undefined ? 'You have done nothing that still stands.' : `There is no act ${act}.`,
            hint: 'Look it up with: retroduce log',
          },
          file,
        )
      const words = byAct(trail(seen.told(chosen), seen.state, seen.people)).find((one) => one.act === chosen)?.words
      const result = await project.execute(seen.viewer, { do: 'undo', act: chosen })
      if (!result.ok) return refused(result.refusal, file)
      const { act: undoing, seq, ids } = result
      return done({ undone: chosen, act: undoing, seq, ids }, `Taken back: ${words ?? chosen}`)
    }),
})

/** The newest act of one's own that still stands and is not itself a taking back. */
function lastOwn(events: readonly Event[], who: string): string | undefined {
  const undone = undoneActs(events)
  return events.findLast((event) => event.actor === who && !event.undoes && !undone.has(event.act))?.act
}

/** The act of that name, or the one that holds the event of that number. */
const actNamed = (events: readonly Event[], named: string): string | undefined =>
  events.find((event) => event.act === named || String(event.seq) === named)?.act
