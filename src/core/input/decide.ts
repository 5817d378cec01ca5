import { type Rules, refuse } from '../refusal.ts'

export const inputRules: Rules = {
  input({ who, id, before, after }) {
    if (!before && after && after.by !== who)
      return refuse(
        'not-allowed',
        'What was said is entered in one’s own name.',
        'Sign in as the person who enters it.',
        {
          id,
        },
      )
    if (after && after.outcome !== 'open' && !after.because?.trim())
      return refuse('reason-needed', 'What came of it needs words.', 'Say what changed, or why nothing did.', {
        id,
        field: 'because',
      })
    if (after?.who.some(({ role }) => role.trim() === ''))
      return refuse('reason-needed', 'It does not say who said it.', 'Say by role who said it.', { id, field: 'who' })
  },
}
