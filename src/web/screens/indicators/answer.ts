import type { ViewAnswer } from '../../../core/view/views.ts'

export type IndicatorsAnswer = ViewAnswer<'indicators'>
