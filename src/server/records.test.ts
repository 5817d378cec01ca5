import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { ben, foundedOn, freshPath } from '../../test/support/store.ts'
import { createSqlite } from '../store/sqlite.ts'
import type { Job } from '../work/jobs.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const dialect = (name: string) => readFileSync(new URL(`../../test/files/dialects/${name}`, import.meta.url))

async function served(onDisk = false) {
  const project = await foundedOn(createSqlite(onDisk ? freshPath() : ':memory:'))
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

test.each([
  ['in memory', false],
  ['in a file, in a thread of its own', true],
])(
  'files are imported %s, joined where certain, found by their words, and each record shows its bytes',
  async (_, onDisk) => {
    const { project, ask, send, settled } = await served(onDisk)
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
  const { project, ask, send, settled } = await served(true)
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
