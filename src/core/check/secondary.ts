import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { counted } from '../wording.ts'
import { cueIn, synthesis } from './cues.ts'
import { type Check, finding } from './finding.ts'

/** Included sources that are syntheses of others’ data, by what is recorded or by their title, yet count as evidence. */
export const secondaryAsPrimary: Check = ({ state, flow }) => {
  const configurations = new Map<Id, Set<Id>>()
  for (const { source, configuration } of state.evidence.values()) {
    const known = configurations.get(source)
    if (known) known.add(configuration)
    else configurations.set(source, new Set([configuration]))
  }
  return flow.included.flatMap((id) => {
    const source = state.source.get(id)
    const evidence = configurations.get(id)?.size ?? 0
    const said = source && cueIn(synthesis, source.reference.title)
    if (!source || evidence === 0 || (source.evidenceKind !== 'secondary' && !said)) return []
    const how =
      source.evidenceKind === 'secondary' ? 'is a synthesis of others’ data' : `calls itself a “${said}” in its title`
    return [
      finding('secondary-as-primary', [id], {
        title: 'A review is counted as a study',
        message: `${sourceLabel(state, id)} ${how} and is evidence for ${counted(evidence, 'configuration')}.`,
        why: 'The studies inside a review may be in the set as well, and would then be counted twice.',
        source: 'Cochrane Handbook, chapter V (Pollock et al. 2023)',
      }),
    ]
  })
}
