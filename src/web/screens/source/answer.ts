import type { ViewAnswer } from '../../../core/view/views.ts'

export type SourceAnswer = NonNullable<ViewAnswer<'source'>>
export type StageAnswer = SourceAnswer['stages'][number]
