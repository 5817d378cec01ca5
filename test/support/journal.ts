import { Command } from '../../src/core/command.ts'
import { decide } from '../../src/core/decide.ts'
import type { Event } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { emptyJournal, eventsOf, follow, type Journal } from '../../src/core/journal.ts'
import type { Refusal } from '../../src/core/refusal.ts'

export const ana = 'per_ana' as Id<'per'>

/** Carries out a command as a store would, with a clock that counts. */
export function carryOut(journal: Journal, who: Id<'per'>, command: Command): Refusal | undefined {
  const parsed = Command.parse(command)
  const decision = decide(journal.state, { who, told: (key) => eventsOf(journal, key) }, parsed)
  if (!decision.ok) return decision.refusal
  const seq = journal.events.length
  const act = `act-${seq + 1}`
  const undoes = command.do === 'undo' ? { undoes: command.act } : {}
  const events = decision.facts.map(
    (fact, i): Event => ({
      seq: seq + i + 1,
      id: `evt-${seq + i + 1}`,
      at: new Date(Date.UTC(2024, 0, 1) + (seq + i) * 1000).toISOString(),
      actor: who,
      act,
      ...undoes,
      fact,
      hash: '',
    }),
  )
  follow(journal, events)
  return undefined
}

/** A project with one owner, Ana. */
export const founded = (): Journal => {
  const journal = emptyJournal()
  carryOut(journal, ana, {
    do: 'change',
    changes: [
      { type: 'person.joined', id: ana, from: null, to: { roles: ['owner'] } },
      { type: 'project.described', id: 'prj_this', from: null, to: { title: 'A review', kind: 'realist review' } },
    ],
  })
  return journal
}
