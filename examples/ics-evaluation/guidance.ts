import type { Fact, Value } from '../../src/core/fact.ts'
import { perspectives } from '../../src/core/guideline/assessment/draft.ts'
import type { Id } from '../../src/core/ids.ts'
import type { State } from '../../src/core/state.ts'
import { type Act, added, edited } from '../knight-2024/tell.ts'
import { configuration, drawn, evaluator, harrowmere, noise, numbers, recorded } from './tell.ts'

const statement = (number: number): Id<'gdl'> => `gdl_${number}`
const form: Id<'qst'> = 'qst_ourselves'
const roles = ['Board', 'Middle management', 'Front line']

/** Each in plain words, and whom it is for; what is for nobody in particular is for everybody. */
const said: Readonly<Record<number, { plain: string; audiences?: string[] }>> = {
  1: { plain: 'Say what the system is there for, and hold to it. People then know what their own work adds.' },
  2: {
    plain: 'Ask people before the list is written, not after. Then it is their list too.',
    audiences: ['Board', 'System leaders'],
  },
  3: { plain: 'Meet often and in person. Agree together on what is to be done, and trust can grow.' },
  4: {
    plain: 'Help each other to try things. Talk about what failed where it is safe to.',
    audiences: ['System leaders', 'Teams'],
  },
  5: {
    plain: 'Share what your data tell you. Use it to decide which communities come first.',
    audiences: ['System leaders'],
  },
  6: {
    plain: 'Make it plain who answers for what. Decide in the open, and look at what came of it.',
    audiences: ['Board'],
  },
}

/** Guidance drafted from all six configurations, and an assessment of two of its statements. */
export const guiding: readonly Act[] = [
  {
    who: evaluator,
    command: {
      do: 'draftGuidance',
      guidelines: numbers.map((number) => ({ id: statement(number), configurations: [configuration(number)] })),
    },
  },
  recorded(Object.entries(said).map(([number, words]) => edited('guideline', statement(Number(number)), {}, words))),
  {
    who: evaluator,
    command: {
      do: 'draftAssessment',
      id: form,
      title: 'How we share and meet in Harrowmere (invented)',
      guidelines: [statement(3), statement(5)],
      roles,
    },
  },
]

/** The form of the second round: one item in plainer words, one with other answers, one left out, one new. */
const again: Id<'qst'> = 'qst_ourselves-2'
const revised = (items: Value<'questionnaire'>['items']): Value<'questionnaire'>['items'] => [
  ...items.flatMap((item): Value<'questionnaire'>['items'] => {
    if (item.key === 'S1B2') return [{ ...item, text: 'How often do you meet the others in person?' }]
    if (item.key === 'S2O1') return [{ ...item, answer: { kind: 'scale', anchors: ['No', 'Partly', 'Yes'] } }]
    return item.key === 'S1R2' ? [] : [item]
  }),
  {
    key: 'S2B2',
    text: 'How often is this done? Data are looked at together before money is given out.',
    part: 'behaviour',
    guideline: statement(5),
    configuration: configuration(5),
    answer: { kind: 'scale', anchors: ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'] },
  },
]

interface Round {
  id: Id<'wav'>
  asks: Id<'qst'>
  name: string
  opens: string
  closes: string
  people: number
  /** How much better things are than in the first. */
  better: number
}
const rounds: readonly Round[] = [
  {
    id: 'wav_first',
    asks: form,
    name: 'Autumn 2024',
    opens: '2024-10-01',
    closes: '2024-10-31',
    people: 24,
    better: 0,
  },
  {
    id: 'wav_second',
    asks: again,
    name: 'Spring 2025',
    opens: '2025-05-01',
    closes: '2025-05-31',
    people: 27,
    better: 0.7,
  },
]

/** Where answers lie on the scale: conditions mostly hold, and the board sees more of what it does than others do. */
function answersOf(items: Value<'questionnaire'>['items'], { id, better }: Round, n: number) {
  const answers: Value<'response'>['answers'] = {}
  const role = roles[n % roles.length] ?? 'Board'
  for (const { key, part, answer } of items) {
    const what = `${id} ${n} ${key}`
    if (key === 'whom') answers[key] = perspectives[Math.floor(drawn(what) * perspectives.length)] ?? 'Our team’s'
    else if (key === 'role') answers[key] = role
    else if (answer.kind === 'scale') {
      const top = answer.anchors.length
      const at = part === 'context' ? 0.85 : part === 'behaviour' ? (role === 'Board' ? 0.75 : 0.45) : 0.5
      answers[key] = Math.min(top, Math.max(1, Math.round(1 + (top - 1) * at + better + 0.7 * noise(what))))
    }
  }
  return answers
}

/** Two anonymous rounds, half a year apart; the second asks a new version of the form. */
export function assessing(state: State): readonly Act[] {
  const first = state.questionnaire.get(form)
  if (!first) throw new Error('There is no assessment to put to people.')
  const { order, ...value } = first
  const later = revised(first.items)
  const second = added('questionnaire', again, {
    ...value,
    items: later,
    replaces: form,
    order: (order ?? 1) + 1,
  })
  return rounds.flatMap((round, i): Act[] => {
    const { id, asks, name, opens, closes, people } = round
    const answers: Fact[] = Array.from({ length: people }, (_, n) =>
      added('response', `rsp_${id}-${n + 1}`, {
        questionnaire: asks,
        wave: id,
        case: harrowmere,
        answers: answersOf(asks === again ? later : first.items, round, n),
      }),
    )
    const wave = { questionnaire: asks, name, case: harrowmere, opens, closes, anonymous: true, by: evaluator }
    return [
      ...(i === 1 ? [recorded([second])] : []),
      recorded([added('wave', id, { ...wave, order: i + 1 })]),
      recorded(answers),
      recorded([edited('wave', id, {}, { closed: true })]),
    ]
  })
}

/** What the second round led to. */
export const developing = recorded([
  added('action', 'acn_visit', {
    case: harrowmere,
    text: 'Each member of the board spends a morning a month at the front line of another organisation',
    owner: 'chair of the board',
    due: '2025-12-31',
    progress: 'planned',
    guideline: statement(3),
    order: 3,
  }),
])
