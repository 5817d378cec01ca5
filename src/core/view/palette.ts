import { z } from 'zod'
import type { NounName } from '../fact.ts'
import type { Id } from '../ids.ts'
import { labelOf } from '../label.ts'
import type { State } from '../state.ts'
import { placeOf } from './place.ts'
import { view } from './view.ts'

const searched = [
  'configuration',
  'theory',
  'source',
  'component',
  'code',
  'definition',
  'theme',
  'protocol',
  'search',
  'study',
  'version',
  'guideline',
] as const
const most = 12

/** Things called something like the words typed, best kinds first: for the command palette. At most twelve. */
export const palette = view(z.object({ q: z.string().max(200) }), ({ state }, { q }) => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const found: { id: Id; noun: NounName; label: string; place: ReturnType<typeof placeOf> }[] = []
  if (words.length === 0) return found
  for (const noun of searched)
    for (const [id, value] of state[noun] as Iterable<[Id, object]>) {
      if (found.length === most) return found
      const label = nameOf(state, noun, id, value)
      if (words.every((word) => label.toLowerCase().includes(word)))
        found.push({ id, noun, label, place: placeOf(state, id) })
    }
  return found
})

/** A label with the words people look for: a configuration's number and its title, a source's citation and its title. */
function nameOf(state: State, noun: (typeof searched)[number], id: Id, value: object): string {
  const label = labelOf(state, id)
  const title =
    noun === 'source'
      ? (value as { reference: { title: string } }).reference.title
      : noun === 'configuration'
        ? (value as { title: string }).title
        : label
  return title === label ? label : `${label}: ${title}`
}
