import type { ViewAnswer } from '../../../core/view/views.ts'

export type FormsAnswer = ViewAnswer<'forms'>
export type BuiltField = FormsAnswer['fields'][number]
