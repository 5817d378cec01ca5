import { z } from 'zod'
import { sourceLabel } from '../label.ts'
import { flow } from '../screening/flow.ts'
import { get } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { view } from './view.ts'

/** The first screen: the question, the live flow, what there is of each thing. */
export const overview = view(z.object({}), ({ state }) => {
  const { steps, included } = flow(state)
  const project = [...state.project.values()][0]
  return {
    title: project?.title ?? 'Untitled project',
    question: project?.question,
    flow: steps.map((step) =>
      step.kind === 'reported'
        ? { ...step, citationLabel: sourceLabel(state, step.citation) }
        : {
            ...step,
            left: step.left.map((gone) => ({
              ...gone,
              label: sourceLabel(state, gone.source),
              reasonText: get(state, 'reason', gone.reason)?.text,
            })),
          },
    ),
    included: included.length,
    configurations: liveConfigurations(state).length,
    theories: state.theory.size,
    evidence: state.evidence.size,
  }
})
