import { type Rules, refuse } from '../refusal.ts'
import { retrievalId } from './retrieval.ts'

export const documentRules: Rules = {
  retrieval({ id, after }) {
    if (!after) return
    if (id !== retrievalId(after.source))
      return refuse('malformed', 'The id of a retrieval is made of its source.', `Use ${retrievalId(after.source)}.`, {
        id,
      })
    if (after.state === 'not available' && !after.reason?.trim())
      return refuse('reason-needed', '“Not available” needs a reason.', 'Say why the full text is not to be had.', {
        id,
      })
  },
}
