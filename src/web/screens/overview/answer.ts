import type { ViewAnswer } from '../../../core/view/views.ts'

export type Overall = ViewAnswer<'overview'>
