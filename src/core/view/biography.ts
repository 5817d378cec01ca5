import { z } from 'zod'
import { idOf } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { get } from '../state.ts'
import { familyOf } from '../theory/family.ts'
import { lifeOf } from '../theory/life.ts'
import { numberOf, refinementsOf, retiredBy, versionsOf } from '../theory/lineage.ts'
import { undoneActs } from '../trail.ts'
import { actOf, frozenVersions } from './lineage.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/** The life of one configuration: what it came from, all that happened to it and to its family, and what became of it. */
export const biography = view(z.object({ id: idOf('cmoc') }), (seen, { id }) => {
  const { state } = seen
  const value = state.configuration.get(id)
  if (!value) return undefined
  const frozen = frozenVersions(seen)
  const family = familyOf(state, id)
  const acts = refinementsOf(state).filter(([, { parents, children }]) =>
    [...parents, ...children].some((one) => family.has(one)),
  )
  const chapters = lifeOf(state, family, seen.told)
  const events = [...family].flatMap((one) => [...seen.told(one)]).sort((a, b) => a.seq - b.seq)
  const undone = undoneActs(events)
  return {
    id,
    title: value.title,
    number: numberOf(state, id),
    retired: retiredBy(state, id) !== undefined,
    family: [...family].map((one) => ({
      id: one,
      label: configurationLabel(state, one),
      title: state.configuration.get(one)?.title ?? '',
    })),
    acts: acts.map(([rfn, refinement]) => ({
      ...actOf(seen, frozen, rfn, refinement),
      own: [...refinement.parents, ...refinement.children].includes(id),
    })),
    chapters: chapters.map(({ actor, versions, ...chapter }) => ({
      ...chapter,
      by: personOf(seen, actor),
      undone: undone.has(chapter.act),
      versions: versions.flatMap((ver) => {
        const number = numberOf(state, chapter.configuration, ver)
        return number ? [{ id: ver, name: get(state, 'version', ver)?.name ?? '', number }] : []
      }),
    })),
    versions: versionsOf(state).flatMap(([ver, version]) => {
      const member = version.members.find((m) => m.configuration === id)
      return member ? [{ id: ver, name: version.name, number: member.number }] : []
    }),
  }
})
export type BiographyAnswer = NonNullable<ReturnType<typeof biography.answer>>
