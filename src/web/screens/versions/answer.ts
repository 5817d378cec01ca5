import type { ViewAnswer } from '../../../core/view/views.ts'

export type VersionsAnswer = ViewAnswer<'versions'>
