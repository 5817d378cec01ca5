import type { ViewAnswer } from '../../../core/view/views.ts'

export type InsightsAnswer = ViewAnswer<'insights'>
