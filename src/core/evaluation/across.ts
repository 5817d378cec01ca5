import type { ActivationVerdict, ContextHolds } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { type Configuration, liveConfigurations, retiredBy } from '../theory/lineage.ts'
import { sentence } from '../theory/sentence.ts'
import { countingEvidence } from '../theory/synthesis.ts'
import { casesOfSources } from './heard.ts'
import { activationId } from './ids.ts'
import { caseTree, type Held, profileOf } from './profile.ts'
import { proposalsFor, proposed } from './propose.ts'

/** A configuration in a case: what was judged, and what there is to judge it by. */
export interface Cell {
  case: Id<'cas'>
  configuration: Id<'cmoc'>
  judged: Value<'activation'> | undefined
  /** It was judged by other words than the configuration has now, or the configuration has left the theory. */
  moved: boolean
  /** Pieces of evidence from the case. */
  evidence: number
  /** What indicators and context suggest with one voice, where nobody judged yet. */
  proposed: ActivationVerdict | undefined
}

/** Cases down, configurations across. */
export interface Across {
  cases: { id: Id<'cas'>; value: Value<'case'>; depth: number; cells: Cell[] }[]
  configurations: Configuration[]
}

/** The matrix of cases and configurations: those that are part of the theory, and those that were judged and have left it. */
export function across(state: State): Across {
  const live = liveConfigurations(state)
  const known = new Set(live.map(([id]) => id))
  const left = new Set(
    [...state.activation.values()].map(({ configuration }) => configuration).filter((id) => !known.has(id)),
  )
  const configurations: Configuration[] = [
    ...live,
    ...[...left].flatMap((id): Configuration[] => {
      const value = get(state, 'configuration', id)
      return value ? [[id, value]] : []
    }),
  ]
  const heard = casesOfSources(state)
  const counts = new Map<string, number>()
  for (const [id] of configurations)
    for (const [, { source }] of countingEvidence(state, id))
      for (const of of heard.get(source) ?? []) counts.set(`${of} ${id}`, (counts.get(`${of} ${id}`) ?? 0) + 1)
  const words = new Map(configurations.map(([id]) => [id, sentence(state, id)]))
  return {
    configurations,
    cases: caseTree(state).map(({ id, value, depth }) => {
      const profile = profileOf(state, id)
      const cells = configurations.map(([configuration]): Cell => {
        const judged = state.activation.get(activationId(id, configuration))
        return {
          case: id,
          configuration,
          judged,
          moved: judged !== undefined && hasMoved(state, judged, words.get(configuration)),
          evidence: counts.get(`${id} ${configuration}`) ?? 0,
          proposed: judged ? undefined : proposed(proposalsFor(state, id, configuration, profile, heard)),
        }
      })
      return { id, value, depth, cells }
    }),
  }
}

/** Whether the theory moved since a verdict: the configuration reads otherwise now, or has left the theory. */
export const hasMoved = (
  state: State,
  { configuration, sentence: read }: Value<'activation'>,
  now = sentence(state, configuration),
): boolean => (read !== undefined && read !== now) || retiredBy(state, configuration) !== undefined

/** Verdicts that say that a configuration was at work, and those that say that it was not. */
export const fired: readonly ActivationVerdict[] = ['activated', 'partly']
export const still: readonly ActivationVerdict[] = ['latent', 'blocked', 'contradicted']

/** A context beside the verdicts on a configuration: in how many cases it holds where it was at work, and where it was not. */
export interface Difference {
  context: {
    component?: Id<'cmp'> | undefined
    words: string
    /** Entries that say it in words alone, as the theory has no such context. */
    entries: { id: Id<'ctx'>; text: string }[]
  }
  fired: { holds: number; not: number }
  still: { holds: number; not: number }
  /** `with`: it holds wherever the configuration was at work and nowhere else, as far as is known; `without`: the reverse. */
  tells: 'with' | 'without' | undefined
  /** It is a context of the configuration already. */
  own: boolean
}

/**
 * Which contexts tell the cases apart in which a configuration was at work from those in which it was not: the reasons for
 * difference that a cross-case comparison looks for (Mukumbang et al. 2018). What is partly so or not known counts on
 * neither side. Contexts of which nothing is known on one side are left out; what tells most comes first.
 */
export function differences(state: State, configuration: Id<'cmoc'>, cases: readonly Id<'cas'>[]): Difference[] {
  const found = new Map<string, Difference>()
  const own = new Set(
    [...(state.refs.link.get(configuration) ?? [])].map((id) => get(state, 'link', id as Id<'lnk'>)?.component),
  )
  for (const of of cases) {
    const verdict = state.activation.get(activationId(of, configuration))?.verdict
    const side = verdict && (fired.includes(verdict) ? 'fired' : still.includes(verdict) ? 'still' : undefined)
    if (!side) continue
    for (const [key, held] of profileOf(state, of)) {
      const one = found.get(key) ?? empty(held, held.component !== undefined && own.has(held.component))
      found.set(key, one)
      if (held.text !== undefined && !one.context.entries.some(({ id }) => id === held.id))
        one.context.entries.push({ id: held.id, text: held.text })
      const counts = answer[held.holds]
      if (counts) one[side][counts]++
    }
  }
  const sum = ({ holds, not }: Difference['fired']) => holds + not
  return [...found.values()]
    .filter((one) => sum(one.fired) > 0 && sum(one.still) > 0)
    .map((one) => ({ ...one, tells: tells(one) }))
    .sort((a, b) => weight(b) - weight(a))
}

const empty = ({ component, words }: Held, own: boolean): Difference => ({
  context: { component, words, entries: [] },
  fired: { holds: 0, not: 0 },
  still: { holds: 0, not: 0 },
  tells: undefined,
  own,
})
const answer: Readonly<Partial<Record<ContextHolds, 'holds' | 'not'>>> = { holds: 'holds', 'does not hold': 'not' }

function tells({ fired, still }: Difference): Difference['tells'] {
  if (fired.not === 0 && still.holds === 0) return 'with'
  return fired.holds === 0 && still.not === 0 ? 'without' : undefined
}

/** How far apart the shares are; what tells all cases apart, and in more of them, before what does not. */
function weight({ fired, still, tells: told }: Difference): number {
  const share = ({ holds, not }: Difference['fired']) => holds / (holds + not)
  const cases = fired.holds + fired.not + still.holds + still.not
  return (told ? 10 : 0) + Math.abs(share(fired) - share(still)) + cases / 1_000
}
