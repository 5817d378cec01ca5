import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Command } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { type Id, idFrom } from '../core/ids.ts'
import type { Refusal } from '../core/refusal.ts'
import type { ViewAnswer, ViewName, ViewParams } from '../core/view/views.ts'
import { beingMade } from './making.ts'
import { saveBlob } from './parts/save-file.ts'
import { current, navigate, useRoute } from './routes.ts'
import { shared } from './shared.ts'
import { complain, toast } from './toast.ts'

/** What the server says when it will not or cannot: a refusal, or a trouble with a code of its own. */
export type Refused = Omit<Refusal, 'code'> & { code: string }
export type Result = { ok: true; act?: string; seq: number; ids: string[] } | { ok: false; refusal: Refused }

export const client = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false } },
})

const unreachable: Refused = {
  code: 'unreachable',
  message: 'Retroduce does not answer.',
  hint: 'Look whether it still runs in the terminal it was started from.',
}

/** Reads a path of the server. Throws what it refuses, in the one shape of errors. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(path, signal ? { signal } : {}).catch(() => undefined)
  if (!answer) throw unreachable
  const body = (await answer.json().catch(() => ({}))) as T & { error?: Refused }
  if (!answer.ok) {
    heed(body.error)
    throw body.error ?? unreachable
  }
  return body
}

/** Leads whoever is not signed in, or not any more, to the page where they sign in, and then back. */
function heed(refused: Refused | undefined): void {
  const { pathname, search } = location
  if (refused?.code === 'sign-in-needed' && !['/sign-in', '/join'].includes(pathname))
    navigate(`/sign-in?${new URLSearchParams({ to: pathname + search })}`, { replace: true })
}

/** Writes what lives beside the journal: names of people, who sits at this browser. Gives back what was refused. */
export async function write(
  method: 'POST' | 'PUT' | 'DELETE',
  rest: string,
  body: object = {},
): Promise<Refused | undefined> {
  const result = await request(method, rest, body)
  return result.ok ? undefined : result.refusal
}

/** Asks a route of the project for something to be done, and gives back what it says of it. */
export async function request<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  rest: string,
  body: object,
): Promise<{ ok: true; said: T } | { ok: false; refusal: Refused }> {
  return call(method, pathOf(current().project, rest), body)
}

/** Asks a route of the server, of a project or not, for something to be done. */
export async function call<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object = {},
): Promise<{ ok: true; said: T } | { ok: false; refusal: Refused }> {
  const answer = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!answer) return { ok: false, refusal: unreachable }
  const said = (await answer.json().catch(() => ({}))) as T & { error?: Refused }
  if (answer.ok) return { ok: true, said }
  heed(said.error)
  return { ok: false, refusal: said.error ?? unreachable }
}

/** Sends bytes to a route of the project, which says in its address what they are. */
export const upload = <T>(rest: string, body: BodyInit): Promise<{ body: T } | { refused: Refused }> =>
  uploadTo(pathOf(current().project, rest), body)

/** Sends bytes to a route of the server, of a project or not. */
export async function uploadTo<T>(path: string, body: BodyInit): Promise<{ body: T } | { refused: Refused }> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  }).catch(() => undefined)
  const said = (await answer?.json().catch(() => undefined)) as (T & { error?: Refused }) | undefined
  return answer?.ok && said
    ? { body: said }
    : {
        refused: said?.error ?? {
          code: 'unreachable',
          message: 'Retroduce does not answer.',
          hint: 'The file may have changed since it was chosen; choose it again.',
        },
      }
}

/** The path of a project's part of the server. */
export const pathOf = (project: string | undefined, rest: string): string =>
  `/api/p/${encodeURIComponent(project ?? '')}/${rest}`

/**
 * What a view answers for the project and the moment one is at, kept current as others write.
 * `at` looks at another moment than the address says.
 */
export function useView<N extends ViewName>(
  name: N,
  params: ViewParams<N>,
  { at, when = true }: { at?: string | undefined; when?: boolean } = {},
): UseQueryResult<ViewAnswer<N>, Refused> {
  const route = useRoute()
  return useQuery<ViewAnswer<N>, Refused>({
    ...reading<N>(route.project, at ?? route.at, name, params),
    enabled: when && route.project !== undefined,
    placeholderData: (before, query) => (query?.queryKey[3] === name ? before : undefined),
  })
}

/** What a view answers now. It is read anew, and whatever shows the view on screen shows this answer when it is here. */
export async function readAnew<N extends ViewName>(name: N, params: ViewParams<N>): Promise<ViewAnswer<N>> {
  const asked = reading<N>(current().project, undefined, name, params)
  // An answer under way may be from before the last change.
  await client.cancelQueries({ queryKey: asked.queryKey, exact: true })
  const answer = await client.fetchQuery({ ...asked, staleTime: 0 })
  // The client tells the components in a timer of its own, set before this one; they render within it.
  await pause(0)
  return answer
}

function reading<N extends ViewName>(
  project: string | undefined,
  moment: string | undefined,
  name: N,
  params: ViewParams<N>,
) {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...params, at: moment }))
    if (value !== undefined && value !== '') query.set(key, String(value))
  const path = pathOf(project, `views/${name}?${query}`)
  return {
    queryKey: ['view', project, moment ?? 'now', name, path],
    queryFn: ({ signal }: { signal: AbortSignal }) => read<ViewAnswer<N>>(path, signal),
  }
}

/** Lets the browser save a file of the project, as of the moment one is at. */
export function download(file: string, query: Record<string, string> = {}): void {
  const { project, at } = current()
  const link = document.createElement('a')
  link.href = pathOf(project, `${file}?${new URLSearchParams({ ...query, ...(at && { at }), download: '1' })}`)
  link.download = ''
  link.click()
}

/**
 * Lets the browser save a file that has to be made first, and may be refused or stopped: it is fetched whole, and what the
 * server says instead is shown. Gives the answer for what its headers say.
 */
export const downloadMade = (
  file: string,
  query: Record<string, string> = {},
  method: 'GET' | 'POST' = 'GET',
  body: object = {},
): Promise<Response | undefined> =>
  beingMade(file, async (signal) => {
    const { project, at } = current()
    const path = pathOf(project, `${file}?${new URLSearchParams({ ...query, ...(at && { at }), download: '1' })}`)
    try {
      const answer = await fetch(path, {
        method,
        signal,
        ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      if (!answer.ok) {
        complain(((await answer.json()) as { error: Refused }).error)
        return undefined
      }
      const [, plain, coded] =
        /filename(?:="([^"]+)"|\*=UTF-8''(\S+))/.exec(answer.headers.get('content-disposition') ?? '') ?? []
      saveBlob(plain ?? decodeURIComponent(coded ?? file), await answer.blob())
      return answer
    } catch {
      if (!signal.aborted) complain(unreachable)
      return undefined
    }
  })

/** How many changes were made here and are not yet acknowledged. */
export const waiting = shared(0)
/** Whether the server is heard. */
export const connected = shared(true)

let queue: Promise<unknown> = Promise.resolve()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Sends a command and resolves when it is on the disk or refused. Commands go one after another; while the server does
 * not answer they wait here and are sent again, which is harmless, since ids are ours and every edit names its `from`.
 */
export function send(command: Command, project = current().project): Promise<Result> {
  waiting.set(waiting.get() + 1)
  const sent = queue.then(() => post(project, command)).finally(() => waiting.set(waiting.get() - 1))
  queue = sent.catch(() => undefined)
  return sent
}

/** Resolves when what was typed so far is on the disk, or refused. */
export async function saved(): Promise<void> {
  // A field that was just left sends a moment later.
  await pause(0)
  await queue
}

async function post(project: string | undefined, command: Command): Promise<Result> {
  const body = JSON.stringify(command)
  for (let tries = 0; ; tries++) {
    const answer = await fetch(pathOf(project, 'commands'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      // What is short enough still arrives when the window closes on it; browsers allow this up to 64 KB.
      keepalive: body.length < 20_000,
    }).catch(() => undefined)
    if (answer) {
      connected.set(true)
      const said = (await answer.json().catch(() => ({}))) as Extract<Result, { ok: true }> & { error?: Refused }
      if (answer.ok) return { ...said, ok: true }
      heed(said.error)
      return tries > 0 && arrivedBefore(said.error)
        ? { ok: true, seq: 0, ids: [] }
        : { ok: false, refusal: said.error ?? unreachable }
    }
    connected.set(false)
    await pause(Math.min(5_000, 500 * 2 ** tries))
  }
}

/** A command sent again because its answer was lost is refused for being true already. */
const arrivedBefore = (refusal: Refused | undefined): boolean =>
  refusal?.code === 'id-taken' ||
  refusal?.code === 'already-undone' ||
  (refusal?.code === 'changed-since' && JSON.stringify(refusal.theirs) === JSON.stringify(refusal.yours))

const done: { project: string | undefined; act: string }[] = []

/**
 * Asks for a change. `said` is what the toast tells when it is done, with Undo; without it nothing is shown. A refusal
 * is shown too, unless the caller shows it beside the thing (`quiet`).
 */
export async function ask(command: Command, said?: string, { quiet = false } = {}): Promise<Result> {
  const { project } = current()
  const result = await send(command, project)
  if (!result.ok) {
    if (!quiet) complain(result.refusal)
    return result
  }
  if (result.act && command.do !== 'undo') done.push({ project, act: result.act })
  if (said) toast.set({ text: said, ...(result.act && { act: result.act }) })
  return result
}

/** An act that a route of its own carried out: undo takes it back like any other, and the toast offers it. */
export function did(act: string, said: string): void {
  done.push({ project: current().project, act })
  toast.set({ text: said, act })
}

/** Records facts, as one act. */
export const record = (changes: Fact | Fact[], said?: string): Promise<Result> =>
  ask({ do: 'change', changes: Array.isArray(changes) ? changes : [changes] }, said)

/** Takes back an act; without one, the last that was done in this window, else `last` (as the server remembers it). */
export async function undo(act?: string, last?: string): Promise<void> {
  const { project } = current()
  // What was asked a moment ago and has no answer yet is the last that was done.
  await queue
  const target = act ?? done.findLast((one) => one.project === project)?.act ?? last
  if (!target) return toast.set({ text: 'You have nothing to undo. The trail has what others did.' })
  const at = done.findIndex((one) => one.act === target)
  if (at >= 0) done.splice(at, 1)
  await ask({ do: 'undo', act: target }, 'Taken back.')
}

/** Saves one field of a thing, from the value it had. Null stands for a field that is not there. `of` names the field. */
export const saveField = (type: Fact['type'], id: Id, field: string) =>
  Object.assign(
    (from: unknown, to: unknown): Promise<Result> =>
      ask(
        { do: 'change', changes: [{ type, id, from: { [field]: from }, to: { [field]: to } } as unknown as Fact] },
        undefined,
        { quiet: true },
      ),
    { of: `${id} ${field}` },
  )

/** A new id of a kind. */
export const newId = <P extends string>(prefix: P): Id<P> =>
  idFrom(prefix, Date.now(), [...crypto.getRandomValues(new Uint8Array(10))].map((n) => (n % 36).toString(36)).join(''))
