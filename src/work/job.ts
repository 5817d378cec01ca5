/** What long work tells while it goes on, and whether it is still wanted. */
export interface Told {
  step: (what: Step, done: number, of: number) => void
  /** True once somebody has cancelled it. */
  stopped: () => boolean
}
export type Step = 'reading' | 'recording' | 'indexing' | 'comparing' | 'joining'

/** Thrown where work stops because it was cancelled, and caught where its traces are cleared. */
export class Stopped extends Error {}

/** Lets everything else that waits have its turn; stops where nobody wants the work any more. */
export async function breathe(told: Told): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  if (told.stopped()) throw new Stopped()
}

export const silent: Told = { step: () => {}, stopped: () => false }
