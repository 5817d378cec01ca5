import type { ViewAnswer } from '../../../core/view/views.ts'

export type GuidanceAnswer = ViewAnswer<'guidance'>
export type Chosen = NonNullable<GuidanceAnswer['chosen']>
