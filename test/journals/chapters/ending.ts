import { add, ana, ben, type Chapter, change } from './telling.ts'

/** What a group agreed on, what was erased, withdrawn, handed out and taken back. */
export const ending: Chapter = [
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
  [
    ana,
    {
      do: 'judge',
      case: 'cas_1',
      configuration: 'cmoc_5',
      verdict: 'activated',
      indicators: ['ind_1'],
      because: 'Seen.',
    },
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
  [ana, add({ type: 'identities.erased', id: 'era_1', to: { participants: 2, because: 'As promised.', by: ana } })],
  [
    ana,
    add({
      type: 'copy.handedOut',
      id: 'hnd_1',
      to: {
        stage: 'stg_1',
        person: ben,
        sources: ['src_2'],
        documents: true,
        codes: true,
        head: 'c'.repeat(64),
        by: ana,
      },
    }),
  ],
  [
    ana,
    {
      do: 'takeBack',
      handOut: 'hnd_1',
      ends: 'd'.repeat(64),
      newer: true,
      reasons: [],
      votes: [],
      highlights: [],
      tags: [],
      tagged: [],
      judgements: [],
      passages: [],
      codings: [],
      changed: [],
    },
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
