import { z } from 'zod'
import { consentUses } from '../choices.ts'
import { idOf } from '../ids.ts'
import { day, hash, line, noun, text } from '../noun.ts'

export const consentNouns = {
  consent: noun(
    'cns',
    'consent.recorded',
    'What a participant agreed to for an interview, notes or answers, beyond the analysis by the team.',
    {
      source: idOf('src'),
      uses: z.array(z.enum(consentUses)),
      on: day.optional(),
      /** Which form, or where the signed one is kept. */
      form: line.optional(),
      note: text.optional(),
    },
  ),
  erasure: noun(
    'era',
    'identities.erased',
    'Who participants are was erased for good, as it was to be kept no longer.',
    {
      /** Of how many something was kept. */
      participants: z.number().int().min(0),
      because: text.optional(),
      by: idOf('per'),
    },
  ),
  withdrawal: noun(
    'wdr',
    'words.withdrawn',
    'The words of a source, or the answers of one person, were taken away for good, as a participant asked; the journal stands.',
    {
      /** Missing where one person's answers went, of a survey that is no source. */
      source: idOf('src').optional(),
      /** Only what one person answered to a questionnaire went. */
      response: idOf('rsp').optional(),
      /** Only the words of this file of it went, as a pseudonymised copy took its place. */
      document: idOf('doc').optional(),
      because: text.optional(),
      by: idOf('per'),
      /** The blobs that are gone: files, their text, and words of facts that lay apart. */
      gone: z.array(hash),
    },
  ),
}
