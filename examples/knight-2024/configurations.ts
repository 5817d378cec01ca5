import type { Id } from '../../src/core/ids.ts'

/** The words of a slot, several where the article packs several things into one. */
type Slots = Record<'C' | 'M-res' | 'M-rea' | 'O', readonly string[]>

export interface Final {
  number: string
  id: Id<'cmoc'>
  theory: Id<'pt'>
  title: string
  phrasing: string
  slots: Slots
  note?: string
}

/** The programme theories in the order of the findings, with how many initial configurations each groups. */
export const theories = [
  { id: 'pt_being', group: 'grp_being', title: 'Being', initial: 2 },
  { id: 'pt_leading', group: 'grp_leading', title: 'Leading and visioning', initial: 2 },
  { id: 'pt_relating', group: 'grp_relating', title: 'Relating and communicating', initial: 2 },
  { id: 'pt_delivering', group: 'grp_delivering', title: 'Delivering', initial: 3 },
] as const

/** The six final configurations, reworded, each part in its slot. Four keep the identity of an initial one. */
export const finals: Final[] = [
  {
    number: '1',
    id: 'cmoc_initial-1',
    theory: 'pt_being',
    title: 'Leaders who hold to a clear vision give people a purpose',
    phrasing: 'In the context of {C}, {M-res}; this gives rise to {M-rea}, so that {O}.',
    slots: {
      C: ['an integrated care system being set up and taking shape'],
      'M-res': ['leaders who hold to a clear vision make plain what they intend'],
      'M-rea': ['a sense of purpose among stakeholders'],
      O: ['people concentrate on what the system is there to achieve'],
    },
    note: 'The article adds that the lack of such a vision makes managing harder. It cites all ten sources together, so this cannot be put down to any one of them.',
  },
  {
    number: '2',
    id: 'cmoc_final-2',
    theory: 'pt_leading',
    title: 'A part in setting priorities makes people accountable to each other',
    phrasing: 'In the context of {C}, {M-res}; this brings about {M-rea}, so that {O}.',
    slots: {
      C: ['deciding what the system puts first and how to measure it'],
      'M-res': [
        'clinicians and other care professionals, local communities and partners from outside health are involved openly and democratically',
      ],
      'M-rea': ['a feeling of being accountable to one another'],
      O: ['population health and well-being come into focus', 'inequalities in health and society weigh less heavily'],
    },
  },
  {
    number: '3',
    id: 'cmoc_initial-6',
    theory: 'pt_relating',
    title: 'Relationships built on shared goals nurture trust',
    phrasing: 'In the context of {C}, {M-res} nurture {M-rea}, so that {O}.',
    slots: {
      C: [
        'health and social care organisations coming together that differ in their past, their funding and their governance',
      ],
      'M-res': ['strong relationships built on shared goals', 'frequent meetings in person'],
      'M-rea': ['trust', 'understanding of one another'],
      O: ['decisions are taken together', 'tensions are resolved'],
    },
  },
  {
    number: '4',
    id: 'cmoc_initial-7',
    theory: 'pt_delivering',
    title: 'A culture of learning makes it safe to innovate',
    phrasing: 'In the context of {C}, {M-res}; this fosters {M-rea}, so that {O}.',
    slots: {
      C: ['a culture of learning that partners share'],
      'M-res': [
        'partners help and support each other to innovate',
        'lessons are drawn from what went well and from what failed',
      ],
      'M-rea': ['psychological safety', 'creative and innovative thinking'],
      O: ['services are redesigned well', 'improvement is continuous'],
    },
  },
  {
    number: '5',
    id: 'cmoc_initial-8',
    theory: 'pt_delivering',
    title: 'Shared intelligence helps leaders reach the communities in need',
    phrasing: 'In the context of {C}, {M-res} means that {M-rea}, so that {O}.',
    slots: {
      C: ['population health management', 'digitalisation'],
      'M-res': ['the use of digital intelligence that partners share'],
      'M-rea': ['leaders see better what the local population needs'],
      O: ['local communities are better targeted or put first', 'people there can reach services'],
    },
  },
  {
    number: '6',
    id: 'cmoc_final-6',
    theory: 'pt_delivering',
    title: 'Clear governance and open decisions hold partners to account',
    phrasing: 'In the context of {C}, {M-res} mean that {M-rea}, so that {O}.',
    slots: {
      C: ['a culture of accountability that is being built'],
      'M-res': [
        'clear governance structures',
        'decisions taken in the open',
        'a sound process of monitoring and evaluation',
      ],
      'M-rea': ['partners answer for quality, for value for money and for services that do their job'],
      O: ['the system achieves its outcomes'],
    },
  },
]
