import type { ViewAnswer } from '../../../core/view/views.ts'

export type Answer = ViewAnswer<'imports'>
