import type { ViewAnswer } from '../../../core/view/views.ts'

export type Board = ViewAnswer<'theory'>
