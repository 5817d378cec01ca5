import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codedBlind, inSilence, screened, stage } from '../../test/support/blind-worlds.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, cem, foundedOn, freshPath } from '../../test/support/store.ts'
import { team } from '../../test/support/team.ts'
import {
  type Asker,
  asked,
  codingPaths,
  groupPaths,
  heardBy,
  parts,
  pathsOf,
  readBy,
  toldBy,
} from '../../test/support/walk.ts'
import { roles } from '../core/choices.ts'
import type { Role } from '../core/project/facts.ts'
import { openProject, type Project } from '../store/project.ts'
import { openSqlite } from '../store/sqlite.ts'
import { routeNeeds } from './needs.ts'

/**
 * A server of a team: Ben has a role in the project and owns another, of others; Ana and Cem are in the first alone. Each asks
 * by session, and by a token that may whatever they may.
 */
async function served(project: Project, role: Role = 'reviewer') {
  const { roles: before = [] } = project.journal.state.person.get(ben) ?? {}
  if (before.join() !== role) {
    const changes = [{ type: 'person.joined' as const, id: ben, from: { roles: before }, to: { roles: [role] } }]
    expect((await project.execute(ana, { do: 'change', changes })).ok).toBe(true)
  }
  const server = team({ review: project, foreign: await foundedOn() })
  await server.someone('ben', { in: { review: ben, foreign: ana } })
  await server.someone('cem', { in: { review: cem } })
  await server.someone('ana', { in: { review: ana } })
  const by =
    (headers: Record<string, string>): Asker =>
    async (path, init) => {
      // As slowly as somebody asks whom the limits of what is costly do not hold up.
      server.time.now += 3_000
      return server.app.request(path, { ...init, headers: { ...init?.headers, ...headers } })
    }
  const session = async (name: string) => {
    const { jar } = await server.at(name)
    return by({ cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') })
  }
  const token = async (name: string) => {
    const made = await (await server.at(name)).post('/api/account/tokens', { name: 'a script', most: 'owner' })
    return by({ authorization: `Bearer ${((await made.json()) as { token: string }).token}` })
  }
  return { session, token }
}

/** Each role asks every route without a question, and some of the questions; together they ask all of them. */
const share = (role: Role, paths: readonly string[]) =>
  paths.filter((path, i) => !/[?]/.test(path) || i % roles.length === roles.indexOf(role))

const worlds = [
  {
    what: 'what another voted, nor on which source',
    paths: pathsOf(parts, asked),
    one: () => screened('include', 'src_2'),
    other: () => screened('exclude', 'src_3'),
  },
  {
    what: 'what another marked and coded, nor where',
    paths: codingPaths,
    one: () => codedBlind('Leaders met', 'cod_open', 'doc_sims', 'src_sims'),
    other: () => codedBlind('Nobody asked the carers', 'cod_trust', 'doc_wu', 'src_wu'),
  },
  {
    what: 'how another ranked, nor what they wrote',
    paths: groupPaths,
    one: () => inSilence(['ide_1', 'ide_2'], 'Rest'),
    other: () => inSilence(['ide_3'], 'Being heard'),
  },
]
const cases = worlds.flatMap((world) => roles.map((role) => ({ ...world, role })))

test.each(cases)(
  'whichever route somebody signed in as $role walks, no answer and no header tells $what',
  async ({ one, other, paths, role }) => {
    const [here, there] = [await served(await one(), role), await served(await other(), role)]
    const mine = share(role, paths)
    const answers = await readBy(await here.session('ben'), mine)
    const elsewhere = await readBy(await there.session('ben'), mine)
    for (const [path, answer] of answers) expect(elsewhere.get(path), path).toBe(answer)
    expect([...answers].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(60)
    expect([...answers].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
    // By a token one reads the same, or less.
    const some = mine.filter((path) => !/[?]|\.(?:docx|xlsx|zip|tex)$|figures|session$|jobs$|duplicates$/.test(path))
    for (const [path, answer] of await readBy(await here.token('ben'), some))
      if (!answer.startsWith('403')) expect(answer, path).toBe(answers.get(path))
  },
  120_000,
)

test('to whom nothing is blinded it is there to be read, by session and by token, so the walk above can fail', async () => {
  const [here, there] = [
    await served(await screened('include', 'src_2')),
    await served(await screened('exclude', 'src_3')),
  ]
  const some = ['views/trail', 'views/source?id=src_2', 'views/overview', 'sources/csv'].map(
    (one) => `/api/p/review/${one}`,
  )
  for (const by of ['session', 'token'] as const) {
    const [one, other] = [await readBy(await here[by]('ana'), some), await readBy(await there[by]('ana'), some)]
    for (const path of some) expect(other.get(path), path).not.toBe(one.get(path))
  }
})

const json = (method: string, path: string, body?: unknown) => ({
  method,
  path,
  ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
})
const bytes = (path: string, body = 'TY  - JOUR\nTI  - Trust\nER  - \n') => ({
  method: 'POST',
  path,
  body,
  headers: { 'content-type': 'application/octet-stream' },
})

/** What Ben may try in the hope that the answer depends on what Cem said: guesses, what would take away what Cem rests on, what comes after. */
const tried = [
  ...(['include', 'exclude', 'maybe'] as const).flatMap((verdict) => [
    change({ type: 'screening.voted', id: `vote_src_2.${stage}.${cem}`, from: { verdict }, to: { verdict: 'maybe' } }),
    change({ type: 'screening.voted', id: `vote_src_3.${stage}.${cem}`, from: { verdict }, to: null }),
  ]),
  change(
    made('screening.voted', `vote_src_2.${stage}.${cem}`, {
      source: 'src_2',
      stage,
      reviewer: cem,
      verdict: 'include',
    }),
  ),
  ...['src_1', 'src_2', 'src_3'].map((source) => ({ do: 'vote', source, stage: 'stg_2', verdict: 'include' })),
  ...['src_2', 'src_3'].map((source) => ({ do: 'reopen', source, stage, because: 'Who knows?' })),
  ...['src_2', 'src_3'].map((source) => ({ do: 'settle', sources: [source], stage, verdict: 'include', how: 'rule' })),
  ...['rsn_1', 'fld_1', 'fld_2', 'form_1', stage, 'src_2', 'src_3', 'cal_1'].map((id) => remove(id)),
  change(made('comment.made', 'cmt_b', { about: `vote_src_2.${stage}.${cem}`, text: 'So?', by: ben })),
  change(made('comment.made', 'cmt_d', { about: 'rop_src_2.stg_1', text: 'So?', by: ben })),
  { do: 'undo', act: 'cmt_c' },
  { do: 'vote', source: 'src_4', stage, verdict: 'include' },
]
function change(...changes: object[]) {
  return { do: 'change', changes }
}
function remove(id: string) {
  const type = {
    rsn: 'reason.listed',
    fld: 'field.set',
    for: 'form.set',
    stg: 'stage.set',
    src: 'source.described',
    cal: 'calibration.held',
  }
  return change({ type: type[id.slice(0, 3) as keyof typeof type], id, from: {}, to: null })
}

/** One request or more for every route that changes something. */
const writes = [
  ...tried.flatMap((command) => [json('POST', 'preview', command), json('POST', 'commands', command)]),
  json('PUT', 'here', { window: 'abcdefgh', place: 'theory' }),
  json('PUT', 'people', { id: ben, name: 'Ben', initials: 'B' }),
  json('DELETE', `people/${cem}`),
  json('DELETE', `people/${cem}/account`),
  json('POST', 'session', { person: cem }),
  json('POST', 'invitations', { email: 'cem@example.org', name: 'Cem', person: cem }),
  json('DELETE', 'invitations/none'),
  json('POST', 'imports/imp_1/tags', { names: ['trust'] }),
  json('POST', 'imports/imp_1/votes', { maker: { tool: 'rayyan' }, person: ben, stage }),
  bytes('imports/preview?name=a.ris'),
  bytes('documents/look?name=a.txt', 'Trust'),
  json('POST', 'documents/doc_none/reread'),
  json('POST', 'documents/doc_none/marks', { colours: {} }),
  json('POST', 'documents/doc_none/names', {}),
  json('POST', 'documents/doc_none/pseudonyms', {}),
  json('DELETE', 'jobs/none'),
  bytes('tables?of=codes', 'code,definition\nTrust,Belief\n'),
  bytes('tables?of=answers&form=form_1', 'source,Design\nTrust,trial\n'),
  json('POST', 'styles', { csl: '<style/>' }),
  bytes('theory/look?name=a.txt', 'If there is trust, then people talk.'),
  bytes('theory?name=a.txt', 'If there is trust, then people talk.'),
  bytes('exchange/look?name=a.qdpx'),
  bytes('exchange?name=a.qdpx'),
  json('POST', 'report.md'),
  json('POST', 'report.json'),
  ...['pack.zip', 'site.zip', 'exchange.qdpx', 'codebook.qdc', 'export.json'].map((path) => json('POST', path)),
  bytes('take-back'),
  bytes('merge'),
  bytes('merge/look'),
  bytes('bring-back'),
  bytes('bring-back/look'),
  json('POST', 'hand-outs', { stage, person: cem }),
  json('POST', 'hand-outs', { stage, person: ben }),
  json('POST', 'waves/none/links', { for: 'all' }),
  json('DELETE', 'waves/none/links?which=all'),
  json('POST', 'identities', {}),
  json('DELETE', 'identities'),
  bytes(`documents?name=a.txt&source=src_none`, 'Trust'),
  json('POST', 'duplicates'),
  bytes('imports?name=a.ris'),
]

test('every route that changes something is tried below, but the forms of one report', () => {
  const base = (path: string) => path.replace(/[?].*/, '').replace(/\b(?:imp_1|doc_none|none)\b|per_cem/g, ':id')
  const known = new Set(writes.map(({ method, path }) => `${method} ${base(path)}`))
  const asked = Object.keys(routeNeeds).filter((route) => !/^GET|report\.(?!md|json)/.test(route))
  expect(asked.filter((route) => !known.has(route))).toEqual([])
})

/** What a copy that was handed out holds, where it is one: its bytes are new each time. */
async function holds(answer: Response): Promise<string> {
  const path = freshPath('copy.retro')
  writeFileSync(path, new Uint8Array(await answer.arrayBuffer()))
  const { journal, close } = await openProject(openSqlite(path))
  const { source, vote } = journal.state
  await close()
  return `200 ${source.size} ${vote.size} ${answer.headers.get('x-retroduce-kept')}`
}

test.each(roles)(
  'whatever somebody signed in as %s tries to change, they are answered the same, however Cem voted',
  async (role) => {
    const all: string[][] = []
    for (const project of [await screened('include', 'src_2'), await screened('exclude', 'src_3')]) {
      const ben = await (await served(project, role)).session('ben')
      const answers: string[] = []
      for (const { path, ...init } of writes) {
        const answer = await ben(`/api/p/review/${path}`, init)
        const told = path === 'hand-outs' && answer.ok ? await holds(answer) : await toldBy(path, answer)
        const same = told.replace(/"(?:job|link|id)":"[^"]*"/g, 'NEW')
        answers.push(`${init.method} ${path} ${init.body ?? ''} → ${same}`)
      }
      all.push(answers)
    }
    const [one = [], other = []] = all
    expect(other).toEqual(one)
    expect(one.filter((answer) => answer.includes('→ 500'))).toEqual([])
  },
  60_000,
)

test('who joins sources is told nothing of what came along unseen, but for the numbers that it took', async () => {
  const told = []
  for (const project of [await screened('include', 'src_2'), await screened('exclude', 'src_3')]) {
    const mine = await (await served(project)).session('ben')
    const command = { do: 'join', joins: [{ into: 'src_2', from: ['src_3'] }] }
    const joined = await mine('/api/p/review/commands', json('POST', 'commands', command))
    const answers = await readBy(
      mine,
      ['', '?about=src_2', '?about=apr_c'].map((of) => `/api/p/review/views/trail${of}`),
    )
    told.push(
      [await toldBy('commands', joined), ...answers.values()].map((answer) => answer.replace(/"seq":\d+/g, 'NUMBER')),
    )
  }
  expect(told[1]).toEqual(told[0])
  expect(told[0]?.[0]).toContain('"src_3"')
})

test('over a session and a token the stream of changes tells a blinded reviewer no more', async () => {
  for (const by of ['session', 'token'] as const) {
    const told: string[] = []
    for (const project of [await screened('include', 'src_2'), await screened('exclude', 'src_3')]) {
      const server = await served(project)
      told.push(await heardBy(await server[by]('ben'), await server.session('cem'), await server.session('ben')))
    }
    expect(told[1]).toBe(told[0])
    for (const hidden of [/vote_[^"]*\.per_cem/, /res_/, /rop_/, /stp_/, /cmt_/]) expect(told[0]).not.toMatch(hidden)
  }
}, 60_000)

test('while others decide unseen, the newest number and moment that one is told stay as they are', async () => {
  const project = await screened('include', 'src_2')
  const server = await served(project)
  const [mine, cems] = [await server.session('ben'), await server.session('cem')]
  const { length } = project.journal.events
  const newest = async () => {
    const frame = await (await mine('/api/p/review/views/frame')).text()
    const extraction = await (await mine('/api/p/review/views/extraction?form=form_1&source=src_1')).text()
    const reconciliation = await (await mine('/api/p/review/views/reconciliation?form=form_1&source=src_1')).text()
    const nothing = await mine('/api/p/review/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'vote', source: 'src_1', stage, verdict: 'include' }),
    })
    const moment = await mine(`/api/p/review/views/frame?at=${length}`)
    const live = await mine('/api/p/review/live', { headers: { 'last-event-id': '99999' } })
    const reader = live.body?.getReader()
    const first = new TextDecoder().decode((await reader?.read())?.value)
    await reader?.cancel()
    return { frame, moment: await moment.text(), extraction, reconciliation, nothing: await nothing.text(), first }
  }
  // The first time his vote is recorded, and the second time there is nothing to do.
  await newest()
  const before = await newest()
  const vote = { do: 'vote', source: 'src_3', stage, verdict: 'include' }
  const headers = { 'content-type': 'application/json' }
  expect((await cems('/api/p/review/commands', { method: 'POST', headers, body: JSON.stringify(vote) })).status).toBe(
    200,
  )
  expect(project.journal.events.length).toBeGreaterThan(length)
  expect(await newest()).toEqual(before)
  // Who settles there is told of it, so this can fail.
  const anas = await server.session('ana')
  expect((await (await anas('/api/p/review/views/frame')).json()).seq).toBe(project.journal.events.length)
})
