import { type Act, added, article, change, neivaGanga } from './tell.ts'

/** The search log as far as the article goes, and the numbers of the steps whose rows are not here. */
export const searching: Act[] = [
  change([
    added('search', 'sch_scoping', {
      title: 'Scoping of the literature',
      purpose: 'scoping',
      phase: 'pha_1a',
      notes: 'Served theory building, and showed what literature there is on leadership in integrated care systems.',
      unreported: ['databases and platforms', 'search terms', 'dates', 'numbers found'],
    }),
    added('search', 'sch_main', {
      title: 'Literature after 2017',
      purpose: 'main',
      phase: 'pha_1b',
      limits: [
        {
          limit: 'Published after 2017',
          because:
            'England’s integrated care systems began in that year, with a pilot phase. It also keeps a rapid review to a limited set of literature.',
        },
      ],
      notes: 'The strategy is in Supplementary File 3 of the article, which is not held here.',
      unreported: [
        'databases and platforms',
        'search terms',
        'dates',
        'hits for each database',
        'duplicates removed',
        'routes to grey literature',
        'citation chasing',
      ],
    }),
  ]),
  change(
    [
      added('count', 'cnt_screened', {
        what: 'Screened by title and abstract',
        number: 5716,
        place: 'screened',
        citation: article,
        locator: 'Search results',
        note: 'Whether duplicates had been removed is not said.',
        order: 1,
      }),
      added('count', 'cnt_full-text', {
        what: 'Screened by full text',
        number: 99,
        place: 'full text',
        citation: article,
        locator: 'Search results',
        order: 2,
      }),
    ],
    neivaGanga,
  ),
]
