import type { Features } from './features.ts'
import { exp } from './ln.ts'
import type { Model } from './model.ts'

/** How probable it is that a record with a score is included: 1 / (1 + e to the power of −(slope × score + level)). */
export interface Calibration {
  slope: number
  level: number
}

/** So many votes of either kind are needed to say how probable anything is. */
const enough = 5

/**
 * Scores turned into probabilities (Platt 1999, with the targets and the safeguards of Lin, Lin and Weng 2007). A vote's
 * own pull is taken out of its score first, for a record that was learnt from looks surer than one that was not.
 * Undefined while there are too few votes.
 */
export function calibrated(model: Model, features: Features): Calibration | undefined {
  const points: [score: number, included: boolean][] = []
  for (let row = 0; row < model.votes.length; row++) {
    const vote = model.votes[row] as number
    if (vote !== 0) points.push([scoreWithout(model, features, row, vote), vote > 0])
  }
  const yes = points.filter(([, included]) => included).length
  const no = points.length - yes
  if (yes < enough || no < enough) return undefined
  const target = (included: boolean) => (included ? (yes + 1) / (yes + 2) : 1 / (no + 2))
  let at: Calibration = { slope: 0, level: Math.max(-20, Math.min(20, logit((yes + 1) / (points.length + 2)))) }
  // Newton's steps, halved until the likelihood rises; it has one summit.
  for (let step = 0; step < 100; step++) {
    let [g, h, gg, gh, hh] = [0, 0, 1e-9, 0, 1e-9]
    for (const [score, included] of points) {
      const p = probability(at, score)
      const off = target(included) - p
      g += off * score
      h += off
      gg += p * (1 - p) * score * score
      gh += p * (1 - p) * score
      hh += p * (1 - p)
    }
    const area = gg * hh - gh * gh
    const way = { slope: (hh * g - gh * h) / area, level: (gg * h - gh * g) / area }
    const before = surprise(points, at, target)
    let next = at
    for (let part = 1; part > 1e-8; part /= 2) {
      next = { slope: at.slope + part * way.slope, level: at.level + part * way.level }
      if (surprise(points, next, target) <= before) break
    }
    const moved = Math.abs(next.slope - at.slope) + Math.abs(next.level - at.level)
    at = next
    if (!(moved > 1e-9)) break
  }
  // More relevant must never mean less probable: then the votes say nothing yet.
  return at.slope > 0 ? at : undefined
}

export const probability = ({ slope, level }: Calibration, score: number): number =>
  1 / (1 + exp(-(slope * score + level)))

const logit = (p: number): number => Math.log(p / (1 - p))

function surprise(
  points: readonly [number, boolean][],
  at: Calibration,
  target: (included: boolean) => number,
): number {
  let sum = 0
  for (const [score, included] of points) {
    const z = at.slope * score + at.level
    // −t ln p − (1 − t) ln(1 − p), for any z.
    sum += (z > 0 ? (1 - target(included)) * z : -target(included) * z) + Math.log1p(exp(-Math.abs(z)))
  }
  return sum
}

/** The score that a record would have had, had it pulled at nothing; what others would have done in its place is left out. */
function scoreWithout({ pull, sums, bias }: Model, { scale, own }: Features, row: number, vote: number): number {
  const by = vote * (pull[row] as number)
  return (scale[row] as number) * (sums[row] as number) + bias - by * (2 - (own[row] as number))
}
