import { type Act, added, article, change, knight, neivaGanga, tucker } from './tell.ts'

/** The authors, as the article prints them; kept in the people table, outside the journal. */
export const knightPeople = [
  { id: knight, name: 'Lisa Knight', initials: 'LK' },
  { id: neivaGanga, name: 'Rafaela Neiva Ganga', initials: 'RG' },
  { id: tucker, name: 'Matthew Tucker', initials: 'MT' },
]

export const founding: Act[] = [
  change([
    added('person', knight, {
      roles: ['owner', 'reviewer'],
      part: 'First and corresponding author; one of two who screened',
    }),
    added('person', neivaGanga, { roles: ['reviewer'], part: 'Author; one of two who screened' }),
    added('person', tucker, { roles: ['lead'], part: 'Author; the article does not say what he did' }),
    added('source', article, {
      kind: 'article',
      evidenceKind: 'secondary',
      country: 'England',
      reference: {
        type: 'article-journal',
        title: 'Integrated care system leadership: a rapid realist review',
        author: [
          { family: 'Knight', given: 'L.' },
          { family: 'Neiva Ganga', given: 'R.' },
          { family: 'Tucker', given: 'M.' },
        ],
        year: 2024,
        container: 'Leadership in Health Services',
        volume: '37',
        issue: '3',
        pages: '327-341',
        publisher: 'Emerald Publishing Limited',
        doi: '10.1108/LHS-12-2023-0092',
      },
      note: 'The review that this project holds. Numbers, outcomes and verdicts marked as reported come from here.',
    }),
    added('project', 'prj_knight-2024', {
      title: 'Integrated care system leadership: a rapid realist review',
      kind: 'rapid realist review',
      publication: article,
      programme: 'Leadership of integrated care systems (ICSs) in England',
      question: 'How does leadership in integrated care systems work, for whom and in what circumstances?',
      rationale:
        'More people live with several illnesses at once, and care built for short illnesses serves them badly. England answers with integrated care systems, statutory since July 2022, in which the NHS, local authorities, care providers and the voluntary sector act together. Their leadership is held to drive much of what changes.',
      gap: 'Studies tell who leaders are more often than what they do. What systems leadership means and asks for is not settled, and little empirical work looks at England’s integrated care systems.',
      whyRealist:
        'To bring out how and why leadership works in these systems, where it does, and what lies behind it, by looking at contexts, mechanisms and outcomes together.',
      rapidBecause:
        'A rapid review works within a limited set of literature. Here that is what appeared after 2017, the year England’s integrated care systems began.',
      abstract: [
        {
          heading: 'Purpose',
          text: 'Integrated care systems are large and join many organisations, so much depends on their leaders. The review asks how this leadership works, for whom and when.',
        },
        {
          heading: 'Design',
          text: 'First theories came from policy and guidance, a scoping of the literature and interviews with people who know the work. They were then held against published empirical studies and refined. Of the studies screened, 18 gave evidence. RAMESES training materials guided design, conduct and report.',
        },
        {
          heading: 'Findings',
          text: 'Leadership works when leaders answer for the health of the population and expect the same of others, when a clear vision gives people a purpose, when partners own problems together, and when relationships grow at every level. Six configurations stand behind this.',
        },
        {
          heading: 'Limitations',
          text: 'The people interviewed came from one system. Such systems are new, so studies are few and context in particular is thinly described.',
        },
        {
          heading: 'Originality',
          text: 'It joins varied evidence on the leadership of integrated care systems into theories that leaders and researchers in England can use.',
        },
      ],
    }),
  ]),
]
