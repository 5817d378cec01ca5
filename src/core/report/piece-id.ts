import type { Id } from '../ids.ts'

/** The answer to an item of a checklist. */
export const itemId = (checklist: string, item: string | number): Id<'itm'> => `itm_${checklist}.${item}`

/** What the team says of a piece. Names of pieces hold what ids may hold; any other sign becomes a hyphen. */
export const pieceId = (piece: string): Id<'pce'> => `pce_${piece.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 200)}`
