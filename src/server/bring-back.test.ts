import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { personByDefault } from '../core/project/decide.ts'
import { openProject } from '../store/project.ts'
import { openSqlite } from '../store/sqlite.ts'
import { makeApp } from './app.ts'
import { projectFiles } from './projects.ts'

const made = (type: string, id: string, to: object) => ({ type, id, from: null, to })

/** The founding review and an evaluation of it in one folder, in which an interview said something that may not leave. */
async function served() {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-back-'))
  const [review, file] = [join(folder, 'knight-2024.retro'), join(folder, 'north.retro')]
  await run('demo', '--dir', folder)
  await run('fork', review, '--out', file, '--title', 'North')
  const evaluation = await openProject(openSqlite(file))
  const { state } = evaluation.journal
  const who = personByDefault(state)
  const [link, placed] = [...state.link].find(([, { configuration }]) => configuration === 'cmoc_final-2') ?? []
  const text = state.component.get(placed?.component ?? 'cmp_')?.text
  const done = await evaluation.execute(who, {
    do: 'change',
    changes: [
      made('source.described', 'src_talk', {
        kind: 'interview',
        reference: { type: 'interview', title: 'Grace Bell' },
      }),
      made('excerpt.made', 'exc_talk', { source: 'src_talk', quote: 'We never opened our books.' }),
      made('evidence.linked', 'evd_talk', {
        configuration: 'cmoc_final-2',
        links: [link],
        source: 'src_talk',
        excerpt: 'exc_talk',
        stance: 'refutes',
      }),
      {
        type: 'component.worded',
        id: placed?.component,
        from: { text },
        to: { text: `${text} and more` },
        why: 'Two systems differ.',
      },
      made('configuration.formed', 'cmoc_fear', { title: 'Fear of losing funds', template: 'tpl_dalkin', order: 99 }),
    ],
  })
  expect(done).toMatchObject({ ok: true })
  await evaluation.close()
  const projects = projectFiles(folder)
  const app = makeApp({ projects })
  const ask = (method: string, route: string, body: BodyInit = '', person?: string) =>
    app.request(`/api/p/knight-2024/${route}`, {
      method,
      headers: {
        'content-type': 'application/octet-stream',
        ...(person && { cookie: `retroduce-person=${person}` }),
      },
      ...(method !== 'GET' && { body }),
    })
  return { ask, app, projects, bytes: new Uint8Array(readFileSync(file)), file }
}

test('an evaluation is found, looked at, brought by choice as one act, and taken back again', async () => {
  const { ask, projects, bytes } = await served()
  expect(await (await ask('GET', 'bring-back')).json()).toEqual({
    evaluations: [{ slug: 'north', title: 'North', version: 'Final programme theory' }],
  })
  const looked = await ask('POST', 'bring-back/look', bytes)
  const seen = await looked.json()
  expect(seen).toEqual(await (await ask('POST', 'bring-back/look?project=north')).json())
  const [old, fresh] = seen.groups
  expect(old).toMatchObject({
    configurations: [{ id: 'cmoc_final-2', fresh: false }],
    evidence: 1,
    sources: 1,
    wordless: 1,
    stances: [{ stance: 'refutes', n: 1 }],
    wordings: [{ why: 'Two systems differ.' }],
  })
  expect(old.wordings[0].pieces.at(-1)).toEqual({ kind: 'added', text: expect.stringContaining('and more') })
  expect(fresh).toMatchObject({ configurations: [{ id: 'cmoc_fear', label: 'Fear of losing funds', fresh: true }] })
  for (const words of ['Grace Bell', 'opened our books']) expect(JSON.stringify(seen)).not.toContain(words)

  const brought = await (await ask('POST', 'bring-back?take=cmoc_final-2', bytes)).json()
  expect(brought.groups).toHaveLength(1)
  const state = async () => (await projects.find('knight-2024'))?.project.journal.state
  expect((await state())?.evidence.has('evd_talk')).toBe(true)
  expect((await state())?.configuration.has('cmoc_fear')).toBe(false)
  const rest = await (await ask('POST', 'bring-back?project=north')).json()
  expect(rest.groups.map((group: { facts: number }) => group.facts)).toEqual([1])
  expect((await (await ask('POST', 'bring-back/look', bytes)).json()).groups).toEqual([])
  const app = await projects.find('knight-2024')
  for (const act of [rest.act, brought.act])
    expect(await app?.project.execute(personByDefault(app.project.journal.state), { do: 'undo', act })).toMatchObject({
      ok: true,
    })
  expect((await state())?.evidence.has('evd_talk')).toBe(false)
  await projects.close()
})

test('who may not write, what is no evaluation, and what was tampered with are refused', async () => {
  const { ask, projects, bytes, file } = await served()
  const reader = await projects.find('knight-2024')
  const owner = personByDefault(
    reader?.project.journal.state as NonNullable<typeof reader>['project']['journal']['state'],
  )
  await reader?.project.execute(owner, {
    do: 'change',
    changes: [made('person.joined', 'per_reader', { roles: ['auditor'] })],
  })
  for (const [method, route] of [
    ['GET', 'bring-back'],
    ['POST', 'bring-back'],
    ['POST', 'bring-back/look'],
  ] as const)
    expect((await ask(method, route, bytes, 'per_reader')).status).toBe(403)
  for (const route of ['bring-back', 'bring-back/look']) {
    expect((await ask('POST', route, new Uint8Array(300))).status).toBe(422)
    expect((await ask('POST', `${route}?project=nowhere`)).status).toBe(404)
    expect((await ask('POST', `${route}?take=src_1`, bytes)).status).toBe(400)
    const own = await ask('POST', `${route}?project=knight-2024`)
    expect([own.status, (await own.json()).error.message]).toEqual([422, 'It was not forked from a review.'])
  }
  await projects.close()
  const db = new DatabaseSync(file)
  db.exec(`drop trigger event_never_changes`)
  db.exec(`update event set fact = replace(fact, 'Fear of losing funds', 'Hope') where fact like '%Fear of%'`)
  db.close()
  const again = makeApp({ projects: projectFiles(join(file, '..')) })
  const answer = await again.request('/api/p/knight-2024/bring-back/look', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(readFileSync(file)),
  })
  expect([answer.status, (await answer.json()).error.code]).toEqual([422, 'damaged'])
})

test('of an evaluation in which others decide unseen nothing is brought back, as it would tell of it', async () => {
  const { ask, projects } = await served()
  const north = (await projects.find('north'))?.project
  const who = personByDefault((north as NonNullable<typeof north>).journal.state)
  const stage = { name: 'Full text', kind: 'full-text', order: 9, reviewers: 2, blinded: true, reasonNeeded: false }
  const done = await north?.execute(who, {
    do: 'change',
    changes: [made('person.joined', 'per_zoe', { roles: ['reviewer'] }), made('stage.set', 'stg_blind', stage)],
  })
  expect(done).toMatchObject({ ok: true })
  for (const route of ['bring-back/look', 'bring-back']) {
    const answer = await ask('POST', `${route}?project=north`)
    expect([answer.status, (await answer.json()).error.code], route).toEqual([403, 'not-allowed'])
  }
  await projects.close()
})
