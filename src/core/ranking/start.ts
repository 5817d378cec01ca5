import { shuffled } from '../chance.ts'
import type { Start } from './simulate.ts'

/** One included and one excluded record, drawn by lot that follows from the seed. */
export function drawStart(ids: readonly string[], relevant: Uint8Array, seed: number): Start {
  const one = (label: number) => {
    const [id = ''] = shuffled(
      String(seed),
      ids.filter((_, row) => relevant[row] === label),
    )
    return [ids.indexOf(id)]
  }
  return { included: one(1), excluded: one(0) }
}
