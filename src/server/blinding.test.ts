import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { ben, cem, foundedOn } from '../../test/support/store.ts'
import type { Command } from '../core/command.ts'
import { views } from '../core/view/views.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const change = (...changes: Extract<Command, { do: 'change' }>['changes']): Command => ({ do: 'change', changes })

const reference = { type: 'article-journal', title: 'Trust', year: 2021 }
const levels = [
  { key: 'low', label: 'Low' },
  { key: 'high', label: 'High' },
]
const stage = { kind: 'relevance' as const, reviewers: 2, blinded: true, reasonNeeded: false, levels }
const setting = change(
  // Ana settles here and does not vote, so she sees what she settles.
  { type: 'stage.set', id: 'stg_1', from: null, to: { ...stage, name: 'Relevance', order: 1, arbiters: [ana] } },
  { type: 'stage.set', id: 'stg_2', from: null, to: { ...stage, name: 'Rigour', order: 2, blinded: false } },
  { type: 'source.described', id: 'src_1', from: null, to: { kind: 'article', reference, entersAt: 'stg_1' } },
)

/** A project in which Ben and Cem voted and judged at a blinded stage, and Ana settled it; one clock for all. */
async function reviewed(cemSays: 'include' | 'exclude') {
  const project = await foundedOn()
  await project.execute(ana, setting)
  await project.execute(ben, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'include' })
  await project.execute(cem, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: cemSays, note: `I ${cemSays} it` })
  const judged = { source: 'src_1', stage: 'stg_1', by: cem, because: `so I ${cemSays} it` } as const
  const level = cemSays === 'include' ? 'high' : 'low'
  await project.execute(cem, change({ type: 'appraisal.made', id: 'apr_1', from: null, to: { ...judged, level } }))
  const settled = { source: 'src_1', stage: 'stg_1', verdict: cemSays, how: 'rule', because: `to ${cemSays}` } as const
  await project.execute(ana, change({ type: 'conflict.resolved', id: 'res_src_1.stg_1', from: null, to: settled }))
  const app = makeApp({ projects: openProjects({ review: project }) })
  return { project, app }
}

const needs: Record<string, string> = { id: 'src_1', from: '0', to: '9', of: 'src_1' }

/** Everything that can be read of a project, with the parameters that a view might need. */
const paths = [
  ...Object.keys(views).flatMap((name) => {
    const query = new URLSearchParams(needs)
    return [`views/${name}`, `views/${name}?at=8`, `views/${name}?id=src_1`, `views/${name}?${query}`]
  }),
  ...['vote_src_1.stg_1.per_cem', 'res_src_1.stg_1', 'apr_1', 'stg_1', 'per_cem'].map(
    (id) => `views/trail?about=${id}`,
  ),
  'report.json',
  'report.json?opening=1',
  'report.md',
  'report.html',
  'report.json?at=9',
  'figures/flow.svg',
  'people',
  'session',
  'export.json',
]

/** All that Ben can read, each path with its answer; ids and clock readings of events differ from project to project. */
async function readByBen(app: ReturnType<typeof makeApp>): Promise<Map<string, string>> {
  const headers = { cookie: `retroduce-person=${ben}` }
  const answers = new Map<string, string>()
  for (const path of paths) {
    const answer = await app.request(`/api/p/review/${path}`, { headers })
    const text = (await answer.text())
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
      .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'TIME')
    answers.set(path, `${answer.status} ${text}`)
  }
  return answers
}

test('what a blinded reviewer can read does not change with another’s vote', async () => {
  const yes = await readByBen((await reviewed('include')).app)
  const no = await readByBen((await reviewed('exclude')).app)
  for (const [path, answer] of yes) expect(no.get(path), path).toBe(answer)
  expect([...yes].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(20)
  expect([...yes].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
})

test('the person who voted reads their own, so the comparison above can fail', async () => {
  const { app } = await reviewed('exclude')
  const read = async (who: string) =>
    (
      await app.request('/api/p/review/views/source?id=src_1', { headers: { cookie: `retroduce-person=${who}` } })
    ).text()
  expect(await read(cem)).toContain('I exclude it')
  expect(await read(ben)).not.toContain('I exclude it')
})

test('a command tells a blinded reviewer nothing of another’s vote', async () => {
  const said: string[][] = []
  for (const verdict of ['include', 'exclude'] as const) {
    const { app } = await reviewed(verdict)
    const headers = { cookie: `retroduce-person=${ben}`, 'content-type': 'application/json' }
    const ask = async (command: Command) => {
      const init = { method: 'POST', headers, body: JSON.stringify(command) }
      const answer = (await (await app.request('/api/p/review/commands', init)).json()) as Record<string, unknown>
      return JSON.stringify({ ...answer, act: undefined }).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'TIME')
    }
    const vote = { source: 'src_1', stage: 'stg_1', reviewer: cem, verdict: 'maybe' } as const
    said.push([
      await ask(change({ type: 'screening.voted', id: `vote_src_1.stg_1.${cem}`, from: null, to: vote })),
      await ask(
        change({
          type: 'screening.voted',
          id: `vote_src_1.stg_1.${cem}`,
          from: { verdict: 'maybe' },
          to: { verdict: 'background' },
        }),
      ),
      await ask(change({ type: 'appraisal.made', id: 'apr_1', from: { level: 'none' }, to: { level: 'low' } })),
      await ask(
        change({
          type: 'conflict.resolved',
          id: 'res_src_1.stg_1',
          from: { verdict: 'maybe' },
          to: { verdict: 'background' },
        }),
      ),
      await ask({ do: 'vote', source: 'src_1', stage: 'stg_2', verdict: 'include' }),
      await ask(change({ type: 'stage.set', id: 'stg_1', from: { blinded: true }, to: { blinded: false } })),
    ])
  }
  expect(said[1]).toEqual(said[0])
  expect(said[0]?.every((answer) => answer.includes('error'))).toBe(true)
})

test('live updates leave out what the listener may not know', async () => {
  const { app, project } = await reviewed('include')
  const listen = (who: string) =>
    app.request('/api/p/review/live', { headers: { cookie: `retroduce-person=${who}`, 'last-event-id': '7' } })
  const first = async (who: string) => {
    const reader = (await listen(who)).body?.getReader()
    let text = ''
    while (reader && !text.includes('data:')) text += new TextDecoder().decode((await reader.read()).value)
    await reader?.cancel()
    return JSON.parse(text.match(/data: (.*)/)?.[1] ?? '{}')
  }
  expect((await first(cem)).ids).toContain(`vote_src_1.stg_1.${cem}`)
  // Under the number of the last event he may know of: that of the last of all would tell when others vote.
  const own = project.journal.events.findLast(({ actor }) => actor === ben)?.seq
  expect(own).toBeLessThan(project.journal.events.length)
  expect(await first(ben)).toEqual({ seq: own, ids: [`vote_src_1.stg_1.${ben}`] })
})

test('a whole export waits for unblinding', async () => {
  const { app } = await reviewed('include')
  const headers = { cookie: `retroduce-person=${ben}` }
  expect((await app.request('/api/p/review/export.json', { headers })).status).toBe(403)
})

test('a reviewer is refused a whole export for the answers that are not theirs to read; who leads has it', async () => {
  const project = await foundedOn()
  const item = {
    key: 'trust',
    text: 'Trust',
    part: 'context' as const,
    answer: { kind: 'scale' as const, anchors: ['no', 'yes'] },
  }
  const asked = await project.execute(
    ana,
    change(
      { type: 'questionnaire.made', id: 'qst_1', from: null, to: { purpose: 'survey', title: 'Q', items: [item] } },
      {
        type: 'wave.opened',
        id: 'wav_1',
        from: null,
        to: { questionnaire: 'qst_1', name: 'W', anonymous: true, by: ana },
      },
    ),
  )
  expect(asked.ok).toBe(true)
  const app = makeApp({ projects: openProjects({ review: project }) })
  const whole = (who: string) =>
    app.request('/api/p/review/export.json', { headers: { cookie: `retroduce-person=${who}` } })
  // Nobody has answered yet: there is nothing that Ben may not see.
  expect((await whole(ben)).status).toBe(200)
  const to = { questionnaire: 'qst_1', wave: 'wav_1', answers: { trust: 1 } } as const
  expect((await project.execute(ana, change({ type: 'questionnaire.answered', id: 'rsp_1', from: null, to }))).ok).toBe(
    true,
  )
  const refused = await whole(ben)
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({
    error: { code: 'not-allowed', message: expect.stringContaining('what people answered') },
  })
  expect((await whole(ana)).status).toBe(200)
})
