import { add, ana, type Chapter } from './telling.ts'

/** Configurations, their evidence, and what was refined, merged and split. */
export const theory: Chapter = [
  [
    ana,
    add(
      {
        type: 'theory.stated',
        id: 'pt_1',
        to: { title: 'Relating', statement: 'People relate.', group: 'grp_1', order: 1 },
      },
      {
        type: 'highlight.set',
        id: 'hil_1',
        to: { use: 'theory', theory: 'pt_1', words: ['trust', 'shared decision*'], by: ana, order: 1 },
      },
      { type: 'component.worded', id: 'cmp_c', to: { text: 'shared history', level: 'meso' } },
      { type: 'component.worded', id: 'cmp_m', to: { text: 'trust' } },
      { type: 'component.worded', id: 'cmp_o', to: { text: 'joint work' } },
      ...[1, 2, 3].map((n) => ({
        type: 'configuration.formed' as const,
        id: `cmoc_${n}` as const,
        to: { title: `Number ${n}`, template: 'tpl_cmo' as const, theory: 'pt_1' as const, order: n },
      })),
      {
        type: 'link.placed',
        id: 'lnk_c',
        to: { configuration: 'cmoc_1', slot: 'C', component: 'cmp_c', order: 1, status: 'hypothesised' },
      },
      {
        type: 'link.placed',
        id: 'lnk_m',
        to: {
          configuration: 'cmoc_1',
          slot: 'M',
          component: 'cmp_m',
          order: 1,
          status: 'inferred',
          activation: 'weak',
        },
      },
      {
        type: 'link.placed',
        id: 'lnk_o',
        to: {
          configuration: 'cmoc_2',
          slot: 'O',
          component: 'cmp_o',
          order: 1,
          status: 'hypothesised',
          reach: 'distal',
          intended: true,
        },
      },
      {
        type: 'relation.drawn',
        id: 'rel_1',
        to: { of: 'cmoc_1', to: 'cmoc_2', kind: 'becomes context of', status: 'hypothesised', basis: 'own' },
      },
      {
        type: 'evidence.linked',
        id: 'evd_1',
        to: {
          configuration: 'cmoc_1',
          links: ['lnk_m'],
          source: 'src_1',
          excerpt: 'exc_1',
          stance: 'supports',
          standing: 'observed',
          inference: 'retroduction',
        },
      },
      {
        type: 'substantive.considered',
        id: 'sub_1',
        to: { name: 'Social capital', use: 'explain', because: 'It fits.', theories: ['pt_1'] },
      },
      {
        type: 'substantive.considered',
        id: 'sub_2',
        to: {
          name: 'Normalisation process theory',
          account: 'How practices become routine.',
          explains: 'how meetings become a habit',
          abstraction: 'middle-range',
          level: 'meso',
        },
      },
      {
        type: 'synthesis.made',
        id: 'syn_1',
        to: {
          move: 'adjudicate',
          pieces: ['evd_1'],
          memo: 'The passage speaks of another programme.',
          inference: 'abduction',
          aside: ['evd_1'],
          by: ana,
        },
      },
    ),
  ],
  [ana, { do: 'freeze', id: 'ver_1', version: { name: 'Initial', kind: 'IRPT', order: 1 } }],
  [
    ana,
    {
      do: 'refine',
      id: 'rfn_1',
      kind: 'refine',
      parents: ['cmoc_1'],
      children: ['cmoc_1'],
      basis: 'own',
      inference: 'abduction',
      evidence: ['evd_1'],
      order: 1,
      why: 'The data say so.',
      changes: [
        {
          type: 'component.worded',
          id: 'cmp_m',
          from: { text: 'trust', note: null },
          to: { text: 'mutual trust', note: 'sharper' },
        },
      ],
    },
  ],
  [
    ana,
    {
      do: 'merge',
      parents: ['cmoc_1', 'cmoc_2'],
      child: { id: 'cmoc_4', title: 'Merged', template: 'tpl_cmo', order: 4 },
      grounds: { id: 'rfn_2', basis: 'inferred', pairing: 'inferred', order: 2 },
      why: 'They are one.',
    },
  ],
  [
    ana,
    {
      do: 'split',
      parent: 'cmoc_4',
      children: [
        { id: 'cmoc_5', title: 'Near', template: 'tpl_cmo', order: 5, links: ['lnk_cmoc_4.1', 'lnk_cmoc_4.2'] },
        { id: 'cmoc_6', title: 'Far', template: 'tpl_cmo', order: 6, links: ['lnk_cmoc_4.3'] },
      ],
      grounds: { id: 'rfn_3', basis: 'own', order: 3, novelty: 'new' },
      why: 'They are two.',
    },
  ],
]
