import type { ViewAnswer } from '../../../core/view/views.ts'

export type AppraiseAnswer = ViewAnswer<'appraise'>
export type Gate = AppraiseAnswer['gates'][number]
export type Chosen = Exclude<AppraiseAnswer['chosen'], undefined>
