import { type Act, added, change, edited } from './tell.ts'

/** The framework that orders the theories, and why it was chosen. */
export const framework: Act[] = [
  change([
    added('framework', 'frm_doing-things-differently', {
      name: 'Doing Things Differently',
      source: 'src_nw-leadership-academy-2021',
      account:
        'Behaviours that make for good system leadership, worked out by the NHS North West Leadership Academy in joint projects with leaders of various sectors.',
      chosenBecause:
        'What the scoping found lacked an order. Systems leadership theory fitted it best, and this framework sets out the behaviours of such leadership under four themes. The article weighs it against no other.',
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
