import { afterAll, expect, test } from 'vitest'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { createSqlite } from '../store/sqlite.ts'
import type { TheoryCame } from '../work/theory-in.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const project = await foundedOn(createSqlite(':memory:'))
const projects = openProjects({ review: project })
const app = makeApp({ projects })
afterAll(() => projects.close())

const send = (path: string, name: string, body: string, reading?: object) =>
  app.request(
    `/api/p/review/${path}?${new URLSearchParams({ name, ...(reading && { reading: JSON.stringify(reading) }) })}`,
    { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body },
  )
const { state } = project.journal

test('pasted sentences are looked at, nothing is kept, then they are made in one act that is undone', async () => {
  const text =
    'In the context of rain (C), worry (M) leads to hats (O).\nIf it snows, then we stay because roads are shut.'
  const looked = (await (await send('theory/look', 'pasted.txt', text)).json()) as TheoryCame
  expect(looked).toMatchObject({ kind: 'text', of: 2, made: { configurations: 2, components: 6 } })
  expect(state.configuration.size).toBe(0)
  const came = (await (await send('theory', 'pasted.txt', text)).json()) as TheoryCame
  expect(state.configuration.size).toBe(2)
  const undone = await project.execute('per_ana', { do: 'undo', act: came.act })
  expect([undone.ok, state.configuration.size, state.component.size]).toEqual([true, 0, 0])
})

test('a table is read as a person says', async () => {
  const csv = 'Where,Because of,So that\nrain,worry,hats\n'
  const guessed = (await (await send('theory/look', 'a.csv', csv)).json()) as TheoryCame
  expect(guessed.made.configurations).toBe(0)
  const columns = { 0: { is: 'slot C' }, 1: { is: 'slot M' }, 2: { is: 'slot O' } }
  const said = { columns, heads: 1, template: 'tpl_cmo' }
  const read = (await (await send('theory/look', 'a.csv', csv, said)).json()) as TheoryCame
  expect(read.drafts[0]?.slots.map(({ text }) => text)).toEqual(['rain', 'worry', 'hats'])
  expect(read.reading?.headings).toEqual(['Where', 'Because of', 'So that'])
})

test('what cannot be read or may not be done is refused with what to do', async () => {
  const code = async (answer: Response | Promise<Response>) =>
    ((await (await answer).json()) as { error?: { code: string } }).error?.code
  expect(await code(send('theory/look', 'a.docx', 'PK\u0003\u0004 nothing'))).toBe('damaged')
  expect(await code(send('theory/look', 'a.txt', '  '))).toBe('no-words')
  expect(await code(send('theory/look', 'a.csv', 'a', { columns: { 0: { is: 'slots' } } }))).toBe('malformed')
  expect(await code(send('theory', 'a.txt', 'Retroduce theory, form 1\nnonsense'))).toBe('malformed')
  await project.execute('per_ana', {
    do: 'change',
    changes: [made('person.joined', 'per_dot', { roles: ['auditor'] })],
  })
  const asDot = app.request('/api/p/review/theory/look?name=a.txt', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie: 'retroduce-person=per_dot' },
    body: 'x',
  })
  expect(await code(asDot)).toBe('not-allowed')
})

test('the theory leaves in every form', async () => {
  for (const [form, ending] of [
    ['text', 'txt'],
    ['dot', 'dot'],
    ['graphml', 'graphml'],
    ['mermaid', 'mmd'],
    ['drawio', 'drawio'],
    ['json-ld', 'jsonld'],
    ['csv', 'csv'],
  ]) {
    const answer = await app.request(`/api/p/review/theory/${form}`)
    expect(answer.headers.get('content-disposition')).toContain(`review-theory.${ending}`)
    expect((await answer.text()).length).toBeGreaterThan(0)
  }
  expect((await app.request('/api/p/review/theory/toString')).status).toBe(404)
})
