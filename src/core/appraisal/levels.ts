import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'

export type Judgement = [Id<'apr'>, Value<'appraisal'>]

/** What people judged of a source at a gate, of the source itself and not of single excerpts: of each the newest to each aspect. */
export function judgementsOf(state: State, source: Id<'src'>, stage: Id<'stg'>): Judgement[] {
  const newest = new Map<string, Judgement>()
  for (const one of referrers(state, 'appraisal', source)) {
    const [, { stage: at, excerpt, by, aspect }] = one
    // After a join one person may have judged the same publication twice.
    if (at === stage && excerpt === undefined) newest.set(`${by} ${aspect ?? ''}`, one)
  }
  return [...newest.values()]
}

/** What was judged of single excerpts of a source at a gate. */
export const excerptJudgements = (state: State, source: Id<'src'>, stage: Id<'stg'>): Judgement[] =>
  referrers(state, 'appraisal', source).filter(([, { stage: at, excerpt }]) => at === stage && excerpt !== undefined)

/** Whether two people put a source at different levels of a gate, in the same aspect. */
export function levelsDiffer(state: State, source: Id<'src'>, stage: Id<'stg'>): boolean {
  if (!state.refs.appraisal.has(source)) return false
  const levels = new Map<string, string>()
  for (const [, { aspect = '', level }] of judgementsOf(state, source, stage)) {
    if (level === undefined) continue
    const other = levels.get(aspect)
    if (other !== undefined && other !== level) return true
    levels.set(aspect, level)
  }
  return false
}

/** The level of a source in one aspect of a gate. `apart`: people differ and nothing was settled; best first. */
export interface Level {
  aspect: string | undefined
  levels: string[]
  how: 'judged' | 'settled' | 'apart'
}

/**
 * At which levels a source stands at a gate, an aspect each: what was settled, else what everybody who judged it says, else
 * all that was said. Aspects without a judgement are left out. Hand in `seenBy` to get what one viewer may know.
 */
export function levelsAt(state: State, source: Id<'src'>, stage: Id<'stg'>): Level[] {
  const rules = state.stage.get(stage)
  const settled = referrers(state, 'resolution', source).find(([, one]) => one.stage === stage)?.[1].levels ?? []
  const judged = judgementsOf(state, source, stage)
  const aspects = rules?.aspects?.length ? rules.aspects.map(({ key }) => key) : [undefined]
  const place = new Map(rules?.levels?.map(({ key }, i) => [key, i]))
  return aspects.flatMap((aspect): Level[] => {
    const held = settled.find((one) => one.aspect === aspect)
    if (held) return [{ aspect, levels: [held.level], how: 'settled' }]
    const said = judged.flatMap(([, one]) => (one.aspect === aspect && one.level !== undefined ? [one.level] : []))
    const levels = [...new Set(said)].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
    return levels.length === 0 ? [] : [{ aspect, levels, how: levels.length > 1 ? 'apart' : 'judged' }]
  })
}
