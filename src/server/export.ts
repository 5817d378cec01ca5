import type { Hono } from 'hono'
import type { Api } from './request.ts'

export function exportRoutes(_app: Hono<Api>): void {}
