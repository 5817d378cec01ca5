import type { ViewAnswer } from '../../../core/view/views.ts'

export type ReconciliationAnswer = Extract<ViewAnswer<'reconciliation'>, { form: object }>
export type Compared = NonNullable<ReconciliationAnswer['source']>
