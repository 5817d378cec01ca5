import type { ViewAnswer } from '../../../core/view/views.ts'

export type AccountabilityAnswer = ViewAnswer<'accountability'>
