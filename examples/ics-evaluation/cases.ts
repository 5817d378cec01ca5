import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { added, edited } from '../knight-2024/tell.ts'
import { places } from './places.ts'
import { component, harrowmere, recorded, saltby } from './tell.ts'

interface Chosen {
  id: Id<'cas'>
  value: Value<'case'>
}

export const cases: readonly Chosen[] = [
  {
    id: harrowmere,
    value: {
      name: 'Harrowmere (invented)',
      kind: 'system',
      chosenBecause:
        'Chair, chief executive and plan have been the same for four years: what a steady vision does should be seen here if anywhere.',
      attributes: [
        { name: 'Population', value: '1.1 million' },
        { name: 'Places', value: '4' },
        { name: 'Chief executives since 2021', value: '1' },
      ],
      order: 1,
    },
  },
  {
    id: saltby,
    value: {
      name: 'Saltby and the Levels (invented)',
      kind: 'system',
      chosenBecause:
        'Three chief executives in three years and a deficit that partners dispute: contexts in which the theory says that little should happen.',
      attributes: [
        { name: 'Population', value: '640,000' },
        { name: 'Places', value: '3' },
        { name: 'Chief executives since 2021', value: '3' },
      ],
      order: 2,
    },
  },
  ...places.map(({ id, within, name, chosenBecause }, i) => ({
    id,
    value: { name: `${name} (invented)`, kind: 'place', within, chosenBecause, order: 3 + i },
  })),
]

const held = (
  id: string,
  of: Id<'cas'>,
  part: string,
  holds: Value<'caseContext'>['holds'],
  because: string,
  when: { from?: string; until?: string } = {},
) => added('caseContext', `ctx_${id}`, { case: of, component: component(part), holds, because, ...when })

export const choosing = [
  recorded([
    edited(
      'project',
      'prj_this',
      {},
      {
        question:
          'In two invented systems, which of the review’s theories of leadership are at work, for whom, and what keeps the others from it?',
      },
    ),
    ...cases.map(({ id, value }) => added('case', id, value)),
  ]),
  recorded([
    held('h1', harrowmere, '1.C.1', 'holds', 'The board was formed in 2021 and its plan is its first.'),
    held('h2', harrowmere, '2.C.1', 'holds', 'Priorities are set each spring, in the open.', { from: '2023-04' }),
    held('h3', harrowmere, '3.C.1', 'holds', 'Four trusts and three councils, each with books of its own.'),
    held('h4', harrowmere, '4.C.1', 'partly', 'Shared by the trusts, not yet by the councils.'),
    held('h5a', harrowmere, '5.C.1', 'does not hold', 'No population health team yet.', { until: '2024-05' }),
    held('h5b', harrowmere, '5.C.1', 'holds', 'A shared population health team began its work.', { from: '2024-06' }),
    held('h5c', harrowmere, '5.C.2', 'holds', 'One record across health and social care.', { from: '2024-06' }),
    held('h6', harrowmere, '6.C.1', 'holds', 'Board papers name who answers for what.'),
    held('s1', saltby, '1.C.1', 'holds', 'The system is as young as the other.'),
    held('s2', saltby, '2.C.1', 'does not hold', 'Priorities come from the finance plan; nobody decides on them.'),
    held(
      's3',
      saltby,
      '3.C.1',
      'holds',
      'Two trusts that compete for the same money, and a council in special measures.',
    ),
    held('s4', saltby, '4.C.1', 'does not hold', 'Incidents are handled by each organisation alone.'),
    held('s5', saltby, '5.C.1', 'partly', 'Analysts are there; they may see the data of their own trust alone.'),
    held('s6', saltby, '6.C.1', 'not known', 'Minutes of the board were not to be had.'),
    added('caseContext', 'ctx_s7', {
      case: saltby,
      text: 'money that partners dispute',
      holds: 'holds',
      from: '2023-10',
      because: 'The deficit was made public in October 2023; the theory has no such context yet.',
    }),
  ]),
]
