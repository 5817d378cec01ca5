import { consentId } from '../../src/core/consent/ids.ts'
import type { Fact, Value } from '../../src/core/fact.ts'
import { encounterId, replyId } from '../../src/core/fieldwork/ids.ts'
import type { Id } from '../../src/core/ids.ts'
import { added } from '../knight-2024/tell.ts'
import { quotations } from './quotations.ts'
import { configuration, drawn, evaluator, harrowmere, leaders, led, numbers, recorded, saltby } from './tell.ts'

const roles = [
  'chief executive of a provider',
  'director of public health',
  'general practitioner',
  'director of adult social care',
  'manager of a voluntary organisation',
  'analyst',
  'nurse consultant',
]
/** In which role they were sought: who leads an organisation, and who is led. Narrower ones would say who they are. */
const lead = /^(chief executive|director)/
const soughtAs = (role: string) => (lead.test(role) ? leaders : led)

/** How likely somebody who was asked confirms each theory; else they refine it, falsify it, or have no view. */
const leaning: Record<'h' | 's', readonly number[]> = {
  h: [0.8, 0.6, 0.8, 0.5, 0.8, 0.6],
  s: [0.15, 0.05, 0.1, 0.1, 0.3, 0.2],
}
/** Where it is not at work, what people say of it: they never met it, or met the contrary. */
const otherwise: Record<'h' | 's', readonly Value<'reply'>['says'][]> = {
  h: ['refines', 'no view', 'refines', 'adds'],
  s: ['falsifies', 'no view', 'falsifies', 'refines'],
}
const standings = ['observed', 'experienced', 'experienced', 'observed', 'hearsay'] as const

interface Heard {
  source: Id<'src'>
  of: Id<'cas'>
  at: 'h' | 's'
  n: number
  role: string
}
/** Seven people in each system; who they are is nobody, for they are invented. */
export const heard: readonly Heard[] = (['h', 's'] as const).flatMap((at) =>
  roles.map((role, i) => ({
    source: `src_${at}${i + 1}` as const,
    of: at === 'h' ? harrowmere : saltby,
    at,
    n: i + 1,
    role,
  })),
)

/** The third of Saltby agreed to nothing beyond the analysis: what they said is in no report. */
const withheld: Id<'src'> = 'src_s3'

const interview = ({ source, of, at, n, role }: Heard): Fact[] => [
  added('source', source, {
    kind: 'interview',
    reference: { type: 'document', title: `Interview ${at.toUpperCase()}${n}, ${role} (invented)`, year: 2025 },
  }),
  added('consent', consentId(source), {
    source,
    uses: source === withheld ? [] : ['quoting', 'quoting with role', 'open publication', 'sharing'],
    on: '2025-02-10',
  }),
  added('participant', `prt_${at}${n}`, {
    role: soughtAs(role),
    case: of,
    source,
    consent: source === withheld ? 'limited' : 'given',
  }),
  added('encounter', encounterId(source), {
    source,
    instrument: 'ins_refining',
    case: of,
    on: `2025-0${2 + (n % 4)}-1${n}`,
    phase: 'refining',
    by: [evaluator],
  }),
]

/** What each was asked to say to each theory, one key a theory while listening. */
const replies = ({ source, at, n }: Heard): Fact[] =>
  numbers.map((number) => {
    const draw = drawn(`${source} ${number}`)
    const others = otherwise[at]
    const says =
      draw < (leaning[at][number - 1] ?? 0)
        ? 'confirms'
        : (others[Math.floor(drawn(`${source} ${number} otherwise`) * others.length)] ?? 'no view')
    return added('reply', replyId(source, configuration(number)), {
      source,
      configuration: configuration(number),
      says,
      ...(says !== 'no view' && { standing: standings[(n + number) % standings.length] ?? 'observed' }),
      by: evaluator,
    })
  })

/** Passages of the transcripts, and the links that they speak to. */
const passages: Fact[] = quotations.flatMap(({ source, quote, number, parts, stance, memo }, i) => [
  added('excerpt', `exc_${i + 1}`, { source, quote, kind: 'participant quotation', by: evaluator }),
  added('evidence', `evd_e${i + 1}`, {
    configuration: configuration(number),
    links: parts.map((part): Id<'lnk'> => `lnk_${number}.${part}`),
    source,
    excerpt: `exc_${i + 1}`,
    stance,
    standing: 'observed',
    explicit: true,
    memo,
    by: evaluator,
  }),
])

interface Watched {
  id: string
  of: Id<'cas'>
  on: string
  title: string
  quote: string
  number: number
  parts: readonly string[]
  stance: Value<'evidence'>['stance']
  memo: string
}
/** Meetings that were watched, and a passage of the notes on each. */
const meetings: readonly Watched[] = [
  {
    id: 'board',
    of: harrowmere,
    on: '2025-03-04',
    title: 'A meeting of Harrowmere’s board, watched (invented)',
    quote: 'The chair read out who answers for each of the five outcomes, and asked what had changed since January.',
    number: 6,
    parts: ['M-res.1', 'M-res.2'],
    stance: 'supports',
    memo: 'Governance that can be watched at work.',
  },
  {
    id: 'review',
    of: harrowmere,
    on: '2025-03-18',
    title: 'A review of what went wrong in Harrowmere, watched (invented)',
    quote: 'Two trusts told what had failed. The council’s chair was silent, and was asked nothing.',
    number: 4,
    parts: ['C.1', 'M-res.2'],
    stance: 'qualifies',
    memo: 'Learning is shared by those who share the culture.',
  },
  {
    id: 'discharge-h',
    of: harrowmere,
    on: '2025-04-02',
    title: 'A morning meeting on discharges in Harrowmere, watched (invented)',
    quote: 'They knew each other’s first names and each other’s queues. Nine were discussed, four decided.',
    number: 3,
    parts: ['M-res.2', 'M-rea.2'],
    stance: 'supports',
    memo: 'Understanding is there; deciding together is halfway.',
  },
  {
    id: 'discharge-s',
    of: saltby,
    on: '2025-04-09',
    title: 'A morning meeting on discharges in Saltby, watched (invented)',
    quote: 'Of eleven people each was sent back to the other organisation, with the price of the bed.',
    number: 3,
    parts: ['M-rea.1', 'O.1'],
    stance: 'refutes',
    memo: 'They meet, and money speaks.',
  },
  {
    id: 'forum',
    of: saltby,
    on: '2025-04-23',
    title: 'A forum on priorities in Saltby, watched (invented)',
    quote: 'The list had been printed before the doors were opened.',
    number: 2,
    parts: ['M-res.1'],
    stance: 'refutes',
    memo: 'Being there is no part in deciding.',
  },
]

const watched = ({ id, of, on, title, quote, number, parts, stance, memo }: Watched): Fact[] => {
  const source: Id<'src'> = `src_${id}`
  return [
    added('source', source, { kind: 'observation', reference: { type: 'document', title, year: 2025 } }),
    added('consent', consentId(source), { source, uses: ['quoting', 'open publication', 'sharing'], on }),
    added('encounter', encounterId(source), { source, case: of, on, by: [evaluator] }),
    added('excerpt', `exc_${id}`, { source, quote, kind: 'observation', by: evaluator }),
    added('evidence', `evd_${id}`, {
      configuration: configuration(number),
      links: parts.map((part): Id<'lnk'> => `lnk_${number}.${part}`),
      source,
      excerpt: `exc_${id}`,
      stance,
      standing: 'observed',
      explicit: true,
      memo,
      by: evaluator,
    }),
  ]
}

export const listening = [
  recorded(heard.flatMap(interview)),
  recorded(heard.flatMap(replies)),
  recorded(passages),
  recorded(meetings.flatMap(watched)),
]
