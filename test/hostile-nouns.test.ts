import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { readTable } from '../src/adapters/read-table.ts'
import { plainText } from '../src/core/document/text.ts'
import { type Fact, nounNames, nounOfFact, nouns } from '../src/core/fact.ts'
import { theoryForms } from '../src/core/theory/forms.ts'
import { makeApp } from '../src/server/app.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject, type Project } from '../src/store/project.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import type { NewEvent } from '../src/store/store.ts'
import { giveLinks } from '../src/work/answer-links.ts'
import { ana } from './journals/chapters/telling.ts'
import { tell } from './journals/tell.ts'
import { pathsOf } from './support/walk.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '</style></title></textarea></svg><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '[x](javascript:alert(1)) `<b>` | a |',
  ']]></w:t></w:p><w:p><!ENTITY x "y">&x;',
  '\\input{/etc/passwd} $x$ % {',
  '@SUM(1+1)\u202e\u0007',
]

/**
 * What a schema lets be any words, said by a payload. It asks the schema of each field, so a noun or a field that is new is
 * in it without being named here.
 */
function saying(fact: Fact): Fact {
  const noun = nounOfFact(fact.type)
  const shape = nouns[noun].value.shape as Record<string, z.ZodType>
  const side = (value: object | null) =>
    value &&
    Object.fromEntries(
      Object.entries(value).map(([field, said]) => {
        const schema = shape[field]
        if (!schema || said === null) return [field, said]
        let whole = said
        for (const path of wordsIn(said)) {
          const tried = put(whole, path, hostile(String(at(said, path))))
          if (!schema.safeParse(tried).success) continue
          whole = tried
          met.add(`${noun} ${field}`)
        }
        return [field, whole]
      }),
    )
  const to = side(fact.to)
  // What the story leaves out is said as well.
  if (fact.from === null && to)
    for (const field of wordFields(noun)) {
      to[field] ??= hostile(`${fact.id} ${field}`)
      met.add(`${noun} ${field}`)
    }
  return { ...fact, from: side(fact.from), to, why: hostile(fact.why ?? '') } as Fact
}
/** The fields of a noun that may be any words. */
const wordFields = (noun: keyof typeof nouns): string[] =>
  Object.entries(nouns[noun].value.shape as Record<string, z.ZodType>).flatMap(([field, schema]) =>
    schema.safeParse(payloads[0]).success ? [field] : [],
  )
const known = new Map<string, string>()
/** The same words become the same, and others others, so that each change still begins at what held. */
const hostile = (words: string): string => {
  const made = known.get(words) ?? `${payloads[known.size % payloads.length]} ${known.size}`
  known.set(words, made)
  return made
}
type Path = (string | number)[]
/** Where words stand in a value; not those that name a thing. */
function wordsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return /^[a-z]{2,5}_\w|^$/.test(value) ? [] : [path]
  if (Array.isArray(value)) return value.flatMap((one, i) => wordsIn(one, [...path, i]))
  if (typeof value !== 'object' || value === null) return []
  // What kind of thing it is, also where a collision holds a whole fact, is no words.
  return Object.entries(value).flatMap(([key, one]) => (key === 'type' ? [] : wordsIn(one, [...path, key])))
}
const at = (value: unknown, path: Path): unknown =>
  path.reduce((one, key) => (one as Record<string | number, unknown>)[key], value)
function put(value: unknown, [key, ...rest]: Path, words: string): unknown {
  if (key === undefined) return words
  if (Array.isArray(value)) return value.map((one, i) => (i === key ? put(one, rest, words) : one))
  return { ...(value as object), [key]: put((value as Record<string | number, unknown>)[key], rest, words) }
}

const met = new Set<string>()
/** The story of all nouns, told by payloads. */
let project: Project
beforeAll(async () => {
  const { journal, store: before } = await tell()
  const store = createSqlite(':memory:')
  for (const { hash } of await before.blobs()) {
    const blob = await before.blob(hash)
    if (blob) await store.putBlob(blob.bytes, blob.mediaType)
  }
  // What a record and a document say: the files of the story are no readings.
  const json = (value: object) => store.putBlob(new TextEncoder().encode(JSON.stringify(value)), 'application/json')
  const title = hostile('a record')
  const reference = { type: 'article-journal', title, abstract: title, author: [{ literal: title }] }
  const material = await json({ reference, fields: [], lines: [1, 1] })
  const text = await json(plainText(title))
  const events = journal.events.map(({ seq: _, hash: __, apart: ___, ...event }): NewEvent => {
    const fact = saying(event.fact)
    if (fact.to && 'material' in fact.to) Object.assign(fact.to, { material })
    if (fact.type === 'document.attached' && fact.to) Object.assign(fact.to, { text })
    return { ...event, fact }
  })
  await store.append(0, events, () => 'story')
  for (const id of journal.state.person.keys()) await store.putPerson({ id, name: hostile(id), initials: '<b>' })
  project = await openProject(store)
})
afterAll(() => project.close())

/** Everything that goes out of a project as a file, by its address; pages of those who are invited too. */
async function outputs(): Promise<Map<string, { type: string; bytes: Uint8Array }>> {
  const app = makeApp({ projects: openProjects({ review: project }) })
  const { state } = project.journal
  const [doc] = state.document.keys()
  const [version] = state.version.keys()
  const parts = {
    id: [doc ?? ''],
    format: ['ris', 'nbib', 'bibtex', 'csl-json', 'endnote-xml', 'csv', 'tsv', 'xlsx'],
    file: ['flow.svg', 'theory.svg', 'lineage.svg', 'matrix.svg'],
    form: Object.keys(theoryForms),
  }
  const asked = pathsOf(parts, ['']).filter((path) => !/\/(?:views|people|documents|export|jobs|find)/.test(path))
  const out = new Map<string, { type: string; bytes: Uint8Array }>()
  const take = async (path: string, name = path) => {
    const answer = await app.request(path)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (answer.status === 200) out.set(name, { type: answer.headers.get('content-type') ?? '', bytes })
  }
  for (const path of asked)
    await take(
      path.endsWith('.retro') ? `${path}?version=${version}` : path.includes('pack') ? `${path}?votes=named` : path,
    )
  for (const format of ['html', 'md', 'docx', 'tex']) await take(`/api/p/review/report.${format}?of=manuscript`)
  for (const wave of state.wave.keys()) {
    const given = await giveLinks(project, ana, wave, { open: 5 }, { now: Date.UTC(2026, 10, 23) })
    if (given.ok) for (const link of given.links) await take(link.path, `/answer of ${wave}`)
  }
  return out
}

const decoder = new TextDecoder()
/** The files in an archive, or the one file, by their names. */
function* filesOf(path: string, bytes: Uint8Array): Generator<[string, string]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    for (const [name, member] of Object.entries(unzipSync(bytes))) yield* filesOf(`${path}!${name}`, member)
  } else yield [path, decoder.decode(bytes)]
}

test('every field of every noun that may be any words says a payload', () => {
  const fields = nounNames.flatMap((noun) => wordFields(noun).map((field) => `${noun} ${field}`))
  expect(fields.length).toBeGreaterThan(200)
  expect(fields.filter((field) => !met.has(field))).toEqual([])
})

test('whatever nouns say, no output holds markup, a formula or a command of theirs', async () => {
  const after = await outputs()
  let [pages, sheets, documents] = [0, 0, 0]
  for (const [path, { type, bytes }] of after)
    for (const [name, whole] of filesOf(path, bytes)) {
      // The search of the site is ours; what it looks through is a file of its own (core/site).
      const words = whole.replace(/<script src="(?:index|search)\.js" defer><\/script>/g, '')
      if (/\.(?:svg|html)$/.test(name) || /^(?:text\/html|image\/svg)/.test(name === path ? type : '')) {
        pages++
        expect(
          /<(?:script|img|iframe|object|embed|foreignObject|base|meta http)[\s>/].{0,80}/i.exec(words)?.[0],
          name,
        ).toBeUndefined()
        expect(
          /<[^>]+\s(?:on[a-z]+|autofocus|srcdoc)\b/i.exec(words.replace(/="[^"]*"/g, ''))?.[0],
          name,
        ).toBeUndefined()
        expect(/(?:href|src|action)="\s*(?:javascript|data|vbscript):.{0,80}/i.exec(words)?.[0], name).toBeUndefined()
      }
      if (/\.(?:xml|rels|qde|qdc|graphml|drawio)$|endnote-xml$|theory\/(?:graphml|drawio)$/.test(name)) {
        documents++
        const wrong: string[] = []
        const parser = new SaxesParser()
        parser.on('error', ({ message }) => wrong.push(message))
        parser.on('doctype', (found) => wrong.push(`doctype ${found}`))
        parser.write(words.replace(/^\ufeff/, '')).close()
        expect(wrong, name).toEqual([])
      }
      if (/(?:\.|\/)csv$/.test(name)) {
        sheets++
        for (const row of readTable(new TextEncoder().encode(words)))
          for (const cell of row) if (/^[=@]|^[+-](?!\d)/.test(cell)) expect.fail(`${name}: ${cell}`)
      }
      if (/\.tex$|report\.tex/.test(name)) expect(/\\input\{.{0,80}/.exec(words)?.[0], name).toBeUndefined()
    }
  expect([pages > 20, sheets > 3, documents > 20]).toEqual([true, true, true])
})
