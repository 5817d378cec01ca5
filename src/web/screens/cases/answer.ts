import type { ViewAnswer } from '../../../core/view/views.ts'

export type CasesAnswer = ViewAnswer<'cases'>
export type CaseAnswer = NonNullable<ViewAnswer<'case'>>
