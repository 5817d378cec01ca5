import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { numberOf, refinementsOf, versionsOf } from '../theory/lineage.ts'
import { counted, listed, sentenceCase } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

/** Lineage whose parents and children nobody reported: the verdict may be known, which became which is not. */
export const pairingInferred: Check = ({ state }) => {
  const inferred = refinementsOf(state).filter(([, { pairing }]) => pairing === 'inferred')
  if (inferred.length === 0) return []
  return [
    finding(
      'pairing-inferred',
      inferred.map(([id]) => id),
      {
        title: 'Which configuration became which is inferred',
        message: `${sentenceCase(counted(inferred.length, 'lineage act'))} ${inferred.length === 1 ? 'has' : 'have'} parents or children that no publication names: ${few(inferred.map(([, { parents, children }]) => became(state, parents, children)))}.`,
        why: 'Evidence for an earlier configuration is read as evidence for the later one; a wrong pairing moves it.',
        source: 'RAMESES I, items 11 and 14 (Wong et al. 2013)',
      },
    ),
  ]
}

/** "2 and 9 became 6": by the numbers they showed under first and last, else by their titles. */
function became(state: State, parents: readonly Id<'cmoc'>[], children: readonly Id<'cmoc'>[]): string {
  const versions = versionsOf(state)
  const titled = (id: Id<'cmoc'>) => state.configuration.get(id)?.title ?? id
  const first = (id: Id<'cmoc'>) =>
    versions.map(([version]) => numberOf(state, id, version)).find((number) => number !== undefined) ?? titled(id)
  const last = (id: Id<'cmoc'>) => numberOf(state, id) ?? titled(id)
  return `${listed(parents.map(first))} became ${listed(children.map(last))}`
}
