import type { ViewAnswer } from '../../../core/view/views.ts'

export type Answer = NonNullable<ViewAnswer<'document'>>
export type Excerpt = Answer['marked'][number]
