import type { ViewAnswer } from '../../../core/view/views.ts'

export type BesideAnswer = ViewAnswer<'juxtaposed'>
