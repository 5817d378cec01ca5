import type { ViewAnswer } from '../../../core/view/views.ts'

export type InputAnswer = ViewAnswer<'input'>
