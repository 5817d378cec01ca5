import type { ViewAnswer } from '../../../core/view/views.ts'

export type CodebookAnswer = ViewAnswer<'codebook'>
export type CodeRow = CodebookAnswer['codes'][number]
