import type { ViewAnswer } from '../../../core/view/views.ts'

export type Plan = ViewAnswer<'protocol'>
