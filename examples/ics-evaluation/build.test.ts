import { expect, test } from 'vitest'
import { chartOf } from '../../src/core/evaluation/chart.ts'
import { howFar } from '../../src/core/evaluation/how-far.ts'
import { encountersTold, takingPart } from '../../src/core/fieldwork/taking-part.ts'
import { assessmentChange } from '../../src/core/guideline/assessment/change.ts'
import { audiencesOf } from '../../src/core/guideline/audiences.ts'
import { groupedGuidelines } from '../../src/core/guideline/grouped.ts'
import { site } from '../../src/core/site/site.ts'
import { get } from '../../src/core/state.ts'
import { modelWords, truthOf } from '../../src/core/truth/told.ts'
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
  expect(howFar(state).map(({ number }) => number)).toEqual([9, 19, 128, 4, 19])
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

test('each of the four groups of guidance comes out of the configurations of its own theory, for those whom it names', () => {
  const groups = groupedGuidelines(state)
  expect(groups.map(({ name, guidelines }) => [name, guidelines.length])).toEqual([
    ['Being', 1],
    ['Leading and visioning', 1],
    ['Relating and communicating', 1],
    ['Delivering', 3],
  ])
  for (const { name, guidelines } of groups)
    for (const [, { configurations, plain }] of guidelines) {
      const theories = configurations.map((id) => get(state, 'theory', get(state, 'configuration', id)?.theory)?.title)
      expect([theories, plain?.endsWith('.')]).toEqual([[name], true])
    }
  expect(audiencesOf(state).map(({ name }) => name)).toEqual(['Board', 'System leaders', 'Teams'])
})

test('who assessed themselves twice, by two versions, see what changed in what was asked in the same way', () => {
  const change = assessmentChange(state, 'qst_ourselves')
  expect(change?.rounds.map(({ name, version, n }) => [name, version, n])).toEqual([
    ['Autumn 2024', 1, 24],
    ['Spring 2025', 2, 27],
  ])
  const often = change?.statements.map(({ levels }) => levels.behaviour?.map((level) => level?.median))
  expect(often).toEqual([
    [3, 4],
    [3, 4],
  ])
  expect(change?.reworded.map(({ key }) => key)).toEqual(['S1B2'])
  expect(change?.apart.map(({ key }) => key).sort()).toEqual(['S1R2', 'S2B2', 'S2O1'])
})

test('seven places are enough for a truth table: shared data reach people where money is not disputed', () => {
  const told = truthOf(state, 'ttb_reach')
  expect(told?.table.members).toHaveLength(7)
  expect(told?.table.rows.some(({ contradictory }) => contradictory)).toBe(false)
  expect(told?.solutions.complex.models.map((model) => modelWords(model, told.table.keys))).toEqual(['SHARE·~DISPUTE'])
})

test('nobody is singled out: roles, kinds and cases are told by fives and more', () => {
  expect(takingPart(state).lines.map(({ of, who }) => [of, who.length])).toEqual([
    ['people who lead organisations', 6],
    ['people who are led', 8],
  ])
  expect(encountersTold(state).lines.map(({ of, who }) => [of, who.length])).toEqual([
    ['interview', 7],
    ['interview', 7],
    ['observation', 5],
  ])
})

test('its site tells the flow of the evaluation, with who answered and nobody told apart', () => {
  const flow = site(state).find(({ path }) => path === 'flow.html')?.text ?? ''
  expect(flow).toContain('Heard, seen and read: 19 encounters, interview: 14, observation: 5; 14 participants.')
  expect(flow).toContain('Harrowmere, April 2025, 46 people answered')
  expect(flow).toContain('CMOC 5: activated in 4')
})

test('it is the same each time', async () => {
  const [one, other] = [await built(), await built()]
  expect(one.events.at(-1)?.hash).toBe(other.events.at(-1)?.hash)
})
