import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nounNames, nouns } from '../src/core/fact.ts'
import { emptyState, fold } from '../src/core/state.ts'
import { importProject } from '../src/store/export.ts'
import { openProject } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import { files } from './journals/chapters/telling.ts'
import { tell } from './journals/tell.ts'

const folder = join(import.meta.dirname, 'journals')
const released = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test.each(released)('the journal of %s is read as it was meant', async (name) => {
  const events = read(name)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const blobs = files.map((file) => Buffer.from(file))
  const store = createSqlite(':memory:')
  const hashes = await Promise.all(blobs.map((bytes) => createSqlite(':memory:').putBlob(bytes, 'text/plain')))
  await importProject(store, {
    retroduce: 1,
    events,
    blobs: [
      ...blobs.map((bytes, i) => ({ hash: hashes[i], mediaType: 'text/plain', base64: bytes.toString('base64') })),
      ...JSON.parse(read(name.replace('.jsonl', '.words.json'))),
    ],
  })
  const { journal } = await openProject(store)
  expect(journal.events.map((event) => event.hash)).toEqual(events.map((event) => event.hash))
  const then: Record<string, unknown> = JSON.parse(read(name.replace('.jsonl', '.state.json')))
  for (const [noun, table] of Object.entries(then)) {
    const now = journal.state[noun as keyof typeof journal.state]
    expect(now instanceof Map ? [...now] : now, noun).toEqual(table)
  }
  expect(fold(journal.events.slice(10), fold(journal.events.slice(0, 10), emptyState()))).toEqual(journal.state)
})

test('the story that is kept of each version tells of every noun, and of an undo', async () => {
  expect(released).toContain('0.1.0.jsonl')
  const { journal } = await tell()
  const told = new Set(journal.events.map((event) => event.fact.type as string))
  expect(nounNames.filter((name) => !told.has(nouns[name].fact))).toEqual([])
  expect(journal.events.some((event) => event.undoes)).toBe(true)
})
