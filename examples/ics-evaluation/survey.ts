import { consentId } from '../../src/core/consent/ids.ts'
import type { Fact, Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { added, edited } from '../knight-2024/tell.ts'
import { configuration, drawn, evaluator, harrowmere, link, noise, recorded, saltby } from './tell.ts'

type Item = Value<'questionnaire'>['items'][number]
const extent = ['Not at all', 'A little', 'Somewhat', 'Mostly', 'Fully']
const scaled = (key: string, number: number, part: Item['part'], of: string, text: string): Item => ({
  key,
  text,
  part,
  links: [link(`${number}.${of}`)],
  configuration: configuration(number),
  answer: { kind: 'scale', anchors: extent },
})

const roleWords = ['Clinician', 'Social care', 'Manager', 'Voluntary sector']
const items: Item[] = [
  {
    key: 'role',
    text: 'What describes your work best?',
    part: 'about you',
    answer: { kind: 'choice', options: roleWords },
    must: true,
  },
  scaled('steady', 1, 'context', 'C.1', 'The people who lead this system have been the same for two years or more.'),
  scaled('vision', 1, 'behaviour', 'M-res.1', 'Leaders of the system say plainly what it is there for.'),
  scaled('purpose', 1, 'reasoning', 'M-rea.1', 'I know what my own work adds to that.'),
  scaled('focus', 1, 'outcome', 'O.1', 'What my team spends its time on is what the system set out to do.'),
  scaled('money', 3, 'context', 'C.1', 'Organisations here dispute over money.'),
  scaled('meet', 3, 'behaviour', 'M-res.2', 'I meet the people of partner organisations in person.'),
  scaled('trust', 3, 'reasoning', 'M-rea.1', 'I trust them to do what they say.'),
  scaled('tension', 3, 'outcome', 'O.2', 'When we disagree we settle it among ourselves.'),
  { key: 'comment', text: 'What else should we know?', part: 'open', answer: { kind: 'text' } },
]

/** Where answers lie, on the scale from 1 to 5, in each system; money disputed pulls trust down in both. */
const levels: Record<string, readonly [h: number, s: number]> = {
  steady: [4.4, 1.6],
  vision: [4, 2.2],
  purpose: [3.9, 2.1],
  focus: [3.6, 2.4],
  money: [2.4, 4.2],
  meet: [3.9, 3.3],
  trust: [3.8, 2],
  tension: [3.5, 2.2],
}
const comments = ['Ask the night staff too.', 'The new record helps.', 'We are told, not asked.']

const onScale = (level: number, what: string) => Math.min(5, Math.max(1, Math.round(level + 0.8 * noise(what))))

/** One person's answers; some leave an item out. */
function answersOf(at: 0 | 1, n: number): Value<'response'>['answers'] {
  const who = `${at} ${n}`
  const answers: Value<'response'>['answers'] = {
    role: roleWords[Math.floor(drawn(`${who} role`) * roleWords.length)] ?? 'Manager',
  }
  for (const [key, level] of Object.entries(levels))
    if (drawn(`${who} ${key} left out`) > 0.04) answers[key] = onScale(level[at], `${who} ${key}`)
  const said = drawn(`${who} comment`) > 0.85 ? comments[n % comments.length] : undefined
  return said ? { ...answers, comment: said } : answers
}

interface Asked {
  at: 0 | 1
  of: Id<'cas'>
  source: Id<'src'>
  wave: Id<'wav'>
  name: string
  people: number
}
const asked: readonly Asked[] = [
  { at: 0, of: harrowmere, source: 'src_survey-h', wave: 'wav_h', name: 'Harrowmere', people: 46 },
  { at: 1, of: saltby, source: 'src_survey-s', wave: 'wav_s', name: 'Saltby', people: 31 },
]

const opened = ({ of, source, wave, name, people }: Asked): Fact[] => [
  added('source', source, {
    kind: 'survey',
    reference: { type: 'document', title: `Survey of people who work in ${name} (invented)`, year: 2025 },
  }),
  added('consent', consentId(source), { source, uses: ['open publication', 'sharing'], on: '2025-04-01' }),
  added('wave', wave, {
    questionnaire: 'qst_work',
    name: `${name}, April 2025`,
    case: of,
    source,
    opens: '2025-04-01',
    closes: '2025-04-30',
    anonymous: true,
    asked: [{ role: 'people who work in the system', number: people + 23 }],
    by: evaluator,
  }),
]

const answered = ({ at, of, source, wave, people }: Asked): Fact[] =>
  Array.from({ length: people }, (_, n) =>
    added('response', `rsp_${at === 0 ? 'h' : 's'}${n + 1}`, {
      questionnaire: 'qst_work',
      wave,
      case: of,
      source,
      answers: answersOf(at, n),
    }),
  )

const told = (
  { at, of, source, people }: Asked,
  key: string,
  number: number,
  part: string,
  stance: 'supports' | 'refutes',
) => {
  const all = Array.from({ length: people }, (_, n) => answersOf(at, n)[key]).filter((one) => typeof one === 'number')
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length
  const id = `${key}-${at === 0 ? 'h' : 's'}`
  const text = items.find((one) => one.key === key)?.text ?? key
  return [
    added('result', `rsl_${id}`, {
      kind: 'survey',
      measure: `“${text}”, mean on a scale from 1 to 5`,
      n: all.length,
      estimate: Number(mean.toFixed(1)),
      source,
      case: of,
      questionnaire: 'qst_work',
      by: evaluator,
    }),
    added('evidence', `evd_s-${id}`, {
      configuration: configuration(number),
      links: [link(`${number}.${part}`)],
      source,
      result: `rsl_${id}`,
      stance,
      standing: 'observed',
      explicit: true,
      memo: 'Description of who answered; it shows no cause.',
      by: evaluator,
    }),
  ]
}

export const surveying = [
  recorded([
    added('questionnaire', 'qst_work', {
      purpose: 'survey',
      title: 'Working across organisations',
      intro: 'Ten questions. Nothing leads from an answer to you, and groups below five are not shown.',
      items,
      smallest: 5,
    }),
    ...asked.flatMap(opened),
  ]),
  ...asked.map((one) => recorded(answered(one))),
  recorded(asked.map(({ wave }) => edited('wave', wave, {}, { closed: true }))),
  recorded(
    asked.flatMap((one) => {
      const stance = one.at === 0 ? 'supports' : 'refutes'
      return [...told(one, 'purpose', 1, 'M-rea.1', stance), ...told(one, 'trust', 3, 'M-rea.1', stance)]
    }),
  ),
]
