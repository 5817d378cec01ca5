import type { Store } from '../store/store.ts'
import type { Told } from './job.ts'

/** Brings the index of words up to the end of the journal. It can go on another time, so it is never taken back. */
export async function indexAll(store: Store, told: Told): Promise<void> {
  const { seq } = await store.head()
  for (let stretch = 0; !(await store.index()); stretch++) {
    told.step('indexing', Math.min(seq, stretch * 4_000), seq)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
