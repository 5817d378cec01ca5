import type { ViewAnswer } from '../../../core/view/views.ts'

export type AssessmentAnswer = ViewAnswer<'assessment'>
export type Chosen = NonNullable<AssessmentAnswer['chosen']>
export type StatementTold = Chosen['profile']['themes'][number]['statements'][number]
