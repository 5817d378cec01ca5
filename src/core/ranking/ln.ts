/**
 * The natural logarithm of a positive number. `Math.log` may differ in its last bit between engines, and a last bit can
 * turn two records round; this one is sums and products alone, which every machine computes alike.
 */
export function ln(x: number): number {
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
