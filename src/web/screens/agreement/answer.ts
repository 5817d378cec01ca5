import type { ViewAnswer } from '../../../core/view/views.ts'

export type AgreementAnswer = NonNullable<ViewAnswer<'agreement'>>
