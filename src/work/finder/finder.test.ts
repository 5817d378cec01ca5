import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { code, coded, codingFacts, marked, talks } from '../../../test/support/coding.ts'
import { made } from '../../../test/support/review.ts'
import { plainText } from '../../core/document/text.ts'
import type { Fact } from '../../core/fact.ts'
import type { Looked, PutForward, Wish } from '../../core/finder/put-forward.ts'
import { suggestionId } from '../../core/finder/suggestion.ts'
import { openProject, type Project } from '../../store/project.ts'
import { createSqlite } from '../../store/sqlite.ts'
import { finderOf } from './finder.ts'
import { findersOf } from './finders.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-finder-'))
afterAll(() => rmSync(folder, { recursive: true }))

const material = (text: string) => new TextEncoder().encode(JSON.stringify(plainText(text)))
async function opened(path: string): Promise<Project> {
  const store = createSqlite(path)
  const put = (text: string) => store.putBlob(material(text), 'application/json')
  const project = await openProject(store)
  const facts = codingFacts({ doc_sims: await put(talks.doc_sims), doc_wu: await put(talks.doc_wu) })
  await done(project, facts)
  return project
}
async function done(project: Project, changes: Fact[], who: 'per_ana' | 'per_ben' = 'per_ana') {
  const result = await project.execute(who, { do: 'change', changes })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}
const wish = (more: Partial<Wish> = {}): Wish => ({
  viewer: 'per_ana',
  target: 'cod_trust',
  among: 'all',
  included: false,
  most: 10,
  ...more,
})
const rejected = ({ document, start, end, text }: PutForward, by: 'per_ana' | 'per_ben' = 'per_ana') =>
  made('suggestion.judged', suggestionId('cod_trust', document, start, by), {
    target: 'cod_trust',
    document,
    quote: text,
    start,
    end,
    verdict: 'rejected',
    by,
  })

test('a passage is put forward with its page, its surroundings, its words and its anchor; said no to, it is not again', async () => {
  const project = await opened(':memory:')
  const find = finderOf(project)
  const looked = (await find(wish())) as Looked
  expect(looked).toMatchObject({ accepted: 0, rejected: 0, documents: 2 })
  const [first] = looked.list
  if (!first) throw new Error('nothing was put forward')
  expect(first.document).toBe('doc_sims')
  expect(first.text).toContain('Trust between the boards grew slowly.')
  expect(first.words).toContain('trust')
  expect(talks.doc_sims.slice(first.start, first.end)).toBe(first.anchor.quote)
  for (const { start, end } of first.marks) expect(first.words).toContain(first.text.slice(start, end).toLowerCase())
  await done(project, [rejected(first)])
  const after = (await find(wish())) as Looked
  expect(after).toMatchObject({ accepted: 0, rejected: 1 })
  expect(after.list.map(({ text }) => text)).not.toContain(first.text)
  expect(await find(wish({ target: 'cod_none' }))).toBeUndefined()
  await project.close()
})

test('documents that come later are looked through too; better copies in the place of what they replace', async () => {
  const project = await opened(':memory:')
  const find = finderOf(project)
  const before = (await find(wish())) as Looked
  const [first] = before.list
  if (!first) throw new Error('nothing was put forward')
  await done(project, [rejected(first)])
  const attached = async (id: string, text: string, more: object = {}) => {
    const hash = await project.store.putBlob(material(text), 'application/json')
    await done(project, [
      made('document.attached', id, {
        source: 'src_sims',
        file: `${id}.txt`,
        mediaType: 'text/plain',
        blob: hash,
        text: hash,
        ...more,
      }),
    ])
  }
  const claim =
    'They said that trust broke in spring and that it was missing for years, since nobody kept to what was said.'
  await attached('doc_more', `${claim} ${'The table lists the beds. '.repeat(10)}`)
  const more = (await find(wish())) as Looked
  expect(more.documents).toBe(3)
  expect(more.list[0]?.text).toContain(claim)
  // The copy has a new first page, so places move.
  await attached('doc_copy', `${'A cover of the journal. '.repeat(12)}\n\n${talks.doc_sims}`, { replaces: 'doc_sims' })
  const copied = (await find(wish())) as Looked
  expect(copied).toMatchObject({ documents: 3, rejected: 1 })
  expect(copied.list.map(({ document }) => document)).not.toContain('doc_sims')
  expect(copied.list.some(({ text }) => text.includes('Trust between the boards grew slowly'))).toBe(false)
  await project.close()
})

test('only what is asked for: unread, unmarked, of one document, of included sources', async () => {
  const project = await opened(':memory:')
  await done(project, [
    marked('exc_1', 'doc_wu', 'We knew each other from the old authority.', 'per_ana'),
    code('cod_new', 'Asked and told', 9, {
      definition: 'Somebody asked for numbers, and leaders met or carers heard.',
    }),
    coded('cdg_1', 'exc_1', 'cod_old', 'per_ana'),
  ])
  const find = finderOf(project)
  const documents = async (more: Partial<Wish>) => {
    const looked = (await find(wish({ target: 'cod_new', ...more }))) as Looked
    return [...new Set(looked.list.map(({ document }) => document))].sort()
  }
  expect(await documents({})).toEqual(['doc_sims', 'doc_wu'])
  expect(await documents({ among: 'unread' })).toEqual(['doc_sims'])
  expect(await documents({ document: 'doc_wu' })).toEqual(['doc_wu'])
  expect(await documents({ included: true })).toEqual([])
  const uncoded = (await find(wish({ target: 'cod_new', among: 'uncoded' }))) as Looked
  expect(uncoded.list.every(({ text }) => !text.includes('old authority'))).toBe(true)
  await project.close()
})

test('what another coder marks, accepts and rejects in a blinded second coding changes nothing that is put forward', async () => {
  const project = await opened(':memory:')
  await done(project, [
    made('coding.doubled', 'scd_1', {
      name: 'Twice',
      sources: ['src_sims', 'src_wu'],
      coders: ['per_ben', 'per_cem'],
      order: 1,
    }),
  ])
  const find = finderOf(project)
  const asked = wish({ viewer: 'per_cem' })
  const before = (await find(asked)) as Looked
  const unread = await find({ ...asked, among: 'unread' })
  const [first] = before.list
  if (!first) throw new Error('nothing was put forward')
  await done(project, [rejected(first, 'per_ben')], 'per_ben')
  await done(project, [marked('exc_b', 'doc_wu', 'We knew each other from the old authority.', 'per_ben')], 'per_ben')
  await done(project, [coded('cdg_b', 'exc_b', 'cod_old', 'per_ben')], 'per_ben')
  expect(await find(asked)).toEqual(before)
  expect(await find({ ...asked, among: 'unread' })).toEqual(unread)
  // His own do, and after the opening everybody's.
  expect(await find(wish({ viewer: 'per_ben' }))).toMatchObject({ accepted: 1, rejected: 1 })
  await done(project, [{ type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } } as never])
  expect(await find(asked)).toMatchObject({ accepted: 1, rejected: 1 })
  await project.close()
})

test('in a thread of its own it answers the same, follows the file, and another asks while nothing is kept waiting', async () => {
  const project = await opened(join(folder, 'finder.retro'))
  const finders = findersOf(project, 20)
  const answer = async (more: Partial<Wish> = {}) => {
    for (;;) {
      const looked = await finders.of(wish(more))
      if (!looked) throw new Error('no answer')
      if (!('of' in looked)) return looked
    }
  }
  const looked = await answer()
  expect(looked).toEqual(await finderOf(project)(wish()))
  const [first] = looked.list
  if (!first) throw new Error('nothing was put forward')
  await done(project, [rejected(first)])
  // By then the thread that nobody asked has ended, and the question begins another.
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await answer()).rejected).toBe(1)
  expect(await finders.of(wish({ target: 'cod_none' }))).toBeUndefined()
  finders.close()
  await project.close()
})
