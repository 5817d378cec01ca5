import type { ViewAnswer } from '../../../core/view/views.ts'

export type Told = ViewAnswer<'trail'>
