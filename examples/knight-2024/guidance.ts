import type { Id } from '../../src/core/ids.ts'
import { type Act, added, change, edited } from './tell.ts'

interface Guidance {
  theory: Id<'pt'>
  group: Id<'grp'>
  configurations: Id<'cmoc'>[]
  /** The programme theory, after Table 2 of the article. */
  theoryStatement: string
  /** The same as something to do. */
  guideline: string
}

const guidance: Guidance[] = [
  {
    theory: 'pt_being',
    group: 'grp_being',
    configurations: ['cmoc_initial-1'],
    theoryStatement:
      'Leaders who make a clear vision known give the whole system a sense of purpose in reaching the outcomes it has agreed on.',
    guideline: 'Keep to a clear vision and make it known, so that people across the system see what they work for.',
  },
  {
    theory: 'pt_leading',
    group: 'grp_leading',
    configurations: ['cmoc_final-2'],
    theoryStatement:
      'Leaders whose vision is clear make people accountable to one another. By engaging every partner in reducing inequalities of health and care, they give others the chance to grow, to decide and to make problems their own.',
    guideline:
      'Bring every partner into reducing inequalities. Let others decide, grow, and take problems on as theirs, and be accountable to each other.',
  },
  {
    theory: 'pt_relating',
    group: 'grp_relating',
    configurations: ['cmoc_initial-6'],
    theoryStatement:
      'Relationships at each level of the system make partnership possible. Leaders see to it that people agree together on aims, and say openly how decisions come about and why.',
    guideline:
      'Build relationships at each level. Agree together on what is to be done, and say how and why you decide.',
  },
  {
    theory: 'pt_delivering',
    group: 'grp_delivering',
    configurations: ['cmoc_initial-7', 'cmoc_initial-8', 'cmoc_final-6'],
    theoryStatement:
      'Leaders answer, and have others answer, for how local people fare. They act on intelligence to put the communities first that need it, and their backing for learning, curiosity and measured risks opens new ways to better services.',
    guideline:
      'Answer for how local people fare, and expect it of others. Use intelligence to decide which communities come first. Back learning, curiosity and measured risks.',
  },
]

/** The programme theories as published, and the guidelines drawn from them at the final version. */
export const guiding: Act[] = [
  change(guidance.map(({ theory, theoryStatement }) => edited('theory', theory, {}, { statement: theoryStatement }))),
  change(
    guidance.map(({ group, configurations, guideline }, i) =>
      added('guideline', `gdl_${i + 1}`, {
        statement: guideline,
        group,
        configurations,
        version: 'ver_final',
        order: i + 1,
      }),
    ),
  ),
]
