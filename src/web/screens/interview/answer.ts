import type { ViewAnswer } from '../../../core/view/views.ts'

export type InterviewAnswer = ViewAnswer<'interview'>
