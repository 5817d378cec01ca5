import { z } from 'zod'
import { blindingsAround, type Thread, threadsOf, waitingFor } from '../comment/threads.ts'
import { nounOfId, type Value } from '../fact.ts'
import { anyId, type Id } from '../ids.ts'
import { labelOf, labelOfValue } from '../label.ts'
import { mayTakePart } from '../project/decide.ts'
import { inOrder, type State, thing } from '../state.ts'
import { nounWords } from '../trail-words.ts'
import { personOf } from './person.ts'
import { placeOf } from './place.ts'
import { type Seen, view } from './view.ts'

const commentFilters = ['open', 'resolved', 'for me', 'mine', 'all'] as const

/** Comments about one thing, or all of them, newest thread first: open ones unless asked otherwise. */
export const comments = view(
  z.object({ about: anyId().optional(), show: z.enum(commentFilters).optional(), person: z.string().optional() }),
  (seen, { about, show = about ? 'all' : 'open' }) => {
    const { state, viewer } = seen
    const waiting = new Set(waitingFor(state, viewer).map(({ id }) => id))
    const lets: Record<(typeof commentFilters)[number], (thread: Thread) => boolean> = {
      all: () => true,
      open: ({ first }) => !first.resolved,
      resolved: ({ first }) => first.resolved === true,
      'for me': ({ id }) => waiting.has(id),
      mine: ({ first, answers }) => first.by === viewer || answers.some(([, { by }]) => by === viewer),
    }
    const threads = threadsOf(state, about).filter(lets[show])
    const mayComment = !seen.past && mayTakePart(state, viewer)
    return {
      about: about && titled(seen, about),
      threads: (about ? threads : threads.reverse()).map((thread) => told(seen, thread, waiting.has(thread.id))),
      open: threads.filter(({ first }) => !first.resolved).length,
      waiting: waiting.size,
      mayComment,
      people: inOrder(state, 'person').map(([id]) => personOf(seen, id)),
      /** What one may put a comment behind, so that it gives nothing away while one decides or codes blind. */
      behind:
        about && mayComment
          ? blindingsAround(state, viewer, about).map((id) => ({ id, name: blindingName(state, id) }))
          : [],
    }
  },
)

function told(seen: Seen, { id, first, answers }: Thread, waits: boolean) {
  const { state, told } = seen
  const settled = told(id).findLast(({ fact }) => fact.id === id && fact.to !== null && 'resolved' in fact.to)
  return {
    ...said(seen, id, first),
    about: titled(seen, first.about),
    waits,
    behind: first.behind && { id: first.behind, name: blindingName(state, first.behind) },
    resolved: first.resolved && settled ? { by: personOf(seen, settled.actor), at: settled.at } : undefined,
    answers: answers.map(([answer, value]) => said(seen, answer, value)),
  }
}

function said(seen: Seen, id: Id<'cmt'>, value: Value<'comment'>) {
  const born = seen.told(id).find(({ fact }) => fact.id === id && fact.from === null)
  return {
    id,
    value,
    by: personOf(seen, value.by),
    at: born?.at ?? '',
    mentions: (value.mentions ?? []).map((person) => personOf(seen, person as Id<'per'>)),
  }
}

const blindingName = (state: State, id: Id<'stg'> | Id<'scd'>): string =>
  (thing(state, id)?.value as { name?: string } | undefined)?.name ?? id

/** What a thing is called, also when it is no longer there. */
export function titled({ state, told }: Seen, id: Id) {
  const here = thing(state, id)
  const gone = here ? undefined : told(id).findLast(({ fact }) => fact.id === id && fact.to === null)?.fact.from
  const noun = here?.noun
  const words = here ? labelOf(state, id) : gone ? labelOfValue(state, id, nounOfId(id) ?? 'comment', gone) : id
  return { id, label: words, kind: noun && nounWords(noun), place: here && placeOf(state, id), gone: !here }
}

/** How many comments are open on each thing, for the marks beside them; and how many wait for the viewer. */
export const commentCounts = view(z.object({}), ({ state, viewer }) => {
  const open: Record<string, number> = {}
  for (const { first, answers } of threadsOf(state))
    if (!first.resolved) {
      const key = first.piece ? `${first.about}~${first.piece}` : first.about
      open[key] = (open[key] ?? 0) + 1 + answers.length
    }
  return { open, waiting: waitingFor(state, viewer).length }
})
