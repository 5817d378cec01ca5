import type { ViewAnswer } from '../../../core/view/views.ts'

export type MeetingsAnswer = ViewAnswer<'meetings'>
