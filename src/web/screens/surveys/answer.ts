import type { ViewAnswer } from '../../../core/view/views.ts'

export type SurveysAnswer = ViewAnswer<'surveys'>
export type SurveyAnswer = NonNullable<ViewAnswer<'survey'>>
