import { expect, test } from 'vitest'
import { chartOf } from '../../src/core/evaluation/chart.ts'
import { howFar } from '../../src/core/evaluation/how-far.ts'
import { profileOf } from '../../src/core/guideline/assessment/profile.ts'
import type { Id } from '../../src/core/ids.ts'
import { openProject } from '../../src/store/project.ts'
import { createSqlite } from '../../src/store/sqlite.ts'
import { buildKnight, knightChance, knightClock, knightIds } from '../knight-2024/build.ts'
import { buildEvaluation, evaluationStart } from './build.ts'
import { shiftedFrom } from './indicators.ts'

/** Both projects are made in stores, for a fork names the hashes of what it came from. */
const project = (start?: number) => openProject(createSqlite(':memory:'), knightClock(start), knightIds(), knightChance)
const review = await project()
await buildKnight((who, command) => review.execute(who, command))
async function built() {
  const { journal, execute } = await project(evaluationStart)
  await buildEvaluation(review.journal, () => journal.state, execute)
  return journal
}
const { state } = await built()

test('it goes from cases to verdicts, and says that it is made up', () => {
  expect(howFar(state).map(({ number }) => number)).toEqual([3, 15, 128, 4, 12])
  expect([...state.project.values()][0]?.title).toContain('made-up')
  for (const [id, { name }] of state.case) expect([id, name]).toEqual([id, expect.stringContaining('(invented)')])
  for (const [, { kind, reference }] of state.source)
    if (['interview', 'observation', 'survey'].includes(kind)) expect(reference.title).toContain('(invented)')
})

test('the charts find the shift that was put there, in its month, and none elsewhere', () => {
  const signals = [...state.indicator].map(([id, value]) => [
    id,
    chartOf(value).points.filter(({ signal, on }) => signal && on >= shiftedFrom).length > 6,
  ])
  expect(Object.fromEntries(signals)).toEqual({
    'ind_delays-h': false,
    'ind_reached-h': true,
    'ind_delays-s': false,
    'ind_reached-s': false,
  })
})

test('the guidance comes out of the theory, and who assessed themselves twice see what changed', () => {
  expect([...state.guideline.values()].map(({ configurations }) => configurations.length)).toEqual([1, 1, 1, 1, 1, 1])
  const often = (wave: Id<'wav'>) =>
    profileOf(state, 'qst_ourselves', { wave }).themes.flatMap(({ statements }) =>
      statements.map(({ levels }) => levels.behaviour?.median),
    )
  expect([often('wav_first'), often('wav_second')]).toEqual([
    [3, 3],
    [4, 4],
  ])
})

test('it is the same each time', async () => {
  const [one, other] = [await built(), await built()]
  expect(one.events.at(-1)?.hash).toBe(other.events.at(-1)?.hash)
})
