/**
 * Colours of codes, to be told apart beside each other: the qualitative scheme of Tol (2021, SRON/EPS/TN/09-002,
 * "muted") without its grey, and three more. A code's name always stands beside its colour. Nothing is imported here.
 */
export const codeColours = [
  ['#332288', 'indigo'],
  ['#88ccee', 'sky'],
  ['#44aa99', 'teal'],
  ['#117733', 'green'],
  ['#999933', 'olive'],
  ['#ddcc77', 'sand'],
  ['#cc6677', 'rose'],
  ['#882255', 'wine'],
  ['#aa4499', 'purple'],
  ['#ee7733', 'orange'],
  ['#0077bb', 'blue'],
  ['#7f4f24', 'brown'],
] as const

/** The colour that fewest codes have, first come first: for a new one. */
export function nextColour(taken: readonly (string | undefined)[]): string {
  const times = (colour: string) => taken.filter((one) => one?.toLowerCase() === colour).length
  return codeColours.map(([colour]) => colour).reduce((best, one) => (times(one) < times(best) ? one : best))
}
