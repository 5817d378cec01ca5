import type { Id } from '../ids.ts'

/** A source comes from one encounter. */
export const encounterId = (source: Id<'src'>): Id<'enc'> => `enc_${source}`

/** A source, or one who took part in it, answers a theory once: several readers settle on one answer. */
export const replyId = (source: Id<'src'>, configuration: Id<'cmoc'>, participant?: Id<'prt'>): Id<'rpl'> =>
  `rpl_${source}.${configuration}${participant ? `.${participant}` : ''}`

/** What is noted under a prompt in a source is one note. */
export const promptNoteId = (source: Id<'src'>, prompt: string): Id<'pno'> =>
  `pno_${source}.${prompt.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 120)}`
