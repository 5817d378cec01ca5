import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, foundedOn, freshPath } from '../../test/support/store.ts'
import { openProject } from '../store/project.ts'
import { createSqlite, openSqlite } from '../store/sqlite.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const stage = 'stg_1'
const bytes = { 'content-type': 'application/octet-stream' }

async function served(blinded: boolean) {
  const project = await foundedOn()
  await project.execute(ana, {
    do: 'change',
    changes: [
      made('stage.set', stage, {
        name: 'Title',
        kind: 'title-abstract',
        order: 1,
        reviewers: 2,
        blinded,
        reasonNeeded: false,
      }),
      ...[1, 2].map((n) =>
        made('source.described', `src_${n}${n}`, {
          kind: 'article',
          reference: { type: 'article-journal', title: `Paper ${n}` },
          entersAt: stage,
        }),
      ),
      made('tag.named', 'tag_1', { name: 'Later', order: 1 }),
    ],
  })
  const app = makeApp({ projects: openProjects({ review: project }) })
  const post = (route: string, body: BodyInit, headers: Record<string, string>, who = ana) =>
    app.request(`/api/p/review/${route}`, {
      method: 'POST',
      headers: { ...headers, cookie: `retroduce-person=${who}` },
      body,
    })
  const handOut = (asked: object, who = ana) =>
    post('hand-outs', JSON.stringify(asked), { 'content-type': 'application/json' }, who)
  return { project, handOut, back: (file: Uint8Array<ArrayBuffer>, who = ana) => post('take-back', file, bytes, who) }
}

/** The copy after Ben voted in it and tagged what he read. */
async function voted(copy: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const path = freshPath('copy.retro')
  writeFileSync(path, new Uint8Array(copy))
  const there = await openProject(openSqlite(path))
  for (const source of ['src_1', 'src_2']) {
    const result = await there.execute(ben, { do: 'vote', source, stage, verdict: 'include' })
    expect(result.ok).toBe(true)
  }
  await there.execute(ben, {
    do: 'change',
    changes: [
      made('tag.named', 'tag_x', { name: 'later', order: 1 }),
      made('tag.named', 'tag_y', { name: 'Odd', order: 2 }),
      { type: 'source.described', id: 'src_1', from: { tags: null }, to: { tags: ['tag_x', 'tag_y'] } },
    ],
  })
  await there.close()
  return new Uint8Array(readFileSync(path))
}

test.each([true, false])('a copy goes out by the browser and comes back (blinded: %s)', async (blinded) => {
  const { project, handOut, back } = await served(blinded)
  const answer = await handOut({ stage, person: ben })
  expect([answer.status, answer.headers.get('x-retroduce-kept')]).toEqual([200, '0'])
  const copy = await answer.arrayBuffer()
  // Sent back before anybody voted in it, it is told that it holds nothing, whoever asks.
  expect(await (await back(new Uint8Array(copy))).json()).toMatchObject({ empty: true })
  expect(project.journal.state.vote.size).toBe(0)
  const file = await voted(copy)
  const came = (await (await back(file)).json()) as object
  expect(came).toEqual({ ok: true, stage, person: ben, fresh: true, ...(!blinded && { votes: 2, judgements: 0 }) })
  const { state } = project.journal
  expect([...state.vote.values()].map(({ reviewer, origin }) => [reviewer, origin?.tool])).toEqual([
    [ben, 'hand-out'],
    [ben, 'hand-out'],
  ])
  // Tags are for all to see, so they wait where votes do.
  const tags = [...state.source.values()].flatMap((source) => source.tags ?? []).map((id) => state.tag.get(id)?.name)
  expect(tags).toEqual(blinded ? [] : ['Later', 'Odd'])
  expect(((await (await back(file)).json()) as { fresh: boolean }).fresh).toBe(false)
})

test.each([true, false])('a gate goes out with its scale, and levels come back (blinded: %s)', async (blinded) => {
  const { project, handOut, back } = await served(blinded)
  const levels = [{ key: 'high', label: 'High' }]
  await project.execute(ana, {
    do: 'change',
    changes: [{ type: 'stage.set', id: stage, from: { levels: null }, to: { levels } }],
  })
  const path = freshPath('copy.retro')
  writeFileSync(path, new Uint8Array(await (await handOut({ stage, person: ben })).arrayBuffer()))
  const there = await openProject(openSqlite(path))
  const judgements = [{ id: 'apr_1' as const, level: 'high', because: 'It fits.' }]
  // Judged, and not voted on yet: that is something.
  expect((await there.execute(ben, { do: 'appraise', source: 'src_1', stage, judgements })).ok).toBe(true)
  await there.close()
  const came = (await (await back(new Uint8Array(readFileSync(path)))).json()) as object
  expect(came).toEqual({ ok: true, stage, person: ben, fresh: true, ...(!blinded && { votes: 0, judgements: 1 }) })
  const judged = [...project.journal.state.appraisal.values()]
  expect(judged.map(({ by, level, because }) => [by, level, because])).toEqual([[ben, 'high', 'It fits.']])
})

test('only an owner or lead hands out or takes back, and what is no copy is refused without a fault', async () => {
  const { handOut, back } = await served(true)
  expect((await handOut({ stage, person: ben }, ben)).status).toBe(403)
  expect((await back(new Uint8Array([1]), ben)).status).toBe(403)
  expect((await handOut({ stage: 'stg_none', person: ben })).status).toBe(404)
  expect((await back(new TextEncoder().encode('no database at all'))).status).toBe(422)
  const path = freshPath('other.retro')
  await (await foundedOn(createSqlite(path))).close()
  const refused = await back(new Uint8Array(readFileSync(path)))
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('no copy that was handed out')
})
