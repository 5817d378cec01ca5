import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { may } from '../project/decide.ts'
import type { State } from '../state.ts'
import type { ReadonlyTable } from '../table.ts'

type Responses = ReadonlyTable<Id<'rsp'>, Value<'response'>>

/** What each sealed table was made of. Whoever has the table alone cannot get at it. */
const whole = new WeakMap<object, Responses>()

/** Whether somebody may read what single people answered. Without a viewer it is what everybody may know. */
export const mayReadResponses = (state: State, viewer: Id<'per'> | undefined): boolean =>
  viewer !== undefined && may(state, viewer, 'mayReadAnswers')

/**
 * A state in which responses are there, with which questionnaire, wave and case they belong to, and nobody can read what
 * they say. Summaries open them (`openResponses`), and tell of no group that is too small.
 */
export function withSealedAnswers(state: State, viewer: Id<'per'> | undefined, blind: State): State {
  if (blind.questionnaire.size === 0 || mayReadResponses(blind, viewer)) return state
  return { ...state, response: sealed(state.response) } as State
}

/** The responses with their answers, for what counts them. Nothing that shows a single one may ask for them. */
export const openResponses = (state: State): Responses => whole.get(state.response) ?? state.response

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

/** A table that reads through to the responses as they are at any moment, and leaves out what they say. */
function sealed(responses: Responses): Responses {
  const open = whole.get(responses) ?? responses
  const shut = ({ questionnaire, wave, case: of, source }: Value<'response'>): Value<'response'> => ({
    questionnaire,
    ...(wave && { wave }),
    ...(of && { case: of }),
    ...(source && { source }),
    answers: {},
  })
  function* entries(): Generator<[Id<'rsp'>, Value<'response'>]> {
    for (const [id, value] of open) yield [id, shut(value)]
  }
  function* values() {
    for (const value of open.values()) yield shut(value)
  }
  const table: Responses = {
    get size() {
      return open.size
    },
    get(id) {
      const value = open.get(id)
      return value && shut(value)
    },
    has: (id) => open.has(id),
    keys: () => open.keys(),
    values,
    entries,
    [Symbol.iterator]: entries,
  }
  whole.set(table, open)
  return table
}
