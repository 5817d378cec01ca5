import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Decision, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'
import { fitsItem } from './figures.ts'
import { longestText } from './form-items.ts'

type Response = Value<'response'>
/** What a form saved: which questionnaire and wave it was for, and the answers. */
interface Saved {
  retroduce: 'answers'
  questionnaire?: unknown
  wave?: unknown
  respondent?: unknown
  answers?: unknown
}

/** Whether a text is the file of a form of ours. */
export function savedIn(text: string): Saved | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    const saved = JSON.parse(text) as Saved
    return saved?.retroduce === 'answers' ? saved : undefined
  } catch {
    return undefined
  }
}

/**
 * A response as a form sent it, for a wave of the questionnaire that it was a form of. What is no answer to its item is
 * refused: the form checks that, so it did not come from there.
 */
export function responseOf(state: State, wave: Id<'wav'>, saved: Omit<Saved, 'retroduce'>): Decision<Response> {
  const no = (message: string, hint: string) =>
    ({ ok: false, refusal: refuse('does-not-fit', message, hint, { id: wave }) }) as const
  const of = get(state, 'wave', wave)
  const questionnaire = get(state, 'questionnaire', of?.questionnaire)
  if (!of || !questionnaire) return no('There is no such wave.', 'Reload and look.')
  if (saved.questionnaire !== undefined && saved.questionnaire !== of.questionnaire)
    return no(
      'These are answers to another questionnaire, or another version of it.',
      'Bring them into a wave of that one.',
    )
  if (saved.wave !== undefined && saved.wave !== wave)
    return no('These are answers in another wave.', 'Bring them into that one.')
  const given = saved.answers
  if (typeof given !== 'object' || given === null || Array.isArray(given) || Object.keys(given).length === 0)
    return no('There are no answers in it.', 'Ask whoever filled it in to save the answers from the form once more.')
  const answers: Response['answers'] = {}
  for (const [key, said] of Object.entries(given)) {
    const item = questionnaire.items.find((one) => one.key === key)
    if (!item || !fitsItem(item.answer, said) || (typeof said === 'string' && said.length > longestText))
      return no(`What it says to ${key.slice(0, 64)} is no answer to that.`, 'Answer what the form asks.')
    answers[key] = said
  }
  const missing = questionnaire.items.find(({ key, must }) => must && answers[key] === undefined)
  if (missing) return no(`It does not answer ${missing.key}.`, 'Ask whoever filled it in to answer that too.')
  const code = typeof saved.respondent === 'string' ? saved.respondent.trim().slice(0, 100) : ''
  return {
    ok: true,
    facts: {
      questionnaire: of.questionnaire,
      wave,
      ...(of.source && { source: of.source }),
      ...(!of.anonymous && code && { respondent: code }),
      answers,
    },
  }
}
