import type { ViewAnswer } from '../../../core/view/views.ts'

export type TruthAnswer = ViewAnswer<'truth'>
export type TruthChosen = NonNullable<TruthAnswer['chosen']>
