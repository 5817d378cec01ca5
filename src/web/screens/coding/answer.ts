import type { ViewAnswer } from '../../../core/view/views.ts'

export type CodingAnswer = ViewAnswer<'coding'>
export type Opened = Extract<ViewAnswer<'comparing'>, { there: true; hidden: false }>
