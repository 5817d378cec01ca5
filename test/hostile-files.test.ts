import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../src/cli/main.ts'
import { makeApp } from '../src/server/app.ts'
import { projectFiles } from '../src/server/projects.ts'
import { exportProject } from '../src/store/export.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import { StoreTrouble } from '../src/store/store.ts'
import { verifyFile } from '../src/store/verify-file.ts'
import { ana } from './support/journal.ts'
import { often } from './support/laws.ts'
import { foundedOn, reword, word } from './support/store.ts'

// Other programs may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'retroduce-files-'))
const path = (name: string) => join(folder, name)
const [whole, file, ris] = [path('whole.retro'), path('file.retro'), path('one.ris')]
let bytes: Buffer
let told: string

/** A project of a few pages, with a blob that spills over several. */
beforeAll(async () => {
  const project = await foundedOn(createSqlite(whole))
  for (let n = 0; n < 40; n++) await project.execute(ana, word(String(n), `trust ${'and more '.repeat(n)}`))
  for (let n = 0; n < 40; n += 2)
    await project.execute(ana, reword(String(n), `trust ${'and more '.repeat(n)}`, 'less'))
  const blob = await project.store.putBlob(new TextEncoder().encode('Trust grows slowly. '.repeat(400)), 'text/plain')
  const to = { file: 'a.ris', format: 'ris', blob, records: 0, problems: 0 }
  await project.execute(ana, { do: 'change', changes: [{ type: 'records.imported', id: 'imp_1', from: null, to }] })
  told = await tells(whole)
  await project.close()
  bytes = readFileSync(whole)
  writeFileSync(ris, 'TY  - JOUR\nTI  - A study\nER  - \n')
})
beforeEach(() => clear())
afterAll(() => rmSync(folder, { recursive: true }))
const clear = () => {
  for (const name of readdirSync(folder)) if (name.startsWith('file.retro')) rmSync(path(name))
}

/** The journal and the material of a file. What people are called is kept beside them and bound by no hash. */
async function tells(file: string): Promise<string> {
  const store = openSqlite(file, { readonly: true })
  const { events, blobs } = await exportProject(store, { people: false })
  await store.close()
  return JSON.stringify([events, blobs.map(({ hash, base64 }) => [hash, base64])])
}

async function run(...argv: string[]) {
  const said = { out: '', err: '' }
  const code = await main(argv, {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    columns: 80,
    env: {},
    stopped: () => Promise.resolve(),
  })
  return { code, ...said }
}

/** Looks at the file in every way there is. Each answer is an answer: no fault, no stack; and looking changes nothing. */
async function lookedAt(): Promise<void> {
  const before = readFileSync(file)
  for (const argv of [['verify'], ['check'], ['log'], ['export'], ['report', '--to', 'md']]) {
    const { code, out, err } = await run(argv[0] ?? '', file, ...argv.slice(1))
    expect(out + err, argv[0]).not.toMatch(/\n\s+at |node:internal|This is a fault/)
    expect([0, 1]).toContain(code)
  }
  expect(readFileSync(file).equals(before)).toBe(true)
  for (const argv of [
    ['open', file, '--no-browser', '--port', '0'],
    ['import', file, ris],
    ['import', file, path('file.retro.copy')],
    ['undo', file],
  ]) {
    const { code, out, err } = await run(...argv)
    expect(out + err, argv[0]).not.toMatch(/\n\s+at |node:internal|This is a fault/)
    expect([0, 1]).toContain(code)
  }
}

/** What `verify` says of the file: where it is damaged, or what trouble there is; nothing when it finds it sound. */
function found(): string[] {
  try {
    return verifyFile(file).damages.map(({ where, seq, id, what }) => {
      if (where !== 'file') expect(seq ?? id, what).toBeDefined()
      return what
    })
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    expect(error.message).toMatch(/^[^\n]+\.$/)
    expect(error.hint).toMatch(/^[^\n]+\.$/)
    return [error.message]
  }
}

test('any bytes at all under the name of a project are told for what they are', async () => {
  const start = Buffer.from('SQLite format 3\0')
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 20_000 }).map((some) => Buffer.from(some)),
    fc.uint8Array({ maxLength: 9_000 }).map((some) => Buffer.concat([start, some])),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .constantFrom('', '{}', '{"retroduce":1}', '{"retroduce":1,"events":[],"blobs":[]}')
      .map((text) => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (some) => {
      clear()
      writeFileSync(file, some)
      expect(found()).not.toEqual([])
      await lookedAt()
    }),
    often,
  )
})

type Harm = (bytes: Buffer) => Buffer
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const at = (bytes: Buffer, where: number) => Math.floor(where * bytes.length)
const flipped = fc.tuple(place, fc.nat(7)).map(([where, bit]): Harm => {
  return (bytes) => {
    bytes[at(bytes, where)] = (bytes[at(bytes, where)] ?? 0) ^ (1 << bit)
    return bytes
  }
})
const harms = fc.oneof(
  place.map(
    (where): Harm =>
      (bytes) =>
        bytes.subarray(0, at(bytes, where)),
  ),
  place.map(
    (where): Harm =>
      (bytes) =>
        bytes.fill(0, at(bytes, where), Math.min(bytes.length, at(bytes, where) + 512)),
  ),
  fc.uint8Array({ minLength: 512, maxLength: 512 }).chain((junk) =>
    place.map(
      (where): Harm =>
        (bytes) => {
          bytes.set(junk.subarray(0, bytes.length - at(bytes, where)), at(bytes, where))
          return bytes
        },
    ),
  ),
  fc.uint8Array({ maxLength: 9_000 }).map(
    (junk): Harm =>
      (bytes) =>
        Buffer.concat([bytes, junk]),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Harm =>
      (bytes) => {
        const [one, other] = [a, b].map((where) => at(bytes, where) & ~4095) as [number, number]
        const page = Buffer.from(bytes.subarray(one, one + 4096))
        bytes.copyWithin(one, other, other + 4096)
        page.copy(bytes, other)
        return bytes
      },
  ),
)

test('a bit that flips anywhere is found, unless it says nothing; and no way of looking trips over it', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(flipped, async (harm) => {
      clear()
      writeFileSync(file, harm(Buffer.from(bytes)))
      if (found().length > 0) seen++
      else expect(await tells(file)).toBe(told)
      await lookedAt()
    }),
    { ...often, numRuns: often.numRuns * 2 },
  )
  expect(seen).toBeGreaterThan(5)
})

test('a file that was cut, blanked, written over, added to or shuffled is found out the same way', async () => {
  await fc.assert(
    fc.asyncProperty(harms, fc.boolean(), async (harm, withLog) => {
      clear()
      writeFileSync(file, harm(Buffer.from(bytes)))
      if (withLog) writeFileSync(`${file}-wal`, Buffer.alloc(5_000, 0x37))
      if (found().length === 0) expect(await tells(file)).toBe(told)
      await lookedAt()
    }),
    often,
  )
})

test('a file whose journal has holes is damaged to whoever opens it, over HTTP too', async () => {
  const harm = async (sql: string) => {
    clear()
    copyFileSync(whole, file)
    const db = new DatabaseSync(file)
    db.exec(`DROP TRIGGER event_never_goes; DROP TRIGGER event_never_changes; ${sql}`)
    db.close()
    const app = makeApp({ projects: projectFiles(file) })
    const answer = await app.request('/api/p/file/views/overview')
    return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code]
  }
  expect(await harm('DELETE FROM event WHERE seq = 7')).toEqual([500, 'damaged-file'])
  expect(await harm('DELETE FROM event WHERE seq < 7')).toEqual([500, 'damaged-file'])
  // The thing that later events tell of never came to be.
  const elsewhere = `UPDATE event SET fact = replace(fact, '"cmp_0"', '"cmp_x"') WHERE seq = 5`
  expect(await harm(elsewhere)).toEqual([500, 'damaged-file'])
  expect(await harm('PRAGMA user_version = 0')).toEqual([500, 'damaged-file'])
  expect(await harm('ALTER TABLE event RENAME COLUMN at TO aft')).toEqual([500, 'damaged-file'])
  expect(found()).toContain('The journal cannot be read.')
})

test('what is written stands under its name whole or not at all, and never in a project’s place', async () => {
  copyFileSync(whole, file)
  const before = readFileSync(file)
  for (const argv of [
    ['report', file, '--out', file],
    ['export', file, '--out', file],
    ['export', file, '--to', 'ris', '--out', file],
    ['convert', ris, file, '--to', 'csv'],
  ]) {
    expect((await run(...argv, '--force')).err, argv.join(' ')).toContain('is a project, and stays')
    expect(readFileSync(file).equals(before)).toBe(true)
  }
  expect((await run('convert', ris, path('one.csv'))).code).toBe(0)
  expect((await run('convert', ris, path('one.csv'))).err).toContain('--force')
  expect((await run('convert', ris, ris, '--force')).code).toBe(0)
  expect((await run('convert', ris, path('two.csv'))).code).toBe(0)
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
})
