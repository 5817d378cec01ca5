import { emptyJournal } from '../src/core/journal.ts'
import { caseView } from '../src/core/view/case.ts'
import { cases } from '../src/core/view/cases.ts'
import { indicators } from '../src/core/view/indicators.ts'
import { participants } from '../src/core/view/participants.ts'
import { accountability, shared } from '../src/core/view/practice.ts'
import { survey } from '../src/core/view/survey.ts'
import { surveys } from '../src/core/view/surveys.ts'
import { truth } from '../src/core/view/truth.ts'
import type { Seen } from '../src/core/view/view.ts'
import { ana, carryOut } from '../test/support/journal.ts'
import { seenIn } from '../test/support/seen.ts'
import { buildEvaluation } from './evaluated.ts'
import type { Figure } from './journal.ts'
import { surveyCommands } from './surveyed.ts'

const runs = 9

/** How long each view of an evaluation takes: the first time after the project was opened, and again. */
export async function evaluation(say: (figure: Figure) => void): Promise<void> {
  const journal = emptyJournal()
  await buildEvaluation(ana, async (command) => {
    const refusal = carryOut(journal, ana, command)
    if (refusal) throw new Error(`${refusal.id}: ${refusal.message}`)
  })
  const { state } = journal
  for (const command of surveyCommands(ana, [...state.case.keys()], [...state.link.keys()])) {
    const refusal = carryOut(journal, ana, command)
    if (refusal) throw new Error(`${refusal.id}: ${refusal.message}`)
  }
  say({ what: 'facts of the evaluation', median: journal.events.length, unit: 'facts', runs: 1 })
  const asked: [string, (seen: Seen) => unknown][] = [
    ['cases and configurations', (seen) => cases.answer(seen, {})],
    ['what tells the cases apart', (seen) => cases.answer(seen, { of: 'cmoc_0' })],
    ['one case', (seen) => caseView.answer(seen, { id: 'cas_0' })],
    ['one configuration in one case', (seen) => caseView.answer(seen, { id: 'cas_0', of: 'cmoc_0' })],
    ['indicators', (seen) => indicators.answer(seen, {})],
    ['surveys', (seen) => surveys.answer(seen, {})],
    ['a survey of 5,000', (seen) => survey.answer(seen, { id: 'qst_b' })],
    ['a survey of 5,000 by case', (seen) => survey.answer(seen, { id: 'qst_b', wave: 'wav_b', by: 'case' })],
    ['participants', (seen) => participants.answer(seen, {})],
    ['shared intelligence', (seen) => shared.answer(seen, {})],
    ['accountability', (seen) => accountability.answer(seen, { today: '2025-01-01' })],
    ['a truth table of twelve conditions', (seen) => truth.answer(seen, { id: 'ttb_0' })],
  ]
  for (const [what, answer] of asked) {
    // What is kept of values is kept by the value: as the file is opened, none is known.
    for (const [id, value] of state.indicator) (state.indicator as Map<typeof id, typeof value>).set(id, { ...value })
    const first = timed(() => answer(seenIn(journal)))
    const again = Array.from({ length: runs }, () => timed(() => answer(seenIn(journal)))).sort((a, b) => a - b)
    say({ what: `${what}, first`, median: first, unit: 'ms', runs: 1 })
    say({ what, median: again[(runs - 1) / 2] ?? 0, unit: 'ms', runs })
  }
}

function timed(work: () => unknown): number {
  const from = performance.now()
  JSON.stringify(work())
  return Math.round((performance.now() - from) * 10) / 10
}
