import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { may } from '../project/decide.ts'
import type { State } from '../state.ts'
import type { ReadonlyTable } from '../table.ts'

type Response = Value<'response'>
type Responses = ReadonlyTable<Id<'rsp'>, Response>

/** What each sealed response was made of, and the other way round. Whoever has a sealed one alone cannot get at it. */
const open = new WeakMap<Response, Response>()
const shut = new WeakMap<Response, Response>()

/** Whether somebody may read what single people answered. Without a viewer it is what everybody may know. */
export const mayReadResponses = (state: State, viewer: Id<'per'> | undefined): boolean =>
  viewer !== undefined && may(state, viewer, 'mayReadAnswers')

/**
 * A state in which responses are there, with which questionnaire, wave and case they belong to, and nobody can read what
 * they say. Summaries open them (`openResponse`), and tell of no group that is too small.
 */
export function withSealedAnswers(state: State, viewer: Id<'per'> | undefined, blind: State): State {
  if (blind.questionnaire.size === 0 || mayReadResponses(blind, viewer)) return state
  return { ...state, response: sealed(state.response) } as State
}

/** A response with its answers, for what counts them. Nothing that shows a single one may ask for it. */
export const openResponse = (response: Response): Response => open.get(response) ?? response

/** A fact as it may be told of outside the team: of a response, to what it belongs, and nothing that it says. */
export function withoutAnswers(fact: Fact): Fact {
  if (fact.type !== 'questionnaire.answered') return fact
  const shut = (value: object | null) =>
    value &&
    Object.fromEntries(
      Object.entries(value).flatMap(([key, said]) =>
        key === 'answers' ? [[key, {}]] : key === 'respondent' || key === 'on' ? [] : [[key, said]],
      ),
    )
  return { ...fact, from: shut(fact.from), to: shut(fact.to) } as Fact
}

/** A response without what it says: always the same for the same one, so that a layer over the table keeps it. */
function sealedResponse(response: Response): Response {
  const known = shut.get(response)
  if (known) return known
  const { questionnaire, wave, case: of, source } = openResponse(response)
  const left = { questionnaire, ...(wave && { wave }), ...(of && { case: of }), ...(source && { source }), answers: {} }
  shut.set(response, left)
  open.set(left, openResponse(response))
  return left
}

/** A table that reads through to the responses as they are at any moment, and leaves out what they say. */
function sealed(responses: Responses): Responses {
  function* entries(): Generator<[Id<'rsp'>, Response]> {
    for (const [id, value] of responses) yield [id, sealedResponse(value)]
  }
  function* values() {
    for (const value of responses.values()) yield sealedResponse(value)
  }
  return {
    get size() {
      return responses.size
    },
    get(id) {
      const value = responses.get(id)
      return value && sealedResponse(value)
    },
    has: (id) => responses.has(id),
    keys: () => responses.keys(),
    values,
    entries,
    [Symbol.iterator]: entries,
  }
}
