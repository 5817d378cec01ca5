import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundedOn, freshPath } from '../../test/support/store.ts'
import { freshStore, kinds, reopened } from '../../test/support/stores.ts'
import type { NewAnswerLink, WaitingAnswer } from './answer-box.ts'
import { joinedBoxes, rowOfWaiting, shuffled, waitingIn } from './answer-box.ts'
import { backUp, backupsIn, restored } from './backup.ts'
import { sha256 } from './chain.ts'
import { copyProject } from './copy.ts'
import { connect } from './database.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import { verifyFile } from './verify-file.ts'

const wave = 'wav_1'
const link = (name: string, more: Partial<NewAnswerLink> = {}): NewAnswerLink => ({
  hash: sha256(name),
  wave,
  most: 1,
  forOne: true,
  ...more,
})
const answer = (name: string, said = 'yes'): WaitingAnswer => ({
  id: `rsp_${name}`,
  value: { questionnaire: 'qst_1', wave, answers: { a: said } },
})
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id).toSorted()

describe.each(kinds)('on $kind', (kind) => {
  test('links are numbered by wave, also by two who make them at once, and found by their hash alone', async () => {
    const one = await freshStore(kind)
    const two = await reopened(one)
    const [a, b] = await Promise.all([
      one.box.addLinks([link('a'), link('b')]),
      two.box.addLinks([link('c'), link('open', { forOne: false, most: 500 })]),
    ])
    expect([...a, ...b].flatMap(({ number }) => number ?? []).toSorted()).toEqual([1, 2, 3])
    await one.box.addLinks([link('d', { wave: 'wav_2' })])
    expect(await two.box.link(sha256('d'))).toEqual({ hash: sha256('d'), wave: 'wav_2', number: 1, most: 1, used: 0 })
    expect((await two.box.links(wave)).map(({ number }) => number)).toEqual([undefined, 1, 2, 3])
    expect(await two.box.link(sha256('x'))).toBeUndefined()
    await two.close()
    await one.close()
  })

  test('of two answers by one link at once one counts, by one program or by two; the same form again counts once', async () => {
    const one = await freshStore(kind)
    const two = await reopened(one)
    await one.box.addLinks([link('a'), link('open', { forOne: false, most: 3 })])
    const came = await Promise.all([
      ...[1, 2, 3].map((i) => one.box.put(sha256('a'), `once-${i}`, answer(`one${i}`))),
      ...[4, 5].map((i) => two.box.put(sha256('a'), `once-${i}`, answer(`two${i}`))),
    ])
    expect(came.toSorted()).toEqual(['gone', 'gone', 'gone', 'gone', 'kept'])
    const [kept] = await one.box.waiting(wave)
    const won = `once-${kept?.id.at(-1)}`
    expect(await two.box.put(sha256('a'), won, answer('again'))).toBe('again')
    expect([await two.box.wasSent(won), await two.box.wasSent('once-9')]).toEqual([true, false])
    for (const i of [1, 2, 3]) expect(await two.box.put(sha256('open'), `o${i}`, answer(`o${i}`))).toBe('kept')
    expect(await one.box.put(sha256('open'), 'o4', answer('o4'))).toBe('gone')
    expect(await one.box.put(sha256('never'), 'o5', answer('o5'))).toBe('gone')
    expect(await one.box.waiting(wave)).toHaveLength(4)
    await two.box.letGo(wave, new Set(['rsp_o1', 'rsp_o2']))
    expect(idsOf(await one.box.waiting(wave))).toEqual([kept?.id, 'rsp_o3'].toSorted())
    expect((await one.box.links(wave)).map(({ used }) => used)).toEqual([3, 1])
    await two.close()
    await one.close()
  })

  test('a link that was taken back lets nobody in; a wave that is over keeps what waits and nothing else', async () => {
    const store = await freshStore(kind)
    await store.box.addLinks([link('a'), link('b'), link('c'), link('open', { forOne: false, most: 9 })])
    await store.box.addLinks([link('other', { wave: 'wav_2' })])
    expect(await store.box.put(sha256('a'), '1', answer('1'))).toBe('kept')
    await store.box.takeBack(wave, 2)
    await store.box.takeBack(wave, 'open')
    for (const name of ['b', 'open']) expect(await store.box.put(sha256(name), name, answer(name))).toBe('gone')
    expect(await store.box.put(sha256('c'), '2', answer('2'))).toBe('kept')
    await store.box.takeBack(wave, 'all')
    await store.box.end(wave)
    expect(await store.box.whole()).toMatchObject({ links: [{ wave: 'wav_2', most: 1 }], sent: [] })
    expect(idsOf(await store.box.waiting(wave))).toEqual(['rsp_1', 'rsp_2'])
    expect(await store.box.put(sha256('c'), '3', answer('3'))).toBe('gone')
    await store.close()
  })

  test('a link that is made anew lets in by its new secret alone, and only if it was not used', async () => {
    const store = await freshStore(kind)
    await store.box.addLinks([link('a'), link('b'), link('c')])
    expect(await store.box.put(sha256('a'), '1', answer('1'))).toBe('kept')
    await store.box.renew(['a', 'b', 'x'].map((name) => ({ from: sha256(name), to: sha256(`${name} anew`) })))
    for (const name of ['a', 'b', 'a anew', 'x anew'])
      expect([name, await store.box.put(sha256(name), name, answer(name))]).toEqual([name, 'gone'])
    for (const name of ['b anew', 'c']) expect(await store.box.put(sha256(name), name, answer(name))).toBe('kept')
    expect((await store.box.links(wave)).map(({ number, used }) => [number, used])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ])
    await store.close()
  })

  test('nothing that is kept leads from an answer to its link, nor tells in which order answers came', async () => {
    const store = await freshStore(kind)
    const names = Array.from({ length: 24 }, (_, i) => `person ${i}`)
    await store.box.addLinks(names.map((name) => link(name)))
    for (const [i, name] of names.entries())
      await store.box.put(sha256(name), sha256(`form ${i}`), answer(String(i).padStart(2, '0')))
    const { links, sent, waiting } = await store.box.whole()
    expect(waiting).toHaveLength(1)
    const order = (await store.box.waiting(wave)).map(({ id }) => id)
    expect(order).not.toEqual(order.toSorted())
    expect(order).not.toEqual(order.toSorted().toReversed())
    expect(Object.keys(links[0] ?? {}).toSorted()).toEqual(['hash', 'most', 'number', 'used', 'wave'])
    expect(Object.keys(sent[0] ?? {}).toSorted()).toEqual(['once', 'wave'])
    expect(sent.map(({ once }) => once)).toEqual(names.map((_, i) => sha256(`form ${i}`)).toSorted())
    await store.close()
  })

  test('a copy and a backup have what waits and the links, so that an answer that was acknowledged is there', async () => {
    const project = await foundedOn(await freshStore(kind))
    const { store } = project
    await store.box.addLinks([link('a'), link('b')])
    await store.box.put(sha256('a'), 'once', answer('1', 'grumblewort'))
    const to = createSqlite(freshPath())
    await copyProject(store, to)
    expect(await to.box.whole()).toEqual(await store.box.whole())
    await to.close()
    if (!store.place) throw new Error('not in memory')
    const folder = freshPath('backups')
    await backUp(store.place, folder)
    const [made] = backupsIn(folder).backups
    if (!made) throw new Error('no backup')
    expect(Buffer.concat([...restored(folder, made)]).includes('grumblewort')).toBe(true)
    await project.close()
  })
})

test('the boxes of two copies are one: each answer once, and a link that was used or taken back in either is', () => {
  const own = { hash: 'a', wave, number: 1, most: 1, used: 1 } as const
  const box = (used: number, most: number, ...ids: string[]) => ({
    links: [{ ...own, used, most }],
    sent: ids.map((once) => ({ once, wave })),
    waiting: [{ wave, answers: rowOfWaiting(ids.map((id) => answer(id))) }],
  })
  for (const joined of [
    joinedBoxes(box(1, 1, '1', '2'), box(0, 0, '2', '3')),
    joinedBoxes(box(0, 0, '2', '3'), box(1, 1, '1', '2')),
  ]) {
    expect(joined.links).toEqual([{ ...own, used: 1, most: 0 }])
    expect(joined.sent.map(({ once }) => once).toSorted()).toEqual(['1', '2', '3'])
    expect(idsOf(waitingIn(joined.waiting[0]?.answers))).toEqual(['rsp_1', 'rsp_2', 'rsp_3'])
  }
})

test('a project file from before there was a box gets one when it is opened, and verifies again', async () => {
  const path = freshPath()
  await (await foundedOn(createSqlite(path))).close()
  const db = connect(path)
  for (const table of ['answer_link', 'answer_sent', 'answer_waiting']) db.exec(`DROP TABLE ${table}`)
  db.close()
  const store = openSqlite(path)
  await store.box.addLinks([link('a')])
  expect(await store.box.put(sha256('a'), 'once', answer('1'))).toBe('kept')
  await store.close()
  expect(verifyFile(path).damages).toEqual([])
})

test('what was let go of leaves the file once its wave is over', async () => {
  const path = freshPath()
  const project = await foundedOn(createSqlite(path))
  const { box } = project.store
  const bytes = () =>
    Buffer.concat(['', '-wal'].map((end) => (existsSync(path + end) ? readFileSync(path + end) : Buffer.of())))
  await box.addLinks([link('a'), link('b')])
  await box.put(sha256('a'), 'once', answer('1', 'grumblewort'))
  expect(bytes().includes('grumblewort')).toBe(true)
  await box.letGo(wave, new Set(['rsp_1']))
  await box.end(wave)
  expect(bytes().includes('grumblewort')).toBe(false)
  expect(bytes().includes(sha256('a'))).toBe(false)
  await project.close()
  const db = connect(path, { readonly: true })
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  db.close()
})

test('to shuffle loses nothing, and every place is as likely', () => {
  fc.assert(fc.property(fc.array(fc.integer()), (all) => shuffled(all).toSorted().join() === all.toSorted().join()))
  const first = Array.from({ length: 4_000 }, () => shuffled(['a', 'b', 'c', 'd'])[0])
  // Of 4,000 each comes first 1,000 times, give or take 27; ten times that happens by chance once in 10^22 runs.
  for (const one of 'abcd') expect(Math.abs(first.filter((at) => at === one).length - 1_000)).toBeLessThan(270)
})
