import type { ViewAnswer } from '../../../core/view/views.ts'

export type ExtractionAnswer = Extract<ViewAnswer<'extraction'>, { form: object }>
export type Asked = ExtractionAnswer['fields'][number]
export type SourceInHand = NonNullable<ExtractionAnswer['source']>
