import { copyFileSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import { run, told } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, cem, foundedOn, freshPath, inside } from '../../test/support/store.ts'
import type { Command } from '../core/command.ts'
import type { Id } from '../core/ids.ts'
import type { Project } from '../store/project.ts'
import { createSqlite } from '../store/sqlite.ts'

let file: string
let copy: string
const stage = 'stg_1'
const ids = ['a', 'b', 'c', 'd'].map((n) => `src_${n}` as Id<'src'>)

const done = async (project: Project, who: Id<'per'>, command: Command) => {
  const result = await project.execute(who, command)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
}
const vote = (source: string, verdict: 'include' | 'exclude', more = {}): Command =>
  ({ do: 'vote', source, stage, verdict, ...more }) as Command

beforeEach(async () => {
  file = freshPath()
  copy = freshPath('for-ben.retro')
  const project = await foundedOn(createSqlite(file))
  const blob = await project.store.putBlob(new TextEncoder().encode('The words of the paper.'), 'text/plain')
  await project.store.putPerson({ id: ben, name: 'Ben Bauer', initials: 'BB', email: 'ben@example.org' })
  await project.store.putPerson({ id: cem, name: 'Cem Secretname', initials: 'CS' })
  await done(project, ana, {
    do: 'change',
    changes: [
      made('stage.set', stage, {
        name: 'Title and abstract',
        kind: 'title-abstract',
        order: 1,
        reviewers: 2,
        blinded: true,
        reasonNeeded: false,
      }),
      made('criterion.set', 'crt_1', { stage, kind: 'include', text: 'About trust', order: 1 }),
      made('reason.listed', 'rsn_1', { stage, text: 'Off the subject', order: 1 }),
      made('tag.named', 'tag_1', { name: 'Hidden tag', order: 1 }),
      ...ids.map((id, i) =>
        made('source.described', id, {
          kind: 'article',
          reference: { type: 'article-journal', title: `Paper ${i}`, abstract: 'On trust.' },
          entersAt: stage,
          note: 'A note of the team',
          tags: ['tag_1'],
        }),
      ),
      made('source.described', 'src_said', {
        kind: 'interview',
        reference: { type: 'document', title: 'A nurse at Ward Seven' },
        entersAt: stage,
      }),
      made('document.attached', 'doc_1', { source: 'src_a', file: 'a.txt', mediaType: 'text/plain', blob }),
    ],
  })
  await done(project, cem, vote('src_a', 'exclude', { reason: 'rsn_1', note: 'Cem says no' }))
  await project.close()
})

const handOut = (...more: string[]) =>
  told('hand-out', file, '--stage', 'title and abstract', '--to', 'Ben Bauer', '--out', copy, ...more)

test('a copy to hand out holds the stage, its sources and criteria, and nothing else of the project in any byte', async () => {
  const { code, data } = await handOut()
  expect([code, data.sources, data.kept]).toEqual([0, 4, 1])
  const bytes = readFileSync(copy).toString('latin1')
  for (const word of ['Cem', 'exclude"', 'A note of the team', 'Hidden tag', 'Ward Seven', 'src_a', 'ben@example.org'])
    expect(bytes.includes(word), word).toBe(false)
  expect(bytes.includes('On trust.')).toBe(true)
  await inside(copy, async ({ journal: { state }, store }) => {
    expect([...state.person]).toEqual([[ben, { roles: ['reviewer'] }]])
    expect([...state.source.keys()]).toEqual(['src_1', 'src_2', 'src_3', 'src_4'])
    expect([state.vote.size, state.document.size, (await store.blobs()).length]).toEqual([0, 0, 0])
    expect([state.criterion.size, state.reason.size]).toEqual([1, 1])
    expect(await store.sealed()).toEqual([])
  })
  const db = new DatabaseSync(copy, { readOnly: true })
  expect(db.prepare('PRAGMA freelist_count').get()).toEqual({ freelist_count: 0 })
  db.close()
  expect((await run('verify', copy)).code).toBe(0)
})

test('documents go along if asked, and a draw gives as many as were asked for', async () => {
  expect((await handOut('--sample', '2')).data.sources).toBe(2)
  copy = freshPath('again.retro')
  expect((await handOut('--sources', 'src_a', '--documents')).data.sources).toBe(1)
  await inside(copy, async ({ journal: { state }, store }) => {
    expect(state.document.get('doc_1')?.source).toBe('src_1')
    expect((await store.blobs()).map(({ mediaType }) => mediaType)).toContain('text/plain')
  })
})

test('what Ben voted in his copy comes back as his, once, blinded until the stage is; what he changed there follows', async () => {
  await handOut('--sources', 'src_a,src_b')
  const [first, second] = await inside(
    file,
    async ({ journal }) => [...journal.state.handOut.values()][0]?.sources ?? [],
  )
  const elsewhere = (work: (project: Project) => Promise<void>) => inside(copy, work)
  await elsewhere(async (project) => {
    await done(project, ben, vote('src_1', 'include', { note: 'Ben says yes' }))
    await done(project, ben, {
      do: 'change',
      changes: [
        made('reason.listed', 'rsn_ben', { stage, text: 'Not a study', order: 2 }),
        made('highlight.set', 'hil_ben', { use: 'include', words: ['trust'], by: ben, order: 1 }),
      ],
    })
    await done(project, ben, vote('src_2', 'exclude', { reason: 'rsn_ben' }))
  })
  const back = () => told('take-back', file, copy)
  const { code, data } = await back()
  expect([code, data.fresh, data.votes]).toEqual([0, true, undefined])
  const bens = () =>
    inside(file, async ({ journal: { state } }) =>
      [first, second].map((source) => {
        const { verdict, note, reason } = state.vote.get(`vote_${source}.${stage}.${ben}`) ?? {}
        return [verdict, note, reason && state.reason.get(reason)?.text]
      }),
    )
  expect(await bens()).toEqual([
    ['include', 'Ben says yes', undefined],
    ['exclude', undefined, 'Not a study'],
  ])
  // The lead, to whom the stage is blinded, sees no vote of it, and the trail tells of none.
  const seen = JSON.parse((await run('log', file, '--json', '--as', ana)).out)
  expect(JSON.stringify(seen)).not.toContain('Ben says yes')
  const length = () => inside(file, async ({ journal }) => journal.events.length)
  const before = await length()
  expect((await back()).data.fresh).toBe(false)
  expect(await length()).toBe(before)
  await elsewhere((project) => done(project, ben, vote('src_1', 'exclude')))
  expect((await back()).data.fresh).toBe(true)
  expect((await bens())[0]).toEqual(['exclude', undefined, undefined])
  await inside(file, async ({ journal: { state } }) => {
    expect([...state.highlight.values()].map(({ by }) => by)).toEqual([ben])
    expect(state.vote.get(`vote_src_a.${stage}.${cem}`)?.verdict).toBe('exclude')
    expect(state.person.size).toBe(3)
  })
})

test('an older state of the copy changes nothing that a newer one brought, and what Ben voted here stands', async () => {
  await handOut('--sources', 'src_a,src_b')
  const [first, second] = await inside(
    file,
    async ({ journal }) => [...journal.state.handOut.values()][0]?.sources ?? [],
  )
  await inside(copy, (project) => done(project, ben, vote('src_1', 'include')))
  const older = freshPath('older.retro')
  copyFileSync(copy, older)
  await inside(copy, (project) => done(project, ben, vote('src_1', 'exclude')))
  await inside(copy, (project) => done(project, ben, vote('src_2', 'exclude')))
  await inside(file, (project) => done(project, ben, vote(second as string, 'include')))
  await told('take-back', file, copy)
  await told('take-back', file, older)
  await inside(file, async ({ journal: { state } }) => {
    const said = (source: unknown) => state.vote.get(`vote_${source}.${stage}.${ben}`)?.verdict
    expect([said(first), said(second)]).toEqual(['exclude', 'include'])
  })
})

test('how much is to be settled is told where votes are to be seen, and not while the stage is blinded', async () => {
  await handOut('--sources', 'src_a,src_b')
  const [first] = await inside(file, async ({ journal }) => [...journal.state.handOut.values()][0]?.sources ?? [])
  const second = freshPath('second.retro')
  copyFileSync(file, second)
  await inside(copy, (project) => done(project, ben, vote('src_1', 'exclude')))
  const opened = {
    type: 'stage.set',
    id: stage,
    from: { blinded: true, reviewers: 2 },
    to: { blinded: false, reviewers: 1 },
  }
  for (const [path, blinded] of [
    [file, true],
    [second, false],
  ] as const) {
    if (!blinded) await inside(path, (project) => done(project, ana, { do: 'change', changes: [opened] } as Command))
    await inside(path, (project) => done(project, ben, vote(first as string, 'include')))
    const { code, out } = await run('take-back', path, copy)
    expect([code, out.includes('One collision to settle: retroduce collisions lists')]).toEqual([0, !blinded])
    await inside(path, async ({ journal }) => expect(journal.state.collision.size).toBe(1))
  }
})

test('a stranger, a copy that was altered and a copy of the whole project are refused with a clear line', async () => {
  await handOut()
  const stranger = freshPath('stranger.retro')
  await (await foundedOn(createSqlite(stranger))).close()
  const refusal = async (path: string) => (await run('take-back', file, path)).err
  expect(await refusal(stranger)).toContain('This is no copy that was handed out from this project.')
  expect(await refusal(file)).toContain('This is no copy that was handed out')
  const db = new DatabaseSync(copy)
  db.exec("DROP TRIGGER event_never_changes; UPDATE event SET fact = replace(fact, 'On trust', 'On trusts')")
  db.close()
  expect(await refusal(copy)).toContain('damaged')
  expect((await run('merge', file, copy)).code).toBe(1)
})

test('at a gate Ben judges on its scale, and on passages of the documents that went along; both come back as his', async () => {
  const gate = { name: 'Rigour', kind: 'rigour', order: 2, reviewers: 2, blinded: false, reasonNeeded: false }
  const levels = [{ key: 'high', label: 'High', anchor: 'Trusted as it stands' }]
  const aspects = [{ key: 'coherence', label: 'Coherence', question: 'Does it hang together?' }]
  const judging = (source: string, judgements: object[]): Command =>
    ({ do: 'appraise', source, stage: 'stg_2', judgements, vote: { verdict: 'include' } }) as Command
  await inside(file, async (project) => {
    const from = { blinded: true, reviewers: 2 }
    await done(project, ana, {
      do: 'change',
      changes: [
        made('stage.set', 'stg_2', { ...gate, levels, aspects }),
        made('code.defined', 'cod_1', { name: 'Trust among equals', order: 1 }),
        { type: 'stage.set', id: stage, from, to: { blinded: false, reviewers: 1 } },
      ],
    })
    await done(project, ben, vote('src_a', 'include'))
    await done(project, cem, vote('src_a', 'include'))
    const passage = made('excerpt.made', 'exc_cem', { source: 'src_a', document: 'doc_1', quote: 'paper', by: cem })
    await done(project, cem, { do: 'change', changes: [passage] })
    await done(
      project,
      cem,
      judging('src_a', [{ id: 'apr_cem', aspect: 'coherence', level: 'high', because: 'Sure.' }]),
    )
  })
  const handed = await told(
    'hand-out',
    file,
    '--stage',
    'Rigour',
    '--to',
    'BB',
    '--documents',
    '--codes',
    '--out',
    copy,
  )
  expect([handed.code, handed.data.sources]).toEqual([0, 1])
  const bytes = readFileSync(copy).toString('latin1')
  for (const word of ['Cem', 'Sure.', 'exc_cem', 'apr_', 'src_a']) expect(bytes.includes(word), word).toBe(false)
  for (const word of ['Trusted as it stands', 'Does it hang together?', 'Trust among equals'])
    expect(bytes.includes(word), word).toBe(true)
  await inside(copy, async (project) => {
    const passage = { source: 'src_1', document: 'doc_1', quote: 'The words', by: ben }
    await done(project, ben, { do: 'change', changes: [made('excerpt.made', 'exc_ben', passage)] })
    const coded = { excerpt: 'exc_ben', code: 'cod_1', by: ben }
    await done(project, ben, { do: 'change', changes: [made('excerpt.coded', 'cdg_ben', coded)] })
    const judgements = [
      { id: 'apr_ben1', aspect: 'coherence', level: 'high', because: 'It fits.' },
      { id: 'apr_ben2', excerpt: 'exc_ben', because: 'A nugget.', nugget: true },
    ]
    await done(project, ben, judging('src_1', judgements))
  })
  const { out } = await run('take-back', file, copy)
  expect(out).toContain('one vote and two judgements of per_ben at “Rigour” taken in.')
  await inside(file, async ({ journal: { state } }) => {
    expect(state.excerpt.get('exc_ben')).toEqual({ source: 'src_a', document: 'doc_1', quote: 'The words', by: ben })
    expect(state.coding.get('cdg_ben')).toEqual({ excerpt: 'exc_ben', code: 'cod_1', by: ben })
    expect(state.appraisal.get('apr_ben1')).toMatchObject({ source: 'src_a', level: 'high', by: ben })
    expect(state.appraisal.get('apr_ben2')).toMatchObject({ excerpt: 'exc_ben', nugget: true, by: ben })
    expect(state.vote.get(`vote_src_a.stg_2.${ben}`)?.origin?.tool).toBe('hand-out')
  })
  expect((await told('take-back', file, copy)).data.fresh).toBe(false)
})

test('nothing is handed out to who does not vote, or where nothing waits', async () => {
  await inside(file, (project) =>
    done(project, ana, { do: 'change', changes: [made('person.joined', 'per_dee', { roles: ['auditor'] })] }),
  )
  const tried = async (...argv: string[]) => (await run('hand-out', file, '--out', copy, ...argv)).err
  expect(await tried('--stage', stage, '--to', 'per_dee')).toContain('do not vote')
  expect(await tried('--stage', stage, '--to', ben, '--sources', 'src_nothing')).toContain('does not wait')
  expect(await tried('--stage', 'Nowhere', '--to', ben)).toContain('no stage “Nowhere”')
})
