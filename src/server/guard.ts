import type { Context, MiddlewareHandler } from 'hono'
import { sorry } from './answers.ts'
import type { Api } from './request.ts'

/**
 * What a page may do. All scripts, styles and fonts are our own files. React sets styles through the CSSOM, which needs
 * no exception; images may be data or blobs (figures to download).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Where the browser has Trusted Types no words become markup or code, whatever a page does with them; the one policy is
  // what starts the threads that read PDF files (web/pdf/own-script.ts).
  "require-trusted-types-for 'script'",
  'trusted-types retroduce',
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // A project is read anew each time, and stays out of the caches of a shared machine.
  'cache-control': 'no-store',
}

/** Sends the protective headers with every answer; a route that needs another policy sets its own. */
export const protect: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const hostOf = (c: Context): string => c.req.header('host') ?? new URL(c.req.url).host

/**
 * Answers only under names of this machine, and under the one that a team's server was given, so that a hostile page
 * cannot point a name of its own at it (DNS rebinding).
 */
export const onlyNamed =
  (address: URL | undefined): MiddlewareHandler<Api> =>
  async (c, next) => {
    const host = hostOf(c)
    const named = address !== undefined && host === address.host
    c.set('address', address)
    c.set('secure', named && address.protocol === 'https:')
    if (named || loopback.has(host.replace(/:\d+$/, ''))) return next()
    return sorry(c, {
      code: 'wrong-host',
      message: address ? `This server answers as ${address.host}.` : 'This server answers on this machine alone.',
      hint: address ? `Open it as ${address.origin}.` : 'Open it as http://127.0.0.1 with the port it printed.',
    })
  }

/**
 * Answers our own pages and programs alone. A page of another site may lead here by a link, and no more: it could
 * otherwise send what it likes, see from a load or an error what there is, or hold connections open.
 */
export const onlyOwn: MiddlewareHandler<Api> = async (c, next) => {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site') ?? 'none'
  const link =
    c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate' && !c.req.path.startsWith('/api/')
  const own =
    (origin === undefined || origin === `${c.var.secure ? 'https' : 'http'}://${hostOf(c)}`) &&
    (site === 'same-origin' || site === 'none')
  if (own || link) return next()
  return sorry(c, {
    code: 'foreign-origin',
    message: 'Another site asked for this.',
    hint: 'Ask for it in Retroduce itself.',
  })
}

/** Whether somebody who was invited answers by a link. */
export const isAnswering = (path: string): boolean => /^\/answer\/[^/]*$/.test(path)

/**
 * Answers no HEAD under /api/: each answer there is made for whoever asks, so its head costs as much as the whole, and what is
 * asked of a route by its method (who may, how often) is asked of GET.
 */
export const onlyWhole: MiddlewareHandler = (c, next) =>
  c.req.method === 'HEAD' && c.req.path.startsWith('/api/') ? Promise.resolve(c.notFound()) : next()

/** Takes what is written as JSON or as bytes: neither can be sent by a form. Which one a route takes, it says itself. */
export const onlyJson: MiddlewareHandler = async (c, next) => {
  // People who are invited to answer have a form and no session that it could be sent in the name of (answering.ts).
  if (isAnswering(c.req.path)) return next()
  const kind = c.req.header('content-type') ?? ''
  if (
    ['GET', 'HEAD', 'DELETE'].includes(c.req.method) ||
    /^application\/(?:json|octet-stream)(?:\s*;|\s*$)/i.test(kind)
  )
    return next()
  return sorry(c, {
    code: 'not-json',
    message: 'A change is sent as JSON, a file as bytes.',
    hint: 'Set the header Content-Type: application/json, or application/octet-stream for a file.',
  })
}
