import { added } from '../knight-2024/tell.ts'
import { component, configuration, harrowmere, recorded, saltby } from './tell.ts'

/** What partners agreed to, decided and do, in both systems. */
export const practising = [
  recorded([
    added('need', 'ned_streets', {
      case: harrowmere,
      of: 'Nine streets in Harrowmere East',
      text: 'Half of all unplanned admissions of children with asthma.',
      indicators: ['ind_reached-h'],
      configurations: [configuration(5)],
      order: 1,
    }),
    added('need', 'ned_carers', {
      case: harrowmere,
      of: 'People who care for somebody at home',
      text: 'They are told of a discharge on the day, if at all.',
      indicators: ['ind_delays-h'],
      configurations: [configuration(3)],
      order: 2,
    }),
    added('need', 'ned_levels', {
      case: saltby,
      of: 'Villages of the Levels',
      text: 'No bus after six, and the evening clinic is in Saltby.',
      indicators: ['ind_reached-s'],
      configurations: [configuration(5)],
      order: 3,
    }),
  ]),
  recorded([
    added('agreedOutcome', 'aoc_reach', {
      case: harrowmere,
      text: 'Seven in ten people of the nine most deprived neighbourhoods are seen within two weeks.',
      components: [component('5.O.2')],
      indicators: ['ind_reached-h'],
      owner: 'director of public health',
      due: '2026-03-31',
      order: 1,
    }),
    added('agreedOutcome', 'aoc_home', {
      case: harrowmere,
      text: 'Nobody waits in a bed for a decision between organisations.',
      components: [component('3.O.1')],
      indicators: ['ind_delays-h'],
      owner: 'director of adult social care',
      due: '2025-12-31',
      order: 2,
    }),
    added('decision', 'dcs_record', {
      case: harrowmere,
      on: '2024-03-19',
      text: 'One record for health and social care, from June on.',
      because: 'Two lists of the same people led each organisation to another picture of need.',
      taken: 'board of the system, in public',
      outcomes: ['aoc_reach'],
      configurations: [configuration(5)],
      order: 1,
    }),
    added('action', 'acn_clinic', {
      case: harrowmere,
      text: 'Open a clinic for asthma in the school of Harrowmere East',
      owner: 'general practice federation',
      due: '2025-09-01',
      progress: 'under way',
      outcome: 'aoc_reach',
      decision: 'dcs_record',
      order: 1,
    }),
    added('action', 'acn_hour', {
      case: harrowmere,
      text: 'One hour each morning in which both organisations decide on each discharge',
      owner: 'director of adult social care',
      due: '2025-06-30',
      progress: 'planned',
      outcome: 'aoc_home',
      order: 2,
    }),
  ]),
]
