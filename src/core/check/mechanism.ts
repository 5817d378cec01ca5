import { configurationLabel } from '../label.ts'
import { activity, beginsWithDoing, cueIn, reasoning } from './cues.ts'
import { type Check, finding } from './finding.ts'
import { textsOfRole } from './roles.ts'

/**
 * Reasoning that reads like an activity. A resource may be an activity (Dalkin et al. 2015), so only slots for
 * reasoning are read; words for what people think or feel let a text pass.
 */
export const mechanismAsActivity: Check = ({ state, live }) =>
  live.flatMap(([id]) => {
    const read = textsOfRole(state, id, 'rea').flatMap(({ link, text }) => {
      const cue = cueIn(beginsWithDoing, text) ?? cueIn(activity, text)
      return cue && !cueIn(reasoning, text) ? [{ link, says: `“${text}” (by the word “${cue}”)` }] : []
    })
    if (read.length === 0) return []
    const says = read.map((one) => one.says).join('; ')
    return [
      finding(
        'mechanism-as-activity',
        [id, ...read.map((one) => one.link)],
        {
          title: `The mechanism of ${configurationLabel(state, id)} reads like an activity`,
          message: `It says what is done and not what people then think, feel or want: ${says}.`,
          why: 'An activity does not change anything by itself; the mechanism is the response of people to it.',
          source: 'RAMESES quality standards, criterion 2 (Wong et al. 2014); Dalkin et al. 2015',
        },
        says,
      ),
    ]
  })
