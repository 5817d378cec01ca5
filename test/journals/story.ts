import type { Command } from '../../src/core/command.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { sha256 } from '../../src/store/chain.ts'

export const ana = 'per_ana' as Id<'per'>
export const ben = 'per_ben' as Id<'per'>

/** The files that the story's facts name by hash. */
export const files = ['TY  - JOUR\nTI  - Trust\nER  - \n', 'Trust grew slowly between the teams.']
const [imported = '', text = ''] = files.map((file) => sha256(file))

const add = (...facts: Pick<Fact, 'type' | 'id' | 'to'>[]): Command => ({
  do: 'change',
  changes: facts.map((fact) => ({ ...fact, from: null })) as Fact[],
})
const change = (...changes: Fact[]): Command => ({ do: 'change', changes })
const stage = { reviewers: 1, blinded: false, reasonNeeded: true }

/** One small review in which every noun and every command occurs. Who asks, and for what. */
export const story: [Id<'per'>, Command][] = [
  [
    ana,
    add(
      { type: 'person.joined', id: ana, to: { roles: ['owner'], part: 'first author' } },
      { type: 'person.joined', id: ben, to: { roles: ['reviewer', 'coder'], until: '2030-01' } },
      {
        type: 'project.described',
        id: 'prj_this',
        to: {
          title: 'A review',
          kind: 'realist review',
          question: 'How, why, for whom?',
          keywords: ['trust'],
          licence: 'MIT',
        },
      },
      { type: 'objective.stated', id: 'obj_1', to: { text: 'To explain trust.', order: 1 } },
      {
        type: 'phase.planned',
        id: 'pha_1',
        to: {
          label: '1a',
          name: 'Scoping',
          purpose: 'To find theory.',
          activities: ['reading'],
          order: 1,
          status: 'done',
        },
      },
      { type: 'definition.given', id: 'def_1', to: { term: 'Trust', meaning: 'A belief.', slot: 'M', order: 1 } },
      {
        type: 'template.shaped',
        id: 'tpl_own',
        to: {
          name: 'Own',
          slots: [
            { key: 'C', label: 'C', word: 'context', role: 'c' },
            { key: 'O', label: 'O', word: 'outcome', role: 'o' },
          ],
          phrasing: 'Given {C}, {O}.',
        },
      },
    ),
  ],
  [
    ana,
    add(
      {
        type: 'stage.set',
        id: 'stg_1',
        to: { ...stage, name: 'Relevance', kind: 'relevance', order: 1, levels: [{ key: 'high', label: 'High' }] },
      },
      {
        type: 'stage.set',
        id: 'stg_2',
        to: {
          ...stage,
          name: 'Rigour',
          kind: 'rigour',
          order: 2,
          reasonNeeded: false,
          levels: [{ key: 'high', label: 'High', anchor: 'Trusted.', verdict: 'include' }],
          aspects: [{ key: 'credibility', label: 'Credibility', question: 'Can it be trusted?' }],
          scaleAfter: 'Pawson 2006',
          levelsMustAgree: true,
          beside: true,
        },
      },
      { type: 'criterion.set', id: 'crt_1', to: { stage: 'stg_1', kind: 'include', text: 'About trust.', order: 1 } },
      { type: 'reason.listed', id: 'rsn_1', to: { stage: 'stg_1', text: 'Not about trust', order: 1 } },
      {
        type: 'search.logged',
        id: 'sch_1',
        to: { title: 'Main', purpose: 'main', phase: 'pha_1', on: '2024-03', hits: 2, by: [ana] },
      },
      {
        type: 'records.imported',
        id: 'imp_1',
        to: { search: 'sch_1', file: 'a.ris', format: 'ris', blob: imported, records: 1, problems: 0 },
      },
      {
        type: 'source.described',
        id: 'src_1',
        to: {
          kind: 'article',
          reference: {
            type: 'article-journal',
            title: 'Trust',
            author: [{ family: 'Sims', given: 'A' }, { literal: 'NHS' }],
            year: 2021,
            suffix: 'a',
          },
          evidenceKind: 'primary',
          entersAt: 'stg_1',
          uses: ['testing'],
          phase: 'pha_1',
          country: 'UK',
        },
      },
      {
        type: 'source.described',
        id: 'src_2',
        to: { kind: 'interview', reference: { type: 'interview', title: 'Interview 1' }, entersAt: 'stg_1' },
      },
      { type: 'record.read', id: 'rec_1', to: { import: 'imp_1', position: 1, material: imported, source: 'src_1' } },
      { type: 'tag.named', id: 'tag_1', to: { name: 'key paper', order: 1 } },
      {
        type: 'pair.judged',
        id: 'pair_1',
        to: {
          sources: ['src_1', 'src_2'],
          verdict: 'related',
          relation: 'conference abstract',
          because: 'Its abstract.',
        },
      },
      { type: 'view.saved', id: 'sav_1', to: { name: 'To read', query: 'outcome=include', order: 1 } },
      {
        type: 'search.logged',
        id: 'sch_2',
        to: {
          title: 'What cites Trust',
          purpose: 'citation chase',
          source: 'src_1',
          direction: 'forward',
          place: 'citation index',
          platform: 'Web of Science',
          coverage: '1900 to today',
          strategy: 'CITED ART = Trust',
          limits: [{ limit: 'since 2021', because: 'It appeared then.' }],
          filter: 'none',
          adapted: 'none',
          reviewed: 'by a librarian',
          notes: 'Twice.',
        },
      },
      {
        type: 'search.logged',
        id: 'sch_3',
        to: {
          title: 'What its authors wrote',
          purpose: 'cluster',
          source: 'src_1',
          letter: 'lead authors',
          dropped: 'They wrote nothing else.',
        },
      },
      { type: 'search.run', id: 'run_1', to: { search: 'sch_1', on: '2022-11-02', hits: 12 } },
      {
        type: 'study.clustered',
        id: 'std_1',
        to: { name: 'Trust study', kind: 'siblings', sources: ['src_1', 'src_2'] },
      },
      {
        type: 'framework.chosen',
        id: 'frm_1',
        to: { name: 'Four groups', source: 'src_1', chosenBecause: 'It fits.' },
      },
      { type: 'group.named', id: 'grp_1', to: { framework: 'frm_1', name: 'Relating', order: 1 } },
      { type: 'protocol.written', id: 'psc_1', to: { heading: 'Search', text: 'We searched.', order: 1, items: [7] } },
      {
        type: 'protocol.changed',
        id: 'chg_1',
        to: { kind: 'focus', planned: 'All', done: 'Trust', because: 'Too broad.', on: '2024-04-01' },
      },
      { type: 'declaration.made', id: 'dcl_1', to: { kind: 'funding', text: 'None.', person: ana } },
      {
        type: 'count.reported',
        id: 'cnt_1',
        to: {
          what: 'Records',
          number: 99,
          place: 'screened',
          citation: 'src_1',
          against: { of: 'stage', stage: 'stg_1' },
          order: 1,
        },
      },
      {
        type: 'statement.made',
        id: 'stm_1',
        to: { kind: 'limitation', text: 'One study.', about: ['src_1'], order: 1 },
      },
    ),
  ],
  [ana, { do: 'draw', id: 'smp_1', use: 'second reviewer', stage: 'stg_2', percent: 50, seed: '7', by: 'database' }],
  [ana, { do: 'calibrate', id: 'cal_1', name: 'Pilot', stage: 'stg_2', people: [ana, ben], size: 1, seed: 'pilot' }],
  [ana, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'maybe' }],
  [ana, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'include' }],
  [ben, { do: 'vote', source: 'src_2', stage: 'stg_1', verdict: 'exclude', reason: 'rsn_1' }],
  [
    ana,
    add(
      {
        type: 'conflict.resolved',
        id: 'res_src_2.stg_1',
        to: {
          source: 'src_2',
          stage: 'stg_1',
          verdict: 'include',
          how: 'discussion',
          because: 'It is.',
          by: ana,
          agreed: [ana, ben],
        },
      },
      {
        type: 'votes.recalled',
        id: 'rcl_1',
        to: { stage: 'stg_1', because: 'A sharper criterion.', sources: ['src_1'], order: 1 },
      },
      {
        type: 'screening.stopped',
        id: 'stp_1',
        to: {
          stage: 'stg_1',
          because: 'Enough was found.',
          by: ana,
          unread: 3,
          figures: [{ what: 'p of recall under 95 %', value: 0.04, note: 'one-sided' }],
        },
      },
      {
        type: 'source.reopened',
        id: 'rop_src_2.stg_1',
        to: {
          source: 'src_2',
          stage: 'stg_1',
          because: 'A sibling of an included study.',
          verdict: 'include',
          by: ana,
        },
      },
      {
        type: 'appraisal.made',
        id: 'apr_1',
        to: { source: 'src_1', stage: 'stg_1', level: 'high', because: 'Rich.', by: ana, nugget: true },
      },
      {
        type: 'appraisal.made',
        id: 'apr_2',
        to: { source: 'src_1', stage: 'stg_2', aspect: 'credibility', level: 'high', because: 'Sound.', by: ana },
      },
      {
        type: 'document.attached',
        id: 'doc_1',
        to: { source: 'src_1', file: 'a.txt', mediaType: 'text/plain', blob: text, text, pages: 1 },
      },
      {
        type: 'document.attached',
        id: 'doc_2',
        to: {
          source: 'src_1',
          file: 'a.pdf',
          mediaType: 'application/pdf',
          blob: text,
          pages: 2,
          scanned: 1,
          problems: 1,
          replaces: 'doc_1',
          note: 'the published version',
        },
      },
      {
        type: 'retrieval.told',
        id: 'ret_src_2',
        to: {
          source: 'src_2',
          state: 'not available',
          reason: 'No full text exists',
          through: 'the library',
          on: '2024-05-02',
          by: ana,
        },
      },
      {
        type: 'code.defined',
        id: 'cod_1',
        to: {
          name: 'trust',
          role: 'M',
          definition: 'One expects the other to keep to what was said.',
          whenToUse: 'It grew or broke.',
          whenNot: 'The word alone.',
          exampleWords: 'They kept their word.',
          colour: '#44aa99',
          order: 1,
        },
      },
      { type: 'code.defined', id: 'cod_2', to: { name: 'trust in boards', parent: 'cod_1', order: 1 } },
      { type: 'code.defined', id: 'cod_3', to: { name: 'confidence', order: 2 } },
      {
        type: 'excerpt.made',
        id: 'exc_1',
        to: {
          source: 'src_1',
          document: 'doc_1',
          quote: 'Trust grew',
          selectors: [{ type: 'position', start: 0, end: 10 }],
          distance: 1,
          kind: 'finding',
          by: ana,
        },
      },
      { type: 'excerpt.coded', id: 'cdg_2', to: { excerpt: 'exc_1', code: 'cod_3', by: ana, memo: 'The same?' } },
      { type: 'excerpt.coded', id: 'cdg_1', to: { excerpt: 'exc_1', code: 'cod_1', by: ana, memo: 'Slowly' } },
      {
        type: 'excerpt.made',
        id: 'exc_2',
        to: { source: 'src_1', document: 'doc_1', quote: '', selectors: [{ type: 'page', page: 1 }], by: ana },
      },
      {
        type: 'passages.joined',
        id: 'chn_1',
        to: {
          parts: [
            { excerpt: 'exc_1', slot: 'M-rea' },
            { excerpt: 'exc_2', slot: 'O' },
          ],
          memo: 'Trust brings work.',
          by: ana,
        },
      },
      {
        type: 'suggestion.judged',
        id: 'sug_cod_1.doc_1.4.per_ana',
        to: {
          target: 'cod_1',
          document: 'doc_1',
          quote: 'trust grew',
          start: 4,
          end: 14,
          verdict: 'accepted',
          excerpt: 'exc_1',
          by: ana,
        },
      },
      { type: 'theme.named', id: 'thm_1', to: { name: 'Trust', account: 'It matters.', sources: ['src_1'], order: 1 } },
      {
        type: 'form.set',
        id: 'form_1',
        to: {
          name: 'Characteristics',
          instructions: 'From the full text.',
          about: 'documents',
          extractors: 2,
          blinded: true,
          order: 1,
        },
      },
      {
        type: 'field.set',
        id: 'fld_1',
        to: {
          form: 'form_1',
          name: 'Design',
          kind: 'several of',
          instructions: 'As the authors name it.',
          required: true,
          options: [
            { key: 'case-study', label: 'Case study', meaning: 'One place or few.' },
            { key: 'survey', label: 'Survey' },
          ],
          order: 1,
        },
      },
      {
        type: 'field.set',
        id: 'fld_2',
        to: { form: 'form_1', name: 'Sample', kind: 'number', unit: 'people', order: 2, retired: true },
      },
      {
        type: 'field.set',
        id: 'fld_3',
        to: { form: 'form_1', name: 'Funding', kind: 'text', order: 3 },
      },
      {
        type: 'answer.given',
        id: 'ans_src_1.fld_1.per_ana',
        to: {
          source: 'src_1',
          field: 'fld_1',
          by: ana,
          value: ['case-study'],
          note: 'So they say.',
          grounds: [{ quote: 'a case study', page: 2, document: 'doc_1', excerpt: 'exc_1' }],
          asOf: 12,
        },
      },
      {
        type: 'answer.given',
        id: 'ans_src_1.fld_3.per_ana',
        to: { source: 'src_1', field: 'fld_3', by: ana, absent: 'not reported' },
      },
      { type: 'extraction.finished', id: 'fin_form_1.src_1.per_ana', to: { form: 'form_1', source: 'src_1', by: ana } },
      {
        type: 'reconciliation.opened',
        id: 'opn_form_1.src_1',
        to: { form: 'form_1', source: 'src_1', by: ana, because: 'The other reader has left.' },
      },
      {
        type: 'answer.agreed',
        id: 'agr_src_1.fld_3',
        to: {
          source: 'src_1',
          field: 'fld_3',
          by: ana,
          value: 'A charity',
          because: 'The acknowledgements say so.',
          asOf: 12,
        },
      },
    ),
  ],
  [
    ana,
    add({
      type: 'coding.doubled',
      id: 'scd_1',
      to: { name: 'A tenth', sources: ['src_2', 'src_1'], coders: [ana, ben], note: 'Two a week.', order: 1 },
    }),
  ],
  [ana, change({ type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } })],
  [
    ana,
    add({
      type: 'coding.agreed',
      id: 'agc_1',
      to: {
        round: 'scd_1',
        passages: ['exc_1'],
        words: ['exc_1'],
        codes: ['cod_1'],
        by: ana,
        note: 'It says so twice.',
      },
    }),
  ],
  [ana, { do: 'mergeCodes', into: 'cod_1', from: ['cod_3'], because: 'They are one.' }],
  [
    ana,
    {
      do: 'splitCode',
      code: 'cod_1',
      into: [{ id: 'cod_4', name: 'slow trust', retired: true, examples: ['exc_1'], order: 3, codings: ['cdg_1'] }],
    },
  ],
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
  [
    ana,
    add(
      {
        type: 'likeness.judged',
        id: 'lik_1',
        to: { things: ['cmp_c', 'cmp_m'], because: 'They differ.', by: ana },
      },
      { type: 'thing.pinned', id: 'pin_theory.cmoc_5', to: { thing: 'cmoc_5', by: 'theory', x: 0, y: 40 } },
      {
        type: 'comparison.noted',
        id: 'cpn_1',
        to: { sources: ['src_2'], relation: 'extends', about: ['cmoc_5'], text: 'Goes further.', order: 1 },
      },
      {
        type: 'meeting.held',
        id: 'mtg_1',
        to: {
          name: 'First round',
          date: '2024-02-01',
          people: [ana, 'per_ben'],
          guests: 'two carers',
          notes: 'Both were read aloud.',
          order: 1,
        },
      },
      {
        type: 'source.described',
        id: 'src_said',
        to: { kind: 'interview', reference: { type: 'interview', title: 'Interview 1' } },
      },
      {
        type: 'consent.recorded',
        id: 'cns_src_said',
        to: { source: 'src_said', uses: ['quoting', 'sharing'], on: '2026-03', form: 'Form B', note: 'By telephone.' },
      },
      { type: 'case.chosen', id: 'cas_1', to: { name: 'North', chosenBecause: 'Contrast.' } },
      { type: 'participant.enrolled', id: 'prt_1', to: { role: 'manager', case: 'cas_1', consent: 'given' } },
      {
        type: 'instrument.made',
        id: 'ins_1',
        to: { kind: 'topic guide', title: 'Guide', configurations: ['cmoc_5'], text: 'Tell me.' },
      },
      {
        type: 'indicator.set',
        id: 'ind_1',
        to: {
          name: 'Waits',
          unit: 'days',
          direction: 'lower is better',
          case: 'cas_1',
          series: [
            { on: '2024', value: 3.5 },
            { on: '2025', value: 3, note: 'one clinic' },
          ],
          breaks: [{ on: '2025', because: 'One list.' }],
          rules: 'wheeler',
          order: 1,
        },
      },
      {
        type: 'activation.judged',
        id: 'act_1',
        to: { case: 'cas_1', configuration: 'cmoc_5', verdict: 'activated', because: 'Seen.' },
      },
      {
        type: 'guideline.written',
        id: 'gdl_1',
        to: { statement: 'Build trust.', configurations: ['cmoc_5'], version: 'ver_1', order: 1 },
      },
      { type: 'assessment.answered', id: 'asm_1', to: { guideline: 'gdl_1', respondents: 'board', answer: 4 } },
      {
        type: 'input.given',
        id: 'inp_1',
        to: {
          on: '2024-02-03',
          who: [{ role: 'carers', number: 3 }, { role: 'commissioner' }],
          how: 'workshop',
          consent: 'asked and given',
          version: 'ver_1',
          shown: 'a drawing',
          meeting: 'mtg_1',
          text: 'Rest comes first.',
          about: ['cmoc_5', 'def_1'],
          outcome: 'changed',
          because: 'A context was added.',
          changed: ['rfn_3'],
          by: ana,
          order: 1,
        },
      },
      {
        type: 'comment.made',
        id: 'cmt_1',
        to: { about: 'src_2', text: 'Thin, @Ben?', by: ana, mentions: [ben], behind: 'stg_1' },
      },
      { type: 'comment.made', id: 'cmt_3', to: { about: 'prj_this', piece: 'flow', text: 'Which year?', by: ana } },
      {
        type: 'prioritisation.set',
        id: 'prz_1',
        to: {
          title: 'Which theories first?',
          question: 'What matters most?',
          method: 'ranks',
          each: 2,
          step: 'generating',
          facilitator: ana,
          order: 1,
        },
      },
      { type: 'seat.taken', id: 'sea_1', to: { prioritisation: 'prz_1', person: ana, role: 'reviewer', order: 1 } },
      { type: 'seat.taken', id: 'sea_2', to: { prioritisation: 'prz_1', role: 'carer', order: 2 } },
      { type: 'idea.put', id: 'ide_1', to: { prioritisation: 'prz_1', text: 'Trust', about: 'cmoc_5', order: 1 } },
      { type: 'idea.put', id: 'ide_2', to: { prioritisation: 'prz_1', text: 'Trust!', seat: 'sea_2', order: 2 } },
      {
        type: 'step.finished',
        id: 'rdy_prz_1.generating.sea_2',
        to: { prioritisation: 'prz_1', step: 'generating', seat: 'sea_2' },
      },
      {
        type: 'finding.dismissed',
        id: 'dsm_1',
        to: { check: 'empty-slots', finding: 'empty-slots cmoc_3', because: 'On purpose.', by: ana },
      },
      {
        type: 'quality.assessed',
        id: 'qrd_1',
        to: {
          name: 'Before submission',
          assessors: [
            { person: ana, as: 'self-assessment' },
            { person: ben, as: 'review' },
          ],
          order: 1,
        },
      },
      {
        type: 'quality.judged',
        id: 'qlj_qrd_1.focus.per_ana',
        to: {
          round: 'qrd_1',
          criterion: 'focus',
          level: 'good',
          because: 'It was narrowed twice.',
          pieces: ['question'],
          by: ana,
        },
      },
      {
        type: 'item.answered',
        id: 'itm_rameses.12',
        to: { checklist: 'rameses', item: '12', answer: 'yes', place: 'p. 4', note: 'Figure 1.', by: ana },
      },
      {
        type: 'piece.edited',
        id: 'pce_flow',
        to: { piece: 'flow', caption: 'How sources went', text: 'As it was.', leftOut: true },
      },
      { type: 'words.withheld', id: 'wth_1', to: { thing: 'exc_1', because: 'It would name a place.', by: ana } },
    ),
  ],
  [
    ana,
    {
      do: 'adjudicate',
      sides: [
        { configuration: 'cmoc_5', stands: true, conditions: 'Where people meet.', id: 'rfn_4' },
        { configuration: 'cmoc_6', stands: true, conditions: 'Where they only write.', id: 'rfn_5' },
      ],
      grounds: { basis: 'own', order: 4, meeting: 'mtg_1' },
      why: 'Each has its place.',
    },
  ],
  [ana, change({ type: 'meeting.held', id: 'mtg_1', from: { closed: null }, to: { closed: true } })],
  [
    ben,
    add({
      type: 'comment.made',
      id: 'cmt_2',
      to: { about: 'src_2', text: 'Yes.', by: ben, under: 'cmt_1', behind: 'stg_1' },
    }),
  ],
  [
    ana,
    change(
      { type: 'comment.made', id: 'cmt_1', from: { resolved: null }, to: { resolved: true } },
      { type: 'prioritisation.set', id: 'prz_1', from: { step: 'generating' }, to: { step: 'clarifying' } },
      { type: 'idea.put', id: 'ide_2', from: { joinedInto: null }, to: { joinedInto: 'ide_1' } },
      { type: 'prioritisation.set', id: 'prz_1', from: { step: 'clarifying' }, to: { step: 'ranking' } },
    ),
  ],
  [
    ana,
    add({
      type: 'ballot.cast',
      id: 'bal_prz_1.1.sea_2',
      to: { prioritisation: 'prz_1', round: 1, seat: 'sea_2', choices: [{ idea: 'ide_1', gives: 1 }] },
    }),
  ],
  [
    ana,
    change(
      { type: 'prioritisation.set', id: 'prz_1', from: { step: 'ranking' }, to: { step: 'closed' } },
      { type: 'idea.put', id: 'ide_1', from: { chosen: null, note: null }, to: { chosen: true, note: 'Agreed.' } },
    ),
  ],
  [ana, change({ type: 'quality.assessed', id: 'qrd_1', from: { opened: null }, to: { opened: true } })],
  [
    ana,
    add({
      type: 'report.exported',
      id: 'xpt_1',
      to: { format: 'docx', style: 'apa', seq: 20, pieces: [{ name: 'flow', mark: '0123456789abcdef' }], by: ana },
    }),
  ],
  [ana, change({ type: 'project.described', id: 'prj_this', from: { licence: 'MIT' }, to: { licence: null } })],
  [ana, add({ type: 'excerpt.made', id: 'exc_said', to: { source: 'src_said', quote: 'I was afraid.', by: ana } })],
  [ana, { do: 'withdraw', source: 'src_said', because: 'As asked by letter.' }],
  [
    ana,
    add(
      { type: 'section.written', id: 'sec_1', to: { heading: 'Methods', text: 'We read {sources}.', order: 1 } },
      { type: 'style.brought', id: 'sty_1', to: { name: 'Mine', csl: '<style/>' } },
      { type: 'section.written', id: 'sec_2', to: { heading: 'Searching', level: 2, order: 2 } },
    ),
  ],
  [
    ben,
    change({
      type: 'criterion.set',
      id: 'crt_1',
      from: { stage: 'stg_1', kind: 'include', text: 'About trust.', order: 1 },
      to: null,
    }),
  ],
]
