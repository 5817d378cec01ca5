import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono, MiddlewareHandler } from 'hono'
import type { Api } from './request.ts'

const year = 365 * 24 * 3600

/** The web application. Names under /assets/ carry a hash of what they hold, so they may be kept for ever. */
export function fileRoutes(app: Hono<Api>, webRoot: string): void {
  const cached: MiddlewareHandler = async (c, next) => {
    await next()
    if (c.res.ok) c.header('cache-control', `public, max-age=${year}, immutable`)
  }
  const page: MiddlewareHandler = async (c) => {
    c.header('cache-control', 'no-cache')
    return c.html(readFileSync(join(webRoot, 'index.html'), 'utf8'))
  }
  app.get('/', page)
  app.get('/p/*', page)
  for (const path of ['/sign-in', '/join', '/account', '/admin']) app.get(path, page)
  app.use('/assets/*', cached)
  app.get('/*', (c, next) => (c.req.path.startsWith('/api/') ? next() : files(c, next)))
  const files = serveStatic({ root: webRoot, precompressed: true })
}
