import type { Id } from '../../ids.ts'
import { templateOf } from '../../project/templates.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'

/** A component that stands in slots of different roles: an outcome here that is a context there. */
interface ManyRoles {
  component: Id<'cmp'>
  /** Each slot in which it stands, with the configurations where it does, in the order of the theory. */
  places: { slot: string; template: Id<'tpl'>; configurations: Id<'cmoc'>[] }[]
  configurations: number
}

/**
 * Components with several roles, most used first. What is a mechanism nearer to one outcome is the context of another
 * further on (Shaw et al. 2018): where configurations may join, and where the same words may mean two things.
 */
export function manyRoles(state: State): ManyRoles[] {
  const found = new Map<Id<'cmp'>, Map<string, ManyRoles['places'][number]>>()
  for (const [id, { template }] of liveConfigurations(state)) {
    const roles = new Map(templateOf(state, template).slots.map(({ key, role }) => [key, role]))
    for (const [, { component, slot }] of linksOf(state, id)) {
      const role = roles.get(slot)
      if (!role) continue
      const places = found.get(component) ?? new Map<string, ManyRoles['places'][number]>()
      found.set(component, places)
      const place = places.get(role) ?? { slot, template, configurations: [] }
      places.set(role, place)
      if (place.configurations.at(-1) !== id) place.configurations.push(id)
    }
  }
  return [...found]
    .filter(([, places]) => places.size > 1)
    .map(([component, byRole]) => {
      const places = [...byRole.values()]
      return {
        component,
        places,
        configurations: new Set(places.flatMap(({ configurations }) => configurations)).size,
      }
    })
    .sort((a, b) => b.configurations - a.configurations || (a.component < b.component ? -1 : 1))
}
