import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, freshPath, inside, word } from '../../test/support/store.ts'
import { smallDisk } from '../../test/torture/machine.ts'
import { connect } from '../store/database.ts'
import { createSqlite } from '../store/sqlite.ts'
import { verifyFile } from '../store/verify-file.ts'
import type { Job } from '../work/jobs.ts'
import { makeApp } from './app.ts'
import { projectFiles } from './projects.ts'

// Work that goes on in threads of its own waits for the processor as well.
vi.setConfig({ testTimeout: 120_000 })

/** Where the project lies, and whatever the system writes for a while; none for who may not mount. */
const disk = smallDisk(64)
if (!disk) console.log('What is sent to a full disk is not tested here: there is no right to mount one.')
const at = (...names: string[]) => join(disk?.folder ?? '', ...names)
const { TMPDIR } = process.env
beforeAll(() => {
  if (!disk) return
  for (const name of ['projects', 'tmp']) mkdirSync(at(name))
  process.env.TMPDIR = at('tmp')
})
afterAll(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  disk?.close()
})

const stage = { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 1, blinded: false, reasonNeeded: false }
const source = { kind: 'article', reference: { type: 'article-journal', title: 'Trust' }, entersAt: 'stg_1' }
const many = 300
const words = Array.from({ length: 2 }, (_, n) => `${n} trust `.repeat(10_000))
const long = 'It grows where people meet. '.repeat(12)
const lines = (line: (n: number) => string) => Array.from({ length: many }, (_, n) => line(n)).join('\n')
const bytes = (text: string) => new TextEncoder().encode(text)

test.skipIf(!disk)(
  'whatever is sent to a disk that is full is refused by what to do, leaves nothing half, and goes in when there is room',
  async () => {
    const [here, copy] = [at('projects', 'review.retro'), freshPath()]
    const project = await foundedOn(createSqlite(here))
    const changes = [made('stage.set', 'stg_1', stage), made('source.described', 'src_1', source)]
    expect(await project.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
    await project.close()
    const projects = projectFiles(at('projects'))
    const app = makeApp({ projects })
    const ask = async (route: string, body?: Uint8Array<ArrayBuffer> | object) => {
      const file = body instanceof Uint8Array
      const answer = await app.request(`/api/${route}`, {
        ...(body && { method: 'POST', body: file ? body : JSON.stringify(body) }),
        headers: {
          cookie: `retroduce-person=${ana}`,
          'content-type': file ? 'application/octet-stream' : 'application/json',
        },
      })
      const told = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {}
      return { status: answer.status, ...(told as { error?: object; job?: string; jobs?: Job[] }) }
    }
    /** What came of it, after the work that it began. */
    const send = async (route: string, body: Uint8Array<ArrayBuffer> | object) => {
      const { job, ...answer } = await ask(route, body)
      if (job === undefined) return answer
      for (;;) {
        const outcome = (await ask('p/review/jobs')).jobs?.find(({ id }) => id === job)?.outcome
        if (outcome) return outcome.ok ? { status: 200 } : { status: 507, error: outcome.refusal }
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    const handed = await app.request('/api/p/review/hand-outs', {
      method: 'POST',
      headers: { cookie: `retroduce-person=${ana}`, 'content-type': 'application/json' },
      body: JSON.stringify({ stage: 'stg_1', person: ben }),
    })
    const handOut = new Uint8Array(await handed.arrayBuffer())
    copyFileSync(here, copy)
    await inside(copy, async ({ execute }) => {
      for (const [n, text] of words.entries()) await execute(ben, word(`elsewhere${n}`, text))
    })
    const stranger = freshPath()
    await (await foundedOn(createSqlite(stranger))).close()

    const sent: [string, Uint8Array<ArrayBuffer> | object][] = [
      [
        'p/review/commands',
        { do: 'change', changes: words.map((text, n) => made('component.worded', `cmp_${n}`, { text })) },
      ],
      ['p/review/documents?name=a.txt&source=src_1', bytes(lines((n) => `Trust takes time, said the ${n}th. ${long}`))],
      [
        'p/review/imports?name=a.ris',
        bytes(lines((n) => `TY  - JOUR\nTI  - Trust in the ${n}th system\nPY  - 2020\nAB  - ${long}\nER  - `)),
      ],
      ['p/review/tables?of=codes', bytes(`code,definition\n${lines((n) => `Trust ${n},${long}`)}`)],
      ['p/review/merge/look', readFileSync(copy)],
      ['p/review/merge', readFileSync(copy)],
      ['p/review/take-back', handOut],
      ['p/review/hand-outs', { stage: 'stg_1', person: ben }],
      ['projects/look', readFileSync(stranger)],
      ['projects/add?name=another.retro', readFileSync(stranger)],
    ]
    const names = () =>
      readdirSync(disk?.folder ?? '', { recursive: true, encoding: 'utf8' })
        .filter((name) => !/-(?:wal|shm)$/.test(name))
        .sort()
    for (const [route, body] of sent) {
      const before = { names: names(), head: verifyFile(here).head }
      const db = connect(here)
      // A log that was longer once has room of its own.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      db.close()
      disk?.fill(0)
      const answer = await send(route, body)
      disk?.free()
      expect(answer, route).toMatchObject({
        status: 507,
        error: {
          code: 'disk-full',
          message: expect.stringContaining('no room'),
          hint: expect.stringMatching(/^Free some space/),
        },
      })
      expect({ names: names(), head: verifyFile(here).head }, route).toEqual(before)
      expect(verifyFile(here).damages, route).toEqual([])
      expect((await send(route, body)).status, route).toBe(200)
    }
    expect(names()).toContain('projects/another.retro')
    await projects.close()
    expect(verifyFile(here).damages).toEqual([])
  },
)
