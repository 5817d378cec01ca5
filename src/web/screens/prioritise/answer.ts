import type { ViewAnswer } from '../../../core/view/views.ts'

export type PrioritisingAnswer = ViewAnswer<'prioritising'>
export type Chosen = NonNullable<PrioritisingAnswer['chosen']>
export type Idea = Chosen['ideas'][number]
