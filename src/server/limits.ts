import type { MiddlewareHandler } from 'hono'
import { sorry } from './answers.ts'
import { uploadAt } from './body.ts'
import type { Api } from './request.ts'

/** What costs a server most, by kind: how much at once, and how much is given back each second. */
export const limits = {
  /** A person votes once a second, a script that brings a review over a hundred times. */
  commands: { atOnce: 1_500, perSecond: 300 },
  /** Files that are made anew each time, of the whole project, and projects that are begun. */
  exports: { atOnce: 60, perSecond: 0.5 },
  /** Files that are read. A folder of 500 documents comes at once. */
  uploads: { atOnce: 600, perSecond: 5 },
  /** Links and letters to people who are not here yet; those of a survey go out fifty at a time. */
  letters: { atOnce: 100, perSecond: 0.1 },
} as const
type Kind = keyof typeof limits

const files =
  /\/(?:report\.(?!json)\w+|pack\.zip|site\.zip|exchange\.qdpx|codebook\.qdc|evaluation\.retro|export\.json|annotations\.jsonld|searches\.\w+|(?:sources|characteristics|theory)\/[\w-]+|hand-outs|documents\/[^/]+\/marked\.pdf)$/

/** What a request is counted as, by its address and by nothing that it says of itself; undefined for what costs little. */
export function kindOf(method: string, path: string): Kind | undefined {
  if (method !== 'GET' && method !== 'POST') return undefined
  if (method === 'POST' && uploadAt(path)) return 'uploads'
  if (method === 'POST' && /\/(?:commands|preview)$/.test(path)) return 'commands'
  if (method === 'POST' && /^\/api\/(?:admin|p\/[^/]+)\/(?:invitations|waves\/[^/]+\/links)$/.test(path))
    return 'letters'
  return files.test(path) || (method === 'POST' && path === '/api/projects') ? 'exports' : undefined
}

/** What strangers begin, from one address: a sign-in of which something is kept until it is ended. */
export const beginnings: Rate = { atOnce: 60, perSecond: 0.5 }

/** How many are remembered; where there are more, those who have all they may have again are forgotten. */
const most = 10_000

/** So much at once, and so much given back each second. */
interface Rate {
  atOnce: number
  perSecond: number
}

/**
 * Counts what is done under keys. It says in how many seconds one may come again; undefined: it is counted, and one may go on.
 * Counted in each process by itself: it keeps a script that runs wild from holding up others, and is no defence against many.
 */
export function counter(clock: () => number): (key: string, rate: Rate) => number | undefined {
  const buckets = new Map<string, { left: number; at: number }>()
  return (key, { atOnce, perSecond }) => {
    const now = clock()
    const before = buckets.get(key)
    const left = before ? Math.min(atOnce, before.left + ((now - before.at) / 1_000) * perSecond) : atOnce
    if (left < 1) return Math.ceil((1 - left) / perSecond)
    if (buckets.size >= most)
      for (const [one, { at }] of buckets) if (now - at > 3_600_000 || buckets.size > 2 * most) buckets.delete(one)
    buckets.set(key, { left: left - 1, at: now })
    return undefined
  }
}

/** Lets each account do so much and no more, whichever project it is in, and says when to come again. */
export function rated(clock: () => number): MiddlewareHandler<Api> {
  const wait = counter(clock)
  return async (c, next) => {
    const kind = kindOf(c.req.method, c.req.path)
    const seconds = kind && wait(`${kind} ${c.var.signedIn?.account.id ?? ''}`, limits[kind])
    if (seconds === undefined) return next()
    c.header('retry-after', String(seconds))
    return sorry(c, {
      code: 'too-often',
      message: 'That is more at once than this server does for one person.',
      hint: 'Wait a moment and try again.',
    })
  }
}
