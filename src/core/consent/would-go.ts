import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'
import { sourcesOf } from './of-source.ts'

/** How much would lose its words with a source, by what it is. Earlier versions of these go too, and are not counted. */
export interface Going {
  documents: number
  excerpts: number
  evidence: number
  answers: number
  /** What it was that showed a context in a case, and notes on what was answered to a theory. */
  contexts: number
  replies: number
  /** Notes under prompts. */
  notes: number
  comments: number
}

/** What a withdrawal of a source would take the words of: a preview, as things stand. */
export const wouldGo = (state: State, source: Id<'src'>): Going => ({
  documents: referrers(state, 'document', source).length,
  excerpts: referrers(state, 'excerpt', source).length,
  evidence: referrers(state, 'evidence', source).length,
  answers: referrers(state, 'answer', source).length + referrers(state, 'agreed', source).length,
  contexts: referrers(state, 'caseContext', source).length,
  replies: referrers(state, 'reply', source).filter(([, { note }]) => note).length,
  notes: referrers(state, 'promptNote', source).length,
  comments: [...state.comment.keys()].filter((id) => sourcesOf(state, id).includes(source)).length,
})
