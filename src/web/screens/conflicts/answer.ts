import type { ViewAnswer } from '../../../core/view/views.ts'

export type ConflictsAnswer = ViewAnswer<'conflicts'>
export type Chosen = Exclude<ConflictsAnswer['chosen'], undefined | ''>
