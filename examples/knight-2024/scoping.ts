import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { type Act, added, article, change } from './tell.ts'

interface Theme {
  name: string
  account: string
  sources: Id<'src'>[]
}

/** The eight themes of the scoping, with what the article cites for each. */
export const themes: Theme[] = [
  {
    name: 'Individual reflection',
    account:
      'Leaders look at how they think and feel and change where they must. They go on learning, help others learn, and know themselves.',
    sources: [
      'src_baylis-2018',
      'src_sullivan-taylor-2022',
      'src_charles-2018',
      'src_hendry-2021',
      'src_miller-2020',
      'src_good-governance-institute-2022',
      'src_king-2021',
    ],
  },
  {
    name: 'Working together',
    account:
      'Leaders face tangled problems and conflicts. They work with others, share power and spread leadership; clear governance and shared data help with risks and decisions.',
    sources: [
      'src_hulks-2017',
      'src_scie-2018',
      'src_aunger-2022b',
      'src_baylis-2018',
      'src_harris-2022',
      'src_miller-2020',
      'src_booth-smith-2017',
      'src_cheng-2019',
    ],
  },
  {
    name: 'Relationships and trust',
    account:
      'Trust grows from good relationships, good communication and care with power. With it, partners work together and see what moves each other.',
    sources: [
      'src_aunger-2022a',
      'src_aunger-2022b',
      'src_baylis-2018',
      'src_hulks-2017',
      'src_deffenbaugh-2018',
      'src_ham-2022',
      'src_harris-2022',
    ],
  },
  {
    name: 'Culture',
    account: 'A culture that partners share gives them common aims and one story, and leaves less to fight over.',
    sources: [
      'src_bell-2022',
      'src_harris-2022',
      'src_urtaran-laresgoiti-2018',
      'src_cheng-2020',
      'src_nicholson-2018',
    ],
  },
  {
    name: 'Engagement',
    account:
      'Patients, communities and the public help design services and are heard in earnest. The voluntary sector and others are partners in serving a whole population.',
    sources: ['src_charles-2018', 'src_ham-2022', 'src_sullivan-taylor-2022', 'src_alderwick-2021', 'src_hendry-2021'],
  },
  {
    name: 'System understanding',
    account:
      'Leaders know both health and social care, and manage conflicts between what an organisation puts first and what the system does.',
    sources: ['src_deffenbaugh-2018', 'src_harris-2022', 'src_miller-2020'],
  },
  {
    name: 'Progress monitoring',
    account: 'Agreed indicators show how far the system has come and what difference it makes.',
    sources: ['src_dhsc-2022a', 'src_martin-2021', 'src_round-2018'],
  },
  {
    name: 'Quality improvement and innovation',
    account: 'Leaders make room for improvement and new ideas, and give the workforce the skill and the freedom.',
    sources: ['src_gordon-2020', 'src_nhs-confederation-2018', 'src_turner-2018'],
  },
]

const theme = ({ name, account, sources }: Theme, i: number): Value<'theme'> => ({
  name,
  account,
  sources,
  phase: 'pha_1a',
  order: i + 1,
})

/** One act for each theme, as they were written up. */
export const scoping: Act[] = [
  ...themes.map((value, i) => change([added('theme', `thm_${i + 1}`, theme(value, i))])),
  change([
    added('count', 'cnt_themes', {
      what: 'Themes of the scoping',
      number: 8,
      place: 'other',
      citation: article,
      locator: 'Phase 1a: Literature scoping; Figure 2',
      against: { of: 'themes' },
      order: 12,
    }),
  ]),
]
