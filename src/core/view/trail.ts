import { z } from 'zod'
import type { Event, NounName } from '../fact.ts'
import { nounNames, nounOfFact } from '../fact.ts'
import { anyId, type Id, idOf } from '../ids.ts'
import { labelOf } from '../label.ts'
import { get } from '../state.ts'
import { byAct, type TrailEntry, trail as tell } from '../trail.ts'
import { nounWords } from '../trail-words.ts'
import { personOf } from './person.ts'
import { placeOf } from './place.ts'
import { view } from './view.ts'

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], 'expected a date like 2024-06-19')

/**
 * Who changed what, when and why, newest first, in whole acts: by person, kind of thing, one thing, and time.
 * `before` goes on from a page: the `seq` it ended at.
 */
export const trail = view(
  z.object({
    person: idOf('per').optional(),
    noun: z.enum(nounNames as [NounName, ...NounName[]]).optional(),
    about: anyId().optional(),
    since: moment.optional(),
    until: moment.optional(),
    before: z.coerce.number().int().optional(),
    most: z.coerce.number().int().min(1).max(1_000).default(200),
  }),
  (seen, { about, ...filter }) => {
    const { state, people } = seen
    const events = about ? seen.told(about) : seen.events()
    const entries = tell(events, state, people, filter)
    const first = entries[0]?.seq
    return {
      acts: byAct(entries)
        .reverse()
        .map((act) => ({
          ...act,
          by: personOf(seen, act.actor),
          meeting: meetingOf(act.entries),
          entries: act.entries.map((one) => placed(one)),
        })),
      more: first !== undefined && reaches(events, first, filter) ? first : undefined,
      about: about && { id: about, label: labelOf(state, about), place: placeOf(state, about) },
      nouns: [...new Set(events.map((event) => nounOfFact(event.fact.type)))].map((noun) => ({
        noun,
        words: nounWords(noun, true),
      })),
      people: [...new Set(events.map((event) => event.actor))].map((id) => personOf(seen, id)),
    }
    /** The meeting that a lineage act of these names. */
    function meetingOf(entries: readonly TrailEntry[]) {
      const act = entries.find(({ noun }) => noun === 'refinement')
      const id = act && get(state, 'refinement', act.id as Id<'rfn'>)?.meeting
      return id && { id, name: get(state, 'meeting', id)?.name ?? '' }
    }
    function placed(entry: TrailEntry) {
      return { ...entry, nounWords: nounWords(entry.noun), place: placeOf(state, entry.id) }
    }
  },
)

type Filter = { person?: Id<'per'> | undefined; noun?: NounName | undefined; since?: string | undefined }

/** Whether the filter lets through anything before an event. */
const reaches = (events: readonly Event[], seq: number, { person, noun, since }: Filter): boolean =>
  events.some(
    (event) =>
      event.seq < seq &&
      (!person || event.actor === person) &&
      (!noun || nounOfFact(event.fact.type) === noun) &&
      (!since || event.at >= since),
  )
