import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { zip } from '../../test/support/zip.ts'
import { openAccounts } from '../store/accounts-sqlite.ts'
import type { Project } from '../store/project.ts'
import { makeApp } from './app.ts'
import { intricate, pace, room, uploads } from './body.ts'
import { routeNeeds } from './needs.ts'
import { openProjects, type Projects } from './projects.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let project: Project
let projects: Projects
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  project = await foundedOn()
  const source = { kind: 'article', reference: { type: 'article-journal', title: 'Trust' } }
  expect((await project.execute(ana, { do: 'change', changes: [made('source.described', 'src_1', source)] })).ok).toBe(
    true,
  )
  projects = openProjects({ own: project })
  app = makeApp({ projects })
})
afterEach(() => void vi.useRealTimers())
afterAll(() => projects.close())

const bytes = { 'content-type': 'application/octet-stream' }
/** What each route asks to be told of a file. */
const about: Record<string, string> = { documents: 'name=a.txt&source=src_1', tables: 'of=codes' }
const named = /^(?:imports|exchange|theory|documents|projects)/
const send = (route: string, body: BodyInit, headers: Record<string, string> = {}, query?: string) =>
  app.request(
    `/api/${route.startsWith('projects/') ? '' : 'p/own/'}${route}?${query ?? about[route] ?? (named.test(route) ? 'name=a.ris' : '')}`,
    { method: 'POST', headers: { ...bytes, ...headers }, body, duplex: 'half' } as RequestInit,
  )
const codeOf = async (asked: Response | Promise<Response>) => {
  const answer = await asked
  return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code]
}
const megabytes = (route: string) => (uploads[route]?.most ?? 0) * 1024 * 1024
/** Time goes on until an answer is there, or so long: files that are written meanwhile take time of their own. */
async function inTime(answer: Response | Promise<unknown>, most = Number.POSITIVE_INFINITY): Promise<void> {
  let there = false
  void Promise.resolve(answer).then(() => {
    there = true
  })
  for (let ms = 0; ms < most && !there; ms += 1_000) {
    await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(1_000)
  }
}
const routes = Object.keys(uploads)

test('every route that takes a file has its limit in the one table, and nothing else reads what is sent', () => {
  const folder = new URL('.', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  )
  expect(files.length).toBeGreaterThan(50)
  for (const name of files.filter((one) => one !== 'body.ts')) {
    const code = readFileSync(new URL(name, folder), 'utf8')
    expect(code, name).not.toMatch(/c\.req\.(?:arrayBuffer|blob|text|json|formData|parseBody|raw\.body)\b|bodyLimit/)
  }
  const known = Object.keys(routeNeeds).map((route) => route.replace('POST ', ''))
  for (const route of routes) expect(route.startsWith('projects/') || known.includes(route), route).toBe(true)
})

test.each(routes)('%s: a file that says it is too large is refused before it is read', async (route) => {
  const size = String(megabytes(route) + 1)
  expect(await codeOf(send(route, 'a little', { 'content-length': size }))).toEqual([413, 'too-large'])
})

test.each(['tables', 'imports/preview'])(
  '%s: a file that comes without end is cut off where it is too large',
  async (route) => {
    let sent = 0
    const piece = new Uint8Array(16 * 1024 * 1024)
    const endless = new ReadableStream({
      pull(stream) {
        sent += piece.length
        stream.enqueue(piece)
      },
    })
    expect(await codeOf(send(route, endless))).toEqual([413, 'too-large'])
    expect(sent).toBeLessThanOrEqual(megabytes(route) + 4 * piece.length)
  },
)

test.each(routes)('%s: a file that trickles in is let go of', async (route) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  let gone = false
  const trickle = new ReadableStream({
    start: (stream) => stream.enqueue(new Uint8Array(100)),
    pull: () => new Promise<void>(() => {}),
    cancel: () => {
      gone = true
    },
  })
  const answer = send(route, trickle)
  await inTime(answer, pace.grace - 5_000)
  expect(gone).toBe(false)
  await inTime(answer)
  expect(await codeOf(answer)).toEqual([408, 'sent-too-slowly'])
  expect(gone).toBe(true)
})

test('outside of projects, where strangers write, JSON is little; in one it is neither nested nor made of more values than facts are', async () => {
  const json = { 'content-type': 'application/json' }
  const write = (path: string, body: string) => app.request(path, { method: 'POST', headers: json, body })
  const team = makeApp({ projects, accounts: { store: openAccounts(':memory:'), clock: Date.now } })
  const outside = team.routes.filter(({ method, path }) => method !== 'GET' && /^\/api\/(?!p\/)/.test(path))
  expect(outside.length).toBeGreaterThan(20)
  for (const { method, path } of outside.filter((route) => !['ALL', 'DELETE'].includes(route.method))) {
    if (Object.keys(uploads).some((route) => path === `/api/${route}`)) continue
    const body = JSON.stringify({ email: 'x'.repeat(200_000) })
    const asked = { method, headers: { ...json, 'content-length': String(body.length) }, body }
    expect(await codeOf(team.request(path, asked)), `${method} ${path}`).toEqual([413, 'too-large'])
  }
  const commands = '/api/p/own/commands'
  const long = '"'.padEnd(1_200_000, 'x')
  for (const [body, told] of [
    ['['.repeat(1_200_000), [413, 'too-large']],
    [`{"do":${'['.repeat(intricate.depth)}1${']'.repeat(intricate.depth)},"x":${long}"}`, [413, 'too-large']],
    [`[${'{},'.repeat(intricate.values)}{}]`, [413, 'too-large']],
    // Signs within words are words, whatever stands before the quote that ends them.
    [`{"do":"${'[{,\\"'.repeat(400_000)}\\\\","x":[]}`, [400, 'malformed']],
    [`{"do":${'['.repeat(intricate.depth - 1)}1${']'.repeat(intricate.depth - 1)},"x":${long}"}`, [400, 'malformed']],
  ] as const)
    expect(await codeOf(write(commands, body)), body.slice(0, 40)).toEqual(told)
})

test('what is written as JSON is timed as well, and a slow line that keeps its pace is waited for', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  const json = { 'content-type': 'application/json' }
  const never = () => new ReadableStream({ pull: () => new Promise<void>(() => {}) })
  const answer = send('commands', never(), json)
  const short = send('commands', never(), { ...json, 'content-length': '20' })
  await inTime(Promise.all([answer, short]))
  expect(await codeOf(answer)).toEqual([408, 'sent-too-slowly'])
  expect(await codeOf(short)).toEqual([408, 'sent-too-slowly'])
  let left = 20
  const slow = new ReadableStream({
    async pull(stream) {
      await new Promise((resolve) => setTimeout(resolve, 10_000))
      if (left-- > 0) stream.enqueue(new Uint8Array(10_000 * pace.bytes).fill(32))
      else stream.close()
    },
  })
  const kept = send('commands', slow, json)
  await inTime(kept)
  expect(await codeOf(kept)).toEqual([400, 'malformed'])
})

/** An archive of one file of zeros that unpacks to a thousand times its size. */
const burst = (name: string, size = 60_000_000) => zip([{ name, data: Buffer.alloc(size, ' ') }])
/** So many entries that all name one file. */
function crowd(name: string, count: number): Uint8Array {
  const one = Buffer.from(zip([{ name, data: 'TY  - JOUR\nER  - \n' }]))
  const at = one.readUInt32LE(one.length - 6)
  const [file, entry] = [one.subarray(0, at), one.subarray(at, one.length - 22)]
  const large = Buffer.alloc(56 + 20 + 22)
  large.writeUInt32LE(0x06064b50, 0)
  large.writeBigUInt64LE(BigInt(count), 32)
  large.writeBigUInt64LE(BigInt(at), 48)
  large.writeUInt32LE(0x07064b50, 56)
  large.writeBigUInt64LE(BigInt(at + entry.length * count), 64)
  large.writeUInt32LE(0x06054b50, 76)
  large.writeUInt16LE(0xffff, 86)
  return new Uint8Array(Buffer.concat([file, ...Array.from({ length: count }, () => entry), large]))
}

const archives = [
  { route: 'imports/preview', name: 'a.zip', inside: 'a.ris' },
  { route: 'imports/preview', name: 'a.xlsx', inside: 'xl/worksheets/sheet1.xml' },
  { route: 'tables', name: 'a.xlsx', inside: 'xl/worksheets/sheet1.xml' },
  { route: 'theory/look', name: 'a.xlsx', inside: 'xl/worksheets/sheet1.xml' },
  { route: 'theory/look', name: 'a.docx', inside: 'word/document.xml' },
  { route: 'documents/look', name: 'a.docx', inside: 'word/document.xml' },
  { route: 'exchange/look', name: 'a.qdpx', inside: 'project.qde' },
]
const harm = [
  { what: 'that bursts', of: (inside: string) => burst(inside) },
  { what: 'with files without number', of: (inside: string) => crowd(inside, 70_000) },
  { what: 'in archives in an archive', of: (inside: string) => zip([{ name: 'inner.zip', data: burst(inside) }]) },
]
test.each(archives.flatMap((one) => harm.map((bad) => ({ ...one, ...bad }))))(
  '$route: an archive $what is not taken for $name, and the server goes on',
  async ({ route, name, inside, of }) => {
    const query = `?name=${name}&of=codes&source=src_1`
    const { length } = project.journal.events
    const answer = await send(route, of(inside) as Uint8Array<ArrayBuffer>, {}, query)
    expect(answer.status).toBeLessThan(500)
    const told = (await answer.json()) as {
      shown?: unknown[]
      taken?: number
      refusal?: object
      error?: object
      of?: number
    }
    expect(told.error ?? told.refusal ?? (told.shown?.length === 0 || told.taken === 0 || told.of === 0)).toBeTruthy()
    expect(project.journal.events).toHaveLength(length)
    expect((await app.request('/api/p/own/views/frame')).status).toBe(200)
  },
)

test('files that are sent at once are held to one measure for all, and what is over gives its place back', async () => {
  const before = room.most
  room.most = 100
  try {
    const held: ReadableStreamDefaultController[] = []
    const open = () =>
      new ReadableStream({
        start(stream) {
          held.push(stream)
          stream.enqueue(new Uint8Array(40))
        },
      })
    const all = [send('merge/look', open()), send('tables', open())]
    await new Promise((resolve) => setTimeout(resolve, 200))
    for (const route of ['merge/look', 'tables']) expect(await codeOf(send(route, open()))).toEqual([503, 'busy'])
    for (const stream of held.slice(0, 2)) stream.close()
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([422, 200])
    expect(
      (await send('tables', open().pipeThrough(new TransformStream({ start: () => held.at(-1)?.close() })))).status,
    ).toBe(200)
  } finally {
    room.most = before
  }
})

test('a file that waits to be read is held as long as it is in memory', async () => {
  const before = room.most
  room.most = 100
  try {
    const body = 'Partners who meet often come to trust one another.'.padEnd(60, '.')
    expect((await send('documents', body)).status).toBe(202)
    expect(await codeOf(send('documents', body))).toEqual([503, 'busy'])
    await expect.poll(async () => (await send('tables', body)).status, { timeout: 30_000 }).toBe(200)
  } finally {
    room.most = before
  }
})
