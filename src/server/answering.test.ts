// Past 400 lines: the way of an answer from link to journal is one story, and who would break it is tried on the same ground.
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn } from '../../test/support/store.ts'
import { freshStore, kinds, reopened } from '../../test/support/stores.ts'
import { type Browser, browserOf, team } from '../../test/support/team.ts'
import type { Fact } from '../core/fact.ts'
import { openProject, type Project } from '../store/project.ts'
import { takeAnswersIn } from '../work/answers-in.ts'
import { hashOf, typedSecret } from '../work/secret.ts'

const items = [
  {
    key: 'trust',
    text: 'We trust each other.',
    part: 'context',
    must: true,
    answer: { kind: 'scale', anchors: ['No', 'Partly', 'Yes'] },
  },
  { key: 'role', text: 'Your role?', part: 'about you', answer: { kind: 'choice', options: ['Nurse', 'Doctor'] } },
  {
    key: 'with',
    text: 'Whom do you meet?',
    part: 'context',
    answer: { kind: 'choice', options: ['GP', 'Council'], several: true },
  },
  { key: 'years', text: 'Years here', part: 'about you', answer: { kind: 'number', min: 0, max: 60 } },
  { key: 'words', text: 'What else?', part: 'open', answer: { kind: 'text' } },
]

async function change(project: Project, ...facts: object[]) {
  const changes = facts.map((fact) => ({ from: null, ...fact })) as Fact[]
  expect(await project.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
}

/** A project with an anonymous wave and one under codes, and its team’s server. */
async function served(project: Project) {
  await change(
    project,
    { type: 'questionnaire.made', id: 'qst_1', to: { purpose: 'survey', title: 'Working together', items } },
    { type: 'wave.opened', id: 'wav_anon', to: { questionnaire: 'qst_1', name: 'Spring', anonymous: true, by: ana } },
    { type: 'wave.opened', id: 'wav_code', to: { questionnaire: 'qst_1', name: 'Panel', anonymous: false, by: ana } },
  )
  const server = team({ review: project }, { address: new URL('https://review.example.org') })
  await server.someone('ana', { in: { review: ana } })
  const owner = browserOf(server.app, { host: 'review.example.org', 'x-forwarded-for': '10.0.0.1' })
  await owner.signIn('ana@example.org')
  return { ...server, owner }
}

interface Given {
  number?: number
  url: string
  path: string
  code?: string
}
async function links(owner: Browser, wave: string, asked: object): Promise<Given[]> {
  const answer = await owner.post(`/api/p/review/waves/${wave}/links`, asked)
  const came = (await answer.json()) as { links: Given[] }
  expect(came, JSON.stringify(came)).toHaveProperty('links')
  return came.links
}
type App = Awaited<ReturnType<typeof served>>['app']
const host = { host: 'review.example.org' }
const open = (app: App, path: string, from = '10.1.1.1') =>
  app.request(path, {
    headers: { ...host, 'x-forwarded-for': from, 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' },
  })
const onceIn = (html: string) => /name="once" value="([\w-]{43})"/.exec(html)?.[1] ?? ''
const send = (app: App, path: string, fields: Record<string, string> | [string, string][], headers: object = {}) =>
  app.request(path, {
    method: 'POST',
    headers: {
      ...host,
      origin: 'https://review.example.org',
      'x-forwarded-for': '10.1.1.1',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })
/** Opens a form, as a browser does, and sends it. */
async function fill(app: App, path: string, fields: Record<string, string>, from?: string) {
  const form = await (await open(app, path, from)).text()
  return send(app, path, { once: onceIn(form), ...fields }, from ? { 'x-forwarded-for': from } : {})
}
const responsesIn = (project: Project, wave: string) =>
  [...project.journal.state.response.values()].filter((one) => one.wave === wave)

describe.each(kinds)('on $kind', (kind) => {
  test('who has a link answers without an account: the form comes back with what is missing, then one answer is there', async () => {
    const project = await foundedOn(await freshStore(kind))
    const { app, owner } = await served(project)
    const [one] = await links(owner, 'wav_code', { for: 'each', number: 2 })
    expect(one).toMatchObject({
      number: 1,
      url: expect.stringMatching(/^https:\/\/review.example.org\/answer\/(?:[a-z2-9]{5}-?){5}$/),
      code: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/),
    })
    const path = one?.path ?? ''
    const answer = await open(app, path)
    const form = await answer.text()
    expect(answer.status).toBe(200)
    expect(form).toContain('We trust each other.')
    expect(form).not.toMatch(/<script|<style| style=| on\w+=/)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await app.request('/answer.css', { headers: host })).headers.get('content-type')).toContain('text/css')
    // Typed from paper it may have other case, other hyphens or none, and 1 for l.
    const typed = path.toUpperCase().replace('/ANSWER/', '/answer/').replaceAll('-', '').replaceAll('L', '1')
    expect((await open(app, typed)).status).toBe(200)
    // To look at a link does not use it up: programs that check letters do.
    await open(app, path)

    const once = onceIn(form)
    const filled = { q2: 'Doctor', q4: 'many', q5: 'It is <b>fine</b> & "good"' }
    const again = await send(app, path, { once, ...filled })
    expect(again.status).toBe(422)
    const back = await again.text()
    expect(back).toContain('<title>To look at again: Working together</title>')
    expect(back).toContain('Two questions need another look.')
    expect(back).toMatch(/<a href="#q1">1 We trust each other\.<\/a><br>This needs an answer\./)
    expect(back).toMatch(/<p class="wrong" id="q4-wrong">Write a number\.<\/p>/)
    expect(back).toMatch(/value="Doctor" checked/)
    expect(back).toMatch(/value="many" aria-invalid="true"/)
    expect(back).toContain('It is &#60;b&#62;fine&#60;/b&#62; &#38; &#34;good&#34;</textarea>')
    expect(onceIn(back)).toBe(once)
    expect(responsesIn(project, 'wav_code')).toEqual([])

    const whole = { once, ...filled, q1: '3', q4: '7,5' }
    const thanked = await send(app, path, whole)
    expect(thanked.status).toBe(200)
    const said = await thanked.text()
    expect(said).toContain('Thank you')
    expect(said).toContain(one?.code)
    expect(responsesIn(project, 'wav_code')).toEqual([
      {
        questionnaire: 'qst_1',
        wave: 'wav_code',
        on: '2026-06-01',
        respondent: one?.code,
        answers: { trust: 3, role: 'Doctor', years: 7.5, words: 'It is <b>fine</b> & "good"' },
      },
    ])
    // The same form sent again, as by “reload”: thanked again, with the code, and counted once.
    expect(await (await send(app, path, whole)).text()).toBe(said)
    expect((await fill(app, path, { q1: '1' })).status).toBe(404)
    expect(responsesIn(project, 'wav_code')).toHaveLength(1)
    expect(await project.store.box.waiting('wav_code')).toEqual([])
    const taken = await project.execute(ana, { do: 'withdrawAnswers', wave: 'wav_code', respondent: one?.code ?? '' })
    expect(taken.ok).toBe(true)
    expect(responsesIn(project, 'wav_code')).toMatchObject([{ answers: {} }])
    await project.close()
  })

  test('what was never there, was used, was taken back or is over is told in the same words, and not sooner', async () => {
    const project = await foundedOn(await freshStore(kind))
    const { app, owner, time } = await served(project)
    const [used, back, early, other] = (await links(owner, 'wav_anon', { for: 'each', number: 4 })).map(
      ({ path }) => path,
    )
    for (const path of [used, other]) expect((await fill(app, path ?? '', { q1: '2' })).status).toBe(200)
    expect((await owner.del('/api/p/review/waves/wav_anon/links?which=2')).status).toBe(200)
    // Whether it was used is not told to whoever takes it back.
    const took = await owner.del('/api/p/review/waves/wav_anon/links?which=1')
    expect([took.status, await took.json()]).toEqual([200, {}])
    const never = `/answer/${'a'.repeat(25)}`
    // To look at it tells nobody that it was used; only who sends once more hears that nothing more is taken.
    const unused = (await links(owner, 'wav_anon', { for: 'each', number: 1 }))[0]?.path ?? ''
    const words: string[] = []
    const [fresh, spent] = await Promise.all([unused, other ?? ''].map(async (path) => (await open(app, path)).text()))
    const withoutOnce = (html = '') => html.replace(onceIn(html), '')
    expect(withoutOnce(spent)).toBe(withoutOnce(fresh))
    expect(spent).toContain('If you have sent answers by it before, these are kept')
    words.push(await (await send(app, other ?? '', { once: onceIn(spent ?? ''), q1: '1' })).text())
    for (const path of [used, back, never, '/answer/short', `/answer/${'%00'.repeat(9)}`]) {
      const began = performance.now()
      const answer = await open(app, path ?? '', '10.9.9.9')
      expect(answer.status).toBe(404)
      expect(performance.now() - began).toBeGreaterThan(240)
      words.push(await answer.text(), await (await send(app, path ?? '', { q1: '1' })).text())
    }
    expect(new Set(words).size).toBe(1)

    await change(project, {
      type: 'wave.opened',
      id: 'wav_anon',
      from: { opens: null, closes: null },
      to: { opens: '2026-06-03', closes: '2026-06-05' },
    })
    expect(await (await open(app, early ?? '')).text()).toContain('This survey opens on 2026-06-03.')
    expect((await send(app, early ?? '', { q1: '1' })).status).toBe(404)
    time.now = Date.UTC(2026, 5, 3)
    expect(await (await open(app, early ?? '')).text()).toContain('You can answer until 2026-06-05.')
    time.now = Date.UTC(2026, 5, 6, 13)
    expect(await (await open(app, early ?? '')).text()).toBe(words[0])
    const refused = await owner.post('/api/p/review/waves/wav_anon/links', { for: 'each', number: 1 })
    expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
      403,
      expect.stringContaining('The wave is over.'),
    ])
    await project.close()
  })

  test('anonymous answers wait beside the journal, come into it in lots that are large enough, and nowhere else before', async () => {
    const project = await foundedOn(await freshStore(kind))
    const { app, owner } = await served(project)
    const given = await links(owner, 'wav_anon', { for: 'each', number: 13 })
    const told = async () => {
      const { answered, waiting, each } = (await (
        await owner.get('/api/p/review/waves/wav_anon/links')
      ).json()) as Record<string, number>
      return { each, answered, waiting, journal: responsesIn(project, 'wav_anon').length }
    }
    const stood: object[] = [await told()]
    for (const [i, { path }] of given.entries()) {
      expect((await fill(app, path, { q1: '2', q5: `plindergast${i}` })).status).toBe(200)
      stood.push(await told())
      if (i !== 8) continue
      // Nine wait: in no view, file or trail is a word of them.
      const state = [...project.journal.state.response.values()]
      expect(state).toEqual([])
      for (const path of [
        'export.json?people=1',
        'views/survey?id=qst_1',
        'views/surveys',
        'views/trail',
        'report.json',
        'people/per_ana/stored.json?events=1',
      ]) {
        const answer = await owner.get(`/api/p/review/${path}`)
        expect([path, answer.status]).toEqual([path, 200])
        expect(await answer.text()).not.toContain('plindergast')
      }
    }
    const few = { each: 13, journal: 0 }
    expect(stood).toEqual([
      { ...few, answered: 0, waiting: 0 },
      ...[1, 2, 3, 4].map(() => few),
      ...[5, 6, 7, 8, 9].map((n) => ({ ...few, answered: n, waiting: n })),
      ...[10, 11, 12, 13].map((n) => ({ each: 13, answered: n, waiting: n - 5, journal: 5 })),
    ])
    const lots = () =>
      Object.values(
        Object.groupBy(
          project.journal.events.filter(({ fact }) => fact.type === 'questionnaire.answered'),
          ({ act }) => act,
        ),
      )
    expect(lots().map((lot) => lot?.length)).toEqual([5])
    // Closing takes in the rest before it tells, ends the links and forgets them.
    const closed = await owner.post('/api/p/review/commands', {
      do: 'change',
      changes: [{ type: 'wave.opened', id: 'wav_anon', from: { closed: null }, to: { closed: true } }],
    })
    expect(closed.status).toBe(200)
    expect(lots().map((lot) => lot?.length)).toEqual([5, 8])
    expect(
      responsesIn(project, 'wav_anon')
        .map(({ answers }) => answers.words)
        .toSorted(),
    ).toEqual(given.map((_, i) => `plindergast${i}`).toSorted())
    expect(responsesIn(project, 'wav_anon').every((one) => !one.on && !one.respondent)).toBe(true)
    expect(await project.store.box.whole()).toEqual({ links: [], sent: [], waiting: [] })
    await project.close()
  })

  test('fewer than the smallest group are never told, however the wave ends; more may come when it is opened again', async () => {
    const project = await foundedOn(await freshStore(kind))
    const { app, owner } = await served(project)
    const close = (closed: boolean) =>
      owner.post('/api/p/review/commands', {
        do: 'change',
        changes: [
          {
            type: 'wave.opened',
            id: 'wav_anon',
            from: { closed: closed ? null : true },
            to: { closed: closed || null },
          },
        ],
      })
    for (const { path } of await links(owner, 'wav_anon', { for: 'each', number: 4 }))
      await fill(app, path, { q1: '2' })
    expect((await close(true)).status).toBe(200)
    expect(responsesIn(project, 'wav_anon')).toEqual([])
    expect(await project.store.box.waiting('wav_anon')).toHaveLength(4)
    await close(false)
    const [fifth] = await links(owner, 'wav_anon', { for: 'each', number: 1 })
    await fill(app, fifth?.path ?? '', { q1: '1' })
    await close(true)
    expect(responsesIn(project, 'wav_anon')).toHaveLength(5)
    await project.close()
  })

  test('of many who use one link at one moment one counts, by two processes too, and a killed one loses and doubles nothing', async () => {
    const first = await foundedOn(await freshStore(kind))
    const { app, owner } = await served(first)
    const second = await openProject(await reopened(first.store))
    const other = team({ review: second }, { address: new URL('https://review.example.org') }).app
    const [one, ...rest] = await links(owner, 'wav_anon', { for: 'each', number: 12 })
    const forms = await Promise.all(
      [1, 2, 3, 4].map(async (i) => onceIn(await (await open(i % 2 ? app : other, one?.path ?? '')).text())),
    )
    const came = await Promise.all(
      forms.map((once, i) => send(i % 2 ? other : app, one?.path ?? '', { once, q1: '1' })),
    )
    expect(came.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404])
    expect(await first.store.box.waiting('wav_anon')).toHaveLength(1)
    await Promise.all(rest.map(({ path }, i) => fill(i % 2 ? other : app, path, { q1: '2' })))
    await first.catchUp()
    const there = responsesIn(first, 'wav_anon').length
    expect(there + (await first.store.box.waiting('wav_anon')).length).toBe(12)
    expect(there).toBeGreaterThanOrEqual(5)
    // A process that dies between writing the journal and emptying the box leaves the same answer in both.
    const [told] = [...first.journal.state.response].filter(([, { wave }]) => wave === 'wav_anon')
    const [link] = await links(owner, 'wav_anon', { for: 'each', number: 1 })
    await first.store.box.put(hashOf(typedSecret(link?.path.slice('/answer/'.length) ?? '') ?? ''), 'once', {
      id: told?.[0] ?? 'rsp_',
      value: told?.[1] as never,
    })
    await takeAnswersIn(first, 'wav_anon', { closing: true })
    expect(responsesIn(first, 'wav_anon')).toHaveLength(12)
    expect(await first.store.box.waiting('wav_anon')).toEqual([])
    await second.close()
    await first.close()
  })
})

test('hostile answers are words or are refused: markup, foreign fields, doubled values, wrong kinds, ten megabytes', async () => {
  const project = await foundedOn()
  const { app, owner } = await served(project)
  const [{ path } = { path: '' }] = await links(owner, 'wav_code', { for: 'all', most: 3 })
  const evil = '</textarea><img src=x onerror=alert(1)><script>alert(2)</script>'
  const back = await (await send(app, path, { q5: evil, q4: evil, q2: evil, q1: evil })).text()
  expect(back).not.toMatch(/<img|<script/)
  expect(back).toContain('Three questions need another look.')
  expect(await (await send(app, path, { q1: '' })).text()).toContain('One question needs another look.')
  for (const [name, value] of [
    ['q1', '4'], ['q1', '1e0'], ['q1', '0x1'], ['q2', 'Surgeon'], ['q3', '["GP"]'], ['q4', '1e9'], ['q4', '-1'], ['q4', 'Infinity'], ['q5', 'x'.repeat(20_001)],
  ] as const) // biome-ignore format: a table
    expect([name, value.slice(0, 9), (await send(app, path, { q1: '1', [name]: value })).status]).toEqual([
      name,
      value.slice(0, 9),
      422,
    ])
  expect(
    (
      await send(app, path, [
        ['q1', '1'],
        ['q1', '2'],
      ])
    ).status,
  ).toBe(422)
  expect(
    (
      await send(app, path, [
        ['q1', '1'],
        ['q3', 'GP'],
        ['q3', 'GP'],
      ])
    ).status,
  ).toBe(422)
  for (const [headers, status] of [
    [{ 'content-type': 'application/json' }, 415],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 415],
    [{ 'content-encoding': 'gzip' }, 415],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ host: 'evil.example' }, 403],
  ] as const)
    expect([headers, (await send(app, path, { q1: '1' }, headers)).status]).toEqual([headers, status])
  const large = await send(app, path, { q1: '1', q5: 'x'.repeat(10 * 1024 * 1024) })
  expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('That is more than 2 MB at once.')])
  expect(large.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
  expect(
    (
      await send(
        app,
        path,
        Array.from({ length: 20_001 }, () => ['q1', '1'] as [string, string]),
      )
    ).status,
  ).toBe(415)
  expect(responsesIn(project, 'wav_code')).toEqual([])
  const words = `\u202e\u0000${evil}\u{1f600}`
  const taken = await send(app, path, [
    ['q1', '1'],
    ['q3', 'GP'],
    ['q3', 'Council'],
    ['q5', words],
    ['__proto__', 'x'],
    ['closed', '1'],
  ])
  expect(taken.status).toBe(200)
  expect(responsesIn(project, 'wav_code')).toMatchObject([{ answers: { trust: 1, with: ['GP', 'Council'], words } }])
  // A link for all brings so many answers and no more, and the codes of two people differ.
  for (const status of [200, 200, 404]) expect((await send(app, path, { q1: '2' })).status).toBe(status)
  expect(new Set(responsesIn(project, 'wav_code').map(({ respondent }) => respondent)).size).toBe(3)
})

test('an answer that was acknowledged and could not be taken in is kept, and comes in with the next', async () => {
  const project = await foundedOn()
  const { app, owner } = await served(project)
  const [one, two] = await links(owner, 'wav_code', { for: 'each', number: 2 })
  const trouble = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const broken = vi.spyOn(project, 'execute').mockRejectedValue(new Error('disk'))
  expect((await fill(app, one?.path ?? '', { q1: '1' })).status).toBe(200)
  broken.mockRestore()
  trouble.mockRestore()
  expect(responsesIn(project, 'wav_code')).toEqual([])
  await fill(app, two?.path ?? '', { q1: '3' })
  expect(
    responsesIn(project, 'wav_code')
      .map(({ respondent }) => respondent)
      .toSorted(),
  ).toEqual([one?.code, two?.code].toSorted())
})

test('who has links out cannot change what people were asked or promised; a withdrawn survey takes what waits along', async () => {
  const project = await foundedOn()
  const { app, owner } = await served(project)
  await change(project, {
    type: 'source.described',
    id: 'src_s',
    to: { kind: 'survey', reference: { type: 'report', title: 'Survey' } },
  })
  await change(project, { type: 'wave.opened', id: 'wav_anon', from: { source: null }, to: { source: 'src_s' } })
  const [one] = await links(owner, 'wav_anon', { for: 'each', number: 1 })
  for (const fact of [
    { type: 'questionnaire.made', id: 'qst_1', from: { title: 'Working together' }, to: { title: 'Other' } },
    { type: 'questionnaire.made', id: 'qst_1', from: { items }, to: { items: [] } },
    { type: 'wave.opened', id: 'wav_anon', from: { anonymous: true }, to: { anonymous: false } },
    { type: 'wave.opened', id: 'wav_anon', from: { linked: true }, to: { linked: null } },
    { type: 'wave.opened', id: 'wav_anon', from: project.journal.state.wave.get('wav_anon'), to: null },
  ])
    expect(await project.execute(ana, { do: 'change', changes: [fact] })).toMatchObject({ refusal: { code: 'in-use' } })
  // A new version of the questionnaire is another one: this wave goes on in the version that it asks.
  await change(project, {
    type: 'questionnaire.made',
    id: 'qst_2',
    to: { purpose: 'survey', title: 'Working anew', replaces: 'qst_1', items },
  })
  expect(await (await open(app, one?.path ?? '')).text()).toContain('Version 1 · Spring')
  await fill(app, one?.path ?? '', { q1: '1' })
  expect(await project.store.box.waiting('wav_anon')).toHaveLength(1)
  expect((await owner.post('/api/p/review/commands', { do: 'withdraw', source: 'src_s' })).status).toBe(200)
  expect(await project.store.box.whole()).toEqual({ links: [], sent: [], waiting: [] })
})

test('addresses are written to and kept nowhere; where no letter goes out the link comes back to pass on', async () => {
  const letters: { to: { address: string }; text: string }[] = []
  const project = await foundedOn()
  const { accounts, owner } = await served(project)
  accounts.post = async (letter) => {
    letters.push(letter)
    return letter.to.address !== 'no@quaxolith.example'
  }
  const given = (await links(owner, 'wav_anon', {
    for: 'addresses',
    addresses: ['a@quaxolith.example', 'no@quaxolith.example'],
  })) as (Given & { to: string; sent: boolean })[]
  // What a letter took to somebody is theirs: who sent it does not get the link.
  expect(given).toEqual([
    { to: 'a@quaxolith.example', sent: true, number: 1 },
    {
      to: 'no@quaxolith.example',
      sent: false,
      number: 2,
      path: expect.stringMatching(/^\/answer\//),
      url: expect.any(String),
    },
  ])
  const paths = letters.map(pathIn)
  expect(new Set(paths).size).toBe(2)
  const kept = JSON.stringify([
    await project.store.rows(),
    await project.store.box.whole(),
    await Promise.all((['account', 'link', 'notice', 'attempt'] as const).map((kind) => accounts.store.list(kind))),
  ])
  expect(kept).not.toContain('quaxolith')
  for (const path of paths) expect(kept).not.toContain(path.slice('/answer/'.length))
  const wrong = await owner.post('/api/p/review/waves/wav_anon/links', {
    for: 'addresses',
    addresses: ['a@b.example\r\nBcc: x@y.example'],
  })
  expect(wrong.status).toBe(400)
})

/** The path of the link in a letter. */
const pathIn = ({ text }: { text: string }) =>
  /https:\/\/review\.example\.org(\/answer\/[a-z2-9-]{29})/.exec(text)?.[1] ?? ''

test('a reminder of an anonymous wave goes to all that are named and tells nobody who has answered; its link takes the place of the first', async () => {
  const letters: { to: { address: string }; subject: string; text: string }[] = []
  const project = await foundedOn()
  const { app, accounts, owner } = await served(project)
  accounts.post = async (letter) => letters.push(letter) > 0
  const addresses = ['a@quaxolith.example', 'b@quaxolith.example', 'c@quaxolith.example']
  await links(owner, 'wav_anon', { for: 'addresses', addresses })
  const first = letters.splice(0).map(pathIn)
  expect((await fill(app, first[0] ?? '', { q1: '3' })).status).toBe(200)
  await owner.del('/api/p/review/waves/wav_anon/links?which=3')
  const who = [...addresses.map((to, i) => ({ number: i + 1, to })), { number: 9, to: 'd@quaxolith.example' }]
  const told = await links(owner, 'wav_anon', { for: 'reminders', who })
  expect(told).toEqual([
    { number: 1, to: 'a@quaxolith.example', sent: true },
    { number: 2, to: 'b@quaxolith.example', sent: true },
  ])
  expect(letters.map(({ to, subject }) => [to.address, subject])).toEqual(
    addresses.slice(0, 2).map((to) => [to, 'A reminder: Working together']),
  )
  const [answered, missing] = letters.map(pathIn)
  const letterTo = (i: number) => letters[i]?.text.replace(pathIn(letters[i] ?? { text: '' }), '')
  expect(letterTo(0)).toBe(letterTo(1))
  expect(letterTo(0)).toContain('If you have, thank you')
  // The links before let nobody in; the one of whoever answered looks like the other and brings nothing more.
  for (const path of first) expect((await fill(app, path, { q1: '1' })).status).toBe(404)
  expect((await open(app, answered ?? '')).status).toBe(200)
  expect((await fill(app, answered ?? '', { q1: '1' })).status).toBe(404)
  expect((await fill(app, missing ?? '', { q1: '2' })).status).toBe(200)
  expect(
    (await project.store.box.waiting('wav_anon'))
      .map(({ value }) => Number(value.answers.trust))
      .toSorted((a, b) => a - b),
  ).toEqual([2, 3])
  expect(JSON.stringify([await project.store.rows(), await project.store.box.whole()])).not.toContain('quaxolith')
  const closed = [{ type: 'wave.opened', id: 'wav_anon', from: { closed: null }, to: { closed: true } }]
  await owner.post('/api/p/review/commands', { do: 'change', changes: closed })
  expect((await owner.post('/api/p/review/waves/wav_anon/links', { for: 'reminders', who })).status).toBe(403)
})

test('under codes a reminder goes to those whose answers have not come, under a new code; without a post the links come back', async () => {
  const project = await foundedOn()
  const { app, owner } = await served(project)
  const [one, two] = await links(owner, 'wav_code', { for: 'each', number: 2 })
  await fill(app, one?.path ?? '', { q1: '3' })
  const anew = await links(owner, 'wav_code', { for: 'reminders', who: [{ number: 1 }, { number: 2 }] })
  expect(anew).toEqual([
    { number: 2, path: expect.any(String), url: expect.any(String), code: expect.stringMatching(/^[A-Z2-9]{4}-/) },
  ])
  expect(anew[0]?.code).not.toBe(two?.code)
  expect((await open(app, one?.path ?? '')).status).toBe(404)
  await fill(app, anew[0]?.path ?? '', { q1: '1' })
  expect(responsesIn(project, 'wav_code').map(({ respondent }) => respondent)).toEqual([one?.code, anew[0]?.code])
})

test('who asks too much from one place has to wait, and others do not', async () => {
  const project = await foundedOn()
  const { app, owner, time } = await served(project)
  const [one] = await links(owner, 'wav_anon', { for: 'each', number: 1 })
  const guess = (i: number) => open(app, `/answer/${'x'.repeat(23) + String(i + 22)}`, '10.6.6.6')
  const came = await Promise.all(Array.from({ length: 30 }, (_, i) => guess(i)))
  expect(came.filter(({ status }) => status === 404)).toHaveLength(20)
  const late = came.find(({ status }) => status === 429)
  expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await open(app, one?.path ?? '', '10.6.6.7')).status).toBe(200)
  const often = await Promise.all(Array.from({ length: 420 }, () => open(app, one?.path ?? '', '10.6.6.8')))
  expect(often.filter(({ status }) => status === 429).length).toBeGreaterThan(5)
  time.now += 60_000
  expect((await open(app, one?.path ?? '', '10.6.6.8')).status).toBe(200)
  await setTimeout(0)
})
