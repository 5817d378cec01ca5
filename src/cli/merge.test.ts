import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, reword, word } from '../../test/support/store.ts'
import { database, hasPostgres, ownDatabase } from '../../test/support/stores.ts'
import type { Fact } from '../core/fact.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'

let folder: string
let here: string
let there: string
const path = (name: string) => join(folder, name)
const json = async (...argv: string[]) => {
  const { code, out } = await run(...argv, '--json')
  return { code, data: JSON.parse(out) }
}
const inside = async <T>(file: string, work: (project: Awaited<ReturnType<typeof openProject>>) => Promise<T>) => {
  const project = await openProject(openSqlite(file))
  try {
    return await work(project)
  } finally {
    await project.close()
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-merge-'))
  here = path('here.retro')
  there = path('there.retro')
  const project = await foundedOn(createSqlite(here))
  await project.execute(ana, word('1', 'trust'))
  await project.store.putPerson({ id: ana, name: 'Ana Alves', initials: 'AA' })
  await project.store.putPerson({ id: ben, name: 'Ben Bauer', initials: 'BB' })
  await project.close()
  copyFileSync(here, there)
  await inside(here, async ({ execute, store }) => {
    await execute(ana, reword('1', 'trust', 'trust of partners'))
    await execute(ana, word('2', 'distance'))
    await store.forgetPerson(ben)
  })
  await inside(there, async ({ execute, store }) => {
    await execute(ben, reword('1', 'trust', 'trust of neighbours'))
    const blob = await store.putBlob(new TextEncoder().encode('A file.'), 'text/plain')
    await execute(ana, {
      do: 'change',
      changes: [
        { type: 'person.joined', id: 'per_cleo', from: null, to: { roles: ['reviewer'] } },
        {
          type: 'records.imported',
          id: 'imp_1',
          from: null,
          to: { file: 'a.ris', blob, format: 'ris', records: 0, problems: 0 },
        },
      ],
    })
    await store.putPerson({ id: 'per_cleo', name: 'Cleo', initials: 'C', email: 'cleo@example.org' })
  })
})

test('two copies come to one file, the same to the byte of its export whichever is first', async () => {
  const looked = await json('merge', here, there, '--dry-run')
  expect(looked).toMatchObject({ code: 0, data: { acts: 2, collisions: 1 } })
  expect((await json('merge', here, there, '--out', path('one.retro'))).code).toBe(0)
  expect((await json('merge', there, here, '--out', path('two.retro'))).code).toBe(0)
  const [one, two] = [await json('export', path('one.retro')), await json('export', path('two.retro'))]
  expect(one.data).toEqual(two.data)
  expect(one.data.blobs).toHaveLength(1)
  // Who was forgotten in one copy stays forgotten; who is new in the other is named.
  expect(one.data.people.map(({ name }: { name: string }) => name)).toEqual(['Ana Alves', 'Cleo'])
  expect((await json('verify', path('one.retro'))).data.ok).toBe(true)
  // Merging again brings nothing.
  const again = await run('merge', path('one.retro'), there)
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('holds nothing that is not here') })
  expect(readdirSync(folder).filter((name) => name.includes('before-merge'))).toEqual([])
})

test('a copy is merged in place, with what was there kept beside; what collides is listed and settled', async () => {
  const before = (await json('verify', here)).data.head
  const { code, out } = await run('merge', here, there)
  expect(out).toContain('One collision to settle')
  expect(code).toBe(0)
  expect((await json('verify', `${here}.before-merge-1`)).data).toMatchObject({ ok: true, head: before })
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  const { data } = await json('collisions', here)
  expect(data).toMatchObject([{ thing: 'cmp_1', label: 'trust of partners', said: { by: { name: ben } } }])
  const [id] = data[0].ids
  expect((await run('collisions', here)).out).toContain('trust of neighbours')
  expect((await run('collisions', here, id)).code).toBe(2)
  expect((await run('collisions', here, id, '--keep', '--take')).code).toBe(2)
  expect((await run('collisions', here, id, '--write', 'trust of all')).code).toBe(0)
  expect((await run('collisions', here)).out.trim()).toBe('There is nothing to settle.')
  expect((await run('undo', here)).code).toBe(0)
  expect((await run('collisions', here, id, '--take')).code).toBe(0)
  await inside(here, async ({ journal }) => {
    expect(journal.state.component.get('cmp_1')?.text).toBe('trust of neighbours')
    // What is recorded after a merge comes after all of it.
    const acts = [...new Set(journal.events.map((event) => event.act))]
    expect(acts).toEqual([...acts].sort())
  })
})

test('words that lie apart stay apart, collide, and are withdrawn from both once they are from one', async () => {
  const say = (id: string, text: string) => ({
    do: 'change',
    changes: [{ type: 'comment.made', id, from: null, to: { about: 'cmp_1', text, by: ben } }],
  })
  copyFileSync(here, path('again.retro'))
  await inside(here, async ({ execute }) => void (await execute(ben, say('cmt_1', 'A word of one.'))))
  await inside(path('again.retro'), async ({ execute }) => void (await execute(ben, say('cmt_1', 'Another word.'))))
  expect((await run('merge', here, path('again.retro'), '--out', path('one.retro'))).code).toBe(0)
  expect((await run('merge', path('again.retro'), here, '--out', path('two.retro'))).code).toBe(0)
  const [one, two] = [await json('export', path('one.retro')), await json('export', path('two.retro'))]
  expect(one.data).toEqual(two.data)
  const journal = JSON.stringify(one.data.events)
  expect(journal).not.toContain('A word of one.')
  expect(journal).not.toContain('Another word.')
  await inside(path('one.retro'), async ({ journal: { state } }) => {
    expect(state.comment.get('cmt_1')?.text).toBe('A word of one.')
    expect([...state.collision.values()].at(-1)?.said).toMatchObject({ to: { text: 'Another word.' } })
  })
  expect((await run('merge', path('one.retro'), path('again.retro'))).out).toContain('nothing that is not here')
})

test('what cannot be merged is refused, and nothing is written', async () => {
  const refusal = async (...argv: string[]) => {
    const { code, data } = await json('merge', ...argv)
    return [code, data.error.code]
  }
  const other = await foundedOn(createSqlite(path('other.retro')))
  await other.close()
  expect(await refusal(here, path('other.retro'), '--out', path('x.retro'))).toEqual([1, 'does-not-fit'])
  expect(await refusal(here, path('none.retro'))).toEqual([1, 'missing'])
  const bytes = readFileSync(there)
  const at = bytes.indexOf('neighbours')
  bytes.write('neighbourz', at)
  writeFileSync(path('tampered.retro'), bytes)
  const tampered = await json('merge', here, path('tampered.retro'))
  expect(tampered).toMatchObject({ code: 1, data: { error: { code: 'damaged-file' } } })
  expect(tampered.data.error.message).toMatch(/event \d+: Its hash does not fit/)
  writeFileSync(path('text.retro'), 'no project')
  expect((await refusal(here, path('text.retro')))[0]).toBe(1)
  expect(await refusal(here, there, '--out', there)).toEqual([1, 'already-there'])
  // While somebody has it open it is not taken away under their hands.
  const open = await openProject(openSqlite(here))
  expect(await refusal(here, there)).toEqual([1, 'busy'])
  await open.close()
  expect(existsSync(path('x.retro'))).toBe(false)
  expect(readdirSync(folder).filter((name) => /merg/.test(name))).toEqual([])
})

test('who participants are comes from both copies; what cannot be joined without the passphrase is told', async () => {
  const bytes = (words: string) => new TextEncoder().encode(words)
  const enrol = (file: string, id: string, key: string) =>
    inside(file, async ({ execute, store }) => {
      const to = { role: 'nurse', consent: 'given' as const }
      await execute(ana, { do: 'change', changes: [{ type: 'participant.enrolled', id, from: null, to }] } as never)
      await store.putSealed([
        { id: 'key', bytes: bytes(key) },
        { id, bytes: bytes(`sealed ${id}`) },
      ])
    })
  await enrol(here, 'prt_1', 'one lock')
  await enrol(there, 'prt_2', 'one lock')
  const joined = async (file: string, copy: string, name: string) => {
    const { out } = await run('merge', file, copy, '--out', path(name))
    return { out, ids: await inside(path(name), async ({ store }) => (await store.sealed()).map(({ id }) => id)) }
  }
  expect((await joined(here, there, 'one.retro')).ids).toEqual(['key', 'prt_1', 'prt_2'])
  await inside(there, ({ store }) => store.putSealed([{ id: 'key', bytes: bytes('another lock') }]))
  const apart = await joined(here, there, 'two.retro')
  expect(apart.ids).toEqual(['key', 'prt_1'])
  expect(apart.out).toContain('One identity of')
  await inside(there, ({ store }) =>
    store.putSealed([
      { id: 'key', bytes: bytes('one lock') },
      { id: 'prt_2', bytes: bytes('sealed anew') },
    ]),
  )
  const differs = await joined(path('one.retro'), there, 'three.retro')
  expect(differs.ids).toEqual(['key', 'prt_1', 'prt_2'])
  expect(differs.out).toContain('One identity differs')
})

test('words that one copy withdrew are gone from the other as well, also those it marked since, and from every byte', async () => {
  const both = path('said.retro')
  const project = await foundedOn(createSqlite(both))
  const put = (on: typeof project, ...changes: Fact[]) => on.execute(ana, { do: 'change', changes })
  const quote = (id: string, words: string) => made('excerpt.made', id, { source: 'src_said', quote: words, by: ana })
  await put(
    project,
    made('source.described', 'src_said', { kind: 'interview', reference: { type: 'document', title: 'Nurse' } }),
    quote('exc_1', 'I was afraid then.'),
  )
  await project.close()
  const other = path('other.retro')
  copyFileSync(both, other)
  const withdrawn = path('withdrawn.retro')
  copyFileSync(both, withdrawn)
  await inside(withdrawn, ({ execute }) => execute(ana, { do: 'withdraw', source: 'src_said' }))
  await inside(other, (on) =>
    put(on, quote('exc_2', 'It was my ward.'), {
      type: 'excerpt.made',
      id: 'exc_1',
      from: { memo: null },
      to: { memo: 'She wept.' },
    } as Fact),
  )
  const [one, two] = [path('one.retro'), path('two.retro')]
  expect((await json('merge', withdrawn, other, '--out', one)).code).toBe(0)
  expect((await json('merge', other, withdrawn, '--out', two)).code).toBe(0)
  const still = path('still.retro')
  copyFileSync(both, still)
  // What is kept from before has the words yet, and says so.
  expect((await run('merge', still, withdrawn)).out).toContain(
    `kept as ${still}.before-merge-1. It still has the words that were withdrawn: delete it.`,
  )
  for (const file of [one, two]) {
    const bytes = readFileSync(file).toString('latin1')
    for (const words of ['afraid then', 'my ward', 'She wept']) expect(bytes.includes(words), words).toBe(false)
    expect((await run('verify', file)).code).toBe(0)
  }
  const headOf = async (file: string) => (await json('verify', file)).data.head
  expect(await headOf(one)).toEqual(await headOf(two))
  // Merging once more brings nothing, and both having withdrawn it needs nobody.
  expect((await json('merge', one, other, '--dry-run')).data.acts).toBe(0)
  await inside(other, ({ execute }) => execute(ana, { do: 'withdraw', source: 'src_said', because: 'Here too.' }))
  const came = await json('merge', withdrawn, other, '--out', path('three.retro'))
  expect([came.code, came.data.collisions]).toEqual([0, 0])
  expect(readFileSync(path('three.retro')).toString('latin1')).not.toContain('my ward')
})

describe.runIf(hasPostgres)('in databases', () => {
  test('a file is merged with a project of a database, and projects of two databases, to the same as files', async () => {
    const [one, other] = [await database(), await ownDatabase()]
    const [p, q] = [`${one}/p-${randomUUID()}`, `${other}/q-${randomUUID()}`]
    for (const [file, to] of [
      [here, p],
      [there, q],
    ] as const)
      expect((await run('copy', file, to)).code).toBe(0)
    expect((await run('merge', here, there, '--out', path('files.retro'))).code).toBe(0)
    const wanted = (await json('export', path('files.retro'))).data
    expect((await json('merge', p, there, '--dry-run')).data).toMatchObject({ acts: 2, collisions: 1 })
    for (const [a, b, out] of [
      [p, there, `${one}/m-${randomUUID()}`],
      [p, q, `${other}/m-${randomUUID()}`],
      [q, p, `${one}/m-${randomUUID()}`],
      [p, q, path('from-both.retro')],
    ] as const) {
      expect(await run('merge', a, b, '--out', out), `${a} ${b}`).toMatchObject({ code: 0 })
      expect((await json('verify', out)).data.ok).toBe(true)
      expect((await json('export', out)).data).toEqual(wanted)
      // Merging again brings nothing, wherever the copies lie.
      expect((await run('merge', out, q, '--dry-run')).out).toContain('holds nothing that is not here')
      expect((await json('merge', a, b, '--out', out)).data.error.code).toBe('already-there')
    }
    // What is served is not replaced under whoever works in it: a new project comes of it, and what was stays.
    const refused = (await json('merge', p, there)).data.error
    expect([refused.code, refused.hint]).toEqual(['not-here', expect.stringContaining('--out')])
    expect((await json('export', p)).data).toEqual((await json('export', here)).data)
  })
})
