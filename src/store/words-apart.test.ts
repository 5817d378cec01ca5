import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, freshPath } from '../../test/support/store.ts'
import { freshStore, kinds, reopened } from '../../test/support/stores.ts'
import { plainText } from '../core/document/text.ts'
import type { Fact } from '../core/fact.ts'
import { understood } from '../core/record/query.ts'
import { connect } from './database.ts'
import { exportProject, importProject } from './export.ts'
import { openProject, type Project } from './project.ts'
import { readerOf } from './seen.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { verifyStore } from './verify.ts'
import { verifyFile } from './verify-file.ts'

/** Words that stand nowhere else, one for each place from which they must go. */
const said = {
  title: 'Quaxolith',
  transcript: 'We felt brumblewick about the merger, honestly.',
  quote: 'brumblewick about the merger',
  memo: 'She means dorplestone.',
  evidence: 'zintharrow of trust',
  answer: 'A ward called fennimoss, by the sea',
  ground: 'vrillikan',
  comment: 'Was this glorvimund?',
  file: 'interview-tashquill.txt',
  organisation: 'Yexley Trust',
  edited: 'She means hoskerby.',
  reply: 'He nodded at wexalorn.',
  setting: 'A room in Pellbrack House',
}
const telling = [
  'Quaxolith',
  'brumblewick',
  'dorplestone',
  'zintharrow',
  'fennimoss',
  'vrillikan',
  'glorvimund',
  'tashquill',
  'Yexley',
  'hoskerby',
  'wexalorn',
  'Pellbrack',
]
const add = (...facts: object[]) => ({
  do: 'change',
  changes: facts.map((fact) => ({ from: null, ...fact })) as Fact[],
})

/** A project with an interview and an article of which the same is told. */
async function told(path: string, on: Store = createSqlite(path)): Promise<Project> {
  const project = await foundedOn(on)
  const { store } = project
  const ok = async (command: unknown) => expect(await project.execute(ana, command)).toMatchObject({ ok: true })
  await ok(
    add({
      type: 'source.described',
      id: 'src_int',
      to: { kind: 'interview', reference: { type: 'interview', title: said.title } },
    }),
  )
  await ok(
    add({
      type: 'source.described',
      id: 'src_art',
      to: { kind: 'article', reference: { type: 'article-journal', title: 'Trust in teams' } },
    }),
  )
  const [blob, text] = await store.stage([
    { bytes: new TextEncoder().encode(said.transcript), mediaType: 'text/plain' },
    { bytes: new TextEncoder().encode(JSON.stringify(plainText(said.transcript))), mediaType: 'application/json' },
  ])
  await ok({
    do: 'attach',
    id: 'doc_1',
    document: { source: 'src_int', file: said.file, mediaType: 'text/plain', blob, text },
  })
  await ok(
    add(
      {
        type: 'excerpt.made',
        id: 'exc_1',
        to: { source: 'src_int', document: 'doc_1', quote: said.quote, memo: said.memo, by: ana },
      },
      { type: 'excerpt.made', id: 'exc_2', to: { source: 'src_art', quote: 'Trust grows slowly.', by: ana } },
      {
        type: 'template.shaped',
        id: 'tpl_1',
        to: { name: 'CO', slots: [{ key: 'C', label: 'C', word: 'context', role: 'c' }], phrasing: 'If {C}' },
      },
      { type: 'configuration.formed', id: 'cmoc_1', to: { title: 'Trust', template: 'tpl_1', order: 1 } },
      {
        type: 'evidence.linked',
        id: 'evd_1',
        to: {
          source: 'src_int',
          excerpt: 'exc_1',
          configuration: 'cmoc_1',
          links: [],
          stance: 'supports',
          memo: said.evidence,
        },
      },
      {
        type: 'form.set',
        id: 'form_1',
        to: { name: 'Setting', about: 'documents', extractors: 1, blinded: false, order: 1 },
      },
      { type: 'field.set', id: 'fld_1', to: { form: 'form_1', name: 'Place', kind: 'text', order: 1 } },
      {
        type: 'answer.given',
        id: 'ans_src_int.fld_1.per_ana',
        to: { source: 'src_int', field: 'fld_1', by: ana, value: said.answer, grounds: [{ quote: said.ground }] },
      },
      { type: 'comment.made', id: 'cmt_1', to: { about: 'exc_1', text: said.comment, by: ana } },
      {
        type: 'participant.enrolled',
        id: 'prt_1',
        to: { role: 'nurse', organisation: said.organisation, source: 'src_int', consent: 'given' },
      },
      { type: 'encounter.held', id: 'enc_src_int', to: { source: 'src_int', setting: said.setting } },
      {
        type: 'theory.answered',
        id: 'rpl_src_int.cmoc_1',
        to: { source: 'src_int', configuration: 'cmoc_1', says: 'refines', note: said.reply, by: ana },
      },
    ),
  )
  await ok({
    do: 'change',
    changes: [{ type: 'excerpt.made', id: 'exc_1', from: { memo: said.memo }, to: { memo: said.edited } }],
  })
  while (!(await store.index()));
  return project
}

const query = (words: string) => {
  const read = understood(words)
  if (!read.ok) throw new Error(read.message)
  return read.query
}

/** The bytes of a file and of all that SQLite keeps beside it. */
const bytesOf = (path: string) =>
  Buffer.concat(
    ['', '-wal', '-shm', '-journal'].filter((end) => existsSync(path + end)).map((end) => readFileSync(path + end)),
  )

test('words of others stand beside the journal, and everybody reads them as before', async () => {
  const path = freshPath()
  const project = await told(path)
  const rows = (await project.store.rows()).map(({ fact }) => fact).join()
  for (const word of telling) expect(rows).not.toContain(word)
  const read = async () => (await openProject(openSqlite(path, { readonly: true }))).journal
  const again = await read()
  expect(again.state).toEqual(project.journal.state)
  expect(again.events).toEqual(project.journal.events)
  expect(again.state.excerpt.get('exc_1')).toMatchObject({ quote: said.quote, memo: said.edited })
  await project.close()
  expect(verifyFile(path)).toMatchObject({ ok: true, damages: [] })
  const db = connect(path, { readonly: true })
  expect(db.prepare('SELECT quote, memo FROM evidence').get()).toEqual({ quote: said.quote, memo: said.evidence })
  db.close()
})

test('two who say the same leave no two hashes that are the same', async () => {
  const hashes = async () => (await told(':memory:')).journal.events.flatMap(({ apart }) => apart ?? [])
  const [one, two] = [await hashes(), await hashes()]
  expect(one.length).toBeGreaterThan(8)
  expect(one.filter((hash) => two.includes(hash))).toEqual([])
})

test('after a withdrawal no byte of the file holds the words, the journal stands, and other sources are as they were', async () => {
  const path = freshPath()
  const project = await told(path)
  for (const word of telling) expect(bytesOf(path).includes(word), `${word} is there before`).toBe(true)
  expect(await project.store.searchPages(query('brumblewick'))).toHaveLength(1)
  const before = project.journal.events.map(({ hash }) => hash)
  const seen = readerOf(project)
  const earlier = project.journal.events.length - 1
  expect(JSON.stringify([...(await seen(ana, earlier)).state.excerpt])).toContain('brumblewick')
  const result = await project.execute(ana, { do: 'withdraw', source: 'src_int', because: 'By letter.' })
  expect(result).toMatchObject({ ok: true })
  for (const word of telling) expect(bytesOf(path).includes(word), word).toBe(false)
  const { journal } = project
  expect(journal.events.slice(0, -1).map(({ hash }) => hash)).toEqual(before)
  // Nor is it in memory: not now, not in the past, not in what is told of it.
  const past = await seen(ana, earlier)
  for (const word of telling) expect(JSON.stringify([journal.events, [...past.state.excerpt]])).not.toContain(word)
  expect(journal.state.excerpt.get('exc_1')).toEqual({
    source: 'src_int',
    document: 'doc_1',
    quote: '[withdrawn]',
    by: ana,
  })
  expect(journal.state.excerpt.get('exc_2')?.quote).toBe('Trust grows slowly.')
  while (!(await project.store.index()));
  expect(await project.store.searchPages(query('brumblewick'))).toEqual([])
  expect(await project.store.search(query('quaxolith'))).toEqual([])
  expect(await project.store.search(query('teams'))).toHaveLength(1)
  await project.close()
  expect(verifyFile(path)).toMatchObject({ ok: true, damages: [] })
  const again = await openProject(openSqlite(path))
  expect(again.journal.state).toEqual(journal.state)
  for (const word of telling) expect(bytesOf(path).includes(word), word).toBe(false)
  const copy = createSqlite(':memory:')
  await importProject(copy, JSON.parse(JSON.stringify(await exportProject(again.store))))
  expect(await copy.rows()).toEqual(await again.store.rows())
})

test('another process that has the file open forgets the words too', async () => {
  const path = freshPath()
  const project = await told(path)
  const other = await openProject(openSqlite(path))
  await project.execute(ana, { do: 'withdraw', source: 'src_int' })
  await other.catchUp()
  for (const word of telling) expect(JSON.stringify(other.journal.events)).not.toContain(word)
  expect(other.journal.state).toEqual(project.journal.state)
  await other.close()
  await project.close()
  for (const word of telling) expect(bytesOf(path).includes(word), word).toBe(false)
})

test('what could not be wiped while another program read is wiped by the next who opens', async () => {
  const path = freshPath()
  const project = await told(path)
  const store = openSqlite(path)
  const reading = await openProject({ ...project.store, tidy: () => Promise.reject(new Error('busy')) })
  expect(await reading.execute(ana, { do: 'withdraw', source: 'src_int' })).toMatchObject({ ok: true })
  expect(bytesOf(path).includes('brumblewick')).toBe(true)
  await store.close()
  await project.close()
  await openSqlite(path).close()
  for (const word of telling) expect(bytesOf(path).includes(word), word).toBe(false)
  expect(verifyFile(path).damages).toEqual([])
})

test('a withdrawal is asked for, not listed; it stays; nothing is taken from the source after it', async () => {
  const project = await told(':memory:')
  const [blob] = await project.store.blobs()
  const listed = add({ type: 'words.withdrawn', id: 'wdr_1', to: { source: 'src_art', by: ana, gone: [blob?.hash] } })
  expect(await project.execute(ana, listed)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
  expect(await project.execute('per_ben', { do: 'withdraw', source: 'src_int' })).toMatchObject({ ok: false })
  const done = await project.execute(ana, { do: 'withdraw', source: 'src_int' })
  const act = (done as { act: string }).act
  expect(await project.execute(ana, { do: 'undo', act })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
  expect(await project.execute(ana, { do: 'withdraw', source: 'src_int' })).toMatchObject({ ok: false })
  const more = add({ type: 'excerpt.made', id: 'exc_9', to: { source: 'src_int', quote: 'More.', by: ana } })
  expect(await project.execute(ana, more)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
})

test('a file that another source has too stays with that one', async () => {
  const project = await told(':memory:')
  const { blob = '', text } = project.journal.state.document.get('doc_1') ?? {}
  const document = { source: 'src_art', file: 'minutes.txt', mediaType: 'text/plain', blob, text }
  await project.execute(ana, { do: 'attach', id: 'doc_2', document })
  await project.execute(ana, { do: 'withdraw', source: 'src_int' })
  expect(await project.store.blob(blob)).toBeDefined()
})

test.each(kinds)('$kind forgets what is withdrawn, and finds and verifies the rest', async (kind) => {
  const project = await told('', await freshStore(kind))
  const { store, journal } = project
  const again = async () => (await openProject(await reopened(store))).journal
  expect((await again()).events).toEqual(journal.events)
  expect(await store.searchPages(query('brumblewick'))).toHaveLength(1)
  expect(await store.search(query('quaxolith'))).toHaveLength(1)
  expect((await verifyStore(store)).damages).toEqual([])
  expect(await project.execute(ana, { do: 'withdraw', source: 'src_int' })).toMatchObject({ ok: true })
  const blobs = await Promise.all((await store.blobs()).map(async ({ hash }) => (await store.blob(hash))?.bytes))
  const all = Buffer.concat(blobs.map((bytes) => bytes ?? new Uint8Array())).toString()
  expect(all).toContain('Trust grows slowly.')
  for (const word of telling) expect(all).not.toContain(word)
  while (!(await store.index()));
  expect(await store.searchPages(query('brumblewick'))).toEqual([])
  expect(await store.search(query('quaxolith'))).toEqual([])
  expect((await again()).state).toEqual(journal.state)
  expect((await verifyStore(store)).damages).toEqual([])
  await project.close()
})
