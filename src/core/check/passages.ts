import { configurationLabel } from '../label.ts'
import { counted, inWords, sentenceCase } from '../wording.ts'
import { type Check, finding } from './finding.ts'

const why = 'A reader cannot see how the source was read, and agree or not.'
const source = 'RAMESES I, items 10 and 11 (Wong et al. 2013)'

/**
 * Evidence that names a source and no passage of it: one finding for each configuration, with counts. Where not one
 * piece in the whole theory has a passage, one finding says so, and not the same one for each configuration.
 */
export const evidenceWithoutPassage: Check = ({ state, live, evidence }) => {
  const spoken = live
    .map(([id]) => ({ id, pieces: evidence.get(id) ?? [] }))
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ id, pieces }) => ({
      id,
      all: pieces.length,
      located: pieces.filter(([, { excerpt, result }]) => excerpt ?? result).length,
    }))
  if (spoken.length > 1 && spoken.every(({ located }) => located === 0)) {
    const all = spoken.reduce((sum, one) => sum + one.all, 0)
    const message = `None of the ${inWords(all)} pieces of evidence for ${counted(spoken.length, 'configuration')} comes with the words it rests on.`
    const title = 'No evidence has a passage'
    return [
      finding(
        'no-passage',
        spoken.map(({ id }) => id),
        { title, message, why, source },
      ),
    ]
  }
  return spoken
    .filter(({ all, located }) => located < all)
    .map(({ id, all, located }) =>
      finding('no-passage', [id], {
        title: `Evidence for ${configurationLabel(state, id)} without a passage`,
        message: `${sentenceCase(counted(all, 'piece', 'pieces'))} of evidence, ${inWords(located)} with the words it rests on.`,
        why,
        source,
      }),
    )
}
