import { type Promises, refuse } from '../refusal.ts'
import { consentId } from './ids.ts'

/** What was withdrawn stays so, and consent is recorded once. */
export const consentPromises = {
  consent({ id, after }) {
    if (after && id !== consentId(after.source))
      return refuse('malformed', 'Consent is recorded once for a source.', `Name it ${consentId(after.source)}.`, {
        id,
      })
  },
  withdrawal({ id, after }) {
    if (!after) return refuse('not-allowed', 'What was withdrawn is gone.', 'Ask the participant anew.', { id })
  },
} satisfies Promises
