import { type Moved, movedUnder } from '../guideline/stale.ts'
import { configurationLabel } from '../label.ts'
import { inOrder } from '../state.ts'
import { listed, sentenceCase } from '../wording.ts'
import { type Check, finding } from './finding.ts'

const source = 'Saul et al. 2013; RAMESES I, item 18 (Wong et al. 2013)'

/** Guidance that no configuration stands behind: nobody can follow it down to evidence. */
export const guidanceUngrounded: Check = ({ state }) =>
  inOrder(state, 'guideline').flatMap(([id, { plain, statement, configurations }]) =>
    configurations.length > 0
      ? []
      : [
          finding('guidance-ungrounded', [id], {
            title: 'Guidance rests on no configuration',
            message: `“${plain ?? statement}” comes from no configuration.`,
            why: 'Advice that does not come from the theory has neither its conditions nor its evidence.',
            source,
          }),
        ],
  )

/** Guidance whose configurations changed since somebody last looked at it. */
export const guidanceStale: Check = ({ state }) =>
  inOrder(state, 'guideline').flatMap(([id, value]) => {
    const moved = movedUnder(state, value)
    if (moved.length === 0) return []
    const told = moved.map((one) => `${configurationLabel(state, one.configuration)} ${happened[one.how]}`)
    return [
      finding(
        'guidance-stale',
        [id, ...new Set(moved.map(({ configuration }) => configuration))],
        {
          title: 'The theory moved under a statement of guidance',
          message: `${sentenceCase(listed(told))} since “${value.plain ?? value.statement}” was last looked at.`,
          why: 'Who reads the statement takes it for what the theory says now.',
          source,
        },
        told.join(),
      ),
    ]
  })

const happened: Record<Moved['how'], string> = {
  left: 'left the theory',
  'never read': 'was tied to it',
  reworded: 'was reworded',
  evidence: 'gained or lost evidence',
}
