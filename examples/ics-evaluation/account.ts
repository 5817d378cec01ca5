import { added, edited } from '../knight-2024/tell.ts'
import { configuration, evaluator, recorded } from './tell.ts'

/** What a report says in words: why and how it was done, what came of it, and how far that goes. */
const methods: readonly [slug: string, heading: string, text: string, items: number[]][] = [
  [
    'environment',
    'Where it took place',
    'Two systems of the size of a county, with their places, in the second year after they were set up. Both are invented.',
    [8, 9],
  ],
  [
    'design',
    'Design',
    'A realist evaluation in two systems that were chosen because the theory expects the one to work and the other not to. The theory of the review was frozen before anybody was heard.',
    [10],
  ],
  [
    'recruitment',
    'Who was asked',
    'Those who lead an organisation and those who are led, in each system, were written to by name. Everybody who works in either was sent the questionnaire. All of them are invented.',
    [12],
  ],
  [
    'collection',
    'How data were gathered',
    'Interviews by a topic guide that shows each theory and asks for what speaks against it; meetings that were watched; a questionnaire whose items ask about parts of two theories; four measures of three years. Interviews tell of reasoning, meetings of what is done, measures of what followed.',
    [11],
  ],
  [
    'analysis',
    'Analysis',
    'Each passage was laid beside the part of the theory it speaks to. For each theory in each system it was judged whether it was at work, by whom that is told, and under which contexts; then the systems, and last the places, were laid side by side.',
    [13],
  ],
]

const statements: readonly [
  kind: 'finding' | 'strength' | 'limitation' | 'next study' | 'recommendation',
  text: string,
  about: number[],
][] = [
  [
    'finding',
    'A vision that is said plainly gives a purpose where those who say it stay. Said by the third in three years it gives none.',
    [1],
  ],
  ['finding', 'Meeting often and in person does not bring trust where partners dispute money.', [3]],
  [
    'finding',
    'Where partners share one record and do not dispute money, people who were missed are reached; in one place of seven that holds without leaders who meet.',
    [5],
  ],
  [
    'strength',
    'Each theory was asked of everybody, in words that invite to deny it, and held against what is measured.',
    [],
  ],
  [
    'limitation',
    'Two systems and seven places show a pattern and no cause. People of the communities meant were not heard.',
    [],
  ],
  [
    'limitation',
    'All of it is invented: it shows what an evaluation looks like, and nothing about integrated care.',
    [],
  ],
  ['next study', 'Hear people of the communities meant, and take disputed money into the theory as a context.', [3, 5]],
  ['recommendation', 'Settle who pays before asking partners to act on what their shared data show.', [3, 5]],
]

/** Plan, ethics and money, before anybody is heard. */
export const planning = recorded([
  edited('project', 'prj_this', {}, {
    rationale: 'A review has shown by which mechanisms leaders of integrated care are thought to work. Whether they do, in which system, is not known.',
    gap: 'None of the review’s sources followed its theories in one system over time.',
    whyRealist: 'The same leadership is expected to do much in the one system and little in the other: the question is what makes the difference.',
    abstract: [
      { heading: 'Background', text: 'Integrated care depends on its leaders, and little is known of when their leadership works.' },
      { heading: 'Objective', text: 'To find out which of six theories of leadership are at work in two invented systems, for whom, and what keeps the others from it.' },
      { heading: 'Methods', text: 'A realist evaluation: interviews, meetings that were watched, a questionnaire and measures of three years, held against each configuration in each system and place.' },
      { heading: 'Results', text: 'Theories were at work where leaders stayed and money was settled; disputed money, a context that the theory lacked, kept three of them from it.' },
      { heading: 'Conclusions', text: 'Leaders should settle who pays before they ask partners to act on shared data. Everything here is made up.' },
    ],
  }),
  ...['Say which theories were at work in which system and place.', 'Say which contexts go with that.', 'Turn what was learnt into guidance.'].map((text, i) =>
    added('objective', `obj_${i + 1}`, { text, order: i + 1 }),
  ),
  added('phase', 'pha_hear', {
    label: '1', name: 'Hearing and watching', order: 1, status: 'done',
    purpose: 'Hold each theory against what people tell and do.',
    activities: ['Interviews', 'Meetings watched'],
  }),
  added('phase', 'pha_ask', {
    label: '2', name: 'Asking and measuring', order: 2, status: 'done',
    purpose: 'See how far it goes, and what followed.',
    activities: ['A questionnaire', 'Four measures of three years'],
  }),
  added('phase', 'pha_judge', {
    label: '3', name: 'Judging and comparing', order: 3, status: 'done',
    purpose: 'Say what was at work where, and why not elsewhere.',
    activities: ['Verdicts in cases', 'A truth table over places'],
  }),
  ...methods.map(([slug, heading, text, items], i) => added('protocol', `psc_${slug}`, { heading, text, items, order: i + 1 })),
  added('declaration', 'dcl_ethics', { kind: 'ethics', text: 'No approval was needed: nobody in it exists.' }),
  added('declaration', 'dcl_funding', { kind: 'funding', text: 'Nobody paid for it.' }),
  added('declaration', 'dcl_conflict', { kind: 'conflict of interest', text: 'None.', person: evaluator }),
]) // biome-ignore format: short

/** Findings with the configurations they are about, and how they stand to what is known. */
export const concluding = recorded([
  ...statements.map(([kind, text, about], i) =>
    added('statement', `stm_${i + 1}`, {
      kind,
      text,
      order: i + 1,
      ...(about.length > 0 && { about: about.map(configuration) }),
    }),
  ),
  added('comparison', 'cpn_trust', {
    sources: ['src_aunger-2022b'],
    relation: 'extends',
    about: [configuration(3)],
    text: 'There, trust grows with time together. Here it does so only where money is not disputed.',
    order: 1,
  }),
])
