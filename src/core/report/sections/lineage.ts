import { lineageFigure } from '../../diagram/lineage.ts'
import type { Id } from '../../ids.ts'
import { versionsOf } from '../../theory/lineage.ts'
import { counted } from '../../wording.ts'
import { heading, note, para } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** From the first version to the last: the figure, the counts in words, and what of it is inferred. */
export const lineageSection: Section = ({ state, events }) => {
  const versions = versionsOf(state)
  if (versions.length === 0) return nothingYet('lineage', 'Lineage', 'No version of the theory is frozen yet.')
  const made = new Map(events.flatMap(({ seq, fact }) => (fact.from === null ? [[fact.id as Id, seq] as const] : [])))
  const scene = lineageFigure(state, events.length > 0 ? (id) => made.get(id) : undefined)
  const inferred = [...state.refinement.values()].filter(
    ({ pairing, basis }) => (pairing ?? basis) === 'inferred',
  ).length
  const sizes = versions.map(([, { name, members }]) => `${name}, ${counted(members.length, 'configuration')}`)
  return [
    heading(2, 'lineage', 'Lineage'),
    para(`${sizes.join('; ')}.`),
    {
      as: 'figure',
      id: 'figure-lineage',
      caption: 'How the configurations of one version became those of the next',
      scene,
    },
    ...(inferred > 0
      ? [
          note(
            `In ${counted(inferred, 'act')} it is inferred which configurations became which. They have dashed edges.`,
          ),
        ]
      : []),
  ]
}
