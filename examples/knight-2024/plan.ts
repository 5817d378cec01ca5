import { type Act, added, article, change, edited } from './tell.ts'

/** Objectives, phases, the words of Table 1, and the shape of configurations. */
export const plan: Act[] = [
  change([
    added('objective', 'obj_1', {
      text: 'Set out an initial rough programme theory from a scoping of strategies and guidance on what integrated care systems are for and how to set them up, and from first interviews with people who know them.',
      order: 1,
    }),
    added('objective', 'obj_2', {
      text: 'Refine that theory by holding it against empirical data in the academic literature.',
      order: 2,
    }),
    added('phase', 'pha_1a', {
      label: '1a',
      name: 'Building the initial theory',
      purpose: 'Find out what leadership is expected to do in an integrated care system, and set out a first theory.',
      activities: [
        'Analyse policy and guidance documents',
        'Scope the literature',
        'Interview senior leaders',
        'Choose a substantive theory and a framework',
        'Set out the initial rough programme theory',
      ],
      order: 1,
      status: 'done',
    }),
    added('phase', 'pha_1b', {
      label: '1b',
      name: 'Testing against empirical literature',
      purpose: 'Hold each configuration against published studies, and keep, refine, merge or drop it.',
      activities: [
        'Search the literature after 2017',
        'Screen by title, abstract and full text',
        'Appraise relevance, richness and rigour',
        'Extract contexts, mechanisms and outcomes',
        'Refine the configurations',
      ],
      order: 2,
      status: 'done',
    }),
    added('phase', 'pha_2', {
      label: 'Next',
      name: 'Realist evaluation',
      purpose: 'Test and refine the theories further in a larger case study, where leadership happens.',
      order: 3,
      status: 'planned',
    }),
  ]),
  change([
    added('definition', 'def_context', {
      term: 'Context',
      meaning:
        'What was there before the integrated care system was formed, or lies beyond its reach, and bears on how it is led. It can shift with time.',
      slot: 'C',
      source: article,
      order: 1,
    }),
    added('definition', 'def_mechanism', {
      term: 'Mechanism',
      meaning:
        'What leaders do or provide (resource), and how they and other people in the system react to it (reasoning).',
      slot: 'M',
      source: article,
      order: 2,
    }),
    added('definition', 'def_outcome', {
      term: 'Outcome',
      meaning: 'What comes of the leadership, whether it was meant or not.',
      slot: 'O',
      source: article,
      order: 3,
    }),
  ]),
  change([edited('project', 'prj_knight-2024', {}, { template: 'tpl_dalkin' })]),
]
