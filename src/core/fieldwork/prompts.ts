import type { InstrumentKind, InterviewPhase, PromptPart } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { besidesOf } from '../theory/beside.ts'
import { fitted, inPlainWords, type Roles, rolesOf, type Said } from './plain.ts'

export type Prompt = Value<'instrument'>['prompts'][number]
type Asked = [PromptPart, string | undefined | false][]

/**
 * What to ask, look or read for, drafted from configurations. A realist interview is a lesson both ways: the interviewer
 * teaches a theory and then learns what is wrong with it (Pawson and Tilley 1997, the teacher–learner cycle). While
 * gleaning no theory is shown, and people teach; refining, each is put in plain words and tested part by part;
 * consolidating, it is put as it stands now, for what is left to say (Manzano 2016). Somebody edits it afterwards.
 */
export function draftPrompts(
  state: State,
  kind: InstrumentKind,
  phase: InterviewPhase,
  configurations: readonly Id<'cmoc'>[],
): Prompt[] {
  const about =
    kind === 'topic guide'
      ? { gleaning, refining, consolidating }[phase]
      : kind === 'document guide'
        ? reading
        : looking
  const frame = kind === 'topic guide' ? talk[phase] : kind === 'document guide' ? document : scene
  const keyed = (asked: Asked, configuration?: Id<'cmoc'>): Prompt[] => {
    const many = new Map<PromptPart, number>()
    return asked.flatMap(([part, text]) => {
      if (!text) return []
      const n = (many.get(part) ?? 0) + 1
      many.set(part, n)
      const key = `${configuration ?? 'all'}.${part}${n > 1 ? `-${n}` : ''}`
      return [{ key, part, ...(configuration && { configuration }), text }]
    })
  }
  const [first, last] = [frame.first, frame.last]
  const asked = configurations.flatMap((id) => keyed(about(state, id, rolesOf(state, id)), id))
  const closing = keyed(last).map((prompt) => ({ ...prompt, key: `end.${prompt.part}` }))
  return [...keyed(first), ...asked, ...closing]
}

type About = (state: State, id: Id<'cmoc'>, roles: Roles) => Asked

/** Open: the setting is named and what is done there; what it does to people is for them to say. */
const gleaning: About = (_, __, { c, res, other }) => {
  const met = res ?? other
  return [
    [
      'context',
      c
        ? `${fitted(c, { thing: 'Think of ….', clause: 'Think of a time when ….', either: 'Think of this: ….' })} What is it like where you are? What makes it easier there, and what makes it harder?`
        : 'Please describe the place where you work, as you would to somebody new there.',
    ],
    [
      'resource',
      met
        ? `${howFar(met)} Please tell me of one time: who did what, and for whom?`
        : 'What is done there that makes a difference? Please tell me of one time.',
    ],
    ['reasoning', 'What went through your mind then? And what did others seem to make of it?'],
    ['outcome', 'What came of it, wanted or not, and for whom?'],
    ['rival', 'What else could explain that? Where was the same done, and nothing came of it?'],
  ]
}

const howFar = (said: Said) =>
  fitted(said, {
    thing: 'Where you are, how far do you find …?',
    clause: 'How far is it true where you are that …?',
    either: 'How far do you know this: …?',
  })

/** The theory is taught first; each part is then a question to somebody who knows better. */
const refining: About = (state, id, { c, res, rea, o, other }) => {
  const met = res ?? other
  return [
    ['theory', `This is how we think it works. ${inPlainWords(state, id)} How does that fit with what you know?`],
    [
      'context',
      c &&
        `${fitted(c, { thing: 'The setting we have in mind is ….', clause: 'The setting we have in mind is that ….', either: 'The setting we have in mind: ….' })} Is it like that where you are? What else has to be in place, and where or with whom would it not work?`,
    ],
    [
      'resource',
      met &&
        `${fitted(met, { thing: 'We speak of ….', clause: 'We say that ….', either: 'What people meet there, we say: ….' })} What does that look like in practice: who does or says what, and to whom? What would do as well, or better?`,
    ],
    [
      'reasoning',
      rea &&
        `${fitted(rea, { thing: 'We think it brings about ….', clause: 'We think that because of it ….', either: 'What it sets off in people, we think: ….' })} What have you noticed in yourself at such a moment, and in others? What did people come to think, feel or decide, and why?`,
    ],
    [
      'outcome',
      o &&
        `${fitted(o, { thing: 'We expect it to lead to ….', clause: 'We expect that ….', either: 'What we expect to come of it: ….' })} How would you know? What else follows, wanted or not, and for whom?`,
    ],
    ...others(state, id),
    [
      'rival',
      'Was there a time when all this was in place and nothing came of it? What else could explain what you saw?',
    ],
    ['open', 'If you put it in your own words now, how does it work?'],
  ]
}

/** What has been learnt is taught back: what is still wrong, where it ends, and what would be lost without it. */
const consolidating: About = (state, id, { c, o, res, rea }) => [
  [
    'theory',
    `After hearing others we put it like this. ${inPlainWords(state, id)} What in it is still wrong, or missing?`,
  ],
  ['context', c && 'For whom and in which places would you now say that it holds? Where does it end?'],
  [
    'resource',
    (res || rea) &&
      'What matters most in it: what is done, or what people make of that? What could be left out without losing anything?',
  ],
  [
    'outcome',
    o &&
      `${fitted(o, { thing: 'What would convince a colleague who doubts that it leads to …?', clause: 'What would convince a colleague who doubts that …?', either: 'What would convince a colleague who doubts what we expect to come of it: …?' })}`,
  ],
  ...others(state, id),
  ['rival', 'Which other explanation have you not been able to rule out?'],
]

/** Rivals and opposites that the theory has are put beside it, in plain words too. */
const others = (state: State, id: Id<'cmoc'>): Asked =>
  besidesOf(state, id).map(({ id: other, kind }) => [
    'rival',
    kind === 'rivals'
      ? `Others explain it in another way. ${inPlainWords(state, other)} Which comes nearer to what you know, and when?`
      : `It may also go the other way. ${inPlainWords(state, other)} Have you seen that? What made the difference?`,
  ])

const look = (said: Said, words: string) => `${words}: ${said.words}.`

/** What of each part could be seen or heard by somebody who watches. */
const looking: About = (_, __, { c, res, rea, o, other }) => {
  const met = res ?? other
  return [
    ['context', c && `${look(c, 'Context to look for')} What of it is there, and what is not?`],
    [
      'resource',
      met &&
        `${look(met, 'What is offered or done')} By whom, to whom, in which words? Was it taken up, changed or turned down?`,
    ],
    [
      'response',
      rea &&
        `${look(rea, 'What it should set off in people')} What shows it: words, faces, silences, who speaks to whom? What shows something else?`,
    ],
    ['outcome', o && `${look(o, 'What should follow')} What follows here and now, wanted or not?`],
    ['rival', 'What speaks against this theory, or for another?'],
  ]
}

/** A document intends, reports or shows: which of these is asked of each part. */
const reading: About = (_, __, { c, res, rea, o, other }) => {
  const met = res ?? other
  return [
    ['context', c && `${look(c, 'Context')} What does it say of that, in which passage?`],
    [
      'resource',
      met && `${look(met, 'What is offered or done')} Is it planned, decided, or reported as done? By whom?`,
    ],
    [
      'reasoning',
      rea && `${look(rea, 'What people make of it')} Who says so, and of whom: those themselves, or others of them?`,
    ],
    ['outcome', o && `${look(o, 'What follows')} What is hoped for, and what is measured or told?`],
    ['rival', 'What does it leave out, dispute or explain in another way? Who dissents in the minutes?'],
  ]
}

interface Frame {
  first: Asked
  last: Asked
}
const ending: Asked = [['open', 'What have we not asked that we should have? And whom else should we hear?']]
const talk: Record<InterviewPhase, Frame> = {
  gleaning: { first: [['open', 'Please tell me what you do, and how long you have done it.']], last: ending },
  refining: {
    first: [
      [
        'open',
        'Please tell me what you do. Then I will tell you how we think some things work. You know this place and we do not: please say where we are wrong, where we are right and what is missing.',
      ],
    ],
    last: ending,
  },
  consolidating: {
    first: [
      [
        'open',
        'You and others have taught us a good deal. I will tell you what we have made of it: please say what is still wrong, and where it ends.',
      ],
    ],
    last: ending,
  },
}
const scene: Frame = {
  first: [
    ['setting', 'Where and when, what kind of occasion, who called it, what the room is like.'],
    ['actors', 'Who is there, by role; who speaks, who is asked, who is silent, who is missing.'],
  ],
  last: [['open', 'What surprised you? What did your being there change?']],
}
const document: Frame = {
  first: [
    ['document', 'What it is, who wrote it for whom and when, and what it was meant to do.'],
    ['setting', 'What was going on around it that one has to know.'],
  ],
  last: [['open', 'How far can it be relied on for this, and what should be asked of whom next?']],
}
