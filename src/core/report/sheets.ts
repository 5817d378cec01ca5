/** Pieces of the report that are handed out by themselves, and are to stand on one page: guidance of a group or for somebody, a result. */
export const isSheet = (piece: string | undefined): boolean =>
  piece !== undefined && /^(?:guidance|assessment)-/.test(piece) && piece !== 'guidance-tables'
