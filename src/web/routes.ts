import { shared } from './shared.ts'

/** Where a person is. Every state of a screen that is worth returning to is in here, so that it has an address. */
export interface Route {
  /** Undefined on the page that lists projects. */
  project: string | undefined
  screen: string
  /** The thing a screen is about: a source, a configuration. */
  id: string | undefined
  /** A moment of the past that is looked at: a `seq` or a date. */
  at: string | undefined
  query: URLSearchParams
}

/** Pages that belong to no project. */
const pages = ['sign-in', 'join', 'account', 'admin'] as const
export type Page = (typeof pages)[number] | 'projects'

/**
 * `/p/knight-2024/source/src_sims-2021?at=120` and the like; outside of projects a page such as `/account`; anything else is
 * the list of projects.
 */
function parse(url: string): Route {
  const { pathname, searchParams } = new URL(url, 'http://here')
  const [, p, project, screen, id] = pathname.split('/').map(decode)
  const here = p === 'p' && project ? project : undefined
  return {
    project: here,
    screen: here ? screen || 'overview' : (pages.find((page) => page === p) ?? 'projects'),
    id: here ? id || undefined : undefined,
    at: searchParams.get('at') || undefined,
    query: searchParams,
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Where a link leads: a screen, what it is about, and the query it opens with. */
export interface Place {
  screen: string
  id?: string | undefined
  query?: Record<string, string | undefined>
}

/** The address of a place. The moment looked at goes along, unless the place names its own (`at: undefined` is now). */
export function href(to: Place, from: Route = current()): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ at: from.at, ...to.query })) if (value) query.set(key, value)
  const path = [to.screen === 'overview' ? '' : to.screen, to.id ?? ''].filter(Boolean).map(encodeURIComponent)
  const search = query.size > 0 ? `?${query}` : ''
  return `/${['p', encodeURIComponent(from.project ?? ''), ...path].join('/')}${search}`
}

const here = shared(parse(location.href))
const moved = () => here.set(parse(location.href))
addEventListener('popstate', moved)

export const current = here.get
export const useRoute = here.use

/** Goes to a place or an address. `replace` for what should not be a step of the back button, like a filter. */
export function navigate(to: Place | string, { replace = false } = {}): void {
  const url = typeof to === 'string' ? to : href(to)
  // Where one is already is no step of the back button.
  if (url === location.pathname + location.search) return
  history[replace ? 'replaceState' : 'pushState'](null, '', url)
  moved()
}

/** Changes parts of the query of the place one is at; undefined takes a part away. */
export function setQuery(parts: Record<string, string | undefined>): void {
  const { screen, id, query } = current()
  navigate({ screen, id, query: { ...Object.fromEntries(query), ...parts } }, { replace: !('at' in parts) })
}
