import { type Act, added, change, edited } from './tell.ts'

/** The framework that orders the theories, and why it was chosen. */
export const framework: Act[] = [
  change([
    added('framework', 'frm_doing-things-differently', {
      name: 'Doing Things Differently',
      source: 'src_nw-leadership-academy-2021',
      account:
        'A framework of system leadership behaviours by the NHS North West Leadership Academy, worked out in joint projects with leaders of several sectors (2018, 2021).',
      chosenBecause:
        'Scoping gave many practices and no order. Systems leadership fitted what was found best, and this framework puts its behaviours under four headings that can carry the theories.',
    }),
    ...['Being', 'Leading and visioning', 'Relating and communicating', 'Delivering'].map((name, i) =>
      added('group', `grp_${name.split(' ')[0]?.toLowerCase()}`, {
        framework: 'frm_doing-things-differently',
        name,
        order: i + 1,
      }),
    ),
    edited('project', 'prj_knight-2024', {}, { framework: 'frm_doing-things-differently' }),
  ]),
]
