import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { beginsWithDoing, beingDone, cueIn, intervention, stageOfProject } from './cues.ts'
import { type Check, finding } from './finding.ts'
import { textsOfRole } from './roles.ts'

/** Contexts that read like something done, a stage of the project or an intervention, and not like a circumstance. */
export const contextAsIntervention: Check = ({ state, live }) =>
  live.flatMap(([id]) => {
    const read = textsOfRole(state, id, 'c').flatMap(({ link, text }) => {
      const what = readAs(text)
      return what ? [{ link, says: `“${text}” ${what}` }] : []
    })
    if (read.length === 0) return []
    const about: Id[] = [id, ...read.map(({ link }) => link)]
    const key = read.map(({ says }) => says).join()
    return [
      finding(
        'context-as-intervention',
        about,
        {
          title: `The context of ${configurationLabel(state, id)} reads like something done`,
          message: `${read.map(({ says }) => says).join('; ')}.`,
          why: 'A context is what is already there when resources arrive. A stage or an intervention does not say for whom, or under which conditions, reasoning changes.',
          source: 'RAMESES quality standards, criterion 2 (Wong et al. 2014); Shaw et al. 2018',
        },
        key,
      ),
    ]
  })

/** Why a text reads so, with the words that made it; undefined when it does not. */
function readAs(text: string): string | undefined {
  const stage = cueIn(stageOfProject, text)
  if (stage) return `names a stage of a project (“${stage}”)`
  const doing = cueIn(beginsWithDoing, text)
  if (doing) return `begins with something being done (“${doing}”)`
  const under = cueIn(beingDone, text)
  if (under) return `tells of something on its way (“${under}”)`
  const named = cueIn(intervention, text)
  return named && `names an intervention or a part of one (“${named}”)`
}
