import type { Event } from '../../src/core/fact.ts'
import { openStore } from '../../src/store/open.ts'
import { openProject } from '../../src/store/project.ts'
import type { Place } from '../../src/store/store.ts'
import { verifyStore } from '../../src/store/verify.ts'
import type { Asked } from './writing.ts'

export interface Found {
  asked: number
  acknowledged: number
  kept: number
  lost: number
  doubled: number
  half: number
  damaged: number
  problems: string[]
  events: readonly Event[]
}

/**
 * Reads a project anew, by a connection of its own as a restart does, verifies it, and compares it with everything that was
 * ever asked and what was told of it.
 */
export async function lookAt(place: Place, asked: readonly Asked[]): Promise<Found> {
  const project = await openProject(await openStore(place))
  try {
    const { events } = project.journal
    const { damages } = await verifyStore(project.store)
    const times = new Map<string, number>()
    for (const event of events) {
      const key = keyOf(event)
      if (key) times.set(key, (times.get(key) ?? 0) + 1)
    }
    const of = (one: Asked) => one.keys.filter((key) => times.has(key)).length
    const lost = asked.filter((one) => one.acknowledged && of(one) === 0)
    const doubled = asked.filter(({ keys }) => keys.some((key) => (times.get(key) ?? 0) > 1))
    const half = asked.filter((one) => of(one) > 0 && of(one) < one.keys.length)
    // Acts stand together: in a merge two that were recorded at one time have ids that are told one after the other.
    const place = ({ act, id }: (typeof events)[number]) => `${act} ${id}`
    const backwards = events.find((event, i) => i > 0 && place(event) <= place(events[i - 1] as typeof event))
    const problems = [
      ...lost.map(({ keys }) => `${keys[0]} was acknowledged and is lost`),
      ...doubled.map(({ keys }) => `${keys[0]} is there twice`),
      ...half.map((one) => `${of(one)} of ${one.keys.length} facts of ${one.keys[0]}`),
      ...damages.map(({ where, seq, what }) => `${where} ${seq ?? ''}: ${what}`),
      ...(backwards ? [`event ${backwards.seq} stands before the one before it, by its act and id`] : []),
    ]
    return {
      asked: asked.length,
      acknowledged: asked.filter((one) => one.acknowledged).length,
      kept: asked.filter((one) => of(one) === one.keys.length).length,
      lost: lost.length,
      doubled: doubled.length,
      half: half.length,
      damaged: damages.length,
      problems,
      events,
    }
  } finally {
    await project.close()
  }
}

/** By what an asked thing is known in the journal: by what it is and, where its words came, by these. */
function keyOf({ fact }: Event): string | undefined {
  if (fact.type === 'component.worded' || fact.type === 'comment.made') return `${fact.id} ${fact.to?.text}`
  if (fact.type === 'document.attached') return fact.from === null ? `document ${fact.to?.file}` : undefined
  return fact.type === 'screening.voted' || fact.type === 'words.withdrawn' ? fact.id : undefined
}
