import type { z } from 'zod'
import { overview } from './overview.ts'
import type { View } from './view.ts'

/** Every read the server offers, by name: GET /api/p/:project/views/:name. */
export const views = {
  overview,
}

export type ViewName = keyof typeof views
export type ViewParams<N extends ViewName> = z.input<(typeof views)[N]['params']>
export type ViewAnswer<N extends ViewName> = ReturnType<(typeof views)[N]['answer']>
export type AnyView = View<z.ZodType, unknown>
