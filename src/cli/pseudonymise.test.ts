import { readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn, freshPath, inside } from '../../test/support/store.ts'
import { anchorOf } from '../core/coding/anchors.ts'
import { plainText } from '../core/document/text.ts'
import { makeKey } from '../store/identities.ts'
import { createSqlite } from '../store/sqlite.ts'

const words = `Interviewer: How was it?

Grace: I was afraid at first. Then Okafor rang me, and Okafor stayed with me all night in Harehills.

Interviewer: And then?

Grace: It was quiet.`
const phrase = 'four words that differ'
let file: string
let key: string

beforeEach(async () => {
  file = freshPath()
  key = freshPath('phrase.txt')
  writeFileSync(key, phrase)
  const project = await foundedOn(createSqlite(file))
  const read = plainText(words)
  const text = await project.store.putBlob(new TextEncoder().encode(JSON.stringify(read)), 'application/json')
  const blob = await project.store.putBlob(new TextEncoder().encode(words), 'text/plain')
  const at = words.indexOf('Then Okafor')
  const anchor = anchorOf(read, { start: at, end: words.indexOf(' all night') })
  const result = await project.execute(ana, {
    do: 'change',
    changes: [
      made('source.described', 'src_said', { kind: 'interview', reference: { type: 'document', title: 'Interview' } }),
      made('participant.enrolled', 'prt_1', { role: 'Ward nurse', consent: 'given', source: 'src_said' }),
      made('document.attached', 'doc_said', {
        source: 'src_said',
        file: 'Grace.txt',
        mediaType: 'text/plain',
        blob,
        text,
      }),
      made('excerpt.made', 'exc_1', {
        source: 'src_said',
        document: 'doc_said',
        by: ana,
        memo: 'Ask Okafor.',
        ...anchor,
      }),
      made('excerpt.made', 'exc_2', {
        source: 'src_said',
        by: ana,
        quote: 'Not in Harehills at all.',
        document: 'doc_said',
      }),
    ],
  })
  expect(result.ok).toBe(true)
  const identities = await makeKey(project.store, phrase)
  if (!('code' in identities)) await identities.put('prt_1', { name: 'Grace Bell' })
  await project.close()
})

test('names are listed with why, and by the role of a participant where the passphrase opens who they are', async () => {
  const list = async (...more: string[]) =>
    JSON.parse((await run('pseudonymise', file, 'doc_said', '--json', ...more)).out).candidates.map(
      (one: { words: string; by: string; times: number }) => [one.words, one.by, one.times],
    )
  expect(await list()).toEqual([
    ['Grace', '[person 1]', 2],
    ['Okafor', '[person 2]', 2],
    ['Harehills', '[place 1]', 1],
  ])
  expect((await list('--key-file', key))[0]).toEqual(['Grace', '[ward nurse]', 2])
  expect((await run('pseudonymise', file, 'doc_said', '--as', 'per_ben')).code).toBe(1)
})

test('a copy with pseudonyms takes the place of a transcript, excerpts stand in it, and the original goes for good', async () => {
  const table = freshPath('names.csv')
  writeFileSync(table, (await run('pseudonymise', file, 'doc_said', '--key-file', key)).out)
  const came = await run('pseudonymise', file, 'doc_said', '--key-file', key, '--replace', table, '--forget', '--json')
  expect(came.err).toBe('')
  const { document, ...rest } = JSON.parse(came.out)
  expect(rest).toEqual({ excerpts: 2, lost: 1, forgotten: true })
  await inside(file, async ({ journal: { state }, store }) => {
    const value = state.document.get(document)
    const text = JSON.parse(new TextDecoder().decode((await store.blob(value?.text ?? ''))?.bytes)).text as string
    expect(text).toContain('[ward nurse]: I was afraid at first. Then [person 1] rang me')
    expect(value).toMatchObject({ replaces: 'doc_said', file: '[ward nurse], pseudonymised.txt' })
    const excerpt = state.excerpt.get('exc_1')
    expect(excerpt).toMatchObject({
      document,
      quote: 'Then [person 1] rang me, and [person 1] stayed with me',
      memo: 'Ask [person 1].',
    })
    const place = excerpt?.selectors?.find(({ type }) => type === 'position') as { start: number; end: number }
    expect(text.slice(place.start, place.end)).toBe(excerpt?.quote)
    expect(state.excerpt.get('exc_2')?.quote).toBe('Not in [place 1] at all.')
  })
  const bytes = readFileSync(file).toString('latin1')
  for (const name of ['Grace', 'Okafor', 'Harehills']) expect(bytes.includes(name), name).toBe(false)
  expect((await run('verify', file)).code).toBe(0)
  // The source is not withdrawn: more can be marked in it.
  expect(JSON.parse((await run('consent', file, '--json')).out).sources[0].withdrawn).toBe(false)
  // What stands for what is kept apart, and opened by the passphrase alone.
  await inside(file, async ({ store }) => {
    const identities = await makeKey(store, phrase)
    const sealed = 'code' in identities ? [] : await identities.pseudonyms(document)
    expect(sealed).toContainEqual({ words: 'Okafor', by: '[person 1]' })
  })
})

test('a wrong passphrase, a table without its columns and nothing to replace change nothing', async () => {
  const wrong = freshPath('wrong.txt')
  writeFileSync(wrong, 'some other words here')
  const table = freshPath('names.csv')
  const tried = async (text: string, phrase: string) => {
    writeFileSync(table, text)
    return (await run('pseudonymise', file, 'doc_said', '--key-file', phrase, '--replace', table)).err
  }
  expect(await tried('words,pseudonym\r\nGrace,[x]\r\n', wrong)).toContain('not the passphrase')
  expect(await tried('a,b\r\nGrace,[x]\r\n', key)).toContain('no columns')
  expect(await tried('words,pseudonym\r\nNobody,[x]\r\n', key)).toContain('Nothing in it would be replaced')
  await inside(file, async ({ journal: { state } }) => void expect(state.document.size).toBe(1))
})
