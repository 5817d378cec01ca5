import type { Fact, Value } from '../../src/core/fact.ts'
import type { State } from '../../src/core/state.ts'
import { sentence } from '../../src/core/theory/sentence.ts'
import { added } from '../knight-2024/tell.ts'
import { configuration, harrowmere, leaders, led, numbers, recorded, saltby } from './tell.ts'

/** Of each theory its context, resource, reasoning and outcome, in words that people use of their work. */
const asked: Record<number, readonly [part: 'context' | 'resource' | 'reasoning' | 'outcome', text: string][]> = {
  1: [
    ['context', 'What of this system is settled by now, and what is still taking shape?'],
    ['resource', 'When did you last hear what this system is for, and from whom?'],
    ['reasoning', 'What did it change in how you see your own work?'],
    ['outcome', 'What do you spend your time on now that you did not before?'],
  ],
  2: [
    ['context', 'How does it come about here what comes first, and how is it measured?'],
    ['resource', 'Who had a say in what comes first here, and when in the course of it?'],
    ['reasoning', 'Whom do you answer to for it, and whom do you hold to it?'],
    ['outcome', 'Whose health is looked at more because of it, and whose less?'],
  ],
  3: [
    ['context', 'Where do your organisations differ most, and where does that show?'],
    ['resource', 'When do you meet the others in person, and what do you settle there?'],
    ['reasoning', 'What would have to happen before you rang them without thinking?'],
    ['outcome', 'What gets stuck between you less than it did, and what still does?'],
  ],
  4: [
    ['context', 'With whom outside your own house do you talk about what went wrong?'],
    ['resource', 'Tell me of something that failed here. What was done with it?'],
    ['reasoning', 'What could you say aloud about it, where, and where not?'],
    ['outcome', 'What has been tried since that nobody would have tried before?'],
  ],
  5: [
    ['context', 'Who looks at the health of everybody here, and since when?'],
    ['resource', 'Which figures do you and your partners look at together?'],
    ['reasoning', 'What did you see in them that you had not known of each other?'],
    ['outcome', 'Who is reached today who was not before?'],
  ],
  6: [
    ['context', 'Who has to answer for what here, and is it new that they do?'],
    ['resource', 'How would a stranger find out how the last large decision came about?'],
    ['reasoning', 'For what would you be asked to answer, and by whom?'],
    ['outcome', 'What became of it, and who checked?'],
  ],
}

/** The topic guide that was used: it shows each theory as it stood, and asks for what would speak against it. */
export function guide(state: State) {
  const prompts: Value<'instrument'>['prompts'] = numbers.flatMap((number) => [
    {
      key: `${number}-theory`,
      part: 'theory' as const,
      configuration: configuration(number),
      text: `We think that it goes like this. ${sentence(state, configuration(number))} How does that look from where you are?`,
    },
    ...(asked[number] ?? []).map(([part, text], i) => ({
      key: `${number}-${i + 1}`,
      part,
      configuration: configuration(number),
      text,
    })),
    {
      key: `${number}-rival`,
      part: 'rival' as const,
      configuration: configuration(number),
      text: 'What else could explain it, without any of this?',
    },
  ])
  const made = added('instrument', 'ins_refining', {
    kind: 'topic guide',
    title: 'Topic guide for leaders and those they lead',
    phase: 'refining',
    audience: 'people who lead in the system, or are led',
    theories: numbers.map((number) => ({
      configuration: configuration(number),
      sentence: sentence(state, configuration(number)),
    })),
    prompts,
  })
  return recorded([made, ...sampling])
}

const sampling: Fact[] = [
  added('samplingTarget', 'tgt_leaders', {
    role: leaders,
    way: 'interview',
    configurations: [configuration(1), configuration(2), configuration(6)],
    because: 'They offer what these theories name as resources.',
    wanted: 4,
    stopAfter: 3,
    order: 1,
  }),
  added('samplingTarget', 'tgt_led', {
    role: led,
    way: 'interview',
    case: harrowmere,
    configurations: [configuration(3), configuration(4)],
    because: 'Reasoning is theirs to tell: trust, and whether it is safe to say what failed.',
    wanted: 6,
    stopAfter: 3,
    order: 2,
  }),
  added('samplingTarget', 'tgt_communities', {
    role: 'people of the communities meant',
    way: 'interview',
    case: saltby,
    configurations: [configuration(5)],
    because: 'Whether services are reached is theirs to say, and nobody has heard them.',
    wanted: 5,
    stopWhen: 'Until two neighbourhoods tell the same.',
    order: 3,
  }),
]
