import { takingPart, takingPartWords } from '../../fieldwork/taking-part.ts'
import { usualSmallest } from '../../survey/smallest.ts'
import { counted, inWords, sentenceCase, withCommas } from '../../wording.ts'
import { cell, heading, note, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/**
 * Who took part, counted by role and case: nobody is named, no organisation is, what is of so few that somebody could be
 * told is put together, and who withdrew is counted and not told of (RAMESES II, item 14). Left out where nobody is enrolled.
 */
export const ownParticipants: Section = ({ state }) => {
  if (state.participant.size === 0) return []
  const { gone, lines } = takingPart(state)
  const places = lines.some(({ place }) => place)
  return [
    heading(2, 'taking-part', 'People who took part'),
    para(
      sentenceCase(`${takingPartWords(state).join()}.`),
      ...(lines.some(({ of, place }) => !of || place === undefined)
        ? [` Fewer than ${inWords(usualSmallest)} of a role or case, and what would give them away, are put together.`]
        : []),
    ),
    ...(lines.some(({ of }) => of)
      ? [
          {
            as: 'table' as const,
            id: 'table-taking-part',
            caption: 'People who took part, by role',
            head: ['Role', ...(places ? ['Case'] : []), 'People'],
            rows: lines.map(({ of, place, who }) => [
              cell(of ?? 'other roles'),
              ...(places ? [cell(place ?? 'other cases')] : []),
              cell(withCommas(who.length)),
            ]),
          },
        ]
      : []),
    ...(gone > 0
      ? [
          note(
            gone < usualSmallest
              ? `Fewer than ${inWords(usualSmallest)} withdrew.`
              : `${sentenceCase(counted(gone, 'participant'))} withdrew.`,
          ),
        ]
      : []),
  ]
}
