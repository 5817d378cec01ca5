import { z } from 'zod'
import { evaluationFlowFigure } from '../diagram/evaluation-flow.ts'
import { view } from './view.ts'

/** The course of an evaluation as the figure of its report: it tells of nobody by a number. */
export const evaluationFlow = view(z.object({}), ({ state }) =>
  state.case.size === 0 ? undefined : { figure: evaluationFlowFigure(state) },
)
