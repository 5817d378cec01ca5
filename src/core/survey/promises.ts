import { equal } from '../equal.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Promises, refuse } from '../refusal.ts'
import { get, referrers, type State } from '../state.ts'
import { smallestOf } from './smallest.ts'

/** What holds of questionnaires and what was answered, at every moment. */
export const surveyPromises = {
  questionnaire({ state, id, before, after }) {
    const no = (message: string, hint: string) => refuse('does-not-fit', message, hint, { id })
    if (!after) return
    const keys = after.items.map(({ key }) => key.toLowerCase())
    const twice = keys.find((key, i) => keys.indexOf(key) < i)
    if (twice) return no(`Two items have the key ${twice}.`, 'Give each item a key of its own.')
    for (const { key, text, answer } of after.items) {
      if (text.trim() === '') return no(`Item ${key} has no words.`, 'Write what it asks.')
      const words = answer.kind === 'scale' ? answer.anchors : answer.kind === 'choice' ? answer.options : []
      const plain = words.map((one) => one.trim().toLowerCase())
      // A scale may leave the points between its ends without words.
      if (plain.some((one, i) => one === '' && (answer.kind === 'choice' || i === 0 || i === plain.length - 1)))
        return no(`Item ${key} has an answer without words.`, 'Write what each answer is called.')
      if (plain.some((one, i) => one !== '' && plain.indexOf(one) < i))
        return no(`Item ${key} offers the same answer twice.`, 'Name each once.')
      if (answer.kind === 'number' && (answer.min ?? -Infinity) > (answer.max ?? Infinity))
        return no(`Item ${key} asks for a number from ${answer.min} to ${answer.max}.`, 'Put the smaller first.')
    }
    for (let one = after.replaces; one; one = get(state, 'questionnaire', one)?.replaces)
      if (one === id) return no('A version cannot come before itself.', 'Name another.')
    const twin =
      after.replaces &&
      [...state.questionnaire].find(([other, { replaces }]) => other !== id && replaces === after.replaces)
    if (twin) return no('It has a newer version already.', `Go on from ${twin[0]}.`)
    if (!before || !isPut(state, id)) return
    const fixed = ['intro', 'purpose', 'title', 'replaces'] as const
    if (fixed.some((field) => !equal(before[field], after[field])) || !equal(asPut(before), asPut(after))) {
      const why = answered(state, id) ? 'It has been answered' : 'Links to it were given out'
      return refuse('in-use', `${why}, and it stays as it was put to people.`, 'Make a new version.', { id })
    }
    // Who answered did so under the promise that was made.
    if (smallestOf(after) < smallestOf(before))
      return refuse(
        'in-use',
        'The smallest group cannot become smaller once people answered.',
        'Leave it, or raise it.',
        {
          id,
        },
      )
  },
  wave({ state, id, before, after }) {
    // Who follows a link is asked what they were promised, and what they send is kept until the wave is closed.
    if (before?.linked && !after?.linked)
      return refuse('in-use', 'Links to it were given out, and it stays.', 'Close it, and open another.', { id })
    if (!after) return
    if (after.opens && after.closes && after.closes < after.opens)
      return refuse('does-not-fit', 'It closes before it opens.', 'Correct one of the days.', { id, field: 'closes' })
    if (!before || !(before.linked || answered(state, id))) return
    const fixed = ['anonymous', 'questionnaire', 'source'] as const
    if (fixed.some((field) => before[field] !== after[field]))
      return refuse('in-use', 'People have answered in it, or were given links.', 'Open another wave.', { id })
    const of = get(state, 'questionnaire', after.questionnaire)
    if (smallestOf(of, after) < smallestOf(of, before))
      return refuse(
        'in-use',
        'The smallest group cannot become smaller once people answered.',
        'Leave it, or raise it.',
        {
          id,
        },
      )
  },
  response({ state, id, after }) {
    if (!after) return
    const no = (message: string, hint: string) => refuse('does-not-fit', message, hint, { id })
    const wave = get(state, 'wave', after.wave)
    if (wave && wave.questionnaire !== after.questionnaire)
      return no('That wave asks another questionnaire.', 'Name a wave of this one.')
    // A withdrawal finds what names its source.
    if (wave?.source && wave.source !== after.source)
      return no('It is an answer of the survey that its wave belongs to.', `Name ${wave.source} as its source.`)
    const items = new Set(get(state, 'questionnaire', after.questionnaire)?.items.map(({ key }) => key))
    const foreign = Object.keys(after.answers).find((key) => !items.has(key))
    if (foreign) return no(`The questionnaire has no item ${foreign}.`, 'Answer the items it has.')
    if (wave?.anonymous && (after.respondent !== undefined || after.on !== undefined))
      return no('An anonymous answer says neither who gave it nor when.', 'Leave out respondent and on.')
  },
  result({ state, id, before, after }) {
    if (before && after && before.source !== after.source && referrers(state, 'evidence', id).length > 0)
      return refuse('in-use', 'It is evidence from its source.', 'Unlink it first.', { id })
    const of = get(state, 'questionnaire', after?.questionnaire)
    if (of && after?.n !== undefined && after.n < smallestOf(of))
      return refuse(
        'does-not-fit',
        `Results of fewer than ${smallestOf(of)} respondents are not shown.`,
        'Leave it out.',
        {
          id,
          field: 'n',
        },
      )
    const { low = 0, high = 0 } = after?.interval ?? {}
    if (low > high)
      return refuse('does-not-fit', 'The interval ends before it begins.', 'Put the smaller number first.', {
        id,
        field: 'interval',
      })
  },
} satisfies Promises

/** What people were shown. Which part of the theory an item asks about goes along where that is merged or split. */
const asPut = ({ items }: Value<'questionnaire'>) =>
  items.map(({ links: _links, configuration: _configuration, ...put }) => put)

/** Whether anybody has answered a questionnaire, or in a wave. */
export const answered = (state: State, id: `qst_${string}` | `wav_${string}`): boolean =>
  (state.refs.response.get(id)?.size ?? 0) > 0

/** Whether a questionnaire is in people's hands: it was answered, or links to it were given out. */
export const isPut = (state: State, id: Id<'qst'>): boolean =>
  answered(state, id) ||
  [...(state.refs.wave.get(id) ?? [])].some((wave) => get(state, 'wave', wave as Id<'wav'>)?.linked)
