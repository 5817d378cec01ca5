import type { Ground, Subject } from './ground.ts'
import type { Written } from './writing.ts'

/** What is done while people write. It resolves when the harm is over, with what should not have come of it. */
export type Harm = (on: Struck) => Promise<string[]>
interface Struck {
  ground: Ground
  subject: Subject
  written: Written
  round: number
}
