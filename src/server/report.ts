import type { Hono } from 'hono'
import type { Api } from './request.ts'

/** The report and its figures: read what the asker may see with `seenIn(c)`. */
export function reportRoutes(_app: Hono<Api>): void {}
