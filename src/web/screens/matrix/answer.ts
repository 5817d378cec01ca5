import type { ViewAnswer } from '../../../core/view/views.ts'

export type MatrixAnswer = ViewAnswer<'matrix'>
export type Row = MatrixAnswer['rows'][number]
