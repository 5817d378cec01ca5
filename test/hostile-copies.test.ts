import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { labelOf } from '../src/core/label.ts'
import { chainHash, origin } from '../src/store/chain.ts'
import { exportProject, importProject } from '../src/store/export.ts'
import { joinCopies, writeJoined } from '../src/store/merge.ts'
import type { Project } from '../src/store/project.ts'
import { openProject } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import { type Row, type Store, StoreTrouble } from '../src/store/store.ts'
import { verifyStore } from '../src/store/verify.ts'
import { ana } from './journals/chapters/telling.ts'
import { tell } from './journals/tell.ts'

// The story is told once, and every copy of it is verified and merged.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let project: Project
let there: Store
let rows: Row[]
beforeAll(async () => {
  project = await tell()
  rows = await project.store.rows()
  there = createSqlite(':memory:')
  await importProject(there, await exportProject(project.store))
  const away = await openProject(there)
  await away.execute(ana, {
    do: 'change',
    changes: [{ type: 'component.worded', id: 'cmp_away', from: null, to: { text: 'worded elsewhere' } }],
  })
  rows = await there.rows()
})

/** A copy whose journal was rewritten, every hash anew. */
function crafted(rewrite: (rows: Row[]) => Row[]): Store {
  let before = origin
  const told = rewrite(rows).map((one, i): Row => {
    const row = { ...one, seq: i + 1 }
    before = { seq: i + 1, hash: chainHash(before.hash, row) }
    return { ...row, hash: before.hash }
  })
  return { ...there, rows: async () => told }
}

/** A copy with one more event after the one at a place, or after all others; its fact as text. */
const adding = (fact: string, place = rows.length - 1) =>
  crafted((rows) =>
    rows.flatMap((row, i) => (i === place ? [row, { ...row, id: `${row.id}x`, act: `${row.id}x`, fact }] : [row])),
  )
/** A copy that found a collision over what is given, as JSON says it. */
function colliding(said: unknown, more: object = {}): Store {
  const fact = JSON.stringify({ type: 'collision.found', id: 'col_x', from: null, to: { ...found('@'), ...more } })
  const text = typeof said === 'string' ? said : JSON.stringify(said)
  return adding(fact.replace('"@"', () => text))
}
const found = (said: unknown) => ({
  thing: 'cmp_away',
  kind: 'changed',
  said,
  by: ana,
  at: '2026-11-22T09:00:00.000Z',
  act: 'an act',
})

/** What comes of merging: the events there are then, or the code of why not. Anything else that is thrown is a fault. */
async function cameOf(copy: Store): Promise<number | string> {
  try {
    const of = await joinCopies(project.store, copy)
    if ('refusal' in of) return of.refusal.code
    await writeJoined(project.store, copy, of.joined, createSqlite(':memory:'))
    return of.joined.journal.events.length
  } catch (error) {
    if (error instanceof StoreTrouble) return error.code
    throw error
  }
}

const away = (to: unknown) => ({ type: 'component.worded', id: 'cmp_away', from: { text: 'x' }, to })
/** JSON as the text of a collision over it, so many times. */
const within = (said: unknown, times = 1): string => {
  const [before, after] = JSON.stringify({ type: 'collision.found', id: 'col_y', from: null, to: found('@') }).split(
    '"@"',
  )
  return `${before?.repeat(times)}${JSON.stringify(said)}${after?.repeat(times)}`
}

test('what a copy says that it found to collide is a fact, or the copy is refused and named as damaged', async () => {
  expect(await cameOf(there)).toBe(rows.length)
  expect(await cameOf(colliding(away({ text: 'y' })))).toBe(rows.length + 1)
  expect(await cameOf(colliding(within(away({ text: 'y' }))))).toBe(rows.length + 1)
  const none: unknown[] = [
    { type: 'no.fact', id: 'cmp_away' },
    { type: 'no.fact', id: 'cmp_away', from: null, to: null },
    { ...away({ text: 'y' }), id: 'src_away' },
    away('text'),
    away(['text']),
    away({ text: 1 }),
    '"text"',
    '[]',
    `{"type":"component.worded","id":"cmp_away","from":null,"to":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    within({ type: 'no.fact', id: 'cmp_away' }),
    within(away({ text: 'y' }), 50),
    within(away({ text: 'y' }), 20_000),
    { ...away({ text: 'y' }), said: { type: 'no.fact', id: 'x' } },
  ]
  for (const said of none) {
    const copy = colliding(said)
    expect(await cameOf(copy)).toBe('damaged-file')
    expect((await verifyStore(copy)).damages[0]?.what).toBe('It cannot be read.')
  }
})

test('no copy says beforehand what an event is to collide as', async () => {
  const place = rows.findIndex(({ act }, i) => i > 20 && rows[i + 1]?.act !== act)
  const fact = { type: 'collision.found', id: `col_${rows[place + 1]?.id}`, from: null, to: found(away({ text: 'y' })) }
  const early = adding(JSON.stringify(fact), place)
  expect(await cameOf(early)).toBe('malformed')
})

test('what names itself in a copy still has a label, or is refused', async () => {
  const copy = colliding(away({ text: 'y' }), { thing: 'col_x' })
  const of = await joinCopies(project.store, copy)
  if ('refusal' in of) throw new Error(of.refusal.message)
  const { state } = of.joined.journal
  expect(labelOf(state, 'col_x')).toBe('col_x')
  const itself = { type: 'words.withheld', id: 'wth_x', from: null, to: { thing: 'wth_x', because: 'x', by: ana } }
  expect(await cameOf(adding(JSON.stringify(itself)))).toBe('damaged-file')
})

test('a copy with one value of an event replaced by another is merged or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.jsonValue(), async (at, where, value) => {
      const copy = crafted((rows) => rows.map((row, i) => (i === at % rows.length ? altered(row, where, value) : row)))
      expect(['number', 'string']).toContain(typeof (await cameOf(copy)))
    }),
    { numRuns: Number(process.env.LAWS ?? 25) },
  )
})

/** A row with one of its values, or one in its fact, replaced. */
function altered(row: Row, where: number, value: unknown): Row {
  const fact: unknown = JSON.parse(row.fact)
  const paths = pathsIn({ id: row.id, at: row.at, actor: row.actor, act: row.act, undoes: row.undoes, fact })
  const path = paths[where % paths.length] as string[]
  const [first, ...rest] = path
  if (first !== 'fact') return { ...row, [first as string]: String(value) }
  return { ...row, fact: JSON.stringify(put(fact, rest, value)) }
}
const pathsIn = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => [[key], ...pathsIn(one).map((path) => [key, ...path])])
    : []
function put(within: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(within)) return within.map((one, i) => (String(i) === key ? put(one, rest, value) : one))
  const of = within as Record<string, unknown>
  return { ...of, [key]: put(of[key], rest, value) }
}
