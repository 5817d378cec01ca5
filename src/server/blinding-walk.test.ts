import { expect, test } from 'vitest'
import { codedBlind, form, inSilence, screened, type Verdict } from '../../test/support/blind-worlds.ts'
import { ana } from '../../test/support/journal.ts'
import { ben, cem } from '../../test/support/store.ts'
import { atHome, codingPaths, groupPaths, heardBy, readBy } from '../../test/support/walk.ts'
import type { Id } from '../core/ids.ts'
import type { Project } from '../store/project.ts'

const read = async (who: Id<'per'>, project: Project | Promise<Project>, paths?: readonly string[]) =>
  readBy(atHome(await project)(who), paths)
const heard = async (who: Id<'per'>, project: Promise<Project>) => {
  const at = atHome(await project)
  return heardBy(at(who), at(cem), at(ben))
}

test('whichever route a blinded reviewer walks, it does not tell what another voted, nor on which source', async () => {
  const one = await read(ben, screened('include', 'src_2'))
  const what = await read(ben, screened('exclude', 'src_2'))
  const where = await read(ben, screened('include', 'src_3'))
  for (const [path, answer] of one) {
    expect(what.get(path), path).toBe(answer)
    expect(where.get(path), path).toBe(answer)
  }
  expect([...one].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(100)
  expect([...one].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
}, 60_000)

test('what was answered is read by all once the form is unblinded, so the walk above can fail there too', async () => {
  const lifted = async (says: Verdict) => {
    const project = await screened(says, 'src_2')
    const lift = { type: 'form.set', id: form, from: { blinded: true }, to: { blinded: false } }
    expect((await project.execute(ana, { do: 'change', changes: [lift] })).ok).toBe(true)
    return read(ben, project)
  }
  const [one, other] = [await lifted('include'), await lifted('exclude')]
  const differ = [...one].filter(([path, answer]) => other.get(path) !== answer).map(([path]) => path)
  for (const part of ['views/reconciliation', 'views/trail'])
    expect(
      differ.some((path) => path.includes(part)),
      part,
    ).toBe(true)
}, 60_000)

test('the stream of changes tells a blinded reviewer neither what another voted nor on which source, before or while they listen', async () => {
  const one = await heard(ben, screened('include', 'src_2'))
  expect(await heard(ben, screened('exclude', 'src_2'))).toBe(one)
  expect(await heard(ben, screened('include', 'src_3'))).toBe(one)
  for (const hidden of [/vote_[^"]*\.per_cem/, /res_/, /rop_/, /stp_/, /cmt_/]) expect(one).not.toMatch(hidden)
  const other = await heard(ana, screened('include', 'src_2'))
  for (const shown of [/vote_[^"]*\.per_cem/, /res_/, /rop_/, /stp_/, /cmt_/]) expect(other).toMatch(shown)
}, 60_000)

test('who settles there does read it, so the walk above can fail', async () => {
  const one = await read(ana, screened('include', 'src_2'))
  const other = await read(ana, screened('exclude', 'src_3'))
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

test('whichever route one walks who codes blind, it does not tell what the other marked, coded, joined or linked', async () => {
  const one = await read(ben, codedBlind('Leaders met', 'cod_open', 'doc_sims', 'src_sims'), codingPaths)
  for (const other of [
    await codedBlind('Trust between the boards', 'cod_open', 'doc_sims', 'src_sims'),
    await codedBlind('Leaders met', 'cod_trust', 'doc_sims', 'src_sims'),
    await codedBlind('Nobody asked the carers', 'cod_open', 'doc_wu', 'src_wu'),
  ]) {
    const answers = await read(ben, other, codingPaths)
    for (const [path, answer] of one) expect(answers.get(path), path).toBe(answer)
  }
  expect([...one].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(100)
  expect([...one].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
}, 120_000)

test('who leads and does not code reads it on each of these, so the walk above can fail', async () => {
  const one = await read(ana, codedBlind('Leaders met', 'cod_open', 'doc_sims', 'src_sims'), codingPaths)
  const other = await read(ana, codedBlind('Nobody asked the carers', 'cod_trust', 'doc_wu', 'src_wu'), codingPaths)
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

test('whichever route one walks while a group writes and ranks in silence, it does not tell how another ranked or what they wrote', async () => {
  for (const who of [ben, ana]) {
    const one = await read(who, inSilence(['ide_1', 'ide_2'], 'Rest'), groupPaths)
    const other = await read(who, inSilence(['ide_3'], 'Being heard'), groupPaths)
    for (const [path, answer] of one) expect(other.get(path), path).toBe(answer)
    expect([...one].filter(([, answer]) => answer.startsWith('200')).length).toBeGreaterThan(60)
    expect([...one].filter(([, answer]) => answer.startsWith('500'))).toEqual([])
  }
  // Whose it is reads it, so the walk can fail.
  const own = await read(cem, inSilence(['ide_1', 'ide_2'], 'Rest'), groupPaths)
  const differs = await read(cem, inSilence(['ide_3'], 'Being heard'), groupPaths)
  const differ = [...own].filter(([path, answer]) => differs.get(path) !== answer).map(([path]) => path)
  for (const part of ['views/prioritising?id=prz_1', 'views/prioritising?id=prz_2', 'views/trail'])
    expect(
      differ.some((path) => path.includes(part)),
      part,
    ).toBe(true)
}, 120_000)

test('the stream of changes tells nobody of a ballot that is not theirs, and tells who is ready', async () => {
  const ask = atHome(await inSilence(['ide_1'], 'Rest'))(ben)
  const reader = (await ask('/api/p/review/live', { headers: { 'last-event-id': '0' } })).body?.getReader()
  const decoder = new TextDecoder()
  let told = ''
  while (reader && !told.includes('rdy_')) told += decoder.decode((await reader.read()).value)
  await reader?.cancel()
  expect(told).not.toMatch(/bal_|ide_c/)
})
