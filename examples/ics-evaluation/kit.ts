import type { Fact, Value } from '../../src/core/fact.ts'
import type { State } from '../../src/core/state.ts'
import { sentence } from '../../src/core/theory/sentence.ts'
import { added } from '../knight-2024/tell.ts'
import { configuration, harrowmere, leaders, led, numbers, recorded, saltby } from './tell.ts'

const asked: Record<number, readonly [part: 'resource' | 'reasoning' | 'context' | 'outcome', text: string][]> = {
  1: [
    ['resource', 'When did you last hear what this system is for, and from whom?'],
    ['reasoning', 'What did it change in how you see your own work?'],
  ],
  2: [
    ['resource', 'Who had a say in what comes first here, and when in the course of it?'],
    ['reasoning', 'Whom do you answer to for it, and whom do you hold to it?'],
  ],
  3: [
    ['context', 'Where do your organisations differ most, and where does that show?'],
    ['reasoning', 'What would have to happen before you rang them without thinking?'],
  ],
  4: [
    ['resource', 'Tell me of something that failed here. What was done with it?'],
    ['reasoning', 'What could you say aloud about it, where, and where not?'],
  ],
  5: [
    ['resource', 'Which figures do you and your partners look at together?'],
    ['outcome', 'Who is reached today who was not before?'],
  ],
  6: [
    ['resource', 'How would a stranger find out how the last large decision came about?'],
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
