import type { Command } from '../../src/core/command.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { Journal } from '../../src/core/journal.ts'
import { ana, carryOut, founded } from './journal.ts'
import { made } from './review.ts'

const source = (id: string, family: string, year: number, more: object = {}, suffix?: string): Fact =>
  made('source.described', `src_${id}`, {
    kind: 'article',
    evidenceKind: 'primary',
    entersAt: 'stg_relevance',
    uses: ['testing'],
    reference: {
      type: 'article-journal',
      title: `Group clinics: study ${id}`,
      author: [{ family, given: 'A.' }],
      year,
      ...(suffix && { suffix }),
      container: 'Journal of Invented Results',
      volume: '3',
      pages: '1-9',
    },
    ...more,
  })

const configuration = (id: string, title: string, theory: string, order: number) =>
  ({ id: `cmoc_${id}`, title, template: 'tpl_dalkin', theory: `pt_${theory}`, order }) as const

const slots = (cmoc: string, words: Record<string, string[]>): Fact[] =>
  Object.entries(words).flatMap(([slot, texts]) =>
    texts.flatMap((text, i) => {
      const id = `${cmoc}.${slot}.${i + 1}`
      const link = { configuration: `cmoc_${cmoc}`, slot, component: `cmp_${id}`, order: i + 1, status: 'inferred' }
      return [made('component.worded', `cmp_${id}`, { text }), made('link.placed', `lnk_${id}`, link)]
    }),
  )

const evidence = (id: string, cmoc: string, links: string[], from: string, more: object = {}): Fact =>
  made('evidence.linked', `evd_${id}`, {
    configuration: `cmoc_${cmoc}`,
    links: links.map((link) => `lnk_${cmoc}.${link}`),
    source: `src_${from}`,
    stance: 'supports',
    ...more,
  })

const outcome = (id: string, stage: string, verdict: 'include' | 'exclude', reason?: string): Fact =>
  made('conflict.resolved', `res_src_${id}.stg_${stage}`, {
    source: `src_${id}`,
    stage: `stg_${stage}`,
    verdict,
    how: 'rule',
    because: reason ? 'Says nothing of why people came back.' : 'Speaks to the theory.',
    ...(reason && { reason }),
  })

const stage = (kind: string, order: number): Fact =>
  made('stage.set', `stg_${kind}`, { name: kind, kind, order, reviewers: 1, blinded: false, reasonNeeded: true })

const frame: Fact[] = [
  made('framework.chosen', 'frm_days', { name: 'Before and after', chosenBecause: 'It follows the visit.' }),
  made('group.named', 'grp_before', { framework: 'frm_days', name: 'Before the visit', order: 1 }),
  made('group.named', 'grp_after', { framework: 'frm_days', name: 'After the visit', order: 2 }),
  made('objective.stated', 'obj_1', { text: 'Find out who comes back, and why.', order: 1 }),
  made('phase.planned', 'pha_1', {
    label: '1',
    name: 'Scoping',
    purpose: 'Word a first theory.',
    activities: ['Read two reports', 'Talk with a nurse'],
    order: 1,
    status: 'done',
  }),
  made('phase.planned', 'pha_2', {
    label: '2',
    name: 'Testing',
    purpose: 'Hold it against what was found.',
    order: 2,
    status: 'planned',
  }),
  made('definition.given', 'def_1', {
    term: 'Context',
    meaning: 'What was there before the clinic.',
    slot: 'C',
    order: 1,
  }),
  stage('relevance', 1),
  stage('rigour', 2),
  made('reason.listed', 'rsn_off', { stage: 'stg_relevance', text: 'Off the subject', order: 1 }),
]

const found: Fact[] = [
  source('ash', 'Ash', 2019, { uses: ['testing', 'theory building'], country: 'Norway' }),
  source('birch-a', 'Birch', 2021, {}, 'a'),
  source('birch-b', 'Birch', 2021, { evidenceKind: 'secondary' }, 'b'),
  source('cedar', 'Cedar', 2018),
  source('dogwood', 'Dogwood', 2015, { entersAt: undefined, uses: ['comparison'] }),
  made('count.reported', 'cnt_found', {
    what: 'Records found',
    number: 240,
    place: 'identified',
    citation: 'src_dogwood',
    left: 'Reasons not published',
    order: 1,
  }),
  made('search.logged', 'sch_1', {
    title: 'Main search',
    purpose: 'main',
    platform: 'Example Index',
    limits: [{ limit: '2015 onwards', because: 'group clinics began then' }],
    unreported: ['the date'],
  }),
  ...['ash', 'birch-a', 'birch-b'].flatMap((id) => [
    outcome(id, 'relevance', 'include'),
    outcome(id, 'rigour', 'include'),
  ]),
  outcome('cedar', 'relevance', 'exclude', 'rsn_off'),
  made('theme.named', 'thm_1', {
    name: 'Being known',
    account: 'People come back to those who know them.',
    sources: ['src_ash', 'src_dogwood'],
    phase: 'pha_1',
    order: 1,
  }),
]

const theory: Fact[] = [
  made('theory.stated', 'pt_invite', {
    title: 'The invitation',
    statement: 'Being asked by name brings people in.',
    group: 'grp_before',
    order: 1,
  }),
  made('theory.stated', 'pt_return', { title: 'Coming back', group: 'grp_after', order: 2 }),
  ...[
    configuration('ask', 'Asked by name, people come', 'invite', 1),
    configuration('know', 'Being known, people return', 'return', 2),
    configuration('pay', 'Paid travel brings people in', 'invite', 3),
    configuration('talk', 'Talk among peers gives courage', 'return', 4),
  ].map(({ id, ...value }) => made('configuration.formed', id, value)),
  ...slots('ask', {
    C: ['people who have not been seen for years'],
    'M-res': ['a letter signed by someone they know', 'a call two days before'],
    'M-rea': ['feeling expected'],
    O: ['they come to the first clinic'],
  }),
  ...slots('know', {
    C: ['they come to the first clinic'],
    'M-res': ['the same nurse each time'],
    O: ['people come again'],
  }),
  ...slots('talk', {
    C: ['a group that meets often'],
    'M-res': ['time to talk'],
    'M-rea': ['courage from others like them'],
    O: ['doses are changed at home', 'fewer visits between clinics'],
  }),
  evidence('1', 'ask', ['M-res.1', 'M-rea.1'], 'ash'),
  evidence('2', 'ask', ['O.1'], 'birch-a', { locator: 'p. 4' }),
  evidence('3', 'know', ['C.1'], 'birch-b', { stance: 'qualifies' }),
  evidence('4', 'talk', ['O.1'], 'ash', { stance: 'refutes' }),
]

const after: Fact[] = [
  made('relation.drawn', 'rel_1', {
    of: 'cmoc_ask',
    to: 'cmoc_stay',
    kind: 'becomes context of',
    status: 'evidenced',
    basis: 'own',
  }),
  made('relation.drawn', 'rel_2', {
    of: 'cmoc_stay',
    to: 'cmoc_ask',
    kind: 'feeds back to',
    status: 'hypothesised',
    basis: 'own',
  }),
  made('relation.drawn', 'rel_3', {
    of: 'cmoc_stay',
    to: 'cmoc_ask',
    kind: 'distinguished from',
    status: 'inferred',
    basis: 'own',
  }),
  made('comparison.noted', 'cpn_1', {
    sources: ['src_dogwood'],
    relation: 'agrees',
    about: ['cmoc_ask'],
    text: 'Found the same of letters alone.',
    order: 1,
  }),
  made('statement.made', 'stm_1', { kind: 'limitation', text: 'Only three studies remained.', order: 1 }),
  made('protocol.changed', 'chg_1', {
    kind: 'deviation',
    done: 'Interviews were left out.',
    because: 'Nobody could be found in time.',
  }),
]

const acts: Command[] = [
  { do: 'change', changes: frame },
  { do: 'change', changes: found },
  { do: 'change', changes: theory },
  { do: 'freeze', id: 'ver_first', version: { name: 'First theory', kind: 'IRPT', order: 1 } },
  {
    do: 'refine',
    id: 'rfn_1',
    kind: 'refine',
    parents: ['cmoc_ask'],
    children: ['cmoc_ask'],
    basis: 'own',
    inference: 'retroduction',
    evidence: ['evd_1'],
    order: 1,
    why: 'The call was named beside the letter.',
  },
  {
    do: 'refine',
    id: 'rfn_2',
    kind: 'refute',
    parents: ['cmoc_pay'],
    children: [],
    basis: 'own',
    order: 2,
    why: 'Where travel was paid, no more people came.',
  },
  {
    do: 'merge',
    parents: ['cmoc_know', 'cmoc_talk'],
    child: configuration('stay', 'Among people who know them, people stay', 'return', 5),
    grounds: { id: 'rfn_3', basis: 'reported', pairing: 'inferred', order: 3 },
    why: 'Neither stood alone in what was found.',
  },
  { do: 'change', changes: after },
  { do: 'freeze', id: 'ver_last', version: { name: 'Refined theory', kind: 'refined', order: 2 } },
]

/**
 * A small invented review of group clinics, as people would have done it: gates and a reported count, two versions
 * with a merge and a refutation between them, a loop, an empty slot and a stance against.
 */
export function smallReview(): Journal {
  const journal = founded()
  for (const command of acts) {
    const refusal = carryOut(journal, ana, command)
    if (refusal) throw new Error(JSON.stringify(refusal))
  }
  return journal
}
