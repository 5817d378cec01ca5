import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { sorry } from './answers.ts'

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
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/** Sends the protective headers with every answer; a route that needs another policy sets its own. */
export const protect: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const hostOf = (c: Context): string => c.req.header('host') ?? new URL(c.req.url).host

/** Answers only under names of this machine, so that a hostile page cannot point a name of its own at it (DNS rebinding). */
export const onlyLoopback: MiddlewareHandler = async (c, next) => {
  if (loopback.has(hostOf(c).replace(/:\d+$/, ''))) return next()
  return sorry(c, {
    code: 'wrong-host',
    message: 'This server answers on this machine alone.',
    hint: 'Open it as http://127.0.0.1 with the port it printed.',
  })
}

/**
 * Lets a write through only from our own pages or from a program: a page of another site sends an Origin that is not
 * ours, and cannot send JSON without asking first.
 */
export const ownWrites: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if ((origin !== undefined && origin !== `http://${hostOf(c)}`) || (site && site !== 'same-origin' && site !== 'none'))
    return sorry(c, {
      code: 'foreign-origin',
      message: 'Another site asked for this change.',
      hint: 'Make it in Retroduce itself.',
    })
  const kind = c.req.header('content-type') ?? ''
  // Neither can be sent by a form of another site; which one a route takes, it says itself.
  if (c.req.method !== 'DELETE' && !/^application\/(?:json|octet-stream)\b/i.test(kind))
    return sorry(c, {
      code: 'not-json',
      message: 'A change is sent as JSON, a file as bytes.',
      hint: 'Set the header Content-Type: application/json, or application/octet-stream for a file.',
    })
  return next()
}

/** The most that one request may carry: 20,000 facts of a long abstract each fit. */
export const limited: MiddlewareHandler = (c, next) =>
  // Files have a limit of their own.
  /\/(?:imports|documents|documents\/look)$/.test(c.req.path) ? next() : most(c, next)

const most = bodyLimit({
  maxSize: 64 * 1024 * 1024,
  onError: (c) =>
    sorry(c, {
      code: 'too-large',
      message: 'That is more than 64 MB at once.',
      hint: 'Send it in several parts.',
    }),
})
