/**
 * The natural logarithm; of zero minus infinity, of what is below it none. `Math.log` may differ in its last bit between engines, and a last bit can
 * turn two records round; this one is sums and products alone, which every machine computes alike.
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  let twos = 0
  let rest = x
  while (rest > Math.SQRT2) {
    rest /= 2
    twos++
  }
  while (rest < Math.SQRT1_2) {
    rest *= 2
    twos--
  }
  // ln((1 + z) / (1 - z)) = 2 (z + z³/3 + z⁵/5 + …), and |z| is below 0.172 here.
  const z = (rest - 1) / (rest + 1)
  const square = z * z
  let sum = 0
  for (let power = 21; power > 0; power -= 2) sum = sum * square + 1 / power
  return twos * Math.LN2 + 2 * z * sum
}

/** e to the power of x, for the same reason. */
export function exp(x: number): number {
  if (x > 700) return Number.POSITIVE_INFINITY
  if (x < -700) return 0
  const twos = Math.round(x / Math.LN2)
  const rest = x - twos * Math.LN2
  // Taylor's series; |rest| is below 0.35 here.
  let sum = 1
  for (let n = 14; n > 0; n--) sum = 1 + (sum * rest) / n
  return twos >= 0 ? sum * 2 ** twos : sum / 2 ** -twos
}
