import type { ViewAnswer } from '../../../core/view/views.ts'

export type Collided = ViewAnswer<'collisions'>['cases'][number]
