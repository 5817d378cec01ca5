/** A place between two others; past either end when one of them is not there. */
export const between = (low: number | undefined, high: number | undefined): number =>
  low === undefined ? (high ?? 1) - 1 : high === undefined ? low + 1 : (low + high) / 2
