import { configurationLabel } from '../label.ts'
import { evidenceOf } from '../theory/links.ts'
import { counted, inWords, sentenceCase } from '../wording.ts'
import { type Check, finding } from './finding.ts'

/** Configurations with evidence that names a source and no passage of it: one finding each, with counts. */
export const evidenceWithoutPassage: Check = ({ state, live }) =>
  live.flatMap(([id]) => {
    const evidence = evidenceOf(state, id)
    const without = evidence.filter(([, { excerpt }]) => !excerpt).length
    if (without === 0) return []
    const located = inWords(evidence.length - without)
    return [
      finding('no-passage', [id], {
        title: `Evidence for ${configurationLabel(state, id)} without a passage`,
        message: `${sentenceCase(counted(evidence.length, 'piece', 'pieces'))} of evidence, ${located} with the words it rests on.`,
        why: 'A reader cannot see how the source was read, and agree or not.',
        source: 'RAMESES I, items 10 and 11 (Wong et al. 2013)',
      }),
    ]
  })
