import type { Id } from '../ids.ts'

/** Consent is recorded once for a source. */
export const consentId = (source: Id<'src'>): Id<'cns'> => `cns_${source}`
