import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { type Act, added, article, change } from './tell.ts'

const otherStudies: Id<'src'>[] = [
  'src_barker-2014',
  'src_exworthy-2017',
  'src_miller-2021',
  'src_miller-2016',
  'src_parkin-2019',
]

/** How the article sets its findings beside other literature. */
export const comparisons: Omit<Value<'comparison'>, 'order'>[] = [
  {
    sources: otherStudies,
    relation: 'agrees',
    about: ['cmoc_initial-6'],
    text: 'Studies that are not realist meet the same difficulty: partners with another past, other funding and other governance. The authors take this as a sign that their findings are valid.',
  },
  {
    sources: otherStudies,
    relation: 'extends',
    about: ['cmoc_initial-6'],
    text: 'What those studies list is joined here to how people respond: the resource offered in a context, and the trust and understanding that come of it.',
  },
  {
    sources: ['src_aunger-2022b', 'src_harris-2022'],
    relation: 'agrees',
    about: ['pt_relating', 'cmoc_initial-6'],
    text: 'Earlier realist work on leading integrated care also explains success by relationships.',
  },
  {
    sources: ['src_aunger-2021a'],
    relation: 'agrees',
    about: ['cmoc_initial-6'],
    text: 'Many organisations from several sectors make it hard to communicate, and having competed before makes it hard to trust. The review argues likewise that old imbalances burden joint work.',
  },
  {
    sources: ['src_aunger-2021a'],
    relation: 'links',
    about: ['cmoc_initial-1'],
    text: 'There, looking to the patient together is how partners get past old differences. The authors link this to their shared sense of purpose.',
  },
  {
    sources: [
      'src_aunger-2021a',
      'src_aunger-2021b',
      'src_aunger-2021c',
      'src_aunger-2022a',
      'src_aunger-2022b',
      'src_harris-2022',
      'src_sims-2021',
    ],
    relation: 'extends',
    about: ['pt_being', 'pt_leading', 'pt_relating', 'pt_delivering'],
    text: 'Realist work on partnership in health care is carried on to one kind of system, and its theories are offered as guidance for developing leaders.',
  },
]

const finals: Id<'cmoc'>[] = [
  'cmoc_initial-1',
  'cmoc_final-2',
  'cmoc_initial-6',
  'cmoc_initial-7',
  'cmoc_initial-8',
  'cmoc_final-6',
]

const statements: [slug: string, kind: Value<'statement'>['kind'], about: Id[], text: string][] = [
  [
    'accountability',
    'finding',
    ['pt_delivering', 'cmoc_final-6'],
    'Leadership works when leaders answer for a healthier population, and see that others do.',
  ],
  [
    'purpose',
    'finding',
    ['pt_being', 'cmoc_initial-1'],
    'It works when a clear vision gives people a sense of purpose.',
  ],
  [
    'ownership',
    'finding',
    ['pt_leading', 'cmoc_final-2'],
    'It works when partners across the system take problems on as their own.',
  ],
  [
    'relationships',
    'finding',
    ['pt_relating', 'cmoc_initial-6'],
    'It works when relationships are built at each level of the system.',
  ],
  ['transparent', 'strength', [], 'The process is reported in detail and follows RAMESES.'],
  [
    'engaged',
    'strength',
    [],
    'Stakeholders informed how the findings were developed and refined, as realist guidance recommends.',
  ],
  [
    'one-system',
    'limitation',
    [],
    'The stakeholders came from one integrated care system, so what holds in other places may be missing.',
  ],
  [
    'few-studies',
    'limitation',
    finals,
    'Integrated care systems are new and empirical studies few. Parts of the theory were hard to find in them, context most of all.',
  ],
  [
    'mirrors',
    'limitation',
    finals,
    'The configurations are told in the positive. The article asserts that the opposite holds for most of them and gives one example, CMOC 6: where governance is unclear and decisions are closed, partners answer for less and outcomes suffer. It does not say that an opposite was tested; only under CMOC 1 does it cite papers for what a lack leads to.',
  ],
  [
    'england',
    'transferability',
    [],
    'Although the leaders interviewed came from one regional system, the authors hold that the results apply to every integrated care system in England. What each system gets out of it will vary with its people and their relationships.',
  ],
  [
    'elsewhere',
    'transferability',
    [],
    'They expect use for integrated systems of health and social care in other countries.',
  ],
  [
    'levels',
    'transferability',
    [],
    'The findings come from executive leaders and concern them; they may hold at other levels of leadership.',
  ],
  [
    'guidance',
    'recommendation',
    ['pt_being', 'pt_leading', 'pt_relating', 'pt_delivering'],
    'The four programme theories are put forward as guidelines for developing leaders. They bear out existing guidance in the weight they give to relationships.',
  ],
  [
    'next',
    'next study',
    finals,
    'A realist evaluation, by a larger case study of leadership in integrated care systems, to test the theories and refine them.',
  ],
  [
    'stakeholders',
    'stakeholders',
    [],
    'Senior leaders of one system gave interviews that shaped the initial theory. How stakeholders took part in refining it is not described.',
  ],
]

export const discussion: Act[] = [
  change(comparisons.map((value, i) => added('comparison', `cpn_${i + 1}`, { ...value, order: i + 1 }))),
  change(
    statements.map(([slug, kind, about, text], i) =>
      added('statement', `stm_${slug}`, {
        kind,
        text,
        citation: article,
        order: i + 1,
        ...(about.length > 0 && { about }),
      }),
    ),
  ),
]
