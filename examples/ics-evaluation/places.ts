import type { Id } from '../../src/core/ids.ts'
import { membershipId, outcomeKey } from '../../src/core/truth/ids.ts'
import { added } from '../knight-2024/tell.ts'
import { component, harrowmere, recorded, saltby } from './tell.ts'

interface Place {
  id: Id<'cas'>
  within: Id<'cas'>
  name: string
  chosenBecause: string
  /** Whether partners there share one record, their leaders meet often in person, and money is disputed. */
  shares: boolean
  meets: boolean
  disputes: boolean
  /** Whether those who were not reached are, and how that shows. */
  reached: boolean
  because: string
}

/** The places of both systems: two systems are too few to lay side by side, seven places are enough to see a pattern. */
export const places: readonly Place[] = [
  {
    id: 'cas_harrowmere-east',
    within: harrowmere,
    name: 'Harrowmere East',
    chosenBecause: 'The place where partners shared their data first.',
    shares: true,
    meets: true,
    disputes: false,
    reached: true,
    because: 'A clinic opened where the joined list showed that people lived, and it is full.',
  },
  {
    id: 'cas_harrowmere-north',
    within: harrowmere,
    name: 'Harrowmere North',
    chosenBecause: 'It has the record and the meetings, and a council of its own.',
    shares: true,
    meets: true,
    disputes: false,
    reached: true,
    because: 'Two of its three neighbourhoods are seen in time since the record came.',
  },
  {
    id: 'cas_harrowmere-mere',
    within: harrowmere,
    name: 'Mere Valley',
    chosenBecause: 'Its leaders share the record and hardly ever meet: does the one do without the other?',
    shares: true,
    meets: false,
    disputes: false,
    reached: true,
    because: 'People of its two villages are called by name from the joined list.',
  },
  {
    id: 'cas_harrowmere-west',
    within: harrowmere,
    name: 'Harrowmere West',
    chosenBecause: 'It had no record until after the evaluation, and its leaders meet each week.',
    shares: false,
    meets: true,
    disputes: false,
    reached: false,
    because: 'Everybody knows everybody, and nobody knows who is missing.',
  },
  {
    id: 'cas_saltby-town',
    within: saltby,
    name: 'Saltby Town',
    chosenBecause: 'The one place of Saltby with the record: what does disputed money do there?',
    shares: true,
    meets: true,
    disputes: true,
    reached: false,
    because: 'The list is there. Each side waits for the other to pay for acting on it.',
  },
  {
    id: 'cas_saltby-docks',
    within: saltby,
    name: 'Saltby Docks',
    chosenBecause: 'Neither record nor meetings: where the theory says that nothing should happen.',
    shares: false,
    meets: false,
    disputes: true,
    reached: false,
    because: 'Nothing changed for those who are not seen.',
  },
  {
    id: 'cas_saltby-levels',
    within: saltby,
    name: 'The Levels',
    chosenBecause: 'Leaders meet often there in spite of the dispute.',
    shares: false,
    meets: true,
    disputes: true,
    reached: false,
    because: 'They agreed to look for those who are missed, and could not agree on whose list to use.',
  },
]

const judged = ({ id, shares, meets, disputes, reached, because }: Place) =>
  (
    [
      ['SHARE', shares],
      ['MEET', meets],
      ['DISPUTE', disputes],
      [outcomeKey, reached],
    ] as const
  ).map(([key, is]) =>
    added('membership', membershipId('ttb_reach', id, key), {
      table: 'ttb_reach',
      case: id,
      key,
      degree: Number(is),
      ...(key === outcomeKey && { because }),
    }),
  )

/** The places as a truth table, and what the fifth theory came to in each. */
export const comparing = [
  recorded([
    added('truthTable', 'ttb_reach', {
      title: 'Who is reached in seven invented places',
      kind: 'crisp',
      conditions: [
        { key: 'SHARE', label: 'Partners share one record', component: component('5.M-res.1'), expected: 'present' },
        { key: 'MEET', label: 'Leaders meet often in person', component: component('3.M-res.2'), expected: 'present' },
        { key: 'DISPUTE', label: 'Partners dispute money', expected: 'absent' },
      ],
      outcome: { label: 'People who were missed are reached', component: component('5.O.2') },
      order: 1,
    }),
  ]),
  recorded(places.flatMap(judged)),
]
