import type { ViewAnswer } from '../../../core/view/views.ts'

export type SearchAnswer = NonNullable<ViewAnswer<'search'>>
