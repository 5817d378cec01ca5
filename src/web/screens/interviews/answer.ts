import type { ViewAnswer } from '../../../core/view/views.ts'

export type InterviewsAnswer = ViewAnswer<'interviews'>
