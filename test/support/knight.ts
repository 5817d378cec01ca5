import { buildKnight } from '../../examples/knight-2024/build.ts'
import { emptyJournal, type Journal } from '../../src/core/journal.ts'
import { carryOut } from './journal.ts'

/** The founding review in memory, built as a person would have built it. */
export async function knight(): Promise<Journal> {
  const journal = emptyJournal()
  await buildKnight(async (who, command) => {
    const refusal = carryOut(journal, who, command)
    return refusal ? { ok: false, refusal } : { ok: true }
  })
  return journal
}
