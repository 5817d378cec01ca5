import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Backups } from '../work/backups.ts'
import { sorry } from './answers.ts'
import type { Log } from './log.ts'
import { type Gauge, type Metrics, metricsOf } from './metrics.ts'
import type { Projects } from './projects.ts'
import type { Api } from './request.ts'

/** How a server is watched over by whoever runs it. */
export interface Watching {
  log?: Log | undefined
  /** What is sent as `Authorization: Bearer …` to read figures from another machine. */
  metricsToken?: string | undefined
}

/** Routes for whoever runs a server. They come before the rest: a probe names no host that people use. */
export function healthRoutes(app: Hono<Api>, projects: Projects): void {
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const ready = await projects.ready().catch(() => false)
    return c.json({ ready }, ready ? 200 : 503)
  })
}

/** Counts and times every request by its route, and writes a line of it. */
export function observe(
  app: Hono<Api>,
  projects: Projects,
  { log, metricsToken, home, backups }: Watching & { home: boolean; backups?: Backups | undefined },
): void {
  const metrics = metricsOf()
  app.use(counting(metrics, log))
  app.get('/metrics', (c) => {
    if (!mayReadFigures(c, metricsToken, home))
      return sorry(c, {
        code: 'not-allowed',
        message: 'Figures of the server are read on its own machine, or with its token.',
        hint: 'Start it with RETRODUCE_METRICS_TOKEN, and send that as Authorization: Bearer.',
      })
    return c.body(metrics.text([...projects.figures(), ...figuresOf(backups)]), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
}

/** How backups stand: how many failed, and when the oldest of the last good ones was made. */
function figuresOf(backups: Backups | undefined): Gauge[] {
  const last = backups?.last() ?? []
  if (!backups) return []
  const made = last.map((one) => (one.made ? Date.parse(one.made) / 1_000 : 0))
  return [
    {
      name: 'retroduce_backups_failed',
      help: 'Projects whose last backup failed.',
      value: last.filter(({ trouble }) => trouble).length,
    },
    {
      name: 'retroduce_backup_oldest_seconds',
      help: 'When the project that was backed up longest ago was, in seconds since 1970; 0 where one never was.',
      value: made.length > 0 ? Math.min(...made) : 0,
    },
  ]
}

const counting =
  (metrics: Metrics, log: Log | undefined): MiddlewareHandler<Api> =>
  async (c, next) => {
    const began = performance.now()
    await next()
    const ms = performance.now() - began
    const { method } = c.req
    const route = routeOf(c)
    metrics.answered(method, route, c.res.status, ms)
    log?.said('request', { method, route, status: c.res.status, ms: Math.round(ms * 10) / 10 })
  }

/** The pattern of the route that answered, without what somebody put in its place. */
const routeOf = (c: Context): string =>
  matchedRoutes(c)
    .filter(({ path, method }) => method !== 'ALL' && path !== '/*')
    .at(-1)?.path ?? 'other'

/**
 * Whoever has the token may, and whoever sits at the machine itself, unless people come from elsewhere: their proxy is on
 * the same machine as well, and asks for anybody.
 */
function mayReadFigures(c: Context<Api>, token: string | undefined, home: boolean): boolean {
  const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (token !== undefined && given !== undefined) return same(given, token)
  if (!home || c.req.header('x-forwarded-for') !== undefined) return false
  const host = (c.req.header('host') ?? new URL(c.req.url).host).replace(/:\d+$/, '')
  return ['localhost', '127.0.0.1', '[::1]'].includes(host) && fromHere(c)
}

function fromHere(c: Context): boolean {
  try {
    return /^(?:::ffff:)?127\.|^::1$/.test(getConnInfo(c).remote.address ?? '')
  } catch {
    // A request that came over no connection, as in a test.
    return true
  }
}

const same = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
