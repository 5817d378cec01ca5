import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { type Standing, standingOf } from './standing.ts'

/** What speaks to one configuration in a case: measures, and needs. */
interface Spoken {
  configuration: Id<'cmoc'>
  verdict: Value<'activation'>['verdict'] | undefined
  indicators: Id<'ind'>[]
  needs: Id<'ned'>[]
  /** Of its measures: how many turn for the worse, and how many have not reached their target. */
  worse: number
  unmet: number
}

/** What leaders share to see where to act: measures and needs, and what of the theory each speaks to. */
export interface Shared {
  indicators: { standing: Standing; case: Id<'cas'> | undefined; configurations: Id<'cmoc'>[] }[]
  needs: [Id<'ned'>, Value<'need'>][]
  /** What something speaks to, first where most is at stake: measures that turn for the worse, unmet targets, needs. */
  spoken: Spoken[]
  /** Configurations that stand and that nothing here speaks to. */
  silent: Id<'cmoc'>[]
}

/**
 * The shared intelligence of a case and of what is within it, or of all cases. The order is by counts that are shown, and no
 * score: what weighs more is for people to say.
 */
export function sharedIntelligence(state: State, of?: Id<'cas'>): Shared {
  const inCase = within(state, of)
  const indicators = inOrder(state, 'indicator')
    .filter(([, value]) => inCase(value.case))
    .map(([id, value]) => ({
      standing: standingOf(id, value),
      case: value.case,
      configurations: [
        ...new Set(
          (value.links ?? []).flatMap((link) => {
            const configuration = get(state, 'link', link)?.configuration
            return configuration ? [configuration] : []
          }),
        ),
      ],
    }))
  const needs = inOrder(state, 'need').filter(([, value]) => inCase(value.case))
  const live = liveConfigurations(state).map(([id]) => id)
  const named = indicators.flatMap(({ configurations }) => configurations)
  const all = [...new Set([...live, ...named, ...needs.flatMap(([, need]) => need.configurations ?? [])])]
  const verdicts = new Map(
    of
      ? [...state.activation.values()].filter((one) => one.case === of).map((one) => [one.configuration, one.verdict])
      : [],
  )
  const rows = all.map((configuration): Spoken => {
    const own = indicators.filter((one) => one.configurations.includes(configuration))
    return {
      configuration,
      verdict: verdicts.get(configuration),
      indicators: own.map(({ standing }) => standing.id),
      needs: needs.filter(([, need]) => need.configurations?.includes(configuration)).map(([id]) => id),
      worse: own.filter(({ standing }) => standing.turn === 'worse').length,
      unmet: own.filter(({ standing }) => standing.met === false).length,
    }
  })
  const speaks = ({ indicators, needs }: Spoken) => indicators.length + needs.length > 0
  return {
    indicators,
    needs,
    spoken: rows
      .filter(speaks)
      .sort((a, b) => b.worse - a.worse || b.unmet - a.unmet || b.needs.length - a.needs.length),
    silent: rows.filter((row) => !speaks(row)).map(({ configuration }) => configuration),
  }
}

/** Whether something is of a case or of one within it; everything is where no case is named. */
export function within(state: State, of: Id<'cas'> | undefined): (one: Id<'cas'> | undefined) => boolean {
  if (!of) return () => true
  return (one) => {
    const seen = new Set<Id>()
    for (let at = one; at && !seen.has(at); at = get(state, 'case', at)?.within) {
      if (at === of) return true
      seen.add(at)
    }
    return false
  }
}
