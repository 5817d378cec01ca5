import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { theories } from './configurations.ts'
import { type Act, added, article, change, knight } from './tell.ts'

/** The nine initial configurations, dealt to their themes in the order of the themes. Their words are not published. */
export const initials = theories
  .flatMap((theory) => Array.from({ length: theory.initial }, () => theory))
  .map((theory, i) => ({
    id: `cmoc_initial-${i + 1}` as Id<'cmoc'>,
    number: String(i + 1),
    value: {
      title: `Initial ${i + 1}, ${theory.title}`,
      template: 'tpl_cmo',
      theory: theory.id,
      wording: 'unpublished',
      note: 'The article does not give its words; the initial theories are in Supplementary File 2, which is not held here. That it stands under this theme is inferred: the article says how many each theme has and uses the numbers, and they are taken to follow the order of the themes.',
      order: i + 1,
    } satisfies Value<'configuration'>,
  }))

/** Substantive theory, the four programme theories, and the nine configurations as far as they are published. */
export const initialTheory: Act[] = [
  change(
    theories.map(({ id, group, title }, i) => added('theory', id, { title, group, citation: article, order: i + 1 })),
  ),
  change([
    added('substantive', 'sub_systems-leadership', {
      name: 'Systems leadership',
      source: 'src_nhs-leadership-academy-2013',
      account:
        'Leadership that sees how the parts of health care depend on one another, acts with many partners and finds its way in complexity. Empirical work on it is scarce (Kaehne et al. 2022). By a system, the article means an integrated care system.',
      use: 'frame',
      because:
        'Of what the literature offers, it fitted the findings of the scoping best. The article names no other candidate.',
      theories: theories.map(({ id }) => id),
    }),
    added('substantive', 'sub_doing-things-differently', {
      name: 'Doing Things Differently',
      source: 'src_nw-leadership-academy-2021',
      account: 'Four themes of behaviour that make for good system leadership.',
      use: 'frame',
      because: 'Its four themes order the findings, and with them the theories.',
      theories: theories.map(({ id }) => id),
    }),
  ]),
  ...theories.map(({ id: theory }) =>
    change(
      initials.filter(({ value }) => value.theory === theory).map(({ id, value }) => added('configuration', id, value)),
    ),
  ),
  {
    who: knight,
    command: {
      do: 'freeze',
      id: 'ver_irpt',
      version: {
        name: 'Initial rough programme theory',
        kind: 'IRPT',
        members: initials.map(({ id, number }) => ({ configuration: id, number })),
        note: 'The article also calls it IPT. Which configuration stood under which theme is inferred from the order of the themes.',
        order: 1,
      },
    },
  },
  change([
    added('count', 'cnt_initial-configurations', {
      what: 'Initial configurations',
      number: 9,
      place: 'other',
      citation: article,
      locator: 'Methods; Phase 1b',
      against: { of: 'configurations', version: 'ver_irpt' },
      order: 13,
    }),
  ]),
]
