/**
 * What a person can do, as data. Buttons, shortcuts, the command palette and the help page read this one list; a screen
 * says how with `useAction(name, run)` while it is open.
 */
export interface Action {
  label: string
  /** Strokes with blanks between: `z`, `ctrl+k` (Ctrl or Cmd), `g o` (g, then o). Without: palette and buttons only. */
  keys?: string
  group:
    | 'Go to'
    | 'Anywhere'
    | 'Overview'
    | 'Protocol'
    | 'Searches'
    | 'Library'
    | 'Documents'
    | 'Coding'
    | 'Compare coding'
    | 'Characteristics'
    | 'Cases'
    | 'Evaluation'
    | 'Guidance'
    | 'Surveys'
    | 'Screen'
    | 'Read'
    | 'Look here next'
    | 'Theory'
    | 'Web of causes'
    | 'Together'
    | 'Report'
    | 'Trail'
    | 'Collisions'
    | 'Pseudonyms'
  /** It changes the project: not offered in the past, nor to those who may only read. */
  writes?: true
  /** It leads to a screen. */
  screen?: string
}

export const actions = {
  overview: { label: 'Overview', keys: 'g o', group: 'Go to', screen: 'overview' },
  protocol: { label: 'Protocol', keys: 'g p', group: 'Go to', screen: 'protocol' },
  library: { label: 'Library', keys: 'g l', group: 'Go to', screen: 'library' },
  screen: { label: 'Screen', keys: 'g f', group: 'Go to', screen: 'screen' },
  agreement: { label: 'Agreement', keys: 'g k', group: 'Go to', screen: 'agreement' },
  stopping: { label: 'May we stop?', keys: 'g y', group: 'Go to', screen: 'stopping' },
  conflicts: { label: 'Conflicts', keys: 'g x', group: 'Go to', screen: 'conflicts' },
  appraise: { label: 'Appraise', keys: 'g a', group: 'Go to', screen: 'appraise' },
  extract: { label: 'Extract characteristics', keys: 'g n', group: 'Go to', screen: 'extract' },
  characteristics: { label: 'Table of characteristics', keys: 'g j', group: 'Go to', screen: 'characteristics' },
  reconcile: { label: 'Reconcile characteristics', group: 'Go to', screen: 'reconcile' },
  forms: { label: 'Forms of characteristics', group: 'Go to', screen: 'forms' },
  theory: { label: 'Theory', keys: 'g t', group: 'Go to', screen: 'theory' },
  substantive: { label: 'Formal theories', group: 'Go to', screen: 'substantive' },
  lineage: { label: 'Lineage', keys: 'g i', group: 'Go to', screen: 'lineage' },
  meetings: { label: 'Meetings about the theory', group: 'Go to', screen: 'meetings' },
  matrix: { label: 'Matrix', keys: 'g m', group: 'Go to', screen: 'matrix' },
  web: { label: 'Web of causes', keys: 'g 0', group: 'Go to', screen: 'web' },
  insights: { label: 'Gaps and the whole theory', keys: 'g z', group: 'Go to', screen: 'insights' },
  cases: { label: 'Evaluate: cases', keys: 'g 1', group: 'Go to', screen: 'cases' },
  guidance: { label: 'Guidance', keys: 'g 2', group: 'Go to', screen: 'guidance' },
  surveys: { label: 'Surveys', group: 'Go to', screen: 'surveys' },
  assessment: { label: 'Assessment from guidance', group: 'Go to', screen: 'assessment' },
  indicators: { label: 'Indicators', group: 'Go to', screen: 'indicators' },
  participants: { label: 'Participants and consent', group: 'Go to', screen: 'participants' },
  versions: { label: 'Versions', keys: 'g v', group: 'Go to', screen: 'versions' },
  prioritise: { label: 'Prioritise with a group', group: 'Go to', screen: 'prioritise' },
  input: { label: 'Stakeholder input', group: 'Go to', screen: 'input' },
  comments: { label: 'Comments', group: 'Go to', screen: 'comments' },
  imports: { label: 'Imports', keys: 'g b', group: 'Go to', screen: 'imports' },
  records: { label: 'Records', keys: 'g e', group: 'Go to', screen: 'records' },
  studies: { label: 'Studies', keys: 'g u', group: 'Go to', screen: 'studies' },
  duplicates: { label: 'Duplicates', keys: 'g d', group: 'Go to', screen: 'duplicates' },
  documents: { label: 'Documents', keys: 'g w', group: 'Go to', screen: 'documents' },
  codebook: { label: 'Codebook', keys: 'g c', group: 'Go to', screen: 'codebook' },
  passages: { label: 'Look here next', keys: 'g g', group: 'Go to', screen: 'passages' },
  query: { label: 'Ask for passages by codes', group: 'Go to', screen: 'query' },
  coding: { label: 'Second coding', group: 'Go to', screen: 'coding' },
  compare: { label: 'Compare and reconcile coding', group: 'Go to', screen: 'compare' },
  searches: { label: 'Searches', keys: 'g q', group: 'Go to', screen: 'searches' },
  report: { label: 'Report', keys: 'g r', group: 'Go to', screen: 'report' },
  checklist: { label: 'Reporting checklists', group: 'Go to', screen: 'checklist' },
  quality: { label: 'Quality standards', group: 'Go to', screen: 'quality' },
  pieces: { label: 'Pieces of the report, and what changed', group: 'Go to', screen: 'pieces' },
  manuscript: { label: 'Manuscript', group: 'Go to', screen: 'manuscript' },
  trail: { label: 'Trail', keys: 'g h', group: 'Go to', screen: 'trail' },
  'merge-copy': { label: 'Merge a copy of this project', group: 'Go to', screen: 'merge' },
  'choose-copy': { label: 'Choose a copy', group: 'Collisions', writes: true },
  collisions: { label: 'Collisions of merged copies', group: 'Go to', screen: 'collisions' },
  settings: { label: 'People and settings', keys: 'g s', group: 'Go to', screen: 'settings' },
  help: { label: 'Help and keys', keys: '?', group: 'Go to', screen: 'help' },

  palette: { label: 'Do anything', keys: 'ctrl+k', group: 'Anywhere' },
  undo: { label: 'Undo', keys: 'z', group: 'Anywhere', writes: true },
  theme: { label: 'Light or dark', group: 'Anywhere' },
  now: { label: 'Back to now', keys: 'escape', group: 'Anywhere' },
  next: { label: 'Next for me', keys: 'n', group: 'Anywhere' },
  comment: { label: 'Comment on what is shown', keys: 'shift+c', group: 'Anywhere' },
  projects: { label: 'Open another project', group: 'Anywhere' },

  'answer-finding': { label: 'Answer the first finding', group: 'Overview', writes: true },

  'write-question': { label: 'Write the question', group: 'Protocol', writes: true },
  'add-objective': { label: 'Add an objective', group: 'Protocol', writes: true },
  'add-definition': { label: 'Define a term', group: 'Protocol', writes: true },
  'add-person': { label: 'Add someone to the project', group: 'Protocol', writes: true },
  'add-stage': { label: 'Add a stage', group: 'Protocol', writes: true },

  'log-search': { label: 'Log a search', keys: 'a', group: 'Searches', writes: true },
  'find-search': { label: 'Find a search', keys: '/', group: 'Searches' },
  'start-cluster': { label: 'CLUSTER from a key source', keys: 'k', group: 'Searches', writes: true },
  'supplement-html': { label: 'Download the search supplement as HTML', group: 'Searches' },
  'supplement-markdown': { label: 'Download the search supplement as Markdown', group: 'Searches' },
  'log-run': { label: 'Log another run', keys: 'r', group: 'Searches', writes: true },
  'copy-search': { label: 'Same search in another place', group: 'Searches', writes: true },
  'previous-search': { label: 'Previous search', keys: '[', group: 'Searches' },
  'next-search': { label: 'Next search', keys: ']', group: 'Searches' },

  'add-source': { label: 'Add a source', keys: 'a', group: 'Library', writes: true },
  'place-source': { label: 'Say at which stage it enters', group: 'Library', writes: true },
  decide: { label: 'Vote or settle at this stage', group: 'Library', writes: true },
  'import-file': { label: 'Import files', keys: 'i', group: 'Library', writes: true },
  'find-duplicates': { label: 'Look for duplicates', group: 'Library', writes: true },
  'join-pair': { label: 'Join: one publication', keys: 'j', group: 'Library', writes: true },
  'keep-apart': { label: 'Keep apart', keys: 'k', group: 'Library', writes: true },
  'relate-pair': { label: 'Related: one study', keys: 'r', group: 'Library', writes: true },
  'undo-pair': { label: 'Undo the last decision', keys: 'u', group: 'Library', writes: true },
  'next-pair': { label: 'Next pair', keys: 'arrowdown', group: 'Library' },
  'previous-pair': { label: 'Previous pair', keys: 'arrowup', group: 'Library' },
  'swap-primary': { label: 'The other one first', keys: 'p', group: 'Library' },
  'find-source': { label: 'Find a source', keys: '/', group: 'Library' },
  'select-source': { label: 'Select or leave out', keys: 'x', group: 'Library' },
  'select-all': { label: 'Select all that are shown', keys: 'ctrl+a', group: 'Library' },
  'group-sources': { label: 'Group what is selected as a study', keys: 's', group: 'Library', writes: true },
  'compare-two': { label: 'Compare the two that are selected', keys: 'c', group: 'Library', writes: true },
  'tag-sources': { label: 'Tag what is selected', keys: 't', group: 'Library', writes: true },
  'export-sources': { label: 'Export what is selected, or what is shown', keys: 'e', group: 'Library' },
  peek: { label: 'Preview', keys: 'v', group: 'Library' },
  'save-view': { label: 'Save this view', group: 'Library', writes: true },

  'attach-file': { label: 'Attach files', keys: 'a', group: 'Documents', writes: true },
  'attach-folder': { label: 'Attach a folder', group: 'Documents', writes: true },
  'attach-this': { label: 'Attach to the source shown', keys: 'y', group: 'Documents', writes: true },
  'attach-second': { label: 'Attach to the second', keys: '2', group: 'Documents', writes: true },
  'attach-third': { label: 'Attach to the third', keys: '3', group: 'Documents', writes: true },
  'attach-other': { label: 'Find its source', keys: 'o', group: 'Documents', writes: true },
  'attach-sure': { label: 'Attach all that are sure', keys: 'shift+a', group: 'Documents', writes: true },
  'leave-out': { label: 'Leave this file out', keys: 'x', group: 'Documents' },
  'next-file': { label: 'Next file', keys: 'arrowdown', group: 'Documents' },
  'previous-file': { label: 'Previous file', keys: 'arrowup', group: 'Documents' },
  'export-coded': { label: 'Export what is coded', group: 'Documents' },
  'find-words': { label: 'Find in all documents', keys: '/', group: 'Documents' },

  'add-code': { label: 'Add a code', keys: 'a', group: 'Coding', writes: true },
  'find-code': { label: 'Find a code', keys: '/', group: 'Coding' },
  'rename-code': { label: 'Rename the code', keys: 'r', group: 'Coding', writes: true },
  'define-code': { label: 'Write its definition', keys: 'd', group: 'Coding', writes: true },
  'code-up': { label: 'Move the code up', keys: 'alt+arrowup', group: 'Coding', writes: true },
  'code-down': { label: 'Move the code down', keys: 'alt+arrowdown', group: 'Coding', writes: true },
  'code-in': { label: 'Put it under the code before it', keys: ']', group: 'Coding', writes: true },
  'code-out': { label: 'Bring it out beside the code above it', keys: '[', group: 'Coding', writes: true },
  'mark-code': { label: 'Mark the code for merging', keys: 'x', group: 'Coding', writes: true },
  'merge-codes': { label: 'Merge codes', keys: 'm', group: 'Coding', writes: true },
  'split-code': { label: 'Split the code', keys: 's', group: 'Coding', writes: true },
  'make-component': { label: 'Make a component of this', keys: 'c', group: 'Coding', writes: true },
  'remove-code': { label: 'Remove the code', group: 'Coding', writes: true },
  'add-condition': { label: 'Add a condition', keys: 'i', group: 'Coding' },
  'query-csv': { label: 'The table as CSV', group: 'Coding' },
  'new-coding': { label: 'Begin a second coding', keys: 'b', group: 'Coding', writes: true },
  'open-coding': { label: 'Open it: all see each other’s coding', group: 'Coding', writes: true },
  'next-compared': { label: 'Next difference', keys: 'arrowdown', group: 'Compare coding' },
  'previous-compared': { label: 'Previous difference', keys: 'arrowup', group: 'Compare coding' },
  'next-compared-document': { label: 'Next document', keys: ']', group: 'Compare coding' },
  'previous-compared-document': { label: 'Previous document', keys: '[', group: 'Compare coding' },
  'keep-first': { label: 'Keep the first coder’s', keys: '1', group: 'Compare coding', writes: true },
  'keep-second': { label: 'Keep the second coder’s', keys: '2', group: 'Compare coding', writes: true },
  'keep-both': { label: 'Keep both, their words as one', keys: '3', group: 'Compare coding', writes: true },
  'keep-neither': { label: 'Keep neither', keys: '0', group: 'Compare coding', writes: true },
  'whose-words': { label: 'Their words as one, or whose', keys: 'm', group: 'Compare coding', writes: true },
  'agree-code': { label: 'Agree on another code', keys: 'c', group: 'Compare coding', writes: true },
  'note-agreed': { label: 'Note why', keys: 'e', group: 'Compare coding', writes: true },
  'coding-csv': { label: 'The agreement as CSV', group: 'Coding' },
  'codes-from-table': { label: 'Codes from a table', group: 'Coding', writes: true },
  'series-from-table': { label: 'Series from a table', group: 'Evaluation', writes: true },
  'verdict-activated': { label: 'Activated', keys: '1', group: 'Cases', writes: true },
  'verdict-partly': { label: 'Partly', keys: '2', group: 'Cases', writes: true },
  'verdict-latent': { label: 'Latent', keys: '3', group: 'Cases', writes: true },
  'verdict-blocked': { label: 'Blocked', keys: '4', group: 'Cases', writes: true },
  'verdict-contradicted': { label: 'Contradicted', keys: '5', group: 'Cases', writes: true },
  'verdict-not-observed': { label: 'Not observed', keys: '6', group: 'Cases', writes: true },
  'verdict-because': { label: 'Write why', keys: 'e', group: 'Cases', writes: true },
  'verdict-proposed': { label: 'Begin with what is suggested', keys: 'p', group: 'Cases', writes: true },
  'give-verdict': { label: 'Give the verdict', keys: 'ctrl+enter', group: 'Cases', writes: true },
  'next-judged': { label: 'Next configuration', keys: 'arrowdown', group: 'Cases' },
  'previous-judged': { label: 'Previous configuration', keys: 'arrowup', group: 'Cases' },
  'next-case': { label: 'Next case', keys: ']', group: 'Cases' },
  'previous-case': { label: 'Previous case', keys: '[', group: 'Cases' },
  'add-case': { label: 'Add a case', keys: 'a', group: 'Cases', writes: true },
  'add-indicator': { label: 'Add an indicator', keys: 'a', group: 'Evaluation', writes: true },
  'add-questionnaire': { label: 'Add a questionnaire', keys: 'a', group: 'Surveys', writes: true },
  'add-item': { label: 'Add a question', keys: 'i', group: 'Surveys', writes: true },
  'draft-items': { label: 'Draft items from configurations', keys: 'd', group: 'Surveys', writes: true },
  'add-wave': { label: 'Open a wave', keys: 'w', group: 'Surveys', writes: true },
  'bring-answers': { label: 'Bring answers in', keys: 'b', group: 'Surveys', writes: true },
  'add-result': { label: 'State a result', keys: 'r', group: 'Surveys', writes: true },
  'survey-form': { label: 'The form as a file', keys: 'f', group: 'Surveys' },
  'survey-version': { label: 'Make a new version', keys: 'v', group: 'Surveys', writes: true },
  'draft-guidance': { label: 'Draft what is not in guidance yet', keys: 'a', group: 'Guidance', writes: true },
  'next-guideline': { label: 'Next statement', keys: ']', group: 'Guidance' },
  'previous-guideline': { label: 'Previous statement', keys: '[', group: 'Guidance' },
  'guideline-up': { label: 'Move the statement up', keys: 'shift+arrowup', group: 'Guidance', writes: true },
  'guideline-down': { label: 'Move the statement down', keys: 'shift+arrowdown', group: 'Guidance', writes: true },
  'write-guideline': { label: 'Write it in plain words', keys: 'e', group: 'Guidance', writes: true },
  'draft-assessment': { label: 'Draft an assessment', keys: 'd', group: 'Guidance', writes: true },
  'confirm-guidance': { label: 'It still stands', keys: 's', group: 'Guidance', writes: true },
  'add-participant': { label: 'Add a participant', group: 'Evaluation', writes: true },
  'answers-from-table': { label: 'Your answers from a table', group: 'Characteristics', writes: true },
  'codebook-csv': { label: 'The codebook as CSV', group: 'Coding' },

  'next-extraction': { label: 'Next source', keys: ']', group: 'Characteristics' },
  'previous-extraction': { label: 'Previous source', keys: '[', group: 'Characteristics' },
  'waiting-extraction': { label: 'Next that waits for me', keys: 'w', group: 'Characteristics' },
  'first-open-field': { label: 'First open field', keys: 'i', group: 'Characteristics', writes: true },
  'finish-extraction': { label: 'I have finished', keys: 'f', group: 'Characteristics', writes: true },
  'open-document': { label: 'Open its document', keys: 'd', group: 'Characteristics' },
  'add-field': { label: 'Add a field', keys: 'a', group: 'Characteristics', writes: true },
  'preview-form': { label: 'Try the form', keys: 'v', group: 'Characteristics' },
  'open-reconciliation': { label: 'Open the reconciliation', keys: 'o', group: 'Characteristics', writes: true },
  'take-first': { label: 'Take the first answer', keys: '1', group: 'Characteristics', writes: true },
  'take-second': { label: 'Take the second answer', keys: '2', group: 'Characteristics', writes: true },
  'take-third': { label: 'Take the third answer', keys: '3', group: 'Characteristics', writes: true },
  'take-fourth': { label: 'Take the fourth answer', keys: '4', group: 'Characteristics', writes: true },
  'own-words': { label: 'Settle in own words', keys: 'e', group: 'Characteristics', writes: true },
  'next-difference': { label: 'Next field', keys: 'arrowdown', group: 'Characteristics' },
  'previous-difference': { label: 'Previous field', keys: 'arrowup', group: 'Characteristics' },
  'find-characteristic': { label: 'Find in the table', keys: '/', group: 'Characteristics' },
  'choose-columns': { label: 'Choose columns', keys: 'c', group: 'Characteristics' },
  'characteristics-csv': { label: 'Download the table as CSV', group: 'Characteristics' },
  'characteristics-xlsx': { label: 'Download the table for Excel', group: 'Characteristics' },
  'to-excerpts': { label: 'To the marked passages', keys: 'm', group: 'Characteristics' },

  'vote-include': { label: 'Include', keys: 'i', group: 'Screen', writes: true },
  'vote-exclude': { label: 'Exclude', keys: 'e', group: 'Screen', writes: true },
  'vote-maybe': { label: 'Maybe', keys: 'm', group: 'Screen', writes: true },
  'vote-background': { label: 'Background', keys: 'b', group: 'Screen', writes: true },
  'vote-note': { label: 'Write a note', keys: 'n', group: 'Screen', writes: true },
  'tag-source': { label: 'Tag this source', keys: 't', group: 'Screen', writes: true },
  highlights: { label: 'Marks on or off', keys: 'h', group: 'Screen' },
  'previous-source': { label: 'Previous source', keys: 'arrowleft', group: 'Screen' },
  'next-source': { label: 'Next source', keys: 'arrowright', group: 'Screen' },
  'next-conflict': { label: 'Next conflict', keys: 'arrowdown', group: 'Screen' },
  'previous-conflict': { label: 'Previous conflict', keys: 'arrowup', group: 'Screen' },

  // Before those of the page: in the reading room of a passage that was put forward, X rejects it.
  'accept-passage': { label: 'Accept', keys: 'y', group: 'Look here next', writes: true },
  'reject-passage': { label: 'Reject', keys: 'x', group: 'Look here next', writes: true },
  'next-passage': { label: 'Next', keys: 'n', group: 'Look here next' },
  'next-passage-down': { label: 'Next, by arrow', keys: 'arrowdown', group: 'Look here next' },
  'previous-passage': { label: 'Previous', keys: 'arrowup', group: 'Look here next' },
  'open-passage': { label: 'Open in its document', keys: 'o', group: 'Look here next' },

  'mark-words': { label: 'Mark, code and link the selected words', keys: 'l', group: 'Read', writes: true },
  'mark-region': { label: 'Mark a region of the page', keys: 'r', group: 'Read', writes: true },
  'join-passages': { label: 'Join this passage with others', keys: 'j', group: 'Read', writes: true },
  'excerpts-drawer': { label: 'Excerpts beside the page', keys: 'x', group: 'Read' },
  'next-excerpt': { label: 'Next excerpt', keys: 'e', group: 'Read' },
  'previous-excerpt': { label: 'Previous excerpt', keys: 'shift+e', group: 'Read' },
  'show-text': { label: 'Page or text', keys: 'v', group: 'Read' },
  'pages-drawer': { label: 'Pages and outline', keys: 't', group: 'Read' },
  'zoom-in': { label: 'Larger', keys: '+', group: 'Read' },
  'zoom-out': { label: 'Smaller', keys: '-', group: 'Read' },
  'zoom-fit': { label: 'Fill the width', keys: '0', group: 'Read' },
  'turn-pages': { label: 'Turn the pages', keys: 'shift+r', group: 'Read' },
  'dark-pages': { label: 'Darken the pages, or as printed', keys: 'shift+d', group: 'Read' },
  'next-page': { label: 'Next page', keys: ']', group: 'Read' },
  'previous-page': { label: 'Previous page', keys: '[', group: 'Read' },
  'find-here': { label: 'Find in this document', keys: 'ctrl+f', group: 'Read' },
  'next-hit': { label: 'Next hit', keys: 'ctrl+g', group: 'Read' },
  'previous-hit': { label: 'Previous hit', keys: 'ctrl+shift+g', group: 'Read' },

  'new-configuration': { label: 'New configuration', keys: 'c', group: 'Theory', writes: true },
  'bring-theory': { label: 'Bring in configurations', group: 'Theory', writes: true, screen: 'bring-theory' },
  'make-theory': { label: 'Make these configurations', keys: 'ctrl+enter', group: 'Theory', writes: true },
  'choose-theory-file': { label: 'Choose a file', group: 'Theory', writes: true },
  'new-theory': { label: 'New programme theory', group: 'Theory', writes: true },
  'add-substantive': { label: 'Add a formal theory', group: 'Theory', writes: true },
  'fill-slot': { label: 'Write in the first empty slot', group: 'Theory', writes: true },
  'write-sentence': { label: 'Write it as a sentence', keys: 'w', group: 'Theory', writes: true },
  'link-evidence': { label: 'Link evidence', keys: 'l', group: 'Theory', writes: true },
  juxtapose: { label: 'Lay side by side', keys: 'j', group: 'Theory' },
  'write-memo': { label: 'Write what it comes to', keys: 'e', group: 'Theory', writes: true },
  refine: { label: 'Refine', keys: 'r', group: 'Theory', writes: true },
  support: { label: 'Support as it stands', group: 'Theory', writes: true },
  merge: { label: 'Merge with others', group: 'Theory', writes: true },
  split: { label: 'Split', group: 'Theory', writes: true },
  adjudicate: { label: 'Adjudicate between rivals', group: 'Theory', writes: true },
  add: { label: 'Say why it was added', group: 'Theory', writes: true },
  drop: { label: 'Drop', group: 'Theory', writes: true },
  refute: { label: 'Refute', group: 'Theory', writes: true },
  reopen: { label: 'Reopen', group: 'Theory', writes: true },
  mirror: { label: 'Write its mirror', group: 'Theory', writes: true },
  rival: { label: 'Write a rival', group: 'Theory', writes: true },
  arrange: { label: 'Slots or canvas', keys: 'v', group: 'Theory' },
  relate: { label: 'Draw a relation', group: 'Theory', writes: true },
  'previous-configuration': { label: 'Previous configuration', keys: '[', group: 'Theory' },
  'next-configuration': { label: 'Next configuration', keys: ']', group: 'Theory' },
  'zoom-figure-in': { label: 'Larger figure', keys: '+', group: 'Theory' },
  'zoom-figure-out': { label: 'Smaller figure', keys: '-', group: 'Theory' },
  'open-meeting': { label: 'Open a meeting', keys: 'o', group: 'Theory', writes: true },
  freeze: { label: 'Freeze a version', keys: 'f', group: 'Theory', writes: true },

  'web-find': { label: 'Go to a thing of the web', keys: '/', group: 'Web of causes' },
  'web-trace': { label: 'Trace paths', keys: 't', group: 'Web of causes' },
  'web-fit': { label: 'The whole web in sight', keys: '0', group: 'Web of causes' },
  'web-in': { label: 'Nearer', keys: '+', group: 'Web of causes' },
  'web-out': { label: 'Further away', keys: '-', group: 'Web of causes' },
  'web-left': { label: 'Look to the left', keys: 'arrowleft', group: 'Web of causes' },
  'web-right': { label: 'Look to the right', keys: 'arrowright', group: 'Web of causes' },
  'web-up': { label: 'Look up', keys: 'arrowup', group: 'Web of causes' },
  'web-down': { label: 'Look down', keys: 'arrowdown', group: 'Web of causes' },
  'web-fold': { label: 'Fold or unfold its group', keys: 'f', group: 'Web of causes' },
  'web-fold-all': { label: 'Fold or unfold all', keys: 'shift+f', group: 'Web of causes' },
  'web-open': { label: 'Open the configuration', keys: 'o', group: 'Web of causes' },
  'pin-up': { label: 'Put it higher by hand', keys: 'alt+arrowup', group: 'Web of causes', writes: true },
  'pin-down': { label: 'Put it lower by hand', keys: 'alt+arrowdown', group: 'Web of causes', writes: true },
  'pin-left': { label: 'Put it further left by hand', keys: 'alt+arrowleft', group: 'Web of causes', writes: true },
  'pin-right': { label: 'Put it further right by hand', keys: 'alt+arrowright', group: 'Web of causes', writes: true },
  unpin: { label: 'Take it off its place by hand', keys: 'u', group: 'Web of causes', writes: true },
  'new-prioritisation': { label: 'Set up a prioritisation', group: 'Together', writes: true },
  'add-idea': { label: 'Write an idea', keys: 'a', group: 'Together' },
  'group-done': { label: 'My part of the step is done, or not', keys: 'f', group: 'Together' },
  'next-group-step': { label: 'Go on to the next step', group: 'Together', writes: true },
  'group-wall': { label: 'For the wall, or for me', keys: 'v', group: 'Together' },
  'group-csv': { label: 'The ranking as CSV', group: 'Together' },
  'add-input': { label: 'Log stakeholder input', keys: 'i', group: 'Together', writes: true },

  'new-quality-round': { label: 'Judge by the quality standards', keys: 'a', group: 'Report', writes: true },
  'open-quality-round': { label: 'Open the round to all', group: 'Report' },
  'next-criterion': { label: 'Next criterion, item or piece', keys: 'arrowdown', group: 'Report' },
  'previous-criterion': { label: 'Previous criterion, item or piece', keys: 'arrowup', group: 'Report' },
  'leave-piece-out': { label: 'Leave it out', keys: 'x', group: 'Report', writes: true },
  'judge-because': { label: 'Write the words', keys: 'w', group: 'Report' },
  'download-html': { label: 'Download the report as HTML', group: 'Report' },
  'download-word': { label: 'Download the report as a Word document', group: 'Report' },
  'download-pack': { label: 'Download the supplement as one archive', group: 'Report' },
  'download-markdown': { label: 'Download the report as Markdown', group: 'Report' },
  'add-section': { label: 'Add a section to the manuscript', group: 'Report', writes: true },
  'download-manuscript': { label: 'Download the manuscript as a Word document', group: 'Report' },
  'download-site': { label: 'Download the site', group: 'Report' },
  'download-json': { label: 'Download the project as JSON', group: 'Report' },

  'pseudonym-replace': { label: 'Replace it', keys: 'r', group: 'Pseudonyms' },
  'pseudonym-keep': { label: 'Keep it', keys: 'k', group: 'Pseudonyms' },
  'pseudonym-write': { label: 'Write another', keys: 'e', group: 'Pseudonyms' },
  'pseudonym-next': { label: 'Next name', keys: 'arrowdown', group: 'Pseudonyms' },
  'pseudonym-previous': { label: 'Previous name', keys: 'arrowup', group: 'Pseudonyms' },
  'next-collision': { label: 'Next collision', keys: 'arrowdown', group: 'Collisions' },
  'previous-collision': { label: 'Previous collision', keys: 'arrowup', group: 'Collisions' },
  'keep-collision': { label: 'Keep what stands', keys: '1', group: 'Collisions', writes: true },
  'take-collision': { label: 'Take the other', keys: '2', group: 'Collisions', writes: true },
  'write-collision': { label: 'Write a third', keys: '3', group: 'Collisions', writes: true },
} as const satisfies Record<string, Action>

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as ActionName[]
export const actionOf = (name: ActionName): Action => actions[name]

/** Actions in the order in which they answer a key: what a screen can do comes before what can be done anywhere. */
export const byNearness: readonly ActionName[] = [
  ...actionNames.filter((name) => !isEverywhere(name)),
  ...actionNames.filter(isEverywhere),
]
function isEverywhere(name: ActionName): boolean {
  return ['Anywhere', 'Go to'].includes(actionOf(name).group)
}

/** The other action of the same group that has the same keys: of different groups the nearer one answers. */
export const clashOf = (name: ActionName, keys: (name: ActionName) => string | undefined): ActionName | undefined =>
  actionNames.find(
    (other) =>
      other !== name &&
      keys(name) !== undefined &&
      keys(other) === keys(name) &&
      actionOf(other).group === actionOf(name).group,
  )
