import { labelOf } from '../label.ts'
import { refinementsOf } from '../theory/lineage.ts'
import { counted, sentenceCase } from '../wording.ts'
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
        message: `${sentenceCase(counted(inferred.length, 'lineage act'))} ${inferred.length === 1 ? 'has' : 'have'} parents or children that no publication names: ${few(inferred.map(([id]) => labelOf(state, id)))}.`,
        why: 'Evidence for an earlier configuration is read as evidence for the later one; a wrong pairing moves it.',
        source: 'RAMESES I, items 11 and 14 (Wong et al. 2013)',
      },
    ),
  ]
}
