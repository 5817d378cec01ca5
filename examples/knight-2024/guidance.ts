import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { sentenceCase } from '../../src/core/wording.ts'
import { finals } from './configurations.ts'
import { type Act, change, edited, knight } from './tell.ts'

/** The programme theories, after Table 2 of the article. */
const theoryStatements: { theory: Id<'pt'>; statement: string }[] = [
  {
    theory: 'pt_being',
    statement:
      'Leaders who make a clear vision known give the whole system a sense of purpose in reaching the outcomes it has agreed on.',
  },
  {
    theory: 'pt_leading',
    statement:
      'Leaders whose vision is clear make people accountable to one another. By engaging every partner in reducing inequalities of health and care, they give others the chance to grow, to decide and to make problems their own.',
  },
  {
    theory: 'pt_relating',
    statement:
      'Relationships at each level of the system make partnership possible. Leaders see to it that people agree together on aims, and say openly how decisions come about and why.',
  },
  {
    theory: 'pt_delivering',
    statement:
      'Leaders answer, and have others answer, for how local people fare. They act on intelligence to put the communities first that need it, and their backing for learning, curiosity and measured risks opens new ways to better services.',
  },
]

/** What was written over the drafts, by the number of the configuration; what is not here stays as it was drafted. */
const edits: Record<string, Pick<Value<'guideline'>, 'plain' | 'does' | 'warnings' | 'limits'>> = {
  '1': {
    plain: 'Keep to a clear vision and make it known. Then people across the system see what they work for.',
    does: ['Hold to a clear vision', 'Make plain what you intend'],
    warnings: ['Managing the system gets harder because nobody knows where it is going'],
    limits: 'The sources are cited together; none is tied to one part of the configuration by itself.',
  },
  '2': {
    plain: 'Let every partner have a say in what comes first. People who had a say hold each other to it.',
    does: ['Bring clinicians, care professionals, local communities and other partners into setting priorities'],
  },
  '3': {
    plain: 'Meet often and in person. Agree together on what is to be done, and trust can grow.',
    does: ['Build relationships on goals that you share', 'Meet in person, and often'],
    limits: 'How far an old imbalance of power can be made good by meeting is not told.',
  },
  '4': {
    plain: 'Back learning, curiosity and measured risks. People try new things where it is safe to fail.',
    does: ['Help and support each other to innovate', 'Draw lessons from what went well and from what failed'],
  },
  '5': {
    plain: 'Share what your data tell you. Use it to decide which communities come first.',
    does: ['Use digital intelligence that partners share'],
    limits: 'Two sources tell of barriers to sharing intelligence. What takes them away is not told.',
  },
  '6': {
    plain: 'Say how you decide and why. Check what comes of it, and answer for it to each other.',
    does: ['Set up clear governance structures', 'Take decisions in the open', 'Monitor and evaluate soundly'],
    warnings: ['Nobody can say how a decision came about', 'Partners no longer answer for quality and value for money'],
  },
}

const guidelineOf = (number: string): Id<'gdl'> => `gdl_${number}`

/** The programme theories as published, and guidelines drafted from the final configurations and edited. */
export const guiding: Act[] = [
  change(theoryStatements.map(({ theory, statement }) => edited('theory', theory, {}, { statement }))),
  {
    who: knight,
    command: {
      do: 'draftGuidance',
      guidelines: finals.map(({ number, id }) => ({ id: guidelineOf(number), configurations: [id] })),
    },
  },
  change(
    finals.flatMap(({ number, slots }) => {
      const drafted = { does: slots['M-res'].map(sentenceCase) }
      const edit = edits[number]
      return edit ? [edited('guideline', guidelineOf(number), drafted, { ...drafted, ...edit })] : []
    }),
  ),
]
