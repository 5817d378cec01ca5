import type { Command } from '../../src/core/command.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Refusal } from '../../src/core/refusal.ts'
import { appraisal } from './appraisal.ts'
import { characteristics } from './characteristics.ts'
import { discussion } from './discussion.ts'
import { founding } from './founding.ts'
import { framework } from './framework.ts'
import { gates } from './gates.ts'
import { guiding } from './guidance.ts'
import { initialTheory } from './initial-theory.ts'
import { methods } from './methods.ts'
import { plan } from './plan.ts'
import { refining } from './refining.ts'
import { scoping } from './scoping.ts'
import { searching } from './searching.ts'
import { library } from './sources.ts'
import type { Act } from './tell.ts'

export { knightPeople } from './founding.ts'

/** The founding review, act by act, in the order in which its authors worked. */
export const knightActs: readonly Act[] = [
  ...founding,
  ...plan,
  ...gates,
  ...library,
  ...methods,
  ...searching,
  ...scoping,
  ...framework,
  ...initialTheory,
  ...appraisal,
  ...characteristics,
  ...refining,
  ...discussion,
  ...guiding,
]

type Execute = (who: Id<'per'>, command: Command) => Promise<{ ok: true } | { ok: false; refusal: Refusal }>

/**
 * Builds Knight, Neiva Ganga and Tucker 2024 (doi 10.1108/LHS-12-2023-0092) as a project, by commands alone, in a
 * journal that is still empty. Throws on the first refusal: the example and the rules no longer fit each other.
 */
export async function buildKnight(execute: Execute): Promise<void> {
  for (const { who, command } of knightActs) {
    const result = await execute(who, command)
    if (!result.ok) throw new Error(`The example was refused: ${JSON.stringify(result.refusal)}`)
  }
}

/** A clock for the example: it starts on the day of the journal issue, or another, and moves one second with each command. */
export function knightClock(start = Date.UTC(2024, 5, 19, 9)): () => number {
  let ms = start - 1000
  return () => {
    ms += 1000
    return ms
  }
}

/** Event ids for the example: UUIDs of version 7 (RFC 9562) that count instead of drawing lots, so the journal is the same each time. */
export function knightIds(): (ms: number) => string {
  let n = 0
  return (ms) => {
    n += 1
    const time = ms.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`
  }
}

/** What goes into the hashes of words that lie apart: the words are public, so nobody has to be kept from trying them. */
export const knightChance = (): string => 'knight-2024'
