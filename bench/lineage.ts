import { buildRounds } from '../examples/hand-hygiene/rounds.ts'
import { emptyJournal } from '../src/core/journal.ts'
import { liveConfigurations } from '../src/core/theory/lineage.ts'
import { biography } from '../src/core/view/biography.ts'
import { leftBehind } from '../src/core/view/left-behind.ts'
import { lineage } from '../src/core/view/lineage.ts'
import { meetings } from '../src/core/view/meetings.ts'
import { comparison } from '../src/core/view/versions.ts'
import type { Seen } from '../src/core/view/view.ts'
import { carryOut } from '../test/support/journal.ts'
import { seenIn } from '../test/support/seen.ts'
import { answering } from './answering.ts'
import type { Figure } from './journal.ts'

/** The lineage of 1,000 configurations refined in three meetings to 30: every way it is read, the first time and after. */
export async function lineageBench(say: (figure: Figure) => void): Promise<void> {
  const journal = emptyJournal()
  await buildRounds(
    async (who, command) => {
      const refusal = carryOut(journal, who, command)
      return refusal ? { ok: false, refusal } : { ok: true }
    },
    () => journal.state,
    { configurations: 1_000, sources: 400, evidence: 3 },
  )
  const { state } = journal
  const last = liveConfigurations(state).at(-1)?.[0] ?? 'cmoc_1'
  const of = { configurations: state.configuration.size, acts: state.refinement.size, evidence: state.evidence.size }
  const asked: [string, (seen: Seen) => unknown][] = [
    ['lineage by programme theory', (seen) => lineage.answer(seen, { zoom: 1 })],
    ['lineage of one programme theory', (seen) => lineage.answer(seen, { zoom: 1, theory: 'pt_1' })],
    ['lineage of every configuration', (seen) => lineage.answer(seen, { zoom: 1, open: '1' })],
    ['biography of one of the last', (seen) => biography.answer(seen, { id: last })],
    ['meetings with their acts', (seen) => meetings.answer(seen, {})],
    ['evidence left behind', (seen) => leftBehind.answer(seen, {})],
    ['first version beside the last', (seen) => comparison.answer(seen, { a: 'ver_1', b: 'ver_4' })],
  ]
  for (const [what, answer] of asked)
    answering(say, `${what}: answer and its JSON`, of, () => seenIn(journal, 'per_reader'), answer)
}
