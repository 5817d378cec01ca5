import type { Fact, Value } from '../../src/core/fact.ts'
import { perspectives } from '../../src/core/guideline/assessment/draft.ts'
import type { Id } from '../../src/core/ids.ts'
import type { State } from '../../src/core/state.ts'
import { type Act, added, edited } from '../knight-2024/tell.ts'
import { configuration, drawn, evaluator, harrowmere, noise, numbers, recorded } from './tell.ts'

const statement = (number: number): Id<'gdl'> => `gdl_${number}`
const form: Id<'qst'> = 'qst_ourselves'
const roles = ['Board', 'Middle management', 'Front line']

/** Plain words for the two that Harrowmere assesses itself by; the other drafts stand in the theory's words. */
const plain: Readonly<Record<number, string>> = {
  3: 'Meet often and in person. Agree together on what is to be done, and trust can grow.',
  5: 'Share what your data tell you. Use it to decide which communities come first.',
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
  recorded(
    Object.entries(plain).map(([number, words]) =>
      edited('guideline', statement(Number(number)), {}, { plain: words }),
    ),
  ),
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

interface Round {
  id: Id<'wav'>
  name: string
  opens: string
  closes: string
  people: number
  /** How much better things are than in the first. */
  better: number
}
const rounds: readonly Round[] = [
  { id: 'wav_first', name: 'Autumn 2024', opens: '2024-10-01', closes: '2024-10-31', people: 24, better: 0 },
  { id: 'wav_second', name: 'Spring 2025', opens: '2025-05-01', closes: '2025-05-31', people: 27, better: 0.7 },
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

/** Two anonymous rounds, half a year apart. */
export function assessing(state: State): readonly Act[] {
  const items = state.questionnaire.get(form)?.items ?? []
  return rounds.flatMap((round, order): Act[] => {
    const { id, name, opens, closes, people } = round
    const answers: Fact[] = Array.from({ length: people }, (_, n) =>
      added('response', `rsp_${id}-${n + 1}`, {
        questionnaire: form,
        wave: id,
        case: harrowmere,
        answers: answersOf(items, round, n),
      }),
    )
    const wave = { questionnaire: form, name, case: harrowmere, opens, closes, anonymous: true, by: evaluator }
    return [
      recorded([added('wave', id, { ...wave, order: order + 1 })]),
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
