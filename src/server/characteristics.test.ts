import { expect, test } from 'vitest'
import { buildKnight } from '../../examples/knight-2024/build.ts'
import { answerId } from '../core/characteristics/ids.ts'
import { openProject } from '../store/project.ts'
import { createSqlite } from '../store/sqlite.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

async function served() {
  const project = await openProject(createSqlite(':memory:'))
  await buildKnight((who, command) => project.execute(who, command))
  const of = { source: 'src_macleod-2019', field: 'fld_design', by: 'per_knight' } as const
  const value = '=HYPERLINK("http://x","y")'
  const fact = {
    type: 'answer.given',
    id: answerId(of.source, of.field, of.by),
    from: null,
    to: { ...of, value },
  } as const
  const result = await project.execute('per_knight', { do: 'change', changes: [fact] })
  expect(result.ok).toBe(true)
  const app = makeApp({ projects: openProjects({ knight: project }) })
  return (path: string) => app.request(`/api/p/knight/characteristics/${path}`)
}

test('the table is a CSV in which no cell is a formula, narrowed like the view', async () => {
  const get = await served()
  const answer = await get('csv')
  expect(answer.headers.get('content-type')).toContain('text/csv')
  expect(answer.headers.get('content-disposition')).toContain('Characteristics.csv')
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(19)
  expect(lines[0]).toBe('source,title,year,Objectives,Location,Design,Participants')
  expect(lines.find((line) => line.startsWith('MacLeod'))).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  expect((await (await get('csv?text=scotland')).text()).trim().split('\r\n')).toHaveLength(2)
})

test('the table is a workbook, and what is not there is said', async () => {
  const get = await served()
  const bytes = new Uint8Array(await (await get('xlsx')).arrayBuffer())
  expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
  expect((await get('pdf')).status).toBe(404)
  expect(await (await get('csv?form=form_none')).json()).toMatchObject({ error: { code: 'unknown-thing' } })
})

test('tables of codes and of answers are sent, taken as one act, and what is left out is told with its row', async () => {
  const project = await openProject(createSqlite(':memory:'))
  await buildKnight((who, command) => project.execute(who, command))
  const app = makeApp({ projects: openProjects({ knight: project }) })
  const send = async (query: string, body: string) => {
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await app.request(`/api/p/knight/tables?${query}`, { method: 'POST', headers, body })
    return { status: answer.status, said: (await answer.json()) as { act?: string } }
  }
  const codes = 'name,parent,role\nHope,,\nOf staff,Hope,weather\n'
  expect((await send('of=codes', codes)).said).toMatchObject({
    taken: 2,
    left: [{ row: 3, message: '“weather” is no role.' }],
  })
  expect([...project.journal.state.code.values()].map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Hope', 'Of staff']),
  )
  const { said } = await send('of=answers', 'source,Location\nsrc_macleod-2019,Scotland\nnobody,Wales\n')
  expect(said).toMatchObject({ taken: 1, left: [{ row: 3 }] })
  expect(project.journal.events.filter(({ act }) => act === said.act)).toHaveLength(1)
  expect((await send('of=answers&form=form_none', 'source\n')).said).toMatchObject({ error: { code: 'unknown-thing' } })
  expect((await send('of=people', 'x')).status).toBe(400)
})
