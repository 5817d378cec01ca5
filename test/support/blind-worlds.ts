// Projects that differ in what is hidden from Ben alone: what Cem says, and where, is the caller's.
import { expect } from 'vitest'
import type { Fact, Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { openProject, type Project } from '../../src/store/project.ts'
import { createSqlite } from '../../src/store/sqlite.ts'
import { bensCoding, coded, codingOn, marked } from './coding.ts'
import { ana } from './journal.ts'
import { made } from './review.ts'
import { ben, cem, foundedOn } from './store.ts'

export type Verdict = Value<'vote'>['verdict']
export const stage = 'stg_1'
const material = 'a'.repeat(64)
export const sources = [1, 2, 3, 4].map((n) => `src_${n}` as Id<'src'>)

/**
 * Three people screen at a blinded stage at which Ana settles. Cem votes, is settled over, recalled, looked at again and
 * stopped on; what he says, and on which source, is the caller's. Ben has voted on the first source alone.
 */
export async function screened(says: Verdict, where: Id<'src'>): Promise<Project> {
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
  await put(cem, made('appraisal.made', 'apr_c', { source: where, stage, because: `so ${says}`, by: cem }))
  const said = { about: where, text: `so ${says}`, by: cem, behind: stage, mentions: [ben] }
  await put(cem, made('comment.made', 'cmt_c', said))
  await put(ana, made('screening.stopped', 'stp_1', { stage, because: `so ${says}`, by: ana, unread: 1, figures }))
  return project
}

export const form = 'form_1'
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

const stageId = 'stg_rigour'

/** Ben and Cem code two documents blind, and Ana leads. What Cem marks and how he codes it is the caller's. */
export async function codedBlind(
  words: string,
  code: string,
  document: 'doc_sims' | 'doc_wu',
  source: Id<'src'>,
): Promise<Project> {
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
  return project
}

/** A group at its first ranking, and another that writes: Cem's ballot and idea are the caller's. Ben takes part, Ana facilitates. */
export async function inSilence(order: readonly string[], words: string): Promise<Project> {
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
  return project
}
