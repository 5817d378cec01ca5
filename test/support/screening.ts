import type { Command } from '../../src/core/command.ts'
import type { Fact, Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Journal } from '../../src/core/journal.ts'
import type { Refusal } from '../../src/core/refusal.ts'
import { carryOut, founded } from './journal.ts'
import { ben, change, made } from './review.ts'

export const cem = 'per_cem' as Id<'per'>
export const stage = 'stg_title' as Id<'stg'>
export const sourceId = (n: number): Id<'src'> => `src_${n}`

/** A review with three people and some sources at a first stage, blinded and with two votes to a source unless told. */
export function screening(sources: number, rules: Partial<Value<'stage'>> = {}): Journal {
  const journal = founded()
  const described = Array.from({ length: sources }, (_, i): Fact => {
    const reference = { type: 'article-journal', title: `Title ${i + 1}`, author: [{ family: `Author${i + 1}` }] }
    const to = { kind: 'article', reference: { ...reference, year: 2000 + i }, entersAt: stage }
    return made('source.described', sourceId(i + 1), to)
  })
  const value = { kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }
  change(journal, [
    made('person.joined', ben, { roles: ['reviewer'] }),
    made('person.joined', cem, { roles: ['reviewer'] }),
    made('stage.set', stage, { ...value, name: 'Title and abstract', ...rules }),
    made('reason.listed', 'rsn_one', { stage, text: 'One ward', order: 1 }),
    made('reason.listed', 'rsn_two', { stage, text: 'No leaders', order: 2 }),
    ...described,
  ])
  return journal
}

type Verdict = Value<'vote'>['verdict']

/** Votes on source `n`; gives back what was refused. */
export function vote(
  journal: Journal,
  who: Id<'per'>,
  n: number,
  verdict: Verdict,
  more: Partial<Extract<Command, { do: 'vote' }>> = {},
): Refusal | undefined {
  return carryOut(journal, who, { do: 'vote', source: sourceId(n), stage, verdict, ...more })
}

/** Votes on sources 1, 2, 3 … in order, one letter each: i, e, m or b; a space skips one. */
export function votes(journal: Journal, who: Id<'per'>, letters: string): void {
  const verdicts: Record<string, Verdict> = { i: 'include', e: 'exclude', m: 'maybe', b: 'background' }
  ;[...letters].forEach((letter, i) => {
    const verdict = verdicts[letter]
    const refusal = verdict && vote(journal, who, i + 1, verdict)
    if (refusal) throw new Error(JSON.stringify(refusal))
  })
}

/** Changes some of a stage's rules, as its owner. */
export function setStage(journal: Journal, to: Partial<Value<'stage'>>): void {
  const before = journal.state.stage.get(stage) as Record<string, unknown> | undefined
  const from = Object.fromEntries(Object.keys(to).map((key) => [key, before?.[key] ?? null]))
  change(journal, [{ type: 'stage.set', id: stage, from, to } as Fact])
}
