import type { ViewAnswer } from '../../../core/view/views.ts'

export type QualityAnswer = ViewAnswer<'quality'>
export type Round = NonNullable<QualityAnswer['chosen']>
export type Criterion = Round['criteria'][number]
