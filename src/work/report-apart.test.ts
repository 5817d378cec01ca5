import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath } from '../../test/support/store.ts'
import { readerOf } from '../store/seen.ts'
import { createSqlite } from '../store/sqlite.ts'
import { makeReport, type Wanted } from './report.ts'
import { makeApart } from './report-apart.ts'

async function kept() {
  const project = await foundedOn(createSqlite(freshPath()))
  return { project, seen: await readerOf(project)(ana) }
}

test('what is made in a thread is what would be made here, byte for byte', async () => {
  const { project, seen } = await kept()
  const wishes: Wanted[] = [
    { of: 'report', format: 'docx', marks: true },
    { of: 'supplement', named: false },
    { of: 'site', named: false },
  ]
  for (const wish of wishes) {
    const made = await makeApart(project, seen, { viewer: ana, wish })
    const here = await makeReport(seen, wish)
    if (made === 'not wanted' || !made.ok || !here.ok) throw new Error(JSON.stringify([made, here]))
    expect(Buffer.compare(Buffer.from(made.file), Buffer.from(here.file)), wish.of).toBe(0)
    expect([made.seq, made.marks]).toEqual([here.seq, here.marks])
  }
  await project.close()
})

test('a thread looks at the moment that was asked for, and a refusal comes back as one', async () => {
  const { project, seen } = await kept()
  const then = await makeApart(project, seen, { viewer: ana, seq: 1, wish: { of: 'report', format: 'xlsx' } })
  expect(then).toMatchObject({ ok: true, seq: 1 })
  const none = await makeApart(project, seen, { viewer: ana, wish: { of: 'report', format: 'docx', piece: 'nothing' } })
  expect(none).toMatchObject({ ok: false, refusal: { code: 'unknown-thing' } })
  await project.close()
})

test('what nobody waits for any more is ended, or not begun, and the next is made all the same', async () => {
  const { project, seen } = await kept()
  const wish: Wanted = { of: 'report', format: 'docx' }
  const [first, second] = [new AbortController(), new AbortController()]
  const begun = makeApart(project, seen, { viewer: ana, wish, signal: first.signal })
  const waiting = makeApart(project, seen, { viewer: ana, wish, signal: second.signal })
  const third = makeApart(project, seen, { viewer: ana, wish })
  second.abort()
  // The first has begun, and is not done so soon.
  await new Promise((resolve) => setImmediate(resolve))
  first.abort()
  expect(await begun).toBe('not wanted')
  expect(await waiting).toBe('not wanted')
  expect(await third).toMatchObject({ ok: true })
  await project.close()
})

test('a PDF is printed from the HTML; where the browser prints nothing it is refused', async () => {
  const { project, seen } = await kept()
  const wish: Wanted = { of: 'report', format: 'pdf' }
  const print = async (html: string) => new TextEncoder().encode(`printed ${html.length > 500}`)
  const made = await makeApart(project, seen, { viewer: ana, wish, print })
  expect(made !== 'not wanted' && made.ok && new TextDecoder().decode(made.file as Uint8Array)).toBe('printed true')
  const nothing = await makeApart(project, seen, { viewer: ana, wish, print: async () => undefined })
  expect(nothing).toMatchObject({ ok: false, refusal: { code: 'no-printer' } })
  await project.close()
})
