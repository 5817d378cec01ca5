import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, freshPath } from '../../test/support/store.ts'
import { freshStore, type Kind, kinds } from '../../test/support/stores.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'
import { bringIn } from '../work/bring-in.ts'
import { silent } from '../work/job.ts'
import type { Job } from '../work/jobs.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const dialect = (name: string) => readFileSync(new URL(`../../test/files/dialects/${name}`, import.meta.url))

async function served(kind?: Kind) {
  const project = await foundedOn(kind && (await freshStore(kind)))
  const app = makeApp({ projects: openProjects({ review: project }) })
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await app.request(`/api/p/review/${path}`, init)
    return { status: answer.status, body: (await answer.json()) as never as Record<string, never> }
  }
  const send = (path: string, body: BodyInit) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body })
  /** Waits until nothing goes on. */
  const settled = async (): Promise<Job[]> => {
    for (;;) {
      const jobs = (await ask('jobs')).body.jobs as never as Job[]
      if (jobs.every(({ state }) => state === 'done' || state === 'refused')) return jobs
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { project, app, ask, send, settled }
}

test.each<[string, Kind?]>([['memory'], ...kinds.map((kind): [string, Kind] => [kind.kind, kind])])(
  'files are imported into %s, joined where certain, found by their words, and each record shows its bytes',
  async (_, kind) => {
    const { project, ask, send, settled } = await served(kind)
    expect((await send('imports?name=scopus.ris&database=Scopus', dialect('scopus.ris'))).status).toBe(202)
    expect((await send('imports?name=pubmed.nbib', dialect('pubmed.nbib'))).status).toBe(202)
    const jobs = await settled()
    expect(jobs.map(({ outcome }) => outcome)).toMatchObject([
      { ok: true, records: 3, joined: 0 },
      { ok: true, records: 3, joined: 3 },
    ])
    const { state } = project.journal
    expect([state.import.size, state.record.size, state.source.size]).toEqual([2, 6, 3])
    const imports = (await ask('views/imports')).body
    expect(imports).toMatchObject({
      records: 6,
      sources: 3,
      imports: [
        { file: 'pubmed.nbib', records: 3, duplicates: 3, fresh: 0, only: 0 },
        { database: 'Scopus', records: 3 },
      ],
    })
    const [record] = state.record.keys()
    const { body } = await ask(`records/${record}`)
    expect(body).toMatchObject({
      reference: { title: expect.any(String) },
      text: expect.stringContaining('TY  - JOUR'),
      fields: expect.arrayContaining([['TY', 'JOUR']]),
    })
    const word = String((body as never as { reference: { abstract: string } }).reference.abstract)
      .split(' ')
      .find((one) => /^[a-z]{9,}$/.test(one))
    const found = (await ask(`views/library?text=${encodeURIComponent(`abstract:${word}`)}`)).body
    expect(found).toMatchObject({ terms: [word] })
    expect(Number(found.found)).toBeGreaterThan(0)
    await project.close()
  },
)

test('a file that is no file of records, one that is there already and a cancelled one leave nothing', async () => {
  const { project, ask, send, settled } = await served(kinds[0])
  await send('imports?name=a.ris', dialect('scopus.ris'))
  await settled()
  const before = project.journal.events.length
  const blobs = (await project.store.blobs()).length
  await send('imports?name=b.ris', dialect('scopus.ris'))
  await send('imports?name=c.ris', 'nothing at all')
  const { job } = (await send('imports?name=d.ris', dialect('ovid.ris'))).body
  expect((await ask(`jobs/${job}`, { method: 'DELETE' })).status).toBe(200)
  const refused = (await settled()).slice(1)
  expect(refused.map(({ outcome }) => outcome && !outcome.ok && outcome.refusal.code)).toEqual([
    'already-imported',
    'no-records',
    'cancelled',
  ])
  expect(project.journal.events.length).toBe(before)
  expect((await project.store.blobs()).length).toBe(blobs)
  await project.close()
})

test('an import that is cancelled half-way leaves nothing, says which it was, and the next one comes in', async () => {
  const { project, ask, send, settled } = await served(kinds[0])
  const before = [project.journal.events.length, (await project.store.blobs()).length]
  const many = Array.from({ length: 20_000 }, (_, i) => `TY  - JOUR\nTI  - Trust ${i}\nPY  - 2021\nER  - \n`).join('')
  const { job } = (await send('imports?name=many.ris', many)).body
  const step = async () => ((await ask('jobs')).body.jobs as never as Job[])[0]?.step
  await expect.poll(async () => (await step())?.done ?? 0, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0)
  expect((await ask(`jobs/${job}`, { method: 'DELETE' })).status).toBe(200)
  expect((await settled())[0]?.outcome).toEqual({
    ok: false,
    refusal: {
      code: 'cancelled',
      message: 'The import of many.ris was cancelled.',
      hint: 'Nothing of it was kept.',
    },
  })
  expect([project.journal.events.length, (await project.store.blobs()).length]).toEqual(before)
  await send('imports?name=scopus.ris', dialect('scopus.ris'))
  expect((await settled())[1]?.outcome).toMatchObject({ ok: true, records: 3 })
  expect(project.journal.state.record.size).toBe(3)
  await project.close()
})

test('what was left to a person is there again after a restart, and nothing is joined by that', async () => {
  const path = freshPath()
  const project = await foundedOn(createSqlite(path))
  const rows = [
    'id,title,authors,year,journal,volume,pages',
    '1,Trust between partners in integrated care systems,"Sims, A.",2021,Health Policy,12,10-19',
    '2,Trust between partners in integrated care systems,"Sims, A.",2021,Health Policy,12,30-41',
  ]
  const bytes = new TextEncoder().encode(rows.join('\n'))
  expect(await bringIn(project, { name: 'a.csv', bytes, who: ana }, silent)).toMatchObject({ ok: true })
  const guest = made('person.joined', 'per_guest', { roles: ['auditor'] })
  expect(await project.execute(ana, { do: 'change', changes: [guest] })).toMatchObject({ ok: true })
  const { length } = project.journal.events
  await project.close()

  const again = await openProject(openSqlite(path))
  const app = makeApp({ projects: openProjects({ review: again }) })
  const leftTo = async (who: string) => {
    const headers = { cookie: `retroduce-person=${who}` }
    return (await (await app.request('/api/p/review/duplicates', { headers })).json()) as Record<string, unknown>
  }
  const left = () => leftTo(ana)
  expect(await leftTo('per_guest')).toEqual({ looked: false, looking: false, likely: [], related: [] })
  expect(await left()).toMatchObject({ looking: true, likely: [] })
  await expect.poll(left, { timeout: 20_000 }).toMatchObject({
    looked: true,
    looking: false,
    likely: [{ why: expect.stringContaining('first pages differ') }],
  })
  expect(again.journal.events.length).toBe(length)
  await again.close()
})

test('what is likely is asked once, and not after somebody has answered', async () => {
  const { project, ask, send, settled } = await served()
  const rows = [
    'id,title,authors,year,journal,volume,pages',
    '1,Trust between partners in integrated care systems,"Sims, A.",2021,Health Policy,12,10-19',
    '2,Trust between partners in integrated care systems,"Sims, A.",2021,Health Policy,12,30-41',
  ]
  await send('imports?name=a.csv', rows.join('\n'))
  await settled()
  const { body } = await ask('duplicates')
  expect(body).toMatchObject({ looked: true, likely: [{ why: expect.stringContaining('first pages differ') }] })
  const [
    {
      sources: [a, b],
    },
  ] = body.likely as never as [{ sources: [string, string] }]
  const pair = (await ask(`views/pair?a=${a}&b=${b}`)).body
  expect(pair).toMatchObject({
    fields: expect.arrayContaining([{ field: 'pages', values: ['10-19', '30-41'], differs: true }]),
  })
  await ask('commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      do: 'change',
      changes: [
        {
          type: 'pair.judged',
          id: `pair_${[a, b].sort().join('.')}`,
          from: null,
          to: { sources: [a, b], verdict: 'apart' },
        },
      ],
    }),
  })
  expect((await ask('duplicates')).body).toMatchObject({ likely: [] })
  await send('duplicates', '')
  await settled()
  expect((await ask('duplicates')).body).toMatchObject({ likely: [] })
  await project.close()
})

test('a preview says what a file is, before it is read whole', async () => {
  const { ask, send } = await served()
  const { body } = await send('imports/preview?name=a.csv', 'Heading,Wer,Jahr\nTrust,"Sims, A.",2021\n')
  expect(body).toMatchObject({
    format: 'csv',
    records: 1,
    shown: [
      {
        fields: [
          ['Heading', 'Trust'],
          ['Wer', 'Sims, A.'],
          ['Jahr', '2021'],
        ],
      },
    ],
  })
  expect((await ask('imports/imp_none/report')).status).toBe(404)
  expect((await ask('records/rec_none')).status).toBe(404)
})

test('tags and decisions of another tool are told with whose they are; tags are taken over as one act', async () => {
  const { project, ask, send, settled } = await served()
  const preview = (await send('imports/preview?name=rayyan.ris', dialect('rayyan.ris'))).body
  await send('imports?name=rayyan.ris', dialect('rayyan.ris'))
  await settled()
  const [id] = project.journal.state.import.keys()
  const { body } = await ask(`imports/${id}/labels`)
  expect(body).toEqual(preview.offered)
  const made = body.decisions as never as { who: string; verdicts: object }[]
  expect(made.find(({ who }) => who === 'Ama')).toMatchObject({ tool: 'rayyan', verdicts: { include: 2 }, notes: 1 })
  expect(made.find(({ who }) => who === 'Kofi')?.verdicts).toMatchObject({ maybe: 1 })
  expect(body.tags).toMatchObject([{ name: 'realist' }, { name: 'CMO' }])
  const take = (names: unknown) =>
    ask(`imports/${id}/tags`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ names }),
    })
  expect((await take(['CMO', 'cmo ', 'not there'])).status).toBe(200)
  const { state } = project.journal
  expect([...state.tag.values()].map(({ name }) => name)).toEqual(['CMO'])
  expect([...state.source.values()].filter(({ tags }) => tags?.length)).toHaveLength(1)
  const before = project.journal.events.length
  expect((await take(['CMO'])).status).toBe(200)
  expect(project.journal.events.length).toBe(before)
  expect((await take([])).status).toBe(400)
  expect((await ask('imports/imp_none/labels')).status).toBe(404)
})

test.each([
  ['covidence.csv', 'covidence', { exclude: 1 }, ['to discuss']],
  ['asreview.csv', 'asreview', { include: 1, exclude: 1 }, []],
  ['asreview.ris', 'asreview', { include: 1, exclude: 1 }, []],
])('what %s says of decisions is offered, and becomes votes of one person', async (name, tool, verdicts, tags) => {
  const { project, ask, send, settled } = await served()
  const to = { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }
  const changes = [{ type: 'stage.set', id: 'stg_1', from: null, to }]
  expect((await project.execute(ana, { do: 'change', changes })).ok).toBe(true)
  const { offered } = (await send(`imports/preview?name=${name}`, dialect(name))).body
  await send(`imports?name=${name}&stage=stg_1`, dialect(name))
  await settled()
  const [id] = project.journal.state.import.keys()
  const { body } = await ask(`imports/${id}/labels`)
  expect(body).toEqual(offered)
  expect(body).toMatchObject({ decisions: [{ tool, verdicts }], tags: tags.map((name) => ({ name })) })
  const taken = await ask(`imports/${id}/votes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ stage: 'stg_1', maker: { tool }, person: ben }),
  })
  expect(taken.status).toBe(200)
  const votes = [...project.journal.state.vote.values()]
  expect(votes.map(({ verdict }) => verdict).sort()).toEqual(Object.keys(verdicts).sort())
  for (const vote of votes) expect(vote).toMatchObject({ reviewer: ben, stage: 'stg_1', origin: { tool, import: id } })
})

test('decisions of another tool become votes of the person named, with their reasons, as one act', async () => {
  const { project, ask, send, settled } = await served()
  const stage = {
    name: 'Title',
    kind: 'title-abstract' as const,
    order: 1,
    reviewers: 2,
    blinded: true,
    reasonNeeded: true,
  }
  const changes = [{ type: 'stage.set' as const, id: 'stg_1' as const, from: null, to: stage }]
  await project.execute(ana, { do: 'change', changes })
  await send('imports?name=rayyan.ris&stage=stg_1', dialect('rayyan.ris'))
  await settled()
  const [id] = project.journal.state.import.keys()
  const take = (body: object) =>
    ask(`imports/${id}/votes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ stage: 'stg_1', ...body }),
    })
  const maker = { tool: 'rayyan', who: 'Ama' }
  const { status, body } = await take({ maker, person: ben })
  expect([status, body.taken]).toMatchObject([200, { contradictions: [], left: 0 }])
  const { state } = project.journal
  const origin = { ...maker, import: id }
  expect([...state.vote.values()].map((one) => [one.reviewer, one.origin])).toEqual(
    Array.from({ length: state.vote.size }, () => [ben, origin]),
  )
  expect(state.vote.size).toBe((body.taken as never as { votes: number }).votes)
  for (const { verdict, reason } of state.vote.values())
    if (verdict === 'exclude' && reason) expect(state.reason.get(reason)?.stage).toBe('stg_1')
  const before = project.journal.events.length
  expect((await take({ maker, person: ben })).status).toBe(200)
  expect(project.journal.events.length).toBe(before)
  expect((await take({ maker: { tool: 'excel' }, person: ben })).status).toBe(400)
  expect((await take({ maker, person: 'per_none' })).body.error).toMatchObject({ code: 'unknown-thing' })
})

test('what another tool’s file says of decisions is as blinded as votes: not in a record, its fields, an index or an export', async () => {
  const rules = { kind: 'title-abstract', order: 1, reviewers: 2, reasonNeeded: false } as const
  const read = async (blinded: boolean, kofi: string, who: string) => {
    const { project, app, send, settled } = await served()
    const to = { ...rules, name: 'Title', blinded }
    await project.execute(ana, { do: 'change', changes: [{ type: 'stage.set', id: 'stg_1', from: null, to }] })
    const file = dialect('rayyan.ris').toString().replace('"Kofi"=>"Maybe"', `"Kofi"=>"${kofi}"`)
    await send('imports?name=rayyan.ris&stage=stg_1', file)
    await settled()
    const { state } = project.journal
    const [id] = state.import.keys()
    const records = [...state.record.keys()]
    const told = new Map<string, string>()
    for (const path of [
      ...records.map((record) => `records/${record}`),
      `imports/${id}/labels`,
      `imports/${id}/report`,
      ...[...state.source.keys()].map((source) => `views/source?id=${source}`),
      'views/imports',
      'views/trail',
      `views/library?text=${kofi}`,
      'views/library?text=rayyan',
      'views/screen?count=50&order=added',
      'sources/ris',
      'sources/csv',
      'report.md',
      'export.json',
    ]) {
      const answer = await app.request(`/api/p/review/${path}`, { headers: { cookie: `retroduce-person=${who}` } })
      const text = (await answer.text())
        // What was asked for is answered with; anywhere else another word of the file would be another answer.
        .replaceAll(path.includes(kofi) ? kofi : /(?!)/g, 'KOFI')
        .replace(/[0-9a-f]{64}/g, 'HASH')
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
        .replace(/(src|rec|imp)_[0-9a-z]+/g, '$1')
        .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'TIME')
      told.set(
        path.replace(kofi, 'KOFI').replace(/(src|rec|imp)_[0-9a-z]+/, (id) => `${id.slice(0, 3)} ${told.size}`),
        text,
      )
    }
    const body = JSON.stringify({ maker: { tool: 'rayyan', who: 'Kofi' }, person: who, stage: 'stg_1' })
    const headers = { cookie: `retroduce-person=${who}`, 'content-type': 'application/json' }
    const taken = await app.request(`/api/p/review/imports/${id}/votes`, { method: 'POST', headers, body })
    return { told, taken: taken.status, all: [...told.values()].join('\n') }
  }
  const [maybe, included] = [await read(true, 'Maybe', ben), await read(true, 'Included', ben)]
  for (const [path, text] of maybe.told) expect(included.told.get(path), path).toBe(text)
  expect([maybe.taken, included.taken]).toEqual([403, 403])
  for (const word of ['RAYYAN-INCLUSION', 'KOFI', 'check the theory'])
    expect(maybe.all.replace('["KOFI"]', '')).not.toContain(word)
  // Who brought it in has it anyway, and when nothing is blinded all read it: so the above can fail.
  for (const { all, taken } of [await read(true, 'Maybe', ana), await read(false, 'Maybe', ben)]) {
    expect(all).toContain('RAYYAN-INCLUSION')
    expect(taken).toBe(200)
  }
})
