import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { isSilent, readyId } from './steps.ts'
import { stepWords } from './words.ts'

/** The groups that wait for somebody's own part of a silent step. */
export const silentStepsFor = (state: State, who: Id<'per'>): { id: Id<'prz'>; title: string; words: string }[] =>
  inOrder(state, 'prioritisation').flatMap(([id, { step, method, title }]) => {
    if (!isSilent(step)) return []
    const own = referrers(state, 'seat', id).find(([, { person }]) => person === who)
    return own && !state.ready.has(readyId(id, step, own[0])) ? [{ id, title, words: stepWords(step, method) }] : []
  })
