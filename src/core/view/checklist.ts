import { z } from 'zod'
import { checklistNames } from '../choices.ts'
import { checklistOf, checklistsOf } from '../report/checklist.ts'
import { itemId } from '../report/piece-id.ts'
import { placeNames } from '../report/place-names.ts'
import { flow } from '../screening/flow.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/** A reporting checklist: each item with what the project tells, and what a person says over that. */
export const checklist = view(z.object({ name: z.enum(checklistNames).optional() }), (seen, { name: asked }) => {
  const { state } = seen
  const names = checklistsOf(state)
  const name = asked && names.includes(asked) ? asked : (names[0] ?? 'rameses')
  return {
    names,
    name,
    items: checklistOf(state, flow(state, seen.events), name).map(
      ({ item: { number, section, name: called, asks, places }, answer, computed, own, held, missing, written }) => ({
        id: itemId(name, number),
        number: String(number),
        section,
        name: called,
        asks,
        places: places.map((place) => ({ place, words: placeNames[place] ?? place })),
        answer,
        computed,
        own,
        by: own && personOf(seen, own.by),
        held,
        missing,
        written: written.length,
      }),
    ),
  }
})
