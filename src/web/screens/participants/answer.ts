import type { ViewAnswer } from '../../../core/view/views.ts'

export type ParticipantsAnswer = ViewAnswer<'participants'>
export type About = NonNullable<NonNullable<ParticipantsAnswer['chosen']>['about']>
export type May = ViewAnswer<'frame'>['may'] | undefined
