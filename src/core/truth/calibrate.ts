/** From which figures on a case is out of a set, neither, or in it. */
export interface Anchors {
  out: number
  between: number
  in: number
}

/**
 * How far a figure is in a set, by the direct method of calibration (Ragin 2008): 0.5 at the crossover, log odds of −3 and 3,
 * so degrees of about 0.05 and 0.95, at the two other anchors, and in a line between. Anchors may fall as well as rise.
 */
export function calibrated(figure: number, { out, between, in: full }: Anchors): number {
  const toward = full > between === figure > between ? full : out
  const odds = (figure - between) * ((toward === full ? 3 : -3) / (toward - between))
  return Number((1 / (1 + Math.exp(-odds))).toFixed(4))
}
