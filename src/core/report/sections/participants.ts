import { get } from '../../state.ts'
import { counted, sentenceCase, withCommas } from '../../wording.ts'
import { cell, heading, note, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/**
 * Who took part, counted by role and case: nobody is named, no organisation is, and who withdrew is counted and not told
 * of (RAMESES II, item 14). Left out where nobody is enrolled.
 */
export const ownParticipants: Section = ({ state }) => {
  const all = [...state.participant.values()]
  if (all.length === 0) return []
  const stay = all.filter(({ consent }) => consent !== 'withdrawn')
  const counts = new Map<string, { role: string; place: string; n: number }>()
  for (const { role, case: where } of stay) {
    const place = get(state, 'case', where)?.name ?? ''
    const known = counts.get(`${role}\n${place}`)
    if (known) known.n++
    else counts.set(`${role}\n${place}`, { role, place, n: 1 })
  }
  const places = [...counts.values()].some(({ place }) => place !== '')
  const gone = all.length - stay.length
  return [
    heading(2, 'taking-part', 'People who took part'),
    para(`${sentenceCase(counted(stay.length, 'participant'))}.`),
    {
      as: 'table',
      id: 'table-taking-part',
      caption: 'People who took part, by role',
      head: ['Role', ...(places ? ['Case'] : []), 'People'],
      rows: [...counts.values()].map(({ role, place, n }) => [
        cell(role),
        ...(places ? [cell(place)] : []),
        cell(withCommas(n)),
      ]),
    },
    ...(gone > 0 ? [note(`${sentenceCase(counted(gone, 'participant'))} withdrew.`)] : []),
  ]
}
