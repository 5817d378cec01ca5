import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath } from '../../test/support/store.ts'
import type { Fact } from '../core/fact.ts'
import { createSqlite } from '../store/sqlite.ts'

async function interviewed() {
  const file = freshPath()
  const project = await foundedOn(createSqlite(file))
  const add = (type: string, id: string, to: object) => ({ type, id, from: null, to }) as Fact
  const changes = [
    add('source.described', 'src_1', {
      kind: 'interview',
      reference: { type: 'interview', title: 'With brumblewick' },
    }),
    add('participant.enrolled', 'prt_1', { role: 'nurse', consent: 'given', source: 'src_1' }),
    add('excerpt.made', 'exc_1', { source: 'src_1', quote: 'We dorplestoned.', by: ana }),
    add('configuration.formed', 'cmoc_1', { title: 'Trust', template: 'tpl_cmo', order: 1 }),
    add('evidence.linked', 'evd_1', {
      source: 'src_1',
      excerpt: 'exc_1',
      configuration: 'cmoc_1',
      links: [],
      stance: 'supports',
    }),
  ]
  expect(await project.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
  await project.close()
  const phrase = (name: string, words: string) => {
    const path = join(dirname(file), name)
    writeFileSync(path, `${words}\n`)
    return path
  }
  return { file, key: phrase('key.txt', 'seven brass lanterns'), next: phrase('next.txt', 'eight iron kettles') }
}

test('with the team’s key file a participant is named and found again; without it the list is locked', async () => {
  const { file, key, next } = await interviewed()
  const with_ = (path: string, ...more: string[]) => run('participants', file, ...more, '--key-file', path)
  expect((await run('participants', file)).out).toContain('prt_1  nurse  (not kept)')
  expect((await with_(key)).err).toContain('No identities are kept yet.')
  expect((await with_(key, 'prt_1', '--name', 'Grace Bell', '--contact', 'by letter')).out).toContain('Grace Bell')
  expect((await run('participants', file)).out).toContain('prt_1  nurse  (locked)')
  expect(await with_(next)).toMatchObject({ code: 1, err: expect.stringContaining('not the passphrase') })
  expect((await with_(key, '--new-key-file', next)).out).toContain('prt_1  nurse  Grace Bell  by letter')
  expect((await with_(key)).code).toBe(1)
  expect((await with_(next, '--json')).out).toContain('"name":')
  expect(await with_(next, 'prt_2', '--name', 'B')).toMatchObject({ code: 1, err: expect.stringContaining('prt_2') })
  expect((await run('participants', file, '--as', 'per_ben')).code).toBe(1)
  expect((await run('participants', file, 'prt_1', '--forget')).code).toBe(0)
  expect((await with_(next)).out).toContain('(not kept)')
  expect(readFileSync(file).includes('Grace')).toBe(false)
})

test('a withdrawal says what rested on the words, and the file verifies without them', async () => {
  const { file } = await interviewed()
  // As a merge and a new version of the program leave them.
  const [merged, older] = [`${file}.before-merge-1`, `${file}.backup-1`]
  for (const kept of [merged, older, `${file}.before-merge-1.txt`]) copyFileSync(file, kept)
  const out = await run('withdraw', file, 'src_1', '--because', 'By letter.')
  expect(out).toMatchObject({ code: 0, out: expect.stringContaining('Trust: rests on nothing else') })
  expect(out.out).toContain(`delete these:\n  ${older}\n  ${merged}\nCopies`)
  expect((await run('log', file, '--last', '1')).out).toContain('carried out the withdrawal of [withdrawn].')
  for (const word of ['brumblewick', 'dorplestoned']) expect(readFileSync(file).includes(word)).toBe(false)
  expect((await run('verify', file)).code).toBe(0)
  expect((await run('undo', file)).code).toBe(1)
  expect((await run('withdraw', file, 'src_9')).err).toContain('There is no source “src_9”.')
  expect((await run('consent', file, 'Nobody 2020', '--uses', 'none')).err).toContain(
    'There is no source “Nobody 2020”.',
  )
})

test('what a participant agreed to is recorded, changed and listed; what is not recorded says what that means', async () => {
  const { file } = await interviewed()
  expect((await run('consent', file)).out).toContain('not recorded: its words stay with the team')
  expect((await run('consent', file, 'src_1', '--uses', 'quoting, sharing', '--on', '2026-03')).out).toContain(
    'quoting, sharing',
  )
  const asked = await run('consent', file, 'src_1', '--uses', 'quoting with role', '--json')
  expect(JSON.parse(asked.out)).toMatchObject({
    sources: [{ source: 'src_1', uses: ['quoting with role'], report: 'whole', open: 'none', copy: 'none' }],
  })
  expect((await run('consent', file, 'src_1', '--uses', 'none')).out).toContain('analysis alone')
  expect(await run('consent', file, 'src_1', '--uses', 'selling')).toMatchObject({ code: 2 })
  expect(await run('consent', file, 'src_1')).toMatchObject({ code: 2 })
  expect((await run('consent', file, 'src_9', '--uses', 'none')).code).toBe(1)
  await run('withdraw', file, 'src_1')
  expect((await run('consent', file)).out).toContain('withdrawn')
})
