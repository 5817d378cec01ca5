import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, referrers, type State } from '../state.ts'
import { countingEvidence } from '../theory/synthesis.ts'
import { casesOfSources, type WitnessWay, wayOf, witnessWays } from './heard.ts'
import { partsIn } from './parts.ts'
import { withinOf } from './profile.ts'
import { type Shown, shownBy } from './shift.ts'

/** For a configuration, against it, or that it holds otherwise than it says. */
type Side = 'for' | 'against' | 'otherwise'

/** One thing that speaks to a configuration in a case: a piece of evidence, a reply to it, or an indicator. */
interface Witness {
  way: WitnessWay
  id: Id<'evd'> | Id<'ind'> | Id<'rpl'>
  side: Side | undefined
  /** What an indicator shows, in words. */
  shown?: Shown
}

/** What the witnesses of a configuration in a case come to. */
interface Triangulated {
  ways: { way: WitnessWay; witnesses: Witness[]; says: Side | 'both' | undefined }[]
  /** Two ways or more say the same; some say otherwise; one alone speaks; none does. */
  comes: 'agree' | 'conflict' | 'alone' | 'nothing'
}

/**
 * What speaks to a configuration in a case, by the way in which it came to be known, and whether the ways agree
 * (RAMESES II, item 13; the triangulation of Denzin 1978 is between methods). Evidence that was set aside by an adjudication
 * does not count.
 */
export function triangulate(
  state: State,
  of: Id<'cas'>,
  configuration: Id<'cmoc'>,
  heard = casesOfSources(state),
): Triangulated {
  const all: Witness[] = []
  for (const [id, { source, stance }] of countingEvidence(state, configuration))
    if (heard.get(source)?.has(of))
      all.push({ way: wayOf(get(state, 'source', source)?.kind), id, side: sideOfStance[stance] })
  for (const [id, { source, says }] of repliesIn(state, of, configuration, heard))
    all.push({ way: wayOf(get(state, 'source', source)?.kind), id, side: sideOfReply[says] })
  all.push(...indicatorsOn(state, of, configuration))
  const ways = witnessWays.map((way) => {
    const witnesses = all.filter((one) => one.way === way)
    return { way, witnesses, says: saying(witnesses.flatMap(({ side }) => side ?? [])) }
  })
  return { ways, comes: comesTo(ways.flatMap(({ says }) => says ?? [])) }
}

const sideOfStance: Readonly<Record<Value<'evidence'>['stance'], Side>> = {
  supports: 'for',
  refines: 'otherwise',
  qualifies: 'otherwise',
  refutes: 'against',
  absent: 'against',
}

const sideOfReply: Readonly<Record<Value<'reply'>['says'], Side | undefined>> = {
  confirms: 'for',
  falsifies: 'against',
  refines: 'otherwise',
  adds: 'otherwise',
  'no view': undefined,
}

/** What was answered to a configuration in a case, or in what is within it. */
export const repliesIn = (
  state: State,
  of: Id<'cas'>,
  configuration: Id<'cmoc'>,
  heard = casesOfSources(state),
): [Id<'rpl'>, Value<'reply'>][] =>
  referrers(state, 'reply', configuration).filter(([, { source }]) => heard.get(source)?.has(of))

function saying(sides: readonly Side[]): Triangulated['ways'][number]['says'] {
  if (sides.length === 0) return undefined
  if (sides.includes('for') && sides.includes('against')) return 'both'
  return sides.includes('for') ? 'for' : sides.includes('against') ? 'against' : 'otherwise'
}

function comesTo(says: readonly (Side | 'both')[]): Triangulated['comes'] {
  if (says.length === 0) return 'nothing'
  if (says.includes('both') || new Set(says).size > 1) return 'conflict'
  return says.length > 1 ? 'agree' : 'alone'
}

/**
 * The indicators of a case, or of what is within it, that speak to an outcome of a configuration: to its own link, or to the
 * same component in another. An outcome that is for the worse is shown by a shift that nobody wants.
 */
export function indicatorsOn(state: State, of: Id<'cas'>, configuration: Id<'cmoc'>): Witness[] {
  const outcomes = new Map(partsIn(state, configuration, 'o').map(([, link]) => [link.component, link]))
  if (outcomes.size === 0) return []
  const found: Witness[] = []
  for (const [id, value] of indicatorsIn(state, of)) {
    const link = value.links
      ?.map((one) => outcomes.get(get(state, 'link', one)?.component as Id<'cmp'>))
      .find((one) => one !== undefined)
    if (!link) continue
    const shown = shownBy(value)
    const worse = link.direction === 'worse'
    const side = shown.says && (worse ? (shown.says === 'for' ? 'against' : 'for') : shown.says)
    found.push({ way: 'indicator', id, side: link.direction === 'mixed' ? undefined : side, shown })
  }
  return found
}

function indicatorsIn(state: State, of: Id<'cas'>): [Id<'ind'>, Value<'indicator'>][] {
  const cases = [...state.case.keys()].filter((one) => withinOf(state, one).includes(of))
  return cases.flatMap((one) => referrers(state, 'indicator', one))
}
