import { check } from '../../src/core/check/check.ts'
import type { Command } from '../../src/core/command.ts'
import { decide } from '../../src/core/decide.ts'
import { answeredIds } from '../../src/core/discretion.ts'
import type { Id } from '../../src/core/ids.ts'
import { eventsOf, type Journal } from '../../src/core/journal.ts'
import { nextStep, waiting } from '../../src/core/next-step.ts'
import { followed } from '../../src/core/project/following.ts'
import { mayHaveAll } from '../../src/core/project/seen-by.ts'
import { report } from '../../src/core/report/report.ts'
import { trail } from '../../src/core/trail.ts'
import { views } from '../../src/core/view/views.ts'
import { named, rows } from './laws.ts'
import { seenIn } from './seen.ts'

/** What somebody is told who asks for a command: the ids that it would touch, or the refusal. */
export function heard(journal: Journal, who: Id<'per'>, command: Command): string {
  const decision = decide(journal.state, { who, told: (key) => eventsOf(journal, key) }, command)
  return JSON.stringify(decision.ok ? answeredIds(journal.state, who, decision.facts) : decision.refusal)
}

/**
 * All that somebody can read: the state, now, before the last event and followed on; events, the trail, every view with
 * each of the parameters that fits it, the report, what is found wanting, what waits.
 */
export function readings(journal: Journal, who: Id<'per'>, parameters: readonly object[]): string {
  const seen = seenIn(journal, who)
  const before = seenIn(journal, who, journal.events.length - 1)
  const events = seen.events()
  const follows = followed(undefined, journal, who)
  const answers = Object.entries(views).flatMap(([name, one]) =>
    parameters.flatMap((asked) => {
      const parsed = one.params.safeParse(asked)
      return parsed.success ? [[name, (one.answer as (a: object, b: unknown) => unknown)(seen, parsed.data)]] : []
    }),
  )
  return JSON.stringify([
    rows(seen.state),
    named(seen.state),
    rows(before.state),
    rows(follows.state),
    follows.events,
    events,
    trail(events, seen.state),
    answers,
    report(seen.state, { events }),
    check(seen.state),
    waiting(seen.state, who),
    nextStep(seen.state, who),
    mayHaveAll(journal.state, who),
  ])
}
