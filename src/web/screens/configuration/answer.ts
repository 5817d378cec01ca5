import type { ViewAnswer } from '../../../core/view/views.ts'

export type ConfigurationAnswer = NonNullable<ViewAnswer<'configuration'>>
export type PartAnswer = ConfigurationAnswer['slots'][number]['links'][number]
export type PieceAnswer = ConfigurationAnswer['evidence'][number]
