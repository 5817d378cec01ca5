import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { isBlindedFor } from '../project/seen-by.ts'
import { stagesOf } from '../screening/outcome.ts'
import { get, referrers, type State, thing } from '../state.ts'

export interface Thread {
  id: Id<'cmt'>
  first: Value<'comment'>
  answers: [Id<'cmt'>, Value<'comment'>][]
}

/** Comments with what answers them, oldest first: all of them, or those about one thing. */
export function threadsOf(state: State, about?: Id): Thread[] {
  const all = about
    ? referrers(state, 'comment', about).filter(([, comment]) => comment.about === about)
    : [...state.comment]
  return all
    .filter(([, { under }]) => !under || !state.comment.has(under))
    .map(([id, first]) => ({
      id,
      first,
      answers: referrers(state, 'comment', id).filter(([, one]) => one.under === id),
    }))
}

/** The threads that wait for somebody: they were named in one, have not answered since, and it is not resolved. */
export function waitingFor(state: State, who: Id<'per'>): Thread[] {
  return threadsOf(state).filter(({ id, first, answers }) => {
    if (first.resolved) return false
    const all: [Id<'cmt'>, Value<'comment'>][] = [[id, first], ...answers]
    const named = all.findLastIndex(([, { mentions, by }]) => by !== who && mentions?.includes(who))
    return named >= 0 && !all.slice(named + 1).some(([, { by }]) => by === who)
  })
}

/** The source that a thing is or belongs to, as far as one step leads. */
function sourceBehind(state: State, id: Id): Id<'src'> | undefined {
  if (id.startsWith('src_')) return id as Id<'src'>
  const value = thing(state, id)?.value as { source?: Id<'src'>; excerpt?: Id<'exc'> } | undefined
  return value?.source ?? get(state, 'excerpt', value?.excerpt)?.source
}

/**
 * The blindings behind which someone may put a comment on a thing: of a source and what belongs to it, stages that are
 * blinded to them, and second codings in which they code it.
 */
export function blindingsAround(state: State, who: Id<'per'>, id: Id): (Id<'stg'> | Id<'scd'>)[] {
  const source = sourceBehind(state, id)
  if (!source) return []
  const stages = stagesOf(state).filter(([, stage]) => isBlindedFor(stage, who))
  const rounds = [...state.secondCoding].filter(
    ([, { opened, coders, sources }]) => !opened && coders.includes(who) && sources.includes(source),
  )
  return [...rounds.map(([round]) => round), ...stages.map(([stage]) => stage)]
}
