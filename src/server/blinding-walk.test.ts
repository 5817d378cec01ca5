// Past 400 lines: every route is walked by one walk, and what each hides is set up beside what shows that it can fail.
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bensCoding, coded, codingOn, marked } from '../../test/support/coding.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, cem, foundedOn } from '../../test/support/store.ts'
import type { Fact, Value } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { theoryForms } from '../core/theory/forms.ts'
import { views } from '../core/view/views.ts'
import { openProject } from '../store/project.ts'
import { createSqlite } from '../store/sqlite.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

type Verdict = Value<'vote'>['verdict']
const stage = 'stg_1'
const material = 'a'.repeat(64)
const sources = [1, 2, 3, 4].map((n) => `src_${n}` as Id<'src'>)

/**
 * Three people screen at a blinded stage at which Ana settles. Cem votes, is settled over, recalled, looked at again and
 * stopped on; what he says, and on which source, is the caller's. Ben has voted on the first source alone.
 */
async function screened(says: Verdict, where: Id<'src'>) {
  const design = says === 'include' ? 'survey' : 'trial'
  const project = await foundedOn()
  const put = async (who: Id<'per'>, ...changes: Fact[]) => {
    const result = await project.execute(who, { do: 'change', changes })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  }
  const rules = { kind: 'title-abstract', reviewers: 2, blinded: true, reasonNeeded: false }
  const reference = { type: 'article-journal', title: 'Trust', year: 2021 }
  const figures = [{ what: 'included', value: says === 'include' ? 1 : 0 }]
  await put(
    ana,
    made('stage.set', stage, { ...rules, name: 'Title', order: 1, arbiters: [ana] }),
    made('stage.set', 'stg_2', { ...rules, name: 'Full text', order: 2, blinded: false, reviewers: 1 }),
    made('reason.listed', 'rsn_1', { stage, text: 'One ward', order: 1 }),
    ...sources.map((id) => made('source.described', id, { kind: 'article', reference, entersAt: stage })),
    made('records.imported', 'imp_1', { file: 'a.ris', format: 'ris', blob: material, records: 1, problems: 0 }),
    made('record.read', 'rec_1', { import: 'imp_1', position: 1, material, source: 'src_1' }),
    made('highlight.set', 'hil_1', { use: 'include', words: ['trust'], by: ana, order: 1 }),
    made('calibration.held', 'cal_1', { stage, name: 'Pilot', people: [ben, cem], sources: ['src_4'], order: 1 }),
    made('votes.recalled', 'rcl_1', { stage, because: 'Sharper.', sources, order: 1 }),
  )
  const vote = (who: Id<'per'>, source: Id<'src'>, verdict: Verdict) =>
    project.execute(who, { do: 'vote', source, stage, verdict, note: `so ${verdict}` })
  await vote(ben, 'src_1', 'include')
  for (const source of ['src_1', where, 'src_4'] as const) expect((await vote(cem, source, says)).ok).toBe(true)
  const settled = { do: 'settle', sources: ['src_1'], stage, verdict: says, how: 'rule', because: `to ${says}` }
  expect((await project.execute(ana, settled)).ok).toBe(true)
  expect((await project.execute(ana, { do: 'reopen', source: where, stage, because: `not ${says}` })).ok).toBe(true)
  await extracted(put, design, where)
  const said = { about: where, text: `so ${says}`, by: cem, behind: stage, mentions: [ben] }
  await put(cem, made('comment.made', 'cmt_c', said))
  await put(ana, made('screening.stopped', 'stp_1', { stage, because: `so ${says}`, by: ana, unread: 1, figures }))
  return makeApp({ projects: openProjects({ review: project }) })
}

const form = 'form_1'
const fields = ['fld_1', 'fld_2'] as const

/** Cem fills in a blinded form; what he says is the caller's, and which of two fields he answers besides. Ben answers one. */
async function extracted(put: (who: Id<'per'>, ...changes: Fact[]) => Promise<void>, design: string, where: Id<'src'>) {
  const answer = (by: Id<'per'>, field: string, said: object) =>
    made('answer.given', `ans_src_1.${field}.${by}`, { source: 'src_1', field, by, ...said })
  const options = ['survey', 'trial'].map((key) => ({ key, label: key }))
  await put(
    ana,
    made('form.set', form, { name: 'Design', about: 'documents', extractors: 2, blinded: true, order: 1 }),
    made('field.set', 'fld_0', { form, name: 'Design', kind: 'one of', options, required: true, order: 1 }),
    ...fields.map((id, i) => made('field.set', id, { form, name: `Setting ${i}`, kind: 'text', order: i + 2 })),
  )
  await put(ben, answer(ben, 'fld_0', { value: 'survey' }))
  await put(
    cem,
    answer(cem, 'fld_0', { value: design, note: `so ${design}`, grounds: [{ quote: `a ${design} in Leeds` }] }),
    answer(cem, where === 'src_2' ? fields[0] : fields[1], { absent: 'not reported' }),
    made('extraction.finished', `fin_${form}.src_1.${cem}`, { form, source: 'src_1', by: cem }),
  )
}

/** All that the stream of changes tells one person from the first event on, until what Ben says last is heard. */
async function heardBy(who: Id<'per'>, app: ReturnType<typeof makeApp>): Promise<string> {
  const headers = { cookie: `retroduce-person=${who}`, 'last-event-id': '0' }
  const reader = (await app.request('/api/p/review/live', { headers })).body?.getReader()
  const decoder = new TextDecoder()
  let told = ''
  const until = async (word: string) => {
    while (reader && !told.includes(word)) told += decoder.decode((await reader.read()).value)
  }
  await until('data:')
  // While he listens, Cem votes on one source more, and then Ben himself does.
  const vote = (by: Id<'per'>, source: string, verdict: string) =>
    app.request('/api/p/review/commands', {
      method: 'POST',
      headers: { cookie: `retroduce-person=${by}`, 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'vote', source, stage, verdict }),
    })
  expect((await vote(cem, 'src_1', 'maybe')).status).toBe(200)
  expect((await vote(ben, 'src_3', 'exclude')).status).toBe(200)
  await until(`vote_src_3.${stage}.${ben}`)
  await reader?.cancel()
  return told.replace(/: (connected|here)/g, '')
}

/** Values for the parts of an address, so that every route is asked for something that is there. */
const parts: Record<string, readonly string[]> = {
  name: Object.keys(views),
  id: [...sources, 'imp_1', 'rec_1', 'doc_none'],
  format: ['ris', 'nbib', 'bibtex', 'csl-json', 'csv'],
  file: ['flow.svg', 'theory.svg', 'matrix.svg'],
  form: Object.keys(theoryForms),
}
const asked = [
  '',
  '?at=8',
  `?stage=${stage}`,
  `?stage=${stage}&source=src_2&order=added`,
  `?stage=${stage}&outcome=conflict`,
  '?id=src_2',
  '?id=src_1&from=0&to=9&of=src_1&a=src_1&b=src_2',
  '?about=stp_1',
  '?about=rop_src_2.stg_1',
  '?about=src_2',
  '?show=all',
  '?text=trust&q=trust',
  `?form=${form}`,
  `?form=${form}&source=src_1&format=csv`,
  `?about=ans_src_1.fld_0.${cem}`,
  `?id=${form}&show=differs`,
]

/** Every GET route of a project but the stream, with each value of its parts and each question. */
const pathsOf = (parts: Readonly<Record<string, readonly string[]>>, asked: readonly string[]) =>
  makeApp({ projects: openProjects({}) })
    .routes.filter(
      ({ path, method }) => method === 'GET' && path.startsWith('/api/p/:project/') && !path.endsWith('live'),
    )
    .flatMap(({ path }) => {
      const [, , , , ...rest] = path.replace(/\{.*?\}/g, '').split('/')
      const filled = rest.reduce<string[]>(
        (made, part) => {
          const values = part.startsWith(':') ? (parts[part.slice(1)] ?? []) : [part]
          return made.flatMap((before) => values.map((value) => `${before}/${value}`))
        },
        ['/api/p/review'],
      )
      // What is made of the whole project reads the moment, and none of the other questions.
      const whole = /\/(?:report|searches|pack|site)\.[a-z]+$/.test(path)
      const read = whole ? asked.filter((query) => query === '' || query.startsWith('?at=')) : asked
      return filled.flatMap((one) => read.map((query) => one + query))
    })

/** What an answer says; of an archive what each of its files says, because packed bytes differ with every date. */
function wordsIn(path: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder()
  if (!/\.(?:qdpx|docx|xlsx|zip)/.test(path) || bytes[0] !== 0x50) return decoder.decode(bytes)
  return Object.entries(unzipSync(bytes))
    .map(([name, member]) => `${name}\n${decoder.decode(member)}`)
    .join('\n')
}

async function readBy(
  who: Id<'per'>,
  app: ReturnType<typeof makeApp>,
  paths: readonly string[] = pathsOf(parts, asked),
): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const path of new Set(paths)) {
    const answer = await app.request(path, { headers: { cookie: `retroduce-person=${who}` } })
    const text = wordsIn(path, new Uint8Array(await answer.arrayBuffer()))
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
      .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'TIME')
    answers.set(path, `${answer.status} ${text}`)
  }
  return answers
}

test('whichever route a blinded reviewer walks, it does not tell what another voted, nor on which source', async () => {
  const one = await readBy(ben, await screened('include', 'src_2'))
  const what = await readBy(ben, await screened('exclude', 'src_2'))
  const where = await readBy(ben, await screened('include', 'src_3'))
  for (const [path, answer] of one) {
    expect(what.get(path), path).toBe(answer)
    expect(where.get(path), path).toBe(answer)
  }
  expect([...one].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(100)
  expect([...one].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
}, 60_000)

test('what was answered is read by all once the form is unblinded, so the walk above can fail there too', async () => {
  const read = async (says: Verdict) => {
    const app = await screened(says, 'src_2')
    const lift = { type: 'form.set', id: form, from: { blinded: true }, to: { blinded: false } }
    const answer = await app.request('/api/p/review/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `retroduce-person=${ana}` },
      body: JSON.stringify({ do: 'change', changes: [lift] }),
    })
    expect(answer.status).toBe(200)
    return readBy(ben, app)
  }
  const [one, other] = [await read('include'), await read('exclude')]
  const differ = [...one].filter(([path, answer]) => other.get(path) !== answer).map(([path]) => path)
  for (const part of ['views/reconciliation', 'views/trail'])
    expect(
      differ.some((path) => path.includes(part)),
      part,
    ).toBe(true)
}, 60_000)

test('the stream of changes tells a blinded reviewer neither what another voted nor on which source, before or while they listen', async () => {
  const one = await heardBy(ben, await screened('include', 'src_2'))
  expect(await heardBy(ben, await screened('exclude', 'src_2'))).toBe(one)
  expect(await heardBy(ben, await screened('include', 'src_3'))).toBe(one)
  for (const hidden of [/vote_[^"]*\.per_cem/, /res_/, /rop_/, /stp_/, /cmt_/]) expect(one).not.toMatch(hidden)
  const other = await heardBy(ana, await screened('include', 'src_2'))
  for (const shown of [/vote_[^"]*\.per_cem/, /res_/, /rop_/, /stp_/, /cmt_/]) expect(other).toMatch(shown)
}, 60_000)

test('who settles there does read it, so the walk above can fail', async () => {
  const one = await readBy(ana, await screened('include', 'src_2'))
  const other = await readBy(ana, await screened('exclude', 'src_3'))
  const differ = [...one].filter(([path, answer]) => other.get(path) !== answer).map(([path]) => path)
  for (const part of [
    'views/conflicts',
    'views/source',
    'views/trail',
    'sources/csv',
    'views/overview',
    'views/comments',
  ])
    expect(
      differ.some((path) => path.includes(part)),
      part,
    ).toBe(true)
}, 60_000)

/** Ben and Cem code two documents blind, and Ana leads. What Cem marks and how he codes it is the caller's. */
async function codedBlind(words: string, code: string, document: 'doc_sims' | 'doc_wu', source: Id<'src'>) {
  const project = await openProject(createSqlite(':memory:'))
  await codingOn(project, { codings: false })
  const put = async (who: Id<'per'>, changes: readonly Fact[]) => {
    const result = await project.execute(who, { do: 'change', changes: [...changes] })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  }
  const round = { name: 'Twice', sources: ['src_sims', 'src_wu'], coders: [ben, cem], order: 1 }
  const stage = { name: 'Rigour', kind: 'rigour', order: 1, reviewers: 1, blinded: false, reasonNeeded: false }
  await put(ana, [
    made('coding.doubled', 'scd_1', round),
    made('stage.set', stageId, stage),
    made('theory.stated', 'pt_1', { title: 'Trust', order: 1 }),
    made('configuration.formed', 'cmoc_1', { title: 'Open books', template: 'tpl_dalkin', theory: 'pt_1', order: 1 }),
    made('component.worded', 'cmp_1', { text: 'open accounts' }),
    made('link.placed', 'lnk_1', {
      configuration: 'cmoc_1',
      slot: 'C',
      component: 'cmp_1',
      order: 1,
      status: 'inferred',
    }),
  ])
  await put(ben, bensCoding)
  await put(cem, [
    marked('exc_x1', document, words, cem, { kind: 'finding', memo: `so ${words}` }),
    marked('exc_x2', document, words.slice(0, 5), cem),
    coded('cdg_x1', 'exc_x1', code, cem, `so ${code}`),
    coded('cdg_x2', 'exc_x2', code, cem),
    made('passages.joined', 'chn_x', {
      parts: [
        { excerpt: 'exc_x1', slot: 'C' },
        { excerpt: 'exc_x2', slot: 'O' },
      ],
      memo: `so ${words}`,
      by: cem,
    }),
    made('evidence.linked', 'evd_x', {
      configuration: 'cmoc_1',
      links: ['lnk_1'],
      source,
      excerpt: 'exc_x1',
      stance: code === 'cod_open' ? 'supports' : 'refutes',
      by: cem,
    }),
    made('suggestion.judged', `sug_cod_conf.${document}.0.${cem}`, {
      target: 'cod_conf',
      document,
      quote: words,
      start: 0,
      end: words.length,
      verdict: code === 'cod_open' ? 'accepted' : 'rejected',
      by: cem,
    }),
    made('appraisal.made', 'apr_x', { source, excerpt: 'exc_x1', stage: stageId, because: `so ${words}`, by: cem }),
  ])
  return makeApp({ projects: openProjects({ review: project }) })
}
const stageId = 'stg_rigour'

const codingPaths = pathsOf({ ...parts, id: ['src_sims', 'src_wu', 'doc_sims', 'doc_wu'] }, [
  '',
  '?at=40',
  ...['src_sims', 'src_wu', 'doc_sims', 'doc_wu', 'cod_open', 'cod_trust', 'cmoc_1', 'scd_1'].map((id) => `?id=${id}`),
  ...['exc_x1', 'cdg_x1', 'chn_x', 'evd_x', 'apr_x', 'scd_1', 'cod_open', 'per_cem'].map((id) => `?about=${id}`),
  '?into=cod_open&from=cod_trust',
  '?text=trust&q=trust',
])

test('whichever route one walks who codes blind, it does not tell what the other marked, coded, joined or linked', async () => {
  const one = await readBy(ben, await codedBlind('Leaders met', 'cod_open', 'doc_sims', 'src_sims'), codingPaths)
  for (const other of [
    await codedBlind('Trust between the boards', 'cod_open', 'doc_sims', 'src_sims'),
    await codedBlind('Leaders met', 'cod_trust', 'doc_sims', 'src_sims'),
    await codedBlind('Nobody asked the carers', 'cod_open', 'doc_wu', 'src_wu'),
  ]) {
    const answers = await readBy(ben, other, codingPaths)
    for (const [path, answer] of one) expect(answers.get(path), path).toBe(answer)
  }
  expect([...one].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(100)
  expect([...one].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
}, 120_000)

test('who leads and does not code reads it on each of these, so the walk above can fail', async () => {
  const one = await readBy(ana, await codedBlind('Leaders met', 'cod_open', 'doc_sims', 'src_sims'), codingPaths)
  const other = await readBy(
    ana,
    await codedBlind('Nobody asked the carers', 'cod_trust', 'doc_wu', 'src_wu'),
    codingPaths,
  )
  const differ = [...one].filter(([path, answer]) => other.get(path) !== answer).map(([path]) => path)
  for (const part of [
    'views/document?',
    'views/codebook',
    'views/code?',
    'views/trail',
    'views/matrix',
    'annotations',
    'views/merging',
  ])
    expect(
      differ.some((path) => path.includes(part)),
      part,
    ).toBe(true)
}, 120_000)

/** A group at its first ranking, and another that writes: Cem's ballot and idea are the caller's. Ben takes part, Ana facilitates. */
async function inSilence(order: readonly string[], words: string) {
  const project = await foundedOn()
  const put = async (who: Id<'per'>, ...changes: Fact[]) => {
    const result = await project.execute(who, { do: 'change', changes })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  }
  const rules = { method: 'ranks', each: 2, step: 'generating', facilitator: ana }
  const seat = (id: string, prioritisation: string, person: Id<'per'>) =>
    made('seat.taken', id, { prioritisation, person, role: 'manager', order: 1 })
  await put(
    ana,
    made('prioritisation.set', 'prz_1', { ...rules, title: 'Which first?', order: 1 }),
    made('prioritisation.set', 'prz_2', { ...rules, title: 'Which else?', order: 2 }),
    ...['prz_1', 'prz_2'].flatMap((of) => [ben, cem].map((who) => seat(`sea_${of}${who}`, of, who))),
    ...['ide_1', 'ide_2', 'ide_3'].map((id, order) =>
      made('idea.put', id, { prioritisation: 'prz_1', text: id, order }),
    ),
  )
  await put(ana, { type: 'prioritisation.set', id: 'prz_1', from: { step: 'generating' }, to: { step: 'ranking' } })
  const choices = order.map((idea, i) => ({ idea, gives: i + 1 }))
  const seats = `sea_prz_1${cem}`
  await put(
    cem,
    made('ballot.cast', `bal_prz_1.1.${seats}`, { prioritisation: 'prz_1', round: 1, seat: seats, choices }),
    made('idea.put', 'ide_c', { prioritisation: 'prz_2', seat: `sea_prz_2${cem}`, text: words, order: 1 }),
    made('step.finished', `rdy_prz_1.ranking.${seats}`, { prioritisation: 'prz_1', step: 'ranking', seat: seats }),
  )
  return makeApp({ projects: openProjects({ review: project }) })
}
const groupPaths = pathsOf({ ...parts, id: ['src_1'] }, [
  '',
  '?at=12',
  ...['prz_1', 'prz_2'].map((id) => `?id=${id}`),
  ...['prz_1', 'ide_c', `bal_prz_1.1.sea_prz_1${cem}`, cem].map((id) => `?about=${id}`),
  '?text=rest&q=rest',
])

test('whichever route one walks while a group writes and ranks in silence, it does not tell how another ranked or what they wrote', async () => {
  for (const who of [ben, ana]) {
    const one = await readBy(who, await inSilence(['ide_1', 'ide_2'], 'Rest'), groupPaths)
    const other = await readBy(who, await inSilence(['ide_3'], 'Being heard'), groupPaths)
    for (const [path, answer] of one) expect(other.get(path), path).toBe(answer)
    expect([...one].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(60)
    expect([...one].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
  }
  // Whose it is reads it, so the walk can fail.
  const own = await readBy(cem, await inSilence(['ide_1', 'ide_2'], 'Rest'), groupPaths)
  const differs = await readBy(cem, await inSilence(['ide_3'], 'Being heard'), groupPaths)
  const differ = [...own].filter(([path, answer]) => differs.get(path) !== answer).map(([path]) => path)
  for (const part of ['views/prioritising?id=prz_1', 'views/prioritising?id=prz_2', 'views/trail'])
    expect(
      differ.some((path) => path.includes(part)),
      part,
    ).toBe(true)
}, 120_000)

test('the stream of changes tells nobody of a ballot that is not theirs, and tells who is ready', async () => {
  const app = await inSilence(['ide_1'], 'Rest')
  const headers = { cookie: `retroduce-person=${ben}`, 'last-event-id': '0' }
  const reader = (await app.request('/api/p/review/live', { headers })).body?.getReader()
  const decoder = new TextDecoder()
  let told = ''
  while (reader && !told.includes('rdy_')) told += decoder.decode((await reader.read()).value)
  await reader?.cancel()
  expect(told).not.toMatch(/bal_|ide_c/)
})
