import type { Context } from 'hono'

/** The JSON that was sent; undefined when it is none, which every schema refuses. */
export const bodyOf = (c: Context): Promise<unknown> => c.req.json().catch(() => undefined)
